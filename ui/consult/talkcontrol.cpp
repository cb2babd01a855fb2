#include "talkcontrol.h"

namespace pitwatch::ui {

namespace {

constexpr double kLoudEnoughToWarn = -30;  ///< dB
constexpr int kWarnEveryMs = 15'000;

}  // namespace

TalkControl::TalkControl(ConsultSession& session, QWidget* room)
    : QObject(room), session_(session), held_(new PushToTalk(room))
{
    connect(held_, &PushToTalk::heldChanged, this, &TalkControl::hold);
    connect(&session_, &ConsultSession::level, this, &TalkControl::noticeSilence);
    warned_.start();
}

void TalkControl::hold(bool held)
{
    if (!session_.hasMedia()) return;
    session_.setTalking(held);
    if (held && session_.silenced()) Q_EMIT said(tr("Nobody hears you: %1.").arg(orderText()));
}

/// Somebody speaks into a microphone that nobody hears.
void TalkControl::noticeSilence(const PeerId& id, double decibels)
{
    if (!id.isEmpty() || decibels < kLoudEnoughToWarn) return;
    if (session_.isHeard() || warned_.elapsed() < kWarnEveryMs) return;
    warned_.restart();
    Q_EMIT said(session_.silenced()
                    ? tr("You speak, but nobody hears you: %1.").arg(orderText())
                    : tr("You speak, but nobody hears you: the microphone is off. Hold the space bar to "
                         "speak."));
}

/// Why the room does not let us be heard.
QString TalkControl::orderText() const
{
    return session_.room().self().muted ? tr("a host has muted you") : tr("you listen only");
}

}  // namespace pitwatch::ui
