#pragma once

#include <QString>
#include <QTimeZone>

#include <consult/calllist.h>
#include <consult/consultengine.h>
#include <consult/roomview.h>
#include <consult/signalclient.h>

/// Words of the consultation, translated.
namespace pitwatch::ui {

QString roleText(PeerRole role);
QString levelText(CalleeLevel level);
/// "Ringing", "Not answering (3 calls)" …
QString callText(const CallRecord& record);
QString mediaStateText(ConsultPeerState state, const QString& reason);
/// "Camera, microphone".
QString deviceNames(ConsultDevices devices);
/// What somebody reads for as long as these have failed.
QString lostText(ConsultDevices devices);
/// Several lines; what was not measured is left out. Held: a picture that the way does not bear, theirs or ours.
QString statsText(const ConsultStats& stats, bool theirsHeld = false, bool oursHeld = false);
/// The same in one short line.
QString statsLine(const ConsultStats& stats, bool theirsHeld = false, bool oursHeld = false);
/// Why a consultation is over, from the server's code.
QString endText(const QString& code);
/// `unknownAuthority`: see SignalClient::isUnknownAuthority().
QString linkStateText(SignalClient::State state, bool unknownAuthority = false);
/// What a room that is too large for direct connections does without its media server; empty: it is there, or there is
/// no need for it.
QString narrowText(const RoomView& room);

}  // namespace pitwatch::ui
