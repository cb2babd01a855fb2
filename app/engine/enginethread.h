#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include <alarm/rule.h>
#include <core/clock.h>
#include <feed/observationreceiver.h>
#include <vision/detectionstore.h>

#include "engineinbox.h"
#include "enginelistener.h"
#include "engineport.h"

namespace pitwatch {

/// Runs a RegionEngine on a thread of its own. Lives on the GUI thread; receive() is safe from any thread.
///
/// Detections go straight to the detection store. Everything else waits in an EngineInbox (its header states the
/// bounds). The engine ticks each 200 ms; pictures are published when something changed, at most ten times a second,
/// and each second for the ages. The GUI thread is sent the newest picture only: it never has more than one waiting.
class EngineThread final : public EnginePort, public ObservationReceiver {
    Q_OBJECT

public:
    struct Setup {
        std::shared_ptr<const Region> region;
        RuleSet rules;
        std::vector<Alarm> restored;
        EngineListener* listener = nullptr;    ///< may be null; outlives the engine
        DetectionStore* detections = nullptr;  ///< may be null: detections are dropped; outlives the engine
        const Clock* clock = nullptr;          ///< outlives the engine; safe from any thread
        /// Called on the engine thread for each picture; may be empty. See setFeeds().
        std::function<std::vector<FeedSnapshot>()> feeds;
        QString spillDirectory;  ///< empty: nothing is spilled to disk
        EngineInbox::Limits limits;
    };

    explicit EngineThread(Setup setup, QObject* parent = nullptr);
    ~EngineThread() override;

    /// Feeds are made after the engine that they deliver to. Call before start().
    void setFeeds(std::function<std::vector<FeedSnapshot>()> feeds) { setup_.feeds = std::move(feeds); }

    void start();
    /// Processes what is in memory, ends the thread and waits for it. Nothing is received afterwards.
    void stop();

    void receive(ObservationBatch batch) override;
    void acknowledge(const std::vector<AlarmId>& alarms, const QString& person, const QString& note) override;
    void reportCamera(const CameraKey& camera, bool online, const QString& reason) override;

    const EngineInbox& inbox() const { return inbox_; }

private:
    class Loop;

    void run();
    void post(SnapshotPtr snapshot);
    void publishPending();

    Setup setup_;
    EngineInbox inbox_;
    std::thread thread_;
    std::mutex pendingMutex_;
    SnapshotPtr pending_;  ///< newest picture that the GUI thread has not taken
};

}  // namespace pitwatch
