#pragma once

#include <QHash>
#include <QVideoFrame>

#include <cmath>

#include <consult/consultsession.h>

namespace pitwatch::test {

/// What one seat has seen and heard of another.
struct SeenSeat {
    int pictures = 0;
    int moving = 0;     ///< pictures that differ from the one before
    double energy = 0;  ///< of the sound: the sum of its power, full scale is 1, in tenths of a second
    QSize size;
};

/// Watches a session: what comes from whom, by name. As long as the session lives.
class SeatWatch {
public:
    explicit SeatWatch(ConsultSession& session) : session_(session)
    {
        QObject::connect(&session, &ConsultSession::frame, &session,
                         [this](const PeerId& id, const QVideoFrame& frame) { look(id, frame); });
        QObject::connect(&session, &ConsultSession::level, &session, [this](const PeerId& id, double decibels) {
            if (const PeerInfo* peer = other(id)) seen_[peer->name].energy += std::pow(10.0, decibels / 10);
        });
        QObject::connect(&session, &ConsultSession::mediaStateChanged, &session,
                         [this](const PeerId& id, ConsultPeerState state, const QString& reason) {
                             const PeerInfo* peer = other(id);
                             QString& states = states_[peer ? peer->name : id.text()];
                             states += QString::number(static_cast<int>(state)) + reason.left(12);
                             states = states.right(60);
                         });
    }

    const QHash<QString, SeenSeat>& seen() const { return seen_; }
    /// How each connection of media has fared, by name, newest last: for those who look for what went wrong.
    const QHash<QString, QString>& states() const { return states_; }

private:
    const PeerInfo* other(const PeerId& id) const
    {
        return id.isEmpty() || id == session_.room().self().id ? nullptr : session_.room().find(id);
    }

    void look(const PeerId& id, QVideoFrame frame)
    {
        const PeerInfo* peer = other(id);
        if (peer == nullptr || !frame.map(QVideoFrame::ReadOnly)) return;
        const size_t sum = qHashBits(frame.bits(0), size_t(frame.mappedBytes(0)));
        frame.unmap();
        SeenSeat& seat = seen_[peer->name];
        ++seat.pictures;
        if (std::exchange(sums_[peer->name], sum) != sum) ++seat.moving;
        seat.size = frame.size();
    }

    ConsultSession& session_;
    QHash<QString, SeenSeat> seen_;
    QHash<QString, size_t> sums_;
    QHash<QString, QString> states_;
};

}  // namespace pitwatch::test
