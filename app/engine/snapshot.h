#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <alarm/alarm.h>
#include <feed/feedstatus.h>
#include <feed/observation.h>
#include <power/powerseries.h>
#include <region/region.h>

/// What the screens show: immutable pictures of the region, made on the engine thread at most ten times a second and
/// read on the GUI thread. Every value carries the time of its source; age is the reader's business.
namespace pitwatch {

/// Where a value stands in relation to how often it should come.
enum class Freshness { Never, Fresh, Stale };

struct TagSnapshot {
    TagCode tag;
    TagKind kind = TagKind::Person;
    std::optional<MinePoint> at;  ///< the source's own coordinates, or the station's (see atStation)
    bool atStation = false;       ///< `at` is the place of the station, not of the tag
    AreaCode area;
    StationCode station;
    std::optional<double> stationOffset;
    std::optional<double> speed;
    std::optional<double> battery;
    bool sos = false;
    QString name, job, team;
    std::optional<UtcTime> underSince;
    std::optional<UtcTime> areaSince;
    UtcTime observedAt;
    UtcTime receivedAt;
    Freshness freshness = Freshness::Fresh;
};

struct AreaSnapshot {
    AreaCode code;
    int persons = 0;
    std::optional<int> limit;
};

struct FeederSnapshot {
    FeederId id;
    std::optional<PowerSample> latest;
    UtcTime observedAt;
    UtcTime receivedAt;
    Freshness freshness = Freshness::Never;
    bool aboveIdle = false;
    std::shared_ptr<const PowerSeries> series;  ///< never null
};

struct CameraSnapshot {
    CameraId id;
    std::optional<bool> online;  ///< nothing: not yet tried
    UtcTime since;
    QString reason;
};

struct MineSnapshot {
    MineCode code;
    MineState state;
    QString stateDocument;
    std::optional<int> underground;  ///< persons; nothing: no position data has come yet
    std::optional<int> limit;        ///< persons underground per shift, from the rule file's table
    Freshness positions = Freshness::Never;
    UtcTime positionsAt;
    std::optional<double> loadKw;
    Freshness power = Freshness::Never;
    UtcTime powerAt;
    int camerasOnline = 0;
    int camerasKnown = 0;             ///< cameras whose state is known
    std::array<int, 4> openAlarms{};  ///< by grade, I first
    std::vector<AreaSnapshot> areas;
    std::vector<TagSnapshot> tags;
    std::vector<FeederSnapshot> feeders;
    std::vector<CameraSnapshot> cameras;
};

struct RegionSnapshot {
    UtcTime at;
    std::uint64_t sequence = 0;
    std::shared_ptr<const Region> region;
    std::vector<MineSnapshot> mines;  ///< in the region file's order
    std::vector<FeedSnapshot> feeds;
    std::shared_ptr<const std::vector<Alarm>>
        alarms;                           ///< open ones and the newest closed ones, newest first; never null
    std::array<int, 4> unacknowledged{};  ///< by grade, I first

    const MineSnapshot* mine(const MineCode& code) const
    {
        for (const MineSnapshot& m : mines)
            if (m.code == code) return &m;
        return nullptr;
    }
};

using SnapshotPtr = std::shared_ptr<const RegionSnapshot>;

}  // namespace pitwatch
