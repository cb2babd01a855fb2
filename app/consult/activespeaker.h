#pragma once

#include <QHash>

#include <chrono>
#include <optional>

#include "signalmessage.h"

namespace pitwatch {

/// Who speaks, from the levels of everybody: the loudest over the last second, and not somebody else at every cough.
/// Pure; the caller brings the time.
class ActiveSpeaker {
public:
    using Time = std::chrono::milliseconds;

    /// True when somebody else speaks now.
    bool hear(const PeerId& who, double decibels, Time now);
    void forget(const PeerId& who);
    /// Also when nobody says anything any more.
    const std::optional<PeerId>& current() const { return current_; }
    /// The same, for as long as something is heard of them every few seconds.
    std::optional<PeerId> speaking(Time now) const;

private:
    struct Voice {
        double loudness = -100;  ///< dB, smoothed
        Time at{0};
        std::optional<Time> loudAt;  ///< when it was speech for the last time
    };

    double loudnessNow(const PeerId& who, Time now) const;

    QHash<PeerId, Voice> voices_;
    std::optional<PeerId> current_;
    Time since_{0};
};

}  // namespace pitwatch
