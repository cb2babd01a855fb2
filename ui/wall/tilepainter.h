#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>

#include <array>
#include <optional>

#include <core/utctime.h>
#include <video/videostream.h>
#include <vision/detectionstore.h>

#include "tilemarks.h"
#include "tilezoom.h"

namespace pitwatch::ui {

/// The colours and type of the wall, taken once from the theme.
struct TileLook {
    QColor background;
    QColor panel;
    QColor text;
    QColor muted;
    QColor focus;
    std::array<QColor, 4> grades;  ///< I first
    QFont caption;
    QFont label;
    int captionHeight = 22;
};

/// What a tile shows at one moment. `age` counts since the last picture; nothing before the first.
struct TileView {
    QRect tile;     ///< the whole tile
    QRect picture;  ///< where the frame goes
    QString name;   ///< empty: no camera here
    QString mine;
    std::shared_ptr<const VideoFrame> frame;
    StreamStatus status;
    std::optional<Micros> age;
    std::optional<BoxesAtTime> boxes;
    bool mainStream = false;
    bool focused = false;
    QRectF part = kWholePicture;  ///< what the tile shows of the source
    std::optional<TileAlarm> alarm;
    QString note;        ///< what the tile is being used for, e.g. PTZ
    bool stale = false;  ///< the picture is too old to pass for live
};

/// A box in the tile's coordinates.
QRectF boxInPicture(const QRectF& box, QSize frame, const QRectF& picture);

/// Draws tiles. Stateless apart from its look; GUI thread.
class TilePainter {
    Q_DECLARE_TR_FUNCTIONS(TilePainter)

public:
    explicit TilePainter(TileLook look) : look_(std::move(look)) {}
    const TileLook& look() const { return look_; }

    void paint(QPainter& painter, const TileView& view, const QRegion& damaged) const;
    /// What stands beside a box.
    static QString boxText(const DetectedObject& object);

private:
    void paintPicture(QPainter& painter, const TileView& view) const;
    void paintBoxes(QPainter& painter, const TileView& view) const;
    void paintMarks(QPainter& painter, const TileView& view) const;
    void paintBoxLabel(QPainter& painter, const DetectedObject& object, const QRectF& box) const;
    void paintNotice(QPainter& painter, const TileView& view) const;
    void paintCaption(QPainter& painter, const TileView& view) const;
    QString phaseText(const TileView& view) const;
    static QString className(const QString& objectClass);

    TileLook look_;
};

}  // namespace pitwatch::ui
