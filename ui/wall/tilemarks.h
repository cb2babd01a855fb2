#pragma once

#include <QPainter>
#include <QString>

#include <alarm/alarm.h>

/// What stands over the picture of a tile besides the boxes. Drawn again with every picture, so it is little.
namespace pitwatch::ui {

struct TileLook;

/// The alarm for which a camera was brought forward or is marked.
struct TileAlarm {
    Grade grade = Grade::IV;
    QString text;
    int more = 0;  ///< further alarms of the mine
    bool operator==(const TileAlarm&) const = default;
};

/// A frame in the colour of the grade around `room`; its shape, numeral and the alarm's words along the upper edge of the picture.
void paintAlarmMark(QPainter& painter, const QRect& room, const QRect& picture, const TileAlarm& alarm,
                    const TileLook& look);
/// Where the magnified part lies in the whole picture, and how much it is magnified.
void paintMiniMap(QPainter& painter, const QRect& picture, const QRectF& part, const TileLook& look);
/// Words on a dark plate in the lower left corner: what the tile is being used for.
void paintTileNote(QPainter& painter, const QRect& picture, const QString& note, const TileLook& look);

}  // namespace pitwatch::ui
