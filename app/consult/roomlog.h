#pragma once

#include <cstddef>
#include <vector>

#include "roomevent.h"

namespace pitwatch {

/// What happened in a room, in order. Bounded in events and in bytes, so that the file of the minutes never grows too
/// large to be written: what strangers can repeat at will (chat, hands) is given up first and counted; comings, goings
/// and the order of the room keep a reserve of their own. Not synchronised.
class RoomLog {
public:
    /// `bytes`: as they are written in minutes; of the 64 MiB that a file may have, the rest is for lists of names.
    explicit RoomLog(std::size_t bound = 20'000, std::size_t bytes = 48U << 20) : bound_(bound), mostBytes_(bytes) {}

    void add(RoomEvent event);
    const std::vector<RoomEvent>& events() const { return events_; }
    /// How many are missing.
    std::size_t dropped() const { return dropped_; }

private:
    const std::size_t bound_;
    const std::size_t mostBytes_;
    std::vector<RoomEvent> events_;
    std::size_t bytes_ = 0;
    std::size_t dropped_ = 0;
};

}  // namespace pitwatch
