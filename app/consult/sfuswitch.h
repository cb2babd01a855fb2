#pragma once

#include "roomorders.h"
#include "roomsfu.h"

namespace pitwatch {

/// When a room goes over from the mesh to the SFU: with the seventh participant, or when a host says so; never back
/// before it ends, so that it cannot go to and fro. The room stays as it is: nobody leaves, and until the SFU is ready
/// (or where there is none) the mesh goes on. Lives with the desk on the server's thread; `sfu` outlives it.
class SfuSwitch {
public:
    static constexpr std::size_t kMostInMesh = 6;

    SfuSwitch(RoomSfu& sfu, RoomOrders& orders) : sfu_(sfu), orders_(orders) {}

    /// Somebody has come in.
    void entered(const Room& room);
    /// The SFU is ready.
    void opened(Room& room);
    /// A host asks for another mode.
    Result<void> change(const Room& room, const PeerId& host, const signalling::ModeChange& wanted);
    /// Whether this message is for the SFU now, and not for who it says.
    static bool concerns(const Room& room, const Signal& signal);
    Result<void> take(const Room& room, const PeerId& from, const Signal& signal);
    /// Roles or mutes may be different.
    void applyOrder(const Room& room);

private:
    RoomSfu& sfu_;
    RoomOrders& orders_;
};

}  // namespace pitwatch
