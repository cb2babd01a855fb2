#pragma once

#include <cstddef>
#include <vector>

#include "roomevent.h"

namespace pitwatch {

/// What happened in a room, in order. Bounded: what strangers can repeat at will (chat, hands) is given up first and
/// counted; comings, goings and the order of the room keep a reserve of their own. Not synchronised.
class RoomLog {
public:
    explicit RoomLog(std::size_t bound = 20'000) : bound_(bound) {}

    void add(RoomEvent event);
    const std::vector<RoomEvent>& events() const { return events_; }
    /// How many are missing.
    std::size_t dropped() const { return dropped_; }

private:
    const std::size_t bound_;
    std::vector<RoomEvent> events_;
    std::size_t dropped_ = 0;
};

}  // namespace pitwatch
