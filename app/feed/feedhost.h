#pragma once

#include <QTimer>

#include <memory>
#include <mutex>
#include <vector>

#include "feedplugin.h"
#include "feedstatus.h"
#include "feedsupervisor.h"
#include "observationreceiver.h"
#include "observationrecorder.h"
#include "pluginregistry.h"
#include "quarantine.h"

namespace pitwatch {

/// Runs the feeds of a region: makes them from plugins, checks what they bring against region and clock, hands it on,
/// keeps what was refused, and watches for silence. Make, start and destroy it on one thread with an event loop; the
/// const members and the sink's are safe from any thread.
///
/// A feed whose plugin is missing or whose settings are wrong shows as Failed with the reason; the others run.
/// A silence and a return are delivered as FeedStatusChange and logged once each, an outage of the link likewise.
class FeedHost final : public FeedSink {
public:
    /// Everything that is handed in outlives the host. `recorder` may be null.
    FeedHost(std::shared_ptr<const Region> region, const Clock& clock, PluginRegistry& registry,
             ObservationReceiver& receiver, ObservationRecorder* recorder = nullptr);
    ~FeedHost() override;
    FeedHost(const FeedHost&) = delete;
    FeedHost& operator=(const FeedHost&) = delete;

    void start();
    /// Ends the feeds and waits for them; afterwards the receiver hears nothing more from outside. feeds() and the
    /// other questions are still answered.
    void stop();

    std::vector<FeedSnapshot> feeds() const;                                        ///< in the region file's order
    std::vector<RefusedInput> quarantine() const;                                   ///< oldest first, bounded
    const std::vector<PluginInfo>& plugins() const { return registry_.plugins(); }  ///< on the host's thread

    /// Looks for silence now; a timer does so twice a second after start().
    void supervise();

    /// What we observe ourselves (streams, feeds): recorded and handed on unchecked. Safe from any thread.
    void report(Observation observation);

    void deliver(ObservationBatch batch) override;
    void refuse(RefusedInput input) override;
    void linkChanged(const FeedId& feed, FeedLink link, const QString& reason) override;
    void alive(const FeedId& feed) override;
    void record(const FeedId& feed, UtcTime receivedAt, const QString& topic, const QByteArray& payload) override;

private:
    struct Entry {
        FeedSnapshot snapshot;
        std::unique_ptr<Feed> feed;
        bool everConnected = false;
        bool outageLogged = false;

        const char* newsOf(FeedLink link);
    };

    void addEntry(const FeedSettings& settings);
    Result<void> startFeed(Entry& entry, const FeedSettings& settings);
    void fail(Entry& entry, const QString& reason);
    Entry* find(const FeedId& feed);
    bool admitOne(Observation& observation);
    void announce(const FeedSupervisor::Change& change, UtcTime now);

    const std::shared_ptr<const Region> region_;
    const Clock& clock_;
    PluginRegistry& registry_;
    ObservationReceiver& receiver_;
    ObservationRecorder* const recorder_;

    mutable std::mutex mutex_;  ///< guards the members below, but not Entry::feed
    std::vector<Entry> entries_;
    FeedSupervisor supervisor_;
    Quarantine quarantine_;

    QTimer timer_;
};

}  // namespace pitwatch
