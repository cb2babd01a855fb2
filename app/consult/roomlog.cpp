#include "roomlog.h"

#include <utility>

namespace pitwatch {

namespace {

bool canBeRepeatedAtWill(RoomEventKind kind)
{
    switch (kind) {
        case RoomEventKind::Said:
        case RoomEventKind::HandUp:
        case RoomEventKind::HandDown:
        case RoomEventKind::ShareBegan:
        case RoomEventKind::ShareEnded:
        case RoomEventKind::Waited:
        case RoomEventKind::Gave:
            return true;
        default:
            return false;
    }
}

}  // namespace

void RoomLog::add(RoomEvent event)
{
    const std::size_t room = canBeRepeatedAtWill(event.kind) ? bound_ / 2 : bound_;
    // Without its end a consultation would look as if the program had been killed.
    if (events_.size() >= room && event.kind != RoomEventKind::Closed) {
        ++dropped_;
        return;
    }
    events_.push_back(std::move(event));
}

}  // namespace pitwatch
