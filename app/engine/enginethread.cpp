#include "enginethread.h"

#include <core/logging.h>

#include "regionengine.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

constexpr auto kTick = 200ms;
constexpr auto kFastestPicture = 100ms;
constexpr auto kSlowestPicture = 1s;

}  // namespace

/// What the thread does until the inbox is closed.
class EngineThread::Loop {
public:
    explicit Loop(EngineThread& owner)
        : owner_(owner),
          setup_(owner.setup_),
          engine_(setup_.region, setup_.rules, std::move(setup_.restored), setup_.listener)
    {
    }

    void run()
    {
        publish();
        for (;;) {
            EngineInbox::Work work = owner_.inbox_.take(untilNext());
            for (const EngineInbox::Command& command : work.commands) command(engine_);
            for (const Observation& observation : work.observations) engine_.process(observation);
            if (work.closed) return publish();
            if (Steady::now() - ticked_ >= kTick) tick();
            if (pictureDue(Steady::now())) publish();
        }
    }

private:
    bool changed() const { return engine_.generation() != published_; }

    bool pictureDue(Steady::time_point now) const
    {
        return now - pictured_ >= (changed() ? Steady::duration(kFastestPicture) : Steady::duration(kSlowestPicture));
    }

    std::chrono::milliseconds untilNext() const
    {
        const Steady::time_point picture =
            pictured_ + (changed() ? Steady::duration(kFastestPicture) : kSlowestPicture);
        const auto wait = std::min(ticked_ + kTick, picture) - Steady::now();
        return std::max(std::chrono::ceil<std::chrono::milliseconds>(wait), 0ms);
    }

    void tick()
    {
        ticked_ = Steady::now();
        engine_.tick(setup_.clock->now());
    }

    void publish()
    {
        pictured_ = Steady::now();
        published_ = engine_.generation();
        SnapshotPtr snapshot =
            engine_.snapshot(setup_.clock->now(), setup_.feeds ? setup_.feeds() : std::vector<FeedSnapshot>());
        if (setup_.listener) setup_.listener->snapshotTaken(snapshot);
        owner_.post(std::move(snapshot));
    }

    EngineThread& owner_;
    Setup& setup_;
    RegionEngine engine_;
    Steady::time_point ticked_ = Steady::now();
    Steady::time_point pictured_ = Steady::now();
    std::uint64_t published_ = 0;
};

EngineThread::EngineThread(Setup setup, QObject* parent)
    : EnginePort(parent), setup_(std::move(setup)), inbox_(setup_.spillDirectory, setup_.limits)
{
    Q_ASSERT(setup_.region && setup_.clock);
}

EngineThread::~EngineThread()
{
    stop();
}

void EngineThread::start()
{
    Q_ASSERT(!thread_.joinable());
    thread_ = std::thread([this] { run(); });
}

void EngineThread::stop()
{
    inbox_.close();
    if (thread_.joinable()) thread_.join();
}

void EngineThread::receive(ObservationBatch batch)
{
    std::erase_if(batch, [this](Observation& observation) {
        auto* set = std::get_if<DetectionSet>(&observation.body);
        if (!set) return false;
        const CameraKey camera{observation.mine, set->camera};
        if (setup_.detections)
            setup_.detections->add(camera, observation.observedAt, observation.receivedAt, std::move(*set));
        return true;
    });
    if (!batch.empty()) inbox_.push(std::move(batch));
}

void EngineThread::acknowledge(const std::vector<AlarmId>& alarms, const QString& person, const QString& note)
{
    const UtcTime now = setup_.clock->now();
    inbox_.pushCommand([alarms, person, note, now](RegionEngine& engine) {
        const Result<int> done = engine.acknowledge(alarms, person, note, now);
        if (!done) qCWarning(logAlarm, "acknowledgement refused: %s", qPrintable(done.error().text()));
    });
}

void EngineThread::reportCamera(const CameraKey& camera, bool online, const QString& reason)
{
    // An unknown camera would stay in the inbox for nothing.
    if (!setup_.region->camera(camera)) return;
    const UtcTime now = setup_.clock->now();
    inbox_.pushCamera(
        camera, Observation{camera.mine, FeedId(u"video"_s), now, now, CameraStatus{camera.camera, online, reason}});
}

void EngineThread::run()
{
    Loop(*this).run();
}

void EngineThread::post(SnapshotPtr snapshot)
{
    const std::lock_guard lock(pendingMutex_);
    const bool waiting = pending_ != nullptr;
    pending_ = std::move(snapshot);
    if (!waiting)
        QMetaObject::invokeMethod(
            this, [this] { publishPending(); }, Qt::QueuedConnection);
}

void EngineThread::publishPending()
{
    SnapshotPtr snapshot;
    {
        const std::lock_guard lock(pendingMutex_);
        snapshot = std::exchange(pending_, nullptr);
    }
    if (snapshot) publish(std::move(snapshot));
}

}  // namespace pitwatch
