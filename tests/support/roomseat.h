#pragma once

#include <consult/consultsession.h>

#include "callseat.h"

namespace pitwatch::test {

/// One native seat in a room: signalling through its server, media by the real plugin; and what it
/// sees and hears of the others.
class RoomSeat {
public:
    struct Place {
        QUrl server;  ///< wss://host:port/ws
        QSslCertificate authority;
        RoomId room;
        QString token;
        QString address = QStringLiteral("127.0.0.1");  ///< the only own one that media use
    };

    RoomSeat(const Place& place, const QString& name, const ConsultMedia& media = testMedia(),
             std::unique_ptr<ConsultEngine> engine = makeTestEngine());

    ConsultSession& session() { return *session_; }
    bool isInside() const { return !session_->room().self().id.isEmpty(); }
    /// Somebody of this name who is in the room; an empty id when there is none.
    PeerId idOf(const QString& name) const;
    const SeenPeer& peer(const PeerId& id) { return peers_[id]; }
    const SeenPeer& peer(const QString& name) { return peers_[idOf(name)]; }

private:
    SystemClock clock_;
    QHash<PeerId, SeenPeer> peers_;
    std::unique_ptr<ConsultSession> session_;
};

}  // namespace pitwatch::test
