#include "activespeaker.h"

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr double kSilence = -100;
constexpr double kSpeech = -45;  ///< dB; a quiet room lies below
constexpr double kLouderBy = 3;  ///< dB; less is no reason to change
constexpr double kShare = 0.25;  ///< of a new value: ten a second, so about half a second to follow
constexpr auto kStays = 1500ms;  ///< after a change
constexpr auto kForgotten = 1s;  ///< a voice of which nothing is heard

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
    if (current_ == who || voice.loudness < kSpeech) return false;
    if (current_ && now - since_ < kStays) return false;
    if (current_ && loudnessNow(*current_, now) + kLouderBy > voice.loudness) return false;
    current_ = who;
    since_ = now;
    return true;
}

void ActiveSpeaker::forget(const PeerId& who)
{
    voices_.remove(who);
    if (current_ == who) current_.reset();
}

}  // namespace pitwatch::ui
