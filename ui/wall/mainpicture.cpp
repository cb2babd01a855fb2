#include "mainpicture.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

/// Each question costs a copy of a large picture.
constexpr auto kAskAgain = 200ms;

bool knowsCaptureTimes(const WallTile& tile)
{
    return tile.stream->frame() && tile.stream->frame()->capturedAt;
}

}  // namespace

MainPicture::MainPicture(VideoEngine& engine, const WallTile& tile, std::chrono::milliseconds patience)
    : timed_(knowsCaptureTimes(tile)), deadline_(patience)
{
    const Camera& camera = tile.stream->camera();
    StreamRequest request;
    request.url = camera.mainUrl;
    request.transport = camera.transport;
    request.label = tile.key.mine.text() + QLatin1Char('/') + tile.key.camera.text();
    stream_ = engine.open(request);
    if (!tile.picture.isEmpty()) stream_->setTargetSize(tile.picture.size());
    // Boxes of the picture are to be here when it is.
    stream_->setPresentationDelay(tile.delay);
    stream_->setVisible(true);
    ask();
}

void MainPicture::ask()
{
    still_ = {};
    stream_->requestStill(still_.sink());
    askedAgain_ = QDeadlineTimer(kAskAgain);
}

bool MainPicture::over()
{
    if (const auto news = still_.frame()) frame_ = news;
    if (deadline_.hasExpired() || stream_->status().phase == StreamPhase::NoSignal) return true;
    if (!frame_) return false;
    if (!timed_ || frame_->capturedAt) return true;
    if (still_.frame() && askedAgain_.hasExpired()) ask();
    return false;
}

}  // namespace pitwatch::ui
