#pragma once

#include <QCoreApplication>
#include <QColor>
#include <QFont>
#include <QPainter>

#include <array>
#include <functional>
#include <optional>

#include <core/utctime.h>
#include <video/qualitypolicy.h>
#include <video/videostream.h>
#include <vision/detectionstore.h>

#include "replaypainter.h"
#include "tilemarks.h"
#include "tilestate.h"
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
    UtcTime now;
    std::optional<Micros> age;
    std::optional<Micros> captureAge;  ///< capture to paint of the newest painted frame, by the camera's clock
    TileState state = TileState::Waiting;
    QualityChoice quality;
    int steppedDown = 0;  ///< tiles of the wall that show less because the machine does not keep up
    EngineLoad machine;
    std::optional<BoxesAtTime> boxes;
    bool mainStream = false;
    bool focused = false;
    bool recorded = false;
    bool heard = false;           ///< its sound is being listened to
    QRectF part = kWholePicture;  ///< what the tile shows of the source
    std::optional<TileAlarm> alarm;
    QString note;                        ///< what the tile is being used for, e.g. PTZ
    std::optional<ReplayView> replay{};  ///< the frame is of the past; nothing: live
    QString mark{};                      ///< a word at the top right, e.g. that a clip is being written
};

/// A box in the tile's coordinates.
QRectF boxInPicture(const QRectF& box, QSize frame, const QRectF& picture);

/// Draws tiles. Stateless apart from its look; GUI thread.
class TilePainter {
    Q_DECLARE_TR_FUNCTIONS(TilePainter)

public:
    explicit TilePainter(TileLook look);
    const TileLook& look() const { return look_; }

    /// Puts the pixels of a frame into a place; nothing is to be seen of them outside `clip`.
    using DrawPicture =
        std::function<void(QPainter& painter, const VideoFrame& frame, const QRectF& place, const QRect& clip)>;
    /// Who draws pictures instead of the processor.
    void setDrawPicture(DrawPicture draw) { draw_ = std::move(draw); }

    void paint(QPainter& painter, const TileView& view, const QRegion& damaged) const;
    /// What stands beside a box.
    static QString boxText(const DetectedObject& object);

private:
    void paintPicture(QPainter& painter, const TileView& view) const;
    void paintImage(QPainter& painter, const TileView& view) const;
    void paintReplay(QPainter& painter, const TileView& view) const;
    void paintMark(QPainter& painter, const TileView& view) const;
    void paintBoxes(QPainter& painter, const TileView& view) const;
    void paintMarks(QPainter& painter, const TileView& view) const;
    void paintBoxLabel(QPainter& painter, const DetectedObject& object, const QRectF& box) const;
    void paintNotice(QPainter& painter, const TileView& view) const;
    static QString className(const QString& objectClass);
    QString noticeText(const TileView& view, const QRect& place) const;

    TileLook look_;
    DrawPicture draw_;
};

}  // namespace pitwatch::ui
