#pragma once

#include <QtGlobal>

#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace pitwatch::webrtc {

/// The sound of all peers as one: mono, 16 bit, 48 kHz. Each peer has a line that is bounded, so that a peer whose
/// clock is fast never lags. Safe from any thread.
class SoundMixer {
public:
    static constexpr std::size_t kMost = 9'600;   ///< samples of a line, 200 ms: beyond it the oldest go
    static constexpr std::size_t kStart = 2'400;  ///< a line is heard once it holds 50 ms, so that it does not stutter

    class Line {
    public:
        void push(std::span<const qint16> samples);

    private:
        friend class SoundMixer;
        void addTo(std::span<int> sum);

        std::mutex mutex_;
        std::deque<qint16> samples_;
        bool running_ = false;
    };

    /// Heard as long as the caller keeps it.
    std::shared_ptr<Line> addLine();
    /// Of how many it knows; of those that are gone, one at most.
    std::size_t lines();
    /// The next samples of all lines together; where there are none, silence.
    void mix(std::span<qint16> out);

private:
    void forgetGone();

    std::mutex mutex_;
    std::vector<std::weak_ptr<Line>> lines_;
    std::vector<int> sum_;
};

/// Loudness of samples in dB of full scale, -100 … 0.
double decibels(std::span<const qint16> samples);

}  // namespace pitwatch::webrtc
