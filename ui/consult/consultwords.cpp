#include "consultwords.h"

#include <QCoreApplication>

#include <algorithm>

#include <ui/common/format.h>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

/// A place for words that belong to no widget.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConsultWords)
};

}  // namespace

QString deviceNames(ConsultDevices devices)
{
    QStringList names;
    if (devices & ConsultDevice::Camera) names << Words::tr("Camera");
    if (devices & ConsultDevice::Microphone) names << Words::tr("Microphone");
    if (devices & ConsultDevice::Speaker) names << Words::tr("Loudspeaker");
    return names.join(Words::tr(", ", "between devices"));
}

QString lostText(ConsultDevices devices)
{
    return Words::tr("Failed: %1. Plug in again, or choose under Devices.").arg(deviceNames(devices));
}

QString roleText(PeerRole role)
{
    switch (role) {
        case PeerRole::Host:
            return Words::tr("Host");
        case PeerRole::Speaker:
            return Words::tr("Speaker");
        case PeerRole::Listener:
            break;
    }
    return Words::tr("Listener");
}

QString levelText(CalleeLevel level)
{
    switch (level) {
        case CalleeLevel::County:
            return Words::tr("County");
        case CalleeLevel::City:
            return Words::tr("City");
        case CalleeLevel::Province:
            return Words::tr("Province");
        case CalleeLevel::Mine:
            return Words::tr("Mine");
        case CalleeLevel::RescueTeam:
            break;
    }
    return Words::tr("Rescue team");
}

QString callText(const CallRecord& record)
{
    if (record.attempts.empty()) return {};
    const int calls = int(record.attempts.size());
    switch (record.attempts.back().result) {
        case CallResult::Ringing:
            return calls == 1 ? Words::tr("Calling…") : Words::tr("Calling again (%1)…").arg(calls);
        case CallResult::Answered:
            return Words::tr("Answered");
        case CallResult::NoAnswer:
            return Words::tr("Not answering (%n call(s))", nullptr, calls);
        case CallResult::Declined:
            return Words::tr("Declined");
        case CallResult::Cancelled:
            break;
    }
    return Words::tr("Call ended");
}

QString mediaStateText(ConsultPeerState state, const QString& reason)
{
    const auto because = [&reason](const QString& text) { return reason.isEmpty() ? text : text + u'\n' + reason; };
    switch (state) {
        case ConsultPeerState::Idle:
        case ConsultPeerState::Offering:
        case ConsultPeerState::Connecting:
            return Words::tr("Connecting…");
        case ConsultPeerState::Stalled:
            return because(Words::tr("Nothing arrives at the moment"));
        case ConsultPeerState::Rebuilding:
            return because(Words::tr("Connection lost, is being made again…"));
        case ConsultPeerState::Closed:
            return because(Words::tr("Connection closed"));
        case ConsultPeerState::Live:
            break;
    }
    return {};
}

namespace {

QStringList heldWords(bool theirs, bool ours)
{
    QStringList words;
    if (theirs) words << Words::tr("Their picture is held back");
    if (ours) words << Words::tr("Your picture is held back");
    return words;
}

}  // namespace

QString statsText(const ConsultStats& stats, bool theirsHeld, bool oursHeld)
{
    QStringList lines;
    if (!stats.size.isEmpty())
        lines << Words::tr("Picture: %1 × %2, %3, %4 a second")
                     .arg(stats.size.width())
                     .arg(stats.size.height())
                     .arg(stats.codec)
                     .arg(stats.framesPerSecond, 0, 'f', 0);
    lines << Words::tr("Received: %1").arg(withUnit(stats.receiveKbps, u"kbit/s"_s));
    lines << Words::tr("Sent: %1").arg(withUnit(stats.sendKbps, u"kbit/s"_s));
    lines << Words::tr("Lost: %1 in, %2 out")
                 .arg(withUnit(stats.lossIn * 100, u"%"_s, 1), withUnit(stats.lossOut * 100, u"%"_s, 1));
    if (stats.rttMs) lines << Words::tr("There and back: %1").arg(withUnit(*stats.rttMs, u"ms"_s));
    lines << heldWords(theirsHeld, oursHeld);
    return lines.join(u'\n');
}

QString statsLine(const ConsultStats& stats, bool theirsHeld, bool oursHeld)
{
    QStringList parts;
    if (!stats.size.isEmpty())
        parts << u"%1×%2"_s.arg(stats.size.width()).arg(stats.size.height())
              << Words::tr("%1/s", "pictures a second").arg(stats.framesPerSecond, 0, 'f', 0);
    parts << withUnit(stats.receiveKbps, u"kbit/s"_s) << withUnit(stats.lossIn * 100, u"%"_s);
    if (stats.rttMs) parts << withUnit(*stats.rttMs, u"ms"_s);
    parts << heldWords(theirsHeld, oursHeld);
    return parts.join(u"  "_s);
}

QString endText(const QString& code)
{
    if (code == "closed"_L1) return Words::tr("The host has ended the consultation.");
    if (code == "removed"_L1) return Words::tr("A host has removed you from the consultation.");
    if (code == "denied"_L1) return Words::tr("A host has not let you in.");
    if (code == "token-expired"_L1) return Words::tr("The invitation has expired.");
    if (code == "token-revoked"_L1) return Words::tr("The invitation has been withdrawn.");
    if (code.startsWith("token-"_L1)) return Words::tr("The invitation is not known there.");
    if (code == "version"_L1) return Words::tr("The other side runs another version of the consultation.");
    return Words::tr("The consultation has ended.");
}

QString linkStateText(SignalClient::State state, bool unknownAuthority)
{
    switch (state) {
        case SignalClient::State::Idle:
        case SignalClient::State::Connecting:
            return Words::tr("Connecting…");
        case SignalClient::State::Waiting:
            return Words::tr("Waiting to be let in by a host");
        case SignalClient::State::Retrying:
            if (unknownAuthority)
                return Words::tr(
                    "The certificate of this server is not known here. Put the one that the other bureau exports into "
                    "consult/authorities of the data directory; it is taken up at once.");
            return Words::tr("The server is lost, connecting again…");
        case SignalClient::State::Inside:
        case SignalClient::State::Over:
            break;
    }
    return {};
}

QString narrowText(const RoomView& room)
{
    if (!room.isNarrow()) return {};
    if (!room.isReached(room.self().id))
        return Words::tr(
            "The media server is away: you wait for it without sound and picture; the chat and roll calls go on");
    const auto waiting = std::count_if(room.peers().begin(), room.peers().end(),
                                       [&room](const PeerInfo& peer) { return !room.isReached(peer.id); });
    return Words::tr("The media server is away: %n participant(s) wait without sound and picture", nullptr,
                     int(waiting));
}

}  // namespace pitwatch::ui
