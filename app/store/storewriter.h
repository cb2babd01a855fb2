#pragma once

#include <QObject>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>

#include <core/clock.h>
#include <engine/enginelistener.h>

#include "database.h"
#include "minuterollup.h"
#include "pendingjobs.h"
#include "storestatus.h"

namespace pitwatch {

struct StoreSettings {
    QString path;                                  ///< of the database file
    int keepDays = 400;                            ///< older history is deleted in small steps; 0 keeps everything
    std::chrono::milliseconds gather{200};         ///< jobs of this long share a transaction
    std::chrono::milliseconds firstRetry{250};     ///< doubled after each failure …
    std::chrono::milliseconds longestRetry{5000};  ///< … up to this
    std::chrono::milliseconds stopWithin{5000};    ///< what cannot be written by then is given up at the end
    qint64 maximumBytes = 0;                       ///< bound on the file; 0: the disk is the bound
    JobBounds bounds;
};

/// Writes what the engine finds into the store, on a thread of its own. The engine calls it as a listener and is never
/// held up: everything goes through bounded memory (PendingJobs). When the file is locked or the disk full the jobs
/// stay there, status() says so, and writing goes on by itself when it can.
///
/// Construct, start() and stop() on the owner's thread; listener members from one thread (the engine's); the rest is
/// safe from any thread. `clock` is asked on the writer's thread and must outlive the writer.
class StoreWriter final : public QObject, public EngineListener {
    Q_OBJECT

public:
    StoreWriter(StoreSettings settings, const Clock& clock, QObject* parent = nullptr);
    ~StoreWriter() override;

    void start();
    /// Writes what waits (at most settings.stopWithin) and ends the thread. Call it after the engine has stopped.
    void stop();

    void alarmChanged(const Alarm& alarm) override;
    void observed(const Observation& observation) override;
    void snapshotTaken(const SnapshotPtr& snapshot) override;

    /// Keeps the names of the region's mines, cameras, areas and feeders, so that reports need no region file.
    void rememberRegion(std::shared_ptr<const Region> region);

    /// Recorded segments and bookmarks, made or gone.
    void remember(FactJob job);

    StoreStatus status() const;

    /// Only after a person agreed: moves the damaged file aside and begins a new one.
    void moveDamagedAside();
    /// Bound on the file's size from now on; 0 removes it.
    void setMaximumBytes(qint64 bytes);

Q_SIGNALS:
    /// Emitted on the writer's thread, when the health or its message changed.
    void statusChanged(const pitwatch::StoreStatus& status);

private:
    void run();
    void openStore();
    void writePending();
    void writeOneByOne(JobBatch batch);
    void thinOut();
    void applySizeBound();
    void waitAfter(const Error& error);
    void recovered();
    void finish();
    void setHealth(StoreHealth health, const QString& message);

    const StoreSettings settings_;
    const Clock& clock_;
    PendingJobs jobs_;
    MinuteRollup rollup_;  ///< engine thread
    std::thread thread_;
    std::atomic<bool> stopping_{false};
    std::atomic<bool> consent_{false};
    std::atomic<qint64> maximumBytes_;

    // Writer thread only.
    std::unique_ptr<Database> database_;
    std::chrono::milliseconds retry_;
    qint64 appliedMaximumBytes_ = 0;
    std::optional<UtcTime> nextThinning_;
    bool watching_ = false;  ///< outages of earlier sessions have been ended
    bool damaged_ = false;

    mutable std::mutex statusMutex_;
    StoreStatus status_;
};

}  // namespace pitwatch
