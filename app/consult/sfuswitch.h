#pragma once

#include <map>

#include "roomorders.h"
#include "roomsfu.h"
#include "sfutrust.h"

namespace pitwatch {

/// When the media of a room go by way of the SFU: from the seventh participant on, or when a host says so; not back
/// when people leave, so that it does not go to and fro. The room stays as it is: nobody leaves, and until the SFU is
/// ready (or where there is none) the mesh goes on. When the SFU stays away the mesh comes back, for the six that
/// matter most (keyParticipants()); the others wait, and everybody is told. How soon the SFU is used again, SfuTrust
/// says. Lives with the desk on the server's thread; `sfu` outlives it.
class SfuSwitch {
public:
    using Time = SfuTrust::Time;
    static constexpr std::size_t kMostInMesh = 6;

    SfuSwitch(RoomSfu& sfu, RoomOrders& orders, Time givenUpAfter = SfuTrust::kGivenUpAfter)
        : sfu_(sfu), orders_(orders), givenUpAfter_(givenUpAfter)
    {
    }

    /// Somebody has come in, or left, or has another role or mute.
    void follow(Room& room);
    /// The SFU is ready, for the first time or again.
    void opened(Room& room);
    /// It is away.
    void lost(const Room& room);
    void failed(const Room& room);
    /// From time to time. `late`: so much of the time since the last was not ours.
    void watch(Room& room, Time now, Time late);
    void forget(const RoomId& room) { standings_.erase(room); }

    /// A host asks for another mode.
    Result<void> change(Room& room, const PeerId& host, const signalling::ModeChange& wanted);
    /// Whether this message is for the SFU now, or for nobody, and not for who it says.
    static bool concerns(const Room& room, const PeerId& from, const Signal& signal);
    Result<void> take(const Room& room, const PeerId& from, const Signal& signal);

private:
    struct Standing {
        SfuTrust trust;
        bool asked = false;  ///< by a host, for a room that is not large
    };

    Standing& standingOf(const Room& room);
    void consider(Room& room);
    void goOver(Room& room);
    void goBack(Room& room);
    void setMode(Room& room, const signalling::ModeChange& mode);
    void applyOrder(const Room& room);

    RoomSfu& sfu_;
    RoomOrders& orders_;
    const Time givenUpAfter_;
    std::map<RoomId, Standing> standings_;
    Time now_{0};
};

/// Of a room that is too large for a mesh, in this order: hosts, who was called, who was let in, who only listens;
/// within each, who came first. All of a room that is not.
std::vector<PeerId> keyParticipants(const Room& room, std::size_t most);

}  // namespace pitwatch
