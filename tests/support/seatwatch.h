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
        QObject::connect(&session, &ConsultSession::stats, &session, [this](const PeerId& id, const ConsultStats& now) {
            if (const PeerInfo* peer = other(id))
                numbers_[peer->name] = QStringLiteral("%1 pictures/s, %2 kbit/s, lost %3, %4")
                                           .arg(now.framesPerSecond, 0, 'f', 1)
                                           .arg(now.receiveKbps, 0, 'f', 0)
                                           .arg(now.lossIn, 0, 'f', 2)
                                           .arg(now.codec);
        });
    }

    const QHash<QString, SeenSeat>& seen() const { return seen_; }
    /// How each connection of media has fared, by name, newest last: for those who look for what went wrong.
    QHash<QString, QString> states() const
    {
        QHash<QString, QString> all;
        for (auto state = states_.begin(); state != states_.end(); ++state)
            all.insert(state.key(), *state + QStringLiteral(": ") + numbers_.value(state.key()));
        return all;
    }

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
    QHash<QString, QString> numbers_;
};

}  // namespace pitwatch::test
