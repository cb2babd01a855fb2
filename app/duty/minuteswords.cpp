#include "minuteswords.h"

#include <QCoreApplication>

#include <consult/recordingsink.h>
#include <consult/signalwriter.h>

namespace pitwatch::words {

namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConsultationMinutes)
};

/// A long text stands elsewhere in full.
constexpr qsizetype kExcerpt = 60;

constexpr qsizetype kMostLinesOfACell = 12;

QString excerpt(QString text)
{
    text.replace(u'\n', u' ');
    return text.size() > kExcerpt ? text.left(kExcerpt) + u'…' : text;
}

QString role(const QString& word)
{
    switch (static_cast<PeerRole>(peerRoleWords().indexOf(word))) {
        case PeerRole::Host:
            return Text::tr("host");
        case PeerRole::Speaker:
            return Text::tr("speaker");
        case PeerRole::Listener:
            return Text::tr("listener");
    }
    return word;
}

QString joined(const QString& who, const RoomEvent& event)
{
    if (event.text.isEmpty()) return Text::tr("%1 joined").arg(who);
    return Text::tr("%1 joined (%2)").arg(who, role(event.text));
}

QString left(const QString& who, const RoomEvent& event)
{
    if (event.text == "lost"_L1) return Text::tr("%1: the connection was lost").arg(who);
    if (event.text == "removed"_L1) return Text::tr("%1 was removed from the room").arg(who);
    return Text::tr("%1 left").arg(who);
}

QString mode(const QString& who, const RoomEvent& event)
{
    // By nobody: by itself.
    if (event.name.isEmpty())
        return event.text == "sfu"_L1
                   ? Text::tr("The call went over to the media server")
                   : Text::tr("The media server stayed away: the call went back to direct connections");
    return event.text == "sfu"_L1 ? Text::tr("%1 switched the call to the media server").arg(who)
                                  : Text::tr("%1 switched the call to direct connections").arg(who);
}

/// Coming and going.
QString visit(const QString& who, const QString& other, const RoomEvent& event)
{
    switch (event.kind) {
        case RoomEventKind::Joined:
            return joined(who, event);
        case RoomEventKind::Left:
            return left(who, event);
        case RoomEventKind::Waited:
            return Text::tr("%1 came to the waiting room").arg(who);
        case RoomEventKind::Gave:
            return Text::tr("%1 gave up waiting").arg(who);
        case RoomEventKind::Admitted:
            return Text::tr("%1 let %2 in").arg(who, other);
        case RoomEventKind::Denied:
            return Text::tr("%1 was not let in").arg(who);
        default:
            return {};
    }
}

/// What hosts order.
QString order(const QString& who, const QString& other, const RoomEvent& event)
{
    switch (event.kind) {
        case RoomEventKind::Locked:
            return Text::tr("%1 locked the room").arg(who);
        case RoomEventKind::Unlocked:
            return Text::tr("%1 unlocked the room").arg(who);
        case RoomEventKind::RoleGiven:
            return Text::tr("%1 changed the role of %2: %3").arg(who, other, role(event.text));
        case RoomEventKind::Muted:
            return Text::tr("%1 muted %2").arg(who, other);
        case RoomEventKind::Unmuted:
            return Text::tr("%1 let %2 speak").arg(who, other);
        case RoomEventKind::RollCalled:
            return Text::tr("%1 began roll call %2").arg(who, QString::number(event.number));
        case RoomEventKind::ModeChanged:
            return mode(who, event);
        case RoomEventKind::RecordingBegan:
            return Text::tr("%1 began to record; everybody was told").arg(who);
        case RoomEventKind::RecordingEnded:
            return Text::tr("%1 ended the recording").arg(who);
        default:
            return {};
    }
}

/// What participants do.
QString act(const QString& who, const RoomEvent& event)
{
    switch (event.kind) {
        case RoomEventKind::HandUp:
            return Text::tr("%1 raised a hand").arg(who);
        case RoomEventKind::HandDown:
            return Text::tr("%1 lowered the hand").arg(who);
        case RoomEventKind::ShareBegan:
            return Text::tr("%1 began to share").arg(who);
        case RoomEventKind::ShareEnded:
            return Text::tr("%1 ended sharing").arg(who);
        case RoomEventKind::Said:
            return Text::tr("%1 wrote: %2").arg(who, excerpt(event.text));
        case RoomEventKind::Decided:
            return Text::tr("%1 noted the decision: %2").arg(who, excerpt(event.text));
        case RoomEventKind::Snapshot:
            return Text::tr("%1 took a snapshot: %2").arg(who, event.text);
        case RoomEventKind::Recorded:
            return Text::tr("Recorded is %1: %2").arg(recorded(event.name), event.text);
        case RoomEventKind::RollAnswered:
            return Text::tr("%1 answered roll call %2").arg(who, QString::number(event.number));
        default:
            return {};
    }
}

}  // namespace

QString level(CalleeLevel level)
{
    switch (level) {
        case CalleeLevel::County:
            return Text::tr("County");
        case CalleeLevel::City:
            return Text::tr("City");
        case CalleeLevel::Province:
            return Text::tr("Province");
        case CalleeLevel::Mine:
            return Text::tr("Mine");
        case CalleeLevel::RescueTeam:
            return Text::tr("Rescue team");
    }
    return {};
}

QString result(CallResult result)
{
    switch (result) {
        case CallResult::Ringing:
            return Text::tr("Ringing");
        case CallResult::Answered:
            return Text::tr("Answered");
        case CallResult::NoAnswer:
            return Text::tr("No answer");
        case CallResult::Declined:
            return Text::tr("Declined");
        case CallResult::Cancelled:
            return Text::tr("Cancelled");
    }
    return {};
}

QString recorded(const QString& name)
{
    return name == kMixedSound ? Text::tr("the sound of everybody") : person(name);
}

QString person(const QString& name)
{
    return name.isEmpty() ? Text::tr("Duty seat") : name;
}

QString event(const RoomEvent& event)
{
    if (event.kind == RoomEventKind::Opened) return Text::tr("The room was opened");
    if (event.kind == RoomEventKind::Closed) return Text::tr("The room was closed");
    const QString who = person(event.name);
    const QString other = person(event.otherName);
    for (const QString& words : {visit(who, other, event), order(who, other, event), act(who, event)})
        if (!words.isEmpty()) return words;
    return {};
}

QString exactDuration(Micros duration)
{
    const auto total = std::chrono::floor<std::chrono::seconds>(duration).count();
    if (total < 0) return u"–"_s;
    return u"%1:%2:%3"_s.arg(total / 3600)
        .arg(total / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(total % 60, 2, 10, QLatin1Char('0'));
}

QString cell(QString text)
{
    return text.count(u'\n') >= kMostLinesOfACell ? text.replace(u'\n', u' ') : text;
}

QString seconds(Micros duration)
{
    return QString::number(std::chrono::duration<double>(duration).count(), 'f', 1);
}

}  // namespace pitwatch::words
