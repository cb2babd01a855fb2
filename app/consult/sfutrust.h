#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>

namespace pitwatch {

/// How a server for media (RoomSfu) has behaved towards one room: when to give it up, and when to trust it again. Each
/// time that it was given up it has to hold out longer before it is used again, so that a room does not go to and fro.
/// Pure; times are of any clock that only goes forward.
class SfuTrust {
public:
    using Time = std::chrono::milliseconds;
    static constexpr Time kGivenUpAfter{10'000};
    static constexpr Time kTriedEvery{10'000};
    static constexpr Time kFirstProof{15'000};  ///< after it was given up once; before, none is asked for
    static constexpr Time kLongestProof{240'000};

    /// Given up when it was away for so long.
    explicit SfuTrust(Time givenUpAfter = kGivenUpAfter) : givenUpAfter_(givenUpAfter) {}

    void opening(Time now) { set(State::Opening, now); }
    void opened(Time now) { set(State::Open, now); }
    /// It was open, and looks for its way back by itself.
    void lost(Time now)
    {
        if (state_ == State::Open) set(State::Lost, now);
    }
    /// It could not be opened, and does nothing any more.
    void failed(Time now) { set(State::Failed, now); }
    void givenUp(Time now)
    {
        set(State::Failed, now);
        proof_ = timesGivenUp_++ == 0 ? kFirstProof : std::min(2 * proof_, kLongestProof);
    }
    /// We were busy for so long, and could not have noticed.
    void excuse(Time late) { since_ += late; }

    bool isGone(Time now) const { return state_ == State::Lost && now - since_ >= givenUpAfter_; }
    bool isProven(Time now) const { return state_ == State::Open && now - since_ >= proof_; }
    bool isToBeTried(Time now) const
    {
        return state_ == State::New || (state_ == State::Failed && now - since_ >= kTriedEvery);
    }
    int timesGivenUp() const { return timesGivenUp_; }

private:
    enum class State { New, Opening, Open, Lost, Failed };

    void set(State state, Time now)
    {
        state_ = state;
        since_ = now;
    }

    Time givenUpAfter_;
    State state_ = State::New;
    Time since_{0};
    Time proof_{0};
    int timesGivenUp_ = 0;
};

}  // namespace pitwatch
