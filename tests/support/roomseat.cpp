#include "roomseat.h"

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

ConsultSession::Setup setupOf(const RoomSeat::Place& place, const QString& name, const ConsultMedia& media,
                              std::unique_ptr<ConsultEngine> engine)
{
    ConsultSession::Setup setup;
    setup.signalling.server = place.server;
    setup.signalling.authorities = {place.authority};
    setup.signalling.hello = {kSignalVersion, place.room, place.token, name, PeerKind::Native, {u"VP8"_s, u"H264"_s}};
    setup.engine = std::move(engine);
    setup.media = media;
    setup.iceInterfacePin = place.address;
    return setup;
}

}  // namespace

RoomSeat::RoomSeat(const Place& place, const QString& name, const ConsultMedia& media,
                   std::unique_ptr<ConsultEngine> engine)
    : session_(std::make_unique<ConsultSession>(setupOf(place, name, media, std::move(engine)), clock_))
{
    ConsultSession* session = session_.get();
    QObject::connect(session, &ConsultSession::frame, session,
                     [this](const PeerId& id, const QVideoFrame& frame) { peers_[id].see(frame); });
    QObject::connect(session, &ConsultSession::level, session,
                     [this](const PeerId& id, double decibels) { peers_[id].hear(decibels); });
    QObject::connect(session, &ConsultSession::stats, session, [this](const PeerId& id, const ConsultStats& stats) {
        ++peers_[id].reports;
        peers_[id].stats = stats;
    });
    QObject::connect(session, &ConsultSession::mediaStateChanged, session,
                     [this](const PeerId& id, ConsultPeerState state, const QString& reason) {
                         peers_[id].states.push_back(state);
                         if (!reason.isEmpty()) peers_[id].reason = reason;
                     });
    session->start();
}

PeerId RoomSeat::idOf(const QString& name) const
{
    for (const PeerInfo& peer : session_->room().peers())
        if (peer.name == name) return peer.id;
    return {};
}

}  // namespace pitwatch::test
