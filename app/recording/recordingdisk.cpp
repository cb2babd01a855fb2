#include "recordingdisk.h"

#include <QCoreApplication>

#include <algorithm>

#include <pthread.h>

#include <core/logging.h>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

constexpr auto kTick = 500ms;
constexpr auto kRateOver = 2s;

}  // namespace

/// One camera on its way to the disk. Apart from the queue all of it belongs to the writer's thread.
struct RecordingDisk::Lane {
    /// No stream fills the queue any more.
    bool released() const { return queue.use_count() == 1; }

    CameraKey camera;
    std::shared_ptr<RecordingQueue> queue;
    std::unique_ptr<SegmentWriter> writer;
    std::uint64_t dropped = 0;
    QString reason;
};

RecordingDisk::RecordingDisk(Setup setup) : setup_(std::move(setup)), settings_(setup_.settings)
{
    thread_ = std::thread([this] { run(); });
}

RecordingDisk::~RecordingDisk()
{
    {
        const std::lock_guard lock(bell_->mutex);
        bell_->stop = true;
    }
    bell_->ring();
    thread_.join();
}

void RecordingDisk::Bell::ring()
{
    {
        const std::lock_guard lock(mutex);
        woken = true;
    }
    rung.notify_one();
}

std::shared_ptr<PacketSink> RecordingDisk::open(const CameraKey& camera)
{
    auto queue = std::make_shared<RecordingQueue>(setup_.queue, [bell = bell_] { bell->ring(); });
    auto lane = std::make_shared<Lane>();
    lane->camera = camera;
    lane->queue = queue;
    lane->writer = std::make_unique<SegmentWriter>(
        SegmentWriter::Options{.directory = setup_.directory, .camera = camera, .length = setup_.segmentLength},
        setup_.index);
    const std::lock_guard lock(mutex_);
    lanes_.push_back(std::move(lane));
    return queue;
}

void RecordingDisk::setSettings(const RecordingSettings& settings)
{
    const std::lock_guard lock(mutex_);
    settings_ = settings;
}

RecordingDisk::Figures RecordingDisk::figures() const
{
    const std::lock_guard lock(mutex_);
    return figures_;
}

std::vector<std::shared_ptr<RecordingDisk::Lane>> RecordingDisk::lanes()
{
    const std::lock_guard lock(mutex_);
    return lanes_;
}

void RecordingDisk::run()
{
    pthread_setname_np(pthread_self(), "recording");
    for (bool more = true; more;) {
        more = waitForWork();
        lookAtDisk();
        for (const auto& lane : lanes()) writeLane(*lane);
        publish();
    }
    for (const auto& lane : lanes()) {
        lane->queue->setOpen(false);
        if (const Result<void> done = lane->writer->finish(); !done)
            qCWarning(logVideo).noquote() << done.error().text();
    }
}

/// False when this is the last round.
bool RecordingDisk::waitForWork()
{
    std::unique_lock lock(bell_->mutex);
    bell_->rung.wait_for(lock, kTick, [this] { return bell_->woken || bell_->stop; });
    bell_->woken = false;
    return !bell_->stop;
}

void RecordingDisk::writeLane(Lane& lane)
{
    // Looked at first: what came in before the stream went is still written.
    const bool released = lane.released();
    lane.queue->setOpen(!paused_);
    lane.dropped = lane.queue->dropped();
    Result<void> done;
    for (const TappedPacket& picture : lane.queue->drain()) {
        done = lane.writer->write(picture);
        if (!done) break;
        written_ += picture.packet->size;
    }
    if (done) done = released ? lane.writer->finish() : lane.writer->tick(setup_.clock->now());
    lane.reason = done ? QString() : done.error().text();
    if (done) return;
    // A stream that no file can hold says nothing about the disk.
    const ErrorKind kind = done.error().kind;
    if (kind == ErrorKind::Exhausted || kind == ErrorKind::Permission || kind == ErrorKind::NotFound)
        pause(lane.reason);
}

void RecordingDisk::lookAtDisk()
{
    const MonoTime now = MonoClock::now();
    if (now - lookedAt_ < setup_.look) return;
    lookedAt_ = now;
    const std::optional<DiskSpace> space = setup_.space();
    RecordingSettings settings;
    {
        const std::lock_guard lock(mutex_);
        settings = settings_;
        figures_.disk = space;
    }
    if (!space)
        pause(Text::tr("the disk does not say how much room is left"));
    else if (!RecordingRetention(settings).mayRecord(*space, !paused_))
        pause(Text::tr("the disk is full but for its reserve"));
    else if (paused_)
        resume();
}

void RecordingDisk::pause(const QString& reason)
{
    if (!paused_) qCWarning(logVideo).noquote() << "recording pauses:" << reason;
    paused_ = true;
    for (const auto& lane : lanes()) {
        lane->queue->setOpen(false);
        // What is whole so far stays.
        if (const Result<void> done = lane->writer->finish(); !done)
            qCWarning(logVideo).noquote() << done.error().text();
    }
    const std::lock_guard lock(mutex_);
    figures_.pausedReason = reason;
}

void RecordingDisk::resume()
{
    qCInfo(logVideo) << "recording goes on";
    paused_ = false;
    const std::lock_guard lock(mutex_);
    figures_.pausedReason.clear();
}

void RecordingDisk::publish()
{
    const MonoTime now = MonoClock::now();
    const std::lock_guard lock(mutex_);
    std::erase_if(lanes_, [](const auto& lane) { return lane->released() && !lane->writer->open(); });
    figures_.cameras.clear();
    for (const auto& lane : lanes_) {
        if (lane->released()) continue;
        const RecordingState state = paused_                ? RecordingState::Paused
                                     : lane->writer->open() ? RecordingState::Recording
                                                            : RecordingState::Waiting;
        figures_.cameras.push_back({lane->camera, state, lane->writer->bytes(), lane->dropped, lane->reason});
    }
    if (now - ratedAt_ < kRateOver) return;
    const double seconds = std::chrono::duration<double>(now - ratedAt_).count();
    figures_.bytesPerSecond = double(written_ - ratedBytes_) / seconds;
    ratedAt_ = now;
    ratedBytes_ = written_;
}

}  // namespace pitwatch
