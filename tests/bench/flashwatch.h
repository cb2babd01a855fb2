#pragma once

#include <QVideoFrame>

#include <chrono>
#include <optional>

namespace pitwatch::bench {

/// Finds the flashes of a FlashSource in what one receives of it, and tells how much later than the picture the sound
/// is given out. Times are of any clock that only goes forward.
class FlashWatch {
public:
    using Time = std::chrono::duration<double, std::milli>;

    /// The step of a flash, once its picture and its sound are there.
    std::optional<double> see(QVideoFrame frame, Time now);
    /// The loudness of the last tenth of a second: how much of it the tone fills tells when it began.
    std::optional<double> hear(double decibels, Time now);

private:
    std::optional<double> step();

    bool bright_ = false;
    std::optional<Time> seenAt_;
    std::optional<Time> heardAt_;
    double before_ = 0;            ///< loudness of the tenth before
    std::optional<double> first_;  ///< that of the tenth in which the tone began
    Time firstAt_{0};
};

}  // namespace pitwatch::bench
