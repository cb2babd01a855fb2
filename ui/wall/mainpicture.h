#pragma once

#include <QDeadlineTimer>

#include "awaitedstill.h"
#include "walltile.h"

namespace pitwatch::ui {

/// One picture of the main stream of a camera whose tile shows its sub stream. Opens a connection for it and closes it
/// with itself. GUI thread; the engine outlives it.
class MainPicture {
public:
    /// The camera's clock is known a moment after a stream has begun: where the tile knows it, a picture with its time
    /// is waited for, as long as there is time.
    MainPicture(VideoEngine& engine, const WallTile& tile, std::chrono::milliseconds patience);

    /// Looks for news; true when nothing more will come. To be called now and then until then.
    bool over();
    /// Null when the main stream gave none.
    const std::shared_ptr<const VideoFrame>& frame() const { return frame_; }

private:
    void ask();

    const bool timed_;
    const QDeadlineTimer deadline_;
    std::shared_ptr<VideoStream> stream_;
    AwaitedStill still_;
    QDeadlineTimer askedAgain_;
    std::shared_ptr<const VideoFrame> frame_;
};

}  // namespace pitwatch::ui
