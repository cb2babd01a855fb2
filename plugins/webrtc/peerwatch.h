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

    /// A new attempt begins.
    void begin(Time now);
    void connected(Time now);
    Verdict observe(Time now, quint64 received);

private:
    bool connected_ = false;
    bool stalled_ = false;
    quint64 received_ = 0;
    Time since_{0};  ///< begin of the attempt, or the last packet
};

/// How long to wait before the next attempt: 1, 2, 4, 8, 8 … seconds.
class RebuildPause {
public:
    std::chrono::milliseconds next();
    void reset() { step_ = 0; }

private:
    int step_ = 0;
};

}  // namespace pitwatch::webrtc
