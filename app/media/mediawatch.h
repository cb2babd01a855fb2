#pragma once

#include <algorithm>
#include <chrono>

namespace pitwatch {

/// Whether a media process still answers. Pure; times are of any clock that only goes forward. A look that comes late
/// because we were busy ourselves counts no silence.
class MediaWatch {
public:
    using Time = std::chrono::milliseconds;
    enum class Verdict { Alive, Silent, EngineSilent };

    static constexpr Time kBeat{500};
    static constexpr Time kSilent{2'000};
    /// The engine's own thread opens devices and ends pipelines, which takes seconds without being a fault.
    static constexpr Time kEngineSilent{10'000};
    /// The first start of a media library after an update looks through all that is installed.
    static constexpr Time kStart{30'000};

    void begin(Time now) { heard_ = looked_ = now; }
    /// It has started: from now on it has to answer within kSilent.
    void ready(Time now)
    {
        ready_ = true;
        heard_ = now;
    }
    void answered(Time now, Time engineSilent)
    {
        heard_ = now;
        engineSilent_ = engineSilent;
    }
    Verdict look(Time now)
    {
        constexpr Time kLate = 2 * kBeat;
        if (now - looked_ > kLate) heard_ = std::max(heard_, now - kLate);
        looked_ = now;
        if (now - heard_ >= (ready_ ? kSilent : kStart)) return Verdict::Silent;
        return engineSilent_ >= kEngineSilent ? Verdict::EngineSilent : Verdict::Alive;
    }

private:
    Time heard_{0};
    Time looked_{0};
    Time engineSilent_{0};
    bool ready_ = false;
};

}  // namespace pitwatch
