#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>

#include <optional>

#include <core/utctime.h>
#include <video/videostream.h>
#include <vision/detectionstore.h>

namespace pitwatch::ui {

/// The colours and type of the wall, taken once from the theme.
struct TileLook {
    QColor background;
    QColor panel;
    QColor text;
    QColor muted;
    QColor focus;
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
    bool stale = false;  ///< the picture is too old to pass for live
};

/// A box in the tile's coordinates.
QRectF boxInPicture(const QRectF& box, QSize frame, const QRect& picture);

/// Draws tiles. Stateless apart from its look; GUI thread.
class TilePainter {
    Q_DECLARE_TR_FUNCTIONS(TilePainter)

public:
    explicit TilePainter(TileLook look) : look_(std::move(look)) {}
    const TileLook& look() const { return look_; }

    void paint(QPainter& painter, const TileView& view, const QRegion& damaged) const;

private:
    void paintPicture(QPainter& painter, const TileView& view) const;
    void paintBoxes(QPainter& painter, const TileView& view) const;
    void paintBoxLabel(QPainter& painter, const DetectedObject& object, const QRectF& box) const;
    void paintNotice(QPainter& painter, const TileView& view) const;
    void paintCaption(QPainter& painter, const TileView& view) const;
    QString phaseText(const TileView& view) const;
    QString className(const QString& objectClass) const;

    TileLook look_;
};

}  // namespace pitwatch::ui
