#include "audibility.h"

#include <QCoreApplication>

#include <consult/roomsfu.h>

namespace pitwatch::ui {

namespace {

/// A place for words that belong to no widget.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Audibility)
};

bool isLive(const ConsultSession& session, const PeerId& id)
{
    return session.mediaState(id) == ConsultPeerState::Live;
}

Unheard onTheWay(const ConsultSession& session)
{
    const RoomView& room = session.room();
    if (!room.isReached(room.self().id)) return Unheard::Waits;
    if (room.mode() == CallMode::Sfu) return isLive(session, kSfuPeer) ? Unheard::No : Unheard::Server;
    bool alone = true;
    for (const PeerInfo& peer : room.peers()) {
        if (peer.isTable() || !room.isReached(peer.id)) continue;
        if (isLive(session, peer.id)) return Unheard::No;
        alone = false;
    }
    return alone ? Unheard::No : Unheard::Nobody;
}

}  // namespace

Unheard unheard(const ConsultSession& session, bool deviceFailed)
{
    if (!session.hasMedia() || session.room().self().id.isEmpty()) return Unheard::No;
    if (session.silenced()) return Unheard::Order;
    if (!session.isHeard()) return Unheard::MicrophoneOff;
    return deviceFailed ? Unheard::Device : onTheWay(session);
}

QString unheardText(Unheard why, const PeerInfo& self)
{
    switch (why) {
        case Unheard::Order:
            return self.muted ? Words::tr("Nobody hears you: a host has muted you.")
                              : Words::tr("Nobody hears you: you listen only.");
        case Unheard::MicrophoneOff:
            return Words::tr("Nobody hears you: the microphone is off. Hold the space bar to speak.");
        case Unheard::Device:
            return Words::tr("Nobody hears you: the microphone has failed.");
        case Unheard::Waits:
            return Words::tr("Nobody hears you: the media server is away, and you wait for it.");
        case Unheard::Server:
            return Words::tr("Nobody hears you: there is no connection to the media server.");
        case Unheard::Nobody:
            return Words::tr("Nobody hears you: there is no connection to any participant.");
        case Unheard::No:
            break;
    }
    return {};
}

}  // namespace pitwatch::ui
