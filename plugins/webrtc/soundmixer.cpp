#include "soundmixer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pitwatch::webrtc {

namespace {

constexpr double kSilence = -100;

}  // namespace

void SoundMixer::Line::push(std::span<const qint16> samples)
{
    const std::lock_guard lock(mutex_);
    samples_.insert(samples_.end(), samples.begin(), samples.end());
    if (samples_.size() > kMost) samples_.erase(samples_.begin(), samples_.end() - kMost);
    if (samples_.size() >= kStart) running_ = true;
}

void SoundMixer::Line::addTo(std::span<int> sum)
{
    const std::lock_guard lock(mutex_);
    if (!running_) return;
    const std::size_t count = std::min(sum.size(), samples_.size());
    for (std::size_t i = 0; i < count; ++i) sum[i] += samples_[i];
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(count));
    if (samples_.empty()) running_ = false;
}

std::shared_ptr<SoundMixer::Line> SoundMixer::addLine()
{
    auto line = std::make_shared<Line>();
    const std::lock_guard lock(mutex_);
    // Here too: without a speaker nobody calls mix().
    forgetGone();
    lines_.push_back(line);
    return line;
}

void SoundMixer::forgetGone()
{
    std::erase_if(lines_, [](const auto& line) { return line.expired(); });
}

std::size_t SoundMixer::lines()
{
    const std::lock_guard lock(mutex_);
    return lines_.size();
}

void SoundMixer::mix(std::span<qint16> out)
{
    const std::lock_guard lock(mutex_);
    sum_.assign(out.size(), 0);
    forgetGone();
    for (const auto& weak : lines_)
        if (const auto line = weak.lock()) line->addTo(sum_);
    using Limits = std::numeric_limits<qint16>;
    const auto clip = [](int value) {
        return static_cast<qint16>(std::clamp<int>(value, Limits::min(), Limits::max()));
    };
    std::transform(sum_.begin(), sum_.end(), out.begin(), clip);
}

double decibels(std::span<const qint16> samples)
{
    double energy = 0;
    for (const qint16 sample : samples) energy += double(sample) * double(sample);
    if (energy <= 0) return kSilence;
    constexpr double kFull = 32768.0 * 32768.0;
    return std::max(kSilence, 10 * std::log10(energy / (kFull * double(samples.size()))));
}

}  // namespace pitwatch::webrtc
