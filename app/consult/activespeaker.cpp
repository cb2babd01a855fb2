#include "activespeaker.h"

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

constexpr double kSilence = -100;
constexpr double kSpeech = -45;  ///< dB; a quiet room lies below
constexpr double kLouderBy = 3;  ///< dB; less is no reason to change
constexpr double kShare = 0.25;  ///< of a new value: ten a second, so about half a second to follow
constexpr auto kStays = 1500ms;  ///< after a change
constexpr auto kForgotten = 1s;  ///< a voice of which nothing is heard
constexpr auto kBreath = 5s;     ///< between two sentences of one speech

}  // namespace

double ActiveSpeaker::loudnessNow(const PeerId& who, Time now) const
{
    const auto voice = voices_.constFind(who);
    return voice == voices_.constEnd() || now - voice->at > kForgotten ? kSilence : voice->loudness;
}

bool ActiveSpeaker::hear(const PeerId& who, double decibels, Time now)
{
    Voice& voice = voices_[who];
    voice.loudness += kShare * (std::max(decibels, kSilence) - voice.loudness);
    voice.at = now;
    if (voice.loudness >= kSpeech) voice.loudAt = now;
    if (current_ == who || voice.loudness < kSpeech) return false;
    if (current_ && now - since_ < kStays) return false;
    if (current_ && loudnessNow(*current_, now) + kLouderBy > voice.loudness) return false;
    current_ = who;
    since_ = now;
    return true;
}

std::optional<PeerId> ActiveSpeaker::speaking(Time now) const
{
    if (!current_) return std::nullopt;
    const auto voice = voices_.constFind(*current_);
    const bool lately = voice != voices_.constEnd() && voice->loudAt && now - *voice->loudAt <= kBreath;
    return lately ? current_ : std::nullopt;
}

void ActiveSpeaker::forget(const PeerId& who)
{
    voices_.remove(who);
    if (current_ == who) current_.reset();
}

}  // namespace pitwatch
