#pragma once

#include <QPainter>
#include <QRect>
#include <QString>

namespace pitwatch::ui {

struct TileLook;
struct TileView;

/// Where the mark that opens the details of a tile is drawn, in its caption.
QRect detailsMark(const QRect& tile, int captionHeight);

/// The line below the picture of a tile for the time of one painting: its name, its state and the mark of its details.
/// GUI thread.
class TileCaption {
public:
    /// Both have to outlive the caption.
    TileCaption(const TileLook& look, const TileView& view);

    QRect bar() const;
    void paint(QPainter& painter) const;
    /// Why the tile was stepped down, over the foot of the picture, where the line has no room for it: to be painted
    /// with each picture.
    void paintPressure(QPainter& painter) const;

private:
    QRect room() const;
    bool pressureFits() const;
    QString stateText() const;
    int paintState(QPainter& painter, const QRect& room) const;
    void paintDetailsMark(QPainter& painter, const QRect& place) const;

    const TileLook& look_;
    const TileView& view_;
    QString pressure_;  ///< empty for most tiles, which then need no measuring
    bool pressureFits_ = false;
};

}  // namespace pitwatch::ui
