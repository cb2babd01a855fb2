#include "videostream.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

#include <sys/resource.h>

#include <core/logging.h>

#include "decodepool.h"
#include "streamreader.h"

namespace pitwatch {

namespace {

/// All parts of a stream. The engine keeps the reader until it is finished, so that closing waits for nothing; what
/// needs memory goes with the handle and the reader's thread, whichever ends last.
struct StreamParts {
    std::shared_ptr<StreamState> state;
    std::shared_ptr<PacketQueue> queue;
    std::shared_ptr<DecodeTask> task;
    std::shared_ptr<StreamReader> reader;
};

/// What the outside holds: letting go of it closes the stream.
class StreamHandle final : public VideoStream {
public:
    StreamHandle(StreamParts parts, DecodePool& pool, const VideoLimits& limits)
        : parts_(std::move(parts)), pool_(pool), limits_(limits)
    {
    }
    ~StreamHandle() override
    {
        parts_.reader->stop();
        parts_.task->setVisible(false);
        parts_.queue->clear();
    }

    std::shared_ptr<const VideoFrame> latestFrame() const override { return parts_.state->latestFrame(); }
    StreamStatus status() const override
    {
        StreamStatus status = parts_.state->status();
        status.queuedPackets = int(parts_.queue->size());
        status.framesDropped += parts_.queue->dropped();
        return status;
    }
    void setTargetSize(QSize size) override { parts_.task->setTargetSize(size); }
    void setPart(const QRectF& part) override { parts_.task->setPart(part); }
    void requestStill(StillSink sink) override { parts_.task->requestStill(std::move(sink)); }
    void setVisible(bool visible) override
    {
        if (parts_.task->visible() == visible) return;
        parts_.queue->setKeepNewestGroupOnly(!visible);
        parts_.task->setVisible(visible);
        if (visible) pool_.schedule(parts_.task, MonoClock::now());
    }
    void setDecodeMode(DecodeMode mode) override
    {
        parts_.task->setMode(mode);
        parts_.state->setDecodeMode(mode);
    }
    void setPresentationDelay(std::chrono::milliseconds delay) override
    {
        parts_.reader->setPresentationDelay(std::clamp(delay, std::chrono::milliseconds(0), limits_.longestDelay));
    }

private:
    const StreamParts parts_;
    DecodePool& pool_;
    const VideoLimits limits_;
};

std::chrono::microseconds processCpuTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto micros = [](const timeval& t) {
        return std::chrono::seconds(t.tv_sec) + std::chrono::microseconds(t.tv_usec);
    };
    return micros(usage.ru_utime) + micros(usage.ru_stime);
}

class Engine final : public VideoEngine {
public:
    Engine(const Clock& clock, Options options)
        : clock_(clock),
          limits_(options.limits),
          hardware_(std::make_shared<HardwareFinder>(options.decoder)),
          planes_(options.planes),
          pool_({.threads = options.decodeThreads})
    {
        routeAvMessages();
    }
    ~Engine() override
    {
        const std::lock_guard lock(mutex_);
        for (const auto& reader : readers_) reader->stop();
        readers_.clear();
    }

    std::shared_ptr<VideoStream> open(const StreamRequest& request) override
    {
        const QString label = request.label.isEmpty() ? withoutCredentials(request.url) : request.label;
        StreamParts parts;
        parts.state = std::make_shared<StreamState>(clock_, label, generation_);
        parts.queue = std::make_shared<PacketQueue>(PacketQueue::Bounds{
            std::size_t(limits_.queuePackets), std::size_t(limits_.queueBytes), limits_.queueDuration});
        parts.task = std::make_shared<DecodeTask>(parts.queue, parts.state, limits_, hardware_, planes_);
        parts.reader = std::make_shared<StreamReader>(
            request, limits_, StreamReader::Parts{parts.state, parts.queue, parts.task, &pool_});
        const std::lock_guard lock(mutex_);
        forgetFinishedLocked();
        readers_.push_back(parts.reader);
        return std::make_shared<StreamHandle>(std::move(parts), pool_, limits_);
    }

    std::uint64_t generation() const override { return generation_->load(std::memory_order_acquire); }

    EngineLoad load() override
    {
        const LoadMeter::Figures figures = pool_.load();
        const std::lock_guard lock(mutex_);
        return {.decoding = figures.busy,
                .process = cpu_.share(MonoClock::now(), processCpuTime(), pool_.threads()),
                .lateness = std::chrono::duration_cast<std::chrono::milliseconds>(figures.lateness)};
    }

private:
    void forgetFinishedLocked()
    {
        std::erase_if(readers_, [](const auto& reader) { return reader->finished(); });
    }

    const Clock& clock_;
    const VideoLimits limits_;
    const std::shared_ptr<const HardwareFinder> hardware_;
    const bool planes_;
    const std::shared_ptr<std::atomic<std::uint64_t>> generation_ = std::make_shared<std::atomic<std::uint64_t>>(0);
    DecodePool pool_;
    std::mutex mutex_;
    CpuMeter cpu_;
    std::vector<std::shared_ptr<StreamReader>> readers_;  ///< of open streams, and of closed ones whose thread ends
};

}  // namespace

std::unique_ptr<VideoEngine> makeVideoEngine(const Clock& clock, VideoEngine::Options options)
{
    return std::make_unique<Engine>(clock, options);
}

}  // namespace pitwatch
