#include "talkcontrol.h"

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr double kLoudEnoughToWarn = -30;  ///< dB
constexpr double kSilence = -90;           ///< dB; even a quiet room is louder than a microphone that gives nothing
constexpr int kWarnEveryMs = 15'000;

/// These follow from what somebody did or ordered: they need no patience, and no reminder while nobody speaks.
bool isWanted(Unheard why)
{
    return why == Unheard::Order || why == Unheard::MicrophoneOff;
}

}  // namespace

TalkControl::TalkControl(ConsultSession& session, QWidget* room, std::chrono::milliseconds patience)
    : QObject(room), session_(session), patience_(patience), held_(new PushToTalk(room))
{
    connect(held_, &PushToTalk::heldChanged, this, &TalkControl::hold);
    connect(&session_, &ConsultSession::level, this, &TalkControl::hear);
    connect(&session_, &ConsultSession::mediaFailed, this, [this] { deviceFailed_ = true; });
    connect(&watch_, &QTimer::timeout, this, &TalkControl::watch);
    watch_.start(1s);
}

void TalkControl::hold(bool held)
{
    if (!session_.hasMedia()) return;
    session_.setTalking(held);
    if (held && session_.silenced()) Q_EMIT said(unheardText(Unheard::Order, session_.room().self()));
}

void TalkControl::hear(const PeerId& id, double decibels)
{
    if (!id.isEmpty()) return;
    if (decibels > kSilence) deviceFailed_ = false;
    if (decibels >= kLoudEnoughToWarn && lasts()) warn();
}

/// Who does not speak is told once.
void TalkControl::watch()
{
    if (lasts() && !isWanted(why_) && !told_) warn();
}

/// Looks again; true when there is something to warn of.
bool TalkControl::lasts()
{
    const Unheard now = unheard(session_, deviceFailed_);
    if (std::exchange(why_, now) != now || !since_.isValid()) {
        since_.start();
        if (std::exchange(told_, false) && now == Unheard::No) Q_EMIT heardAgain();
    }
    if (why_ == Unheard::No) return false;
    return isWanted(why_) || std::chrono::milliseconds(since_.elapsed()) >= patience_;
}

void TalkControl::warn()
{
    if (warnedOf_ == why_ && warned_.elapsed() < kWarnEveryMs) return;
    warnedOf_ = why_;
    warned_.start();
    told_ = true;
    Q_EMIT said(unheardText(why_, session_.room().self()));
}

}  // namespace pitwatch::ui
