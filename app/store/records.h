#pragma once

#include <QString>

#include <optional>
#include <variant>
#include <vector>

#include <alarm/alarm.h>
#include <core/ids.h>
#include <core/utctime.h>
#include <region/region.h>

#include "recordingrecords.h"

/// The rows of the store as values. A minute is addressed by its first microsecond, UTC.
namespace pitwatch {

/// What the region's picture said about a mine during one minute. Only fresh values count: a stale head-count would be
/// evidence of something that nobody saw.
struct MineMinute {
    UtcTime at;
    MineCode mine;
    std::optional<int> underground;  ///< persons, last of the minute
    std::optional<int> undergroundMin, undergroundMax;
    std::optional<int> limit;                          ///< persons, as it stood at the end of the minute
    std::optional<double> loadMean, loadMin, loadMax;  ///< kW
    int loadSamples = 0;
    int camerasOnline = 0;
    int camerasKnown = 0;
    bool operator==(const MineMinute&) const = default;
};

/// Active power of one feeder in one minute, kW.
struct FeederMinute {
    UtcTime at;
    MineCode mine;
    FeederId feeder;
    double min = 0, max = 0, mean = 0;
    int samples = 0;
    bool operator==(const FeederMinute&) const = default;
};

struct CameraOutage {
    CameraKey camera;
    UtcTime since;
    std::optional<UtcTime> until;  ///< nothing: still out
    bool endKnown = true;          ///< false: the watch ended first; until is the last moment that was watched
    QString reason;
    bool operator==(const CameraOutage&) const = default;
};

struct FeedOutage {
    FeedId feed;
    UtcTime since;
    std::optional<UtcTime> until;
    bool endKnown = true;
    QString reason;
    bool operator==(const FeedOutage&) const = default;
};

struct StoredEvent {
    UtcTime at;          ///< the source's clock
    UtcTime receivedAt;  ///< ours
    CameraKey camera;
    QString kind;
    std::optional<double> value;
    std::optional<double> confidence;
    QString image;
    FeedId source;
    bool operator==(const StoredEvent&) const = default;
};

struct StoredDeclaration {
    UtcTime at;
    UtcTime receivedAt;
    MineCode mine;
    MineState state;
    QString document;
    FeedId source;
    bool operator==(const StoredDeclaration&) const = default;
};

/// Jobs of the writer, besides whole alarms.
struct CameraSeen {
    CameraKey camera;
    UtcTime at;
    bool online = false;
    QString reason;
    bool operator==(const CameraSeen&) const = default;
};
struct FeedSeen {
    FeedId feed;
    UtcTime at;
    bool silent = false;
    QString reason;
    bool operator==(const FeedSeen&) const = default;
};
struct RegionNames {
    std::shared_ptr<const Region> region;
    bool operator==(const RegionNames&) const = default;
};

/// Minutes may be thinned out when the store is away for long; facts only after that, alarms never.
using MinuteJob = std::variant<MineMinute, FeederMinute>;
using FactJob = std::variant<CameraSeen, FeedSeen, StoredEvent, StoredDeclaration, RegionNames, StoredSegment,
                             SegmentGone, Bookmark, BookmarkGone>;

}  // namespace pitwatch
