#pragma once

#include <QJsonObject>
#include <QString>
#include <QtPlugin>

#include <memory>

#include <core/clock.h>
#include <core/result.h>

#include "observation.h"

/// The feed plugin API, version 1. A plugin is a Qt plugin (MODULE) whose metadata JSON holds
/// {"id": "mqtt", "name": "…", "name[zh_CN]": "…", "api": 1}; the host reads it before it loads any code.
namespace pitwatch {

/// An input that was refused, as the quarantine keeps it.
struct RefusedInput {
    FeedId feed;
    UtcTime receivedAt;
    QString origin;      ///< topic or file name
    QString reason;      ///< what was found, what was expected
    QByteArray excerpt;  ///< the beginning of the input, at most kMaximumExcerpt bytes
};
inline constexpr int kMaximumExcerpt = 2048;

enum class FeedLink { Connecting, Connected, Disconnected, Failed };

/// Where a feed puts what it has. Implemented by the host; every member is safe from any thread and never blocks.
class FeedSink {
public:
    virtual ~FeedSink() = default;
    virtual void deliver(ObservationBatch batch) = 0;
    virtual void refuse(RefusedInput input) = 0;
    virtual void linkChanged(const FeedId& feed, FeedLink link, const QString& reason) = 0;
    /// Something arrived, whatever it was: the supervisor's sign of life.
    virtual void alive(const FeedId& feed) = 0;
    /// The undecoded input, for the observation log.
    virtual void record(const FeedId& feed, UtcTime receivedAt, const QString& topic, const QByteArray& payload) = 0;
};

struct FeedContext {
    FeedId id;
    QJsonObject settings;  ///< the feed's object from the region file
    std::shared_ptr<const Region> region;
    FeedSink* sink = nullptr;      ///< outlives the feed
    const Clock* clock = nullptr;  ///< outlives the feed
};

/// One running feed. Called from the thread that made it; works on threads of its own. The destructor stops it and
/// returns only when none of its threads will call the sink again (at most about a second).
class Feed {
public:
    virtual ~Feed() = default;
    virtual Result<void> start() = 0;
};

class FeedPlugin {
public:
    virtual ~FeedPlugin() = default;
    /// An error when the settings cannot work; it names the key.
    virtual Result<std::unique_ptr<Feed>> create(const FeedContext& context) = 0;
};

}  // namespace pitwatch

#define PITWATCH_FEED_PLUGIN_IID "cn.pitwatch.FeedPlugin/1"
Q_DECLARE_INTERFACE(pitwatch::FeedPlugin, PITWATCH_FEED_PLUGIN_IID)
