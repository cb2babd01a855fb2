#pragma once

#include <map>
#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>

namespace pitwatch {

/// Decides which feeds are silent: one that was not heard for longer than it may be. Before the first sign of life the
/// time counts from watch(). Knows no clock and is not synchronised.
class FeedSupervisor {
public:
    struct Change {
        FeedId feed;
        bool silent = false;
        Micros quietFor{};
    };

    void watch(const FeedId& feed, Micros silentAfter, UtcTime now);
    void heard(const FeedId& feed, UtcTime now);

    /// What has changed since the last call: each silence and each return once.
    std::vector<Change> check(UtcTime now);

    std::optional<UtcTime> lastHeard(const FeedId& feed) const;
    bool silent(const FeedId& feed) const;

private:
    struct Watch {
        Micros silentAfter{};
        UtcTime since;
        bool heard = false;
        bool silent = false;
    };
    std::map<FeedId, Watch> watches_;
};

}  // namespace pitwatch
