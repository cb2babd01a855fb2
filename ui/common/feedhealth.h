#pragma once

#include <QString>

#include <vector>

#include <feed/feedstatus.h>
#include "healthmark.h"

namespace pitwatch::ui {

/// A feed as the status strip and the system page tell of it.
struct FeedHealth {
    Health health = Health::Waiting;
    QString text;    ///< "mqtt-0 · 2 s ago"
    QString detail;  ///< more lines, for a tool tip
};

/// "Connected", "Disconnected" … or "Silent": silence comes first, because an open connection without data is no feed.
QString feedStateText(const FeedSnapshot& feed);
Health feedHealthOf(const FeedSnapshot& feed);
FeedHealth describeFeed(const FeedSnapshot& feed, UtcTime now);

/// One mark per feed while there are at most `room`; otherwise the bad and waiting ones, and the good ones as a number.
std::vector<FeedHealth> describeFeeds(const std::vector<FeedSnapshot>& feeds, UtcTime now, int room);

}  // namespace pitwatch::ui
