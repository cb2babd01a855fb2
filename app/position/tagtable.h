#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include <feed/observation.h>
#include <region/region.h>

namespace pitwatch {

/// What is known of one tag underground.
struct TagState {
    PositionFix fix;  ///< the newest; name, job, team and underSince filled in from older fixes and the personnel list
    UtcTime observedAt;
    UtcTime receivedAt;
    UtcTime orderedAt;  ///< what decides which fix is newer, see TagTable
    AreaCode area;      ///< stated, or found by coordinates, or that of the station; may be empty
    UtcTime areaSince;  ///< stated, or the source time of the first fix that was seen there
};

/// Where to draw a tag. Nothing is invented: without coordinates of its own it stands at its station, and is marked.
struct TagPlace {
    MinePoint at;
    bool atStation = false;
};

/// The tags of one mine. Not synchronised. `mine` must outlive the table.
///
/// Several sources may report the same tag: the newest by source time wins, and of two equal ones the later in
/// arrival. A source whose clock runs ahead of ours is ordered by arrival instead, or it would shut out the others.
/// A snapshot removes the tags that it does not hold and whose newest fix is older than the snapshot. It speaks of
/// persons only, unless it holds a tag of another kind: personnel files know nothing of vehicles.
class TagTable {
public:
    /// Tags beyond this are not taken: a mine has at most a few thousand, and a hostile source does not end.
    static constexpr std::size_t kMaximumTags = 20'000;

    explicit TagTable(const Mine& mine);

    void take(const PositionBatch& batch, UtcTime observedAt, UtcTime receivedAt);
    void take(const PersonnelList& list);
    void take(const StationList& list);

    const std::map<TagCode, TagState>& tags() const { return tags_; }
    /// Source time (by our clock where the source's runs ahead) of the newest batch; nothing before the first.
    std::optional<UtcTime> newest() const { return newest_; }
    std::optional<TagPlace> place(const PositionFix& fix) const;
    std::uint64_t refusedTags() const { return refused_; }

private:
    void takeFix(const PositionFix& fix, UtcTime observedAt, UtcTime receivedAt, UtcTime orderedAt);
    void depart(const TagCode& tag, UtcTime orderedAt);
    void replace(TagState& state, const PositionFix& fix, UtcTime observedAt, UtcTime receivedAt, UtcTime orderedAt);
    void removeMissing(const PositionBatch& batch, UtcTime orderedAt);
    void fillFromPersonnel(PositionFix& fix) const;
    bool outdated(const TagCode& tag, UtcTime orderedAt) const;
    AreaCode areaOf(const PositionFix& fix) const;

    const Mine& mine_;
    std::map<TagCode, TagState> tags_;
    std::map<TagCode, UtcTime> departed_;  ///< bounded; late fixes do not bring people back
    std::unordered_map<TagCode, PersonRecord> personnel_;
    std::unordered_map<StationCode, MinePoint> stations_;
    std::optional<UtcTime> newest_;
    std::optional<UtcTime> newestSnapshot_;
    std::uint64_t refused_ = 0;
};

}  // namespace pitwatch
