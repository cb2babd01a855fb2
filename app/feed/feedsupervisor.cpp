#include "feedsupervisor.h"

namespace pitwatch {

void FeedSupervisor::watch(const FeedId& feed, Micros silentAfter, UtcTime now)
{
    watches_.insert_or_assign(feed, Watch{silentAfter, now});
}

void FeedSupervisor::heard(const FeedId& feed, UtcTime now)
{
    const auto found = watches_.find(feed);
    if (found == watches_.end()) return;
    found->second.since = now;
    found->second.heard = true;
}

std::vector<FeedSupervisor::Change> FeedSupervisor::check(UtcTime now)
{
    std::vector<Change> changes;
    for (auto& [feed, watch] : watches_) {
        // A clock that was set back must not count as silence for hours to come, nor as a sign of life.
        if (watch.since > now) watch.since = now - (watch.silent ? watch.silentAfter + Micros(1) : Micros(0));
        const Micros quietFor = now - watch.since;
        const bool silent = quietFor > watch.silentAfter;
        if (silent != watch.silent) changes.push_back({feed, silent, quietFor});
        watch.silent = silent;
    }
    return changes;
}

std::optional<UtcTime> FeedSupervisor::lastHeard(const FeedId& feed) const
{
    const auto found = watches_.find(feed);
    if (found == watches_.end() || !found->second.heard) return std::nullopt;
    return found->second.since;
}

bool FeedSupervisor::silent(const FeedId& feed) const
{
    const auto found = watches_.find(feed);
    return found != watches_.end() && found->second.silent;
}

}  // namespace pitwatch
