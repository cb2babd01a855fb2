#pragma once

#include <QString>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include <consult/consultengine.h>

namespace pitwatch::webrtc {

/// One encoder makes the picture for several peers: how many bits a second, and from whom the picture is held back
/// because the way there would spoil it for the others. The ways that lead set the rate, down to the lowest: those of
/// key peers; where there are none, the better half of the ordinary ones, then of the last. The others may slow it down
/// to a floor and no further. Whose way does not bear that gets sound alone, until it has looked better for a while;
/// then it is tried, without a say at first, and after each try that fails it waits longer. Who leads is never held
/// back, and one peer alone always leads. Pure; times are of any clock that only goes forward.
class SendPlanner {
public:
    using Time = std::chrono::milliseconds;

    static constexpr int kFloor = 500'000;          ///< bits a second: below, a picture at 640x360 falls apart
    static constexpr double kBelowLead = 0.8;       ///< the floor where the ways that lead are narrow themselves
    static constexpr double kRoomier = 1.2;         ///< a way that is tried again has to bear this much of the floor
    static constexpr Time kPatience{2'000};         ///< a way that is narrow for less is not
    static constexpr Time kBetweenSwitches{5'000};  ///< of the same peer, whatever happens
    static constexpr Time kFirstPause{10'000};      ///< before the first try
    static constexpr Time kLongestPause{120'000};   ///< doubled with each try that fails, up to this
    static constexpr Time kTrial{10'000};           ///< without a say
    static constexpr Time kProven{60'000};          ///< a way that held out so long has not failed

    /// `bitsPerSecond`: what the way is thought to bear, by the reports of the peer.
    struct Way {
        QString id;
        ConsultRank rank = ConsultRank::Ordinary;
        int bitsPerSecond = 0;
    };

    /// With each report, and whenever who is there or how much they matter has changed. Returns the rate of the
    /// encoder; nothing: nobody has a say in it. Peers that are not among the ways now are remembered.
    std::optional<int> plan(Time now, const std::vector<Way>& ways);
    bool holdsBack(const QString& id) const;
    void forget(const QString& id) { peers_.erase(id); }

private:
    struct Peer {
        bool held = false;
        std::optional<Time> narrowSince;
        std::optional<Time> switchedAt;
        std::optional<Time> resumedAt;
        Time pause = kFirstPause;
    };
    using Ways = std::vector<const Way*>;

    Ways leading(const std::vector<Way>& ways) const;
    int lowest(const Ways& ways) const;
    void excuse(Time now, const Way& way);
    void follow(Time now, const Way& way, int floor);
    void release(Time now, Peer& peer, Time heldFor);
    void hold(Time now, Peer& peer);
    bool hasSay(Time now, const Peer& peer) const;

    std::map<QString, Peer> peers_;
};

}  // namespace pitwatch::webrtc
