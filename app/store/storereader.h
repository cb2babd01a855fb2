#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "database.h"
#include "records.h"

namespace pitwatch {

/// A span of time: from is in it, to is not.
struct Period {
    UtcTime from;
    UtcTime to;
    bool operator==(const Period&) const = default;
};

/// Head-counts of one mine over a period; persons. `at` fields are minutes.
struct HeadCount {
    UtcTime from;  ///< beginning of the part that it sums up
    std::optional<int> min, max, last;
    std::optional<int> limit;  ///< last stated
    std::optional<UtcTime> maxAt;
    int minutes = 0;           ///< with a head-count
    int minutesOverLimit = 0;  ///< minutes whose highest count was above that minute's limit
    bool operator==(const HeadCount&) const = default;
};

/// Active power over a period, kW.
struct LoadSummary {
    MineCode mine;
    FeederId feeder;  ///< empty: the mine's total
    double min = 0, mean = 0, max = 0;
    int minutes = 0;
    bool operator==(const LoadSummary&) const = default;
};

/// Reads the store. One per thread: open, use and destroy it on the same one. Sees what is committed and never holds
/// the writer up. Lists are bounded: a query that would return more is an error (Exhausted) that says so, because a
/// shortened list would be a wrong report.
class StoreReader final {
public:
    static constexpr int kMaximumRows = 100'000;

    /// NotFound when there is no store; Permission when it is newer or foreign; Unavailable when it still has to be
    /// migrated (prepareStore) or is locked.
    static Result<std::unique_ptr<StoreReader>> open(const QString& path);

    /// Everything that `work` reads belongs to one moment, however much is written meanwhile.
    Result<void> atOneMoment(const std::function<Result<void>()>& work);

    /// Alarms that are not closed, with their transitions, oldest first: for the start of the engine.
    Result<std::vector<Alarm>> openAlarms();
    /// Alarms that were open at any moment of the period, oldest first, with all their transitions.
    Result<std::vector<Alarm>> alarms(const Period& period);

    Result<std::vector<MineMinute>> mineMinutes(const MineCode& mine, const Period& period);
    Result<std::vector<FeederMinute>> feederMinutes(const MineCode& mine, const FeederId& feeder, const Period& period);

    /// The whole period as one.
    Result<HeadCount> headCount(const MineCode& mine, const Period& period);
    /// In parts of `step`, counted from the period's beginning; parts without minutes are left out.
    Result<std::vector<HeadCount>> headCounts(const MineCode& mine, const Period& period, Micros step);
    /// The mine's total first, then its feeders by id; what has no minutes is left out.
    Result<std::vector<LoadSummary>> loads(const MineCode& mine, const Period& period);

    /// Outages that touch the period, by beginning.
    Result<std::vector<CameraOutage>> cameraOutages(const Period& period);
    Result<std::vector<FeedOutage>> feedOutages(const Period& period);
    Result<std::vector<StoredEvent>> events(const Period& period);
    Result<std::vector<StoredDeclaration>> declarations(const Period& period);

    /// From the first to past the last minute that is stored; nothing when the store is empty.
    Result<std::optional<Period>> recorded();
    /// The region as it was remembered: names only (no addresses, limits or places); nothing before the first time.
    Result<std::optional<Region>> region();

    /// Recorded files of a camera that touch the period, by beginning.
    Result<std::vector<StoredSegment>> segments(const CameraKey& camera, const Period& period);
    /// The file that holds this time, else the first one behind it; nothing when there is none.
    Result<std::optional<StoredSegment>> segmentAtOrAfter(const CameraKey& camera, UtcTime time);
    /// The first file that begins later than this time.
    Result<std::optional<StoredSegment>> segmentAfter(const CameraKey& camera, UtcTime from);
    /// The same as spans: files that follow each other within `join` are one.
    Result<std::vector<Period>> coverage(const CameraKey& camera, const Period& period, Micros join);
    /// Files below a directory ("mine/camera/day/"), by name.
    Result<std::vector<StoredSegment>> segmentsUnder(const QString& directory);
    /// The directory of the first file whose name is greater; nothing when there is none.
    Result<std::optional<QString>> segmentDirectoryAfter(const QString& name);
    /// Files that no session finished, by beginning.
    Result<std::vector<StoredSegment>> unfinishedSegments();
    /// The oldest files from this time on that may be deleted: finished, and kept by no lock and no bookmark.
    Result<std::vector<StoredSegment>> oldestSegments(int count, UtcTime since = {});
    Result<RecordingTotals> recordingTotals();
    /// Bookmarks of the period, by time.
    Result<std::vector<Bookmark>> bookmarks(const Period& period);

private:
    explicit StoreReader(std::unique_ptr<Database> database) : database_(std::move(database)) {}
    Result<void> select(const QString& sql, const QVariantList& values, const std::function<void(const Row&)>& take);
    Result<std::vector<Alarm>> alarmsWhere(const QString& condition, const QVariantList& values);
    Result<void> addTransitions(std::vector<Alarm>& alarms, const QString& condition, const QVariantList& values);
    Result<void> addSubjects(Region& region);
    Result<std::optional<StoredSegment>> firstSegment(const QString& condition, const QVariantList& values);

    std::unique_ptr<Database> database_;
};

}  // namespace pitwatch
