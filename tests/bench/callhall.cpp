#include "callhall.h"

namespace pitwatch::bench {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::PrivateNetwork;

QString CallHall::open()
{
    const auto identity = certificates_.identity({PrivateNetwork::kOurs, u"127.0.0.1"_s});
    if (!identity) return identity.error().text();
    if (const auto listening = server_.listen(identity.value()); !listening) return listening.error().text();
    if (const auto told = certificates_.exportAuthority(authority()); !told) return told.error().text();
    const auto room = server_.desk().open({kRoom, {}, {}, 4, 4});
    return room ? QString() : room.error().text();
}

QUrl CallHall::invitation()
{
    return invitationUrl(PrivateNetwork::kOurs, server_.port(), kRoom, token(PeerRole::Speaker));
}

test::RoomSeat::Place CallHall::place()
{
    const QUrl server(u"wss://127.0.0.1:%1/ws"_s.arg(server_.port()));
    const auto known = QSslCertificate::fromPath(authority());
    return {server, known.value(0), kRoom, token(PeerRole::Host), PrivateNetwork::kOurs};
}

QString CallHall::token(PeerRole role)
{
    const auto issued = tokens_.issue({{}, kRoom, role, false, {}, clock_.now() + 1h});
    return issued ? issued.value().token : QString();
}

}  // namespace pitwatch::bench
