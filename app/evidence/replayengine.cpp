#include "replayengine.h"

#include "replaytask.h"

namespace pitwatch {

namespace {

/// What the outside holds: letting go of it ends the replay.
class ReplayHandle final : public ReplayStream {
public:
    ReplayHandle(std::shared_ptr<ReplayTask> task, DecodePool& pool) : task_(std::move(task)), pool_(pool)
    {
        refresh();
    }
    ~ReplayHandle() override { task_->setRunning(false); }

    std::shared_ptr<const VideoFrame> latestFrame() const override { return task_->latestFrame(); }
    StreamStatus status() const override { return task_->status(); }
    std::optional<UtcTime> shownAt() const override { return task_->shownAt(); }

    void setTargetSize(QSize size) override
    {
        task_->setTargetSize(size);
        refresh();
    }
    void setPart(const QRectF& part) override
    {
        task_->setPart(part);
        refresh();
    }
    void requestStill(StillSink sink) override
    {
        task_->requestStill(std::move(sink));
        refresh();
    }
    void setVisible(bool visible) override
    {
        if (task_->running() == visible) return;
        task_->setRunning(visible);
        refresh();
    }
    // A replay is decoded whole and when its clock says so.
    void setDecodeMode(DecodeMode) override {}
    void setPresentationDelay(std::chrono::milliseconds) override {}
    void refresh() override { pool_.schedule(task_, MonoClock::now()); }

private:
    const std::shared_ptr<ReplayTask> task_;
    DecodePool& pool_;
};

}  // namespace

ReplayEngine::ReplayEngine(const RingShelf& shelf, const Clock& clock) : shelf_(shelf), clock_(clock) {}

std::shared_ptr<ReplayStream> ReplayEngine::open(const CameraKey& camera, std::shared_ptr<ReplayClock> position)
{
    auto task = std::make_shared<ReplayTask>(shelf_, camera, std::move(position), clock_, generation_);
    return std::make_shared<ReplayHandle>(std::move(task), pool_);
}

}  // namespace pitwatch
