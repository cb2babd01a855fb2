#pragma once

#include <QtGlobal>

#include <chrono>

namespace pitwatch::webrtc {

/// Whether a peer is still there, by the count of packets that came from it: the transport itself says nothing for half
/// a minute after a peer has died. Pure; times are of any clock that only goes forward.
class PeerWatch {
public:
    using Time = std::chrono::milliseconds;
    enum class Verdict { Nothing, Stalled, Recovered, Rebuild };

    static constexpr Time kStalledAfter{2'000};
    static constexpr Time kRebuildAfter{5'000};
    static constexpr Time kConnectWithin{10'000};

    /// A new attempt begins; it has to be connected within this time.
    void begin(Time now, Time connectWithin = kConnectWithin);
    void connected(Time now);
    Verdict observe(Time now, quint64 received);

private:
    Time connectWithin_ = kConnectWithin;
    bool connected_ = false;
    bool stalled_ = false;
    quint64 received_ = 0;
    Time since_{0};  ///< begin of the attempt, or the last packet
};

/// How often to try again. A peer that was alive is likely to be back soon, perhaps with the next packet: for a minute
/// attempts are short and follow each other closely. Then, and for a peer that never was, pauses are 1, 2, 4, 8, 8 …
/// seconds, and attempts long. Pure.
class RebuildPace {
public:
    using Time = std::chrono::milliseconds;

    static constexpr int kShortAttempts = 13;
    static constexpr Time kShortPause{500};
    static constexpr Time kShortest{4'000};  ///< of a short attempt; longer where the peer once took longer to connect

    /// The pause before the next attempt.
    Time next();
    /// For the attempt after it.
    Time connectWithin() const;
    /// An attempt was connected after this time.
    void connected(Time after);
    /// It has been alive for a while.
    void reset();

private:
    Time slowest_{0};
    int short_ = 0;  ///< short attempts that are left
    int step_ = 0;
    bool isShort_ = false;
};

}  // namespace pitwatch::webrtc
