#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QUdpSocket>

#include <memory>
#include <random>
#include <vector>

#include <consult/ratelimit.h>

#include "callseat.h"

namespace pitwatch::test {

/// Carries what two seats of this process say to each other, and their media too: the far one's candidates are replaced
/// by ports of this way, and the near one's are kept back. So a test can lose packets, in both directions, and narrow
/// the way to the far seat. Lives on the main thread; both seats outlive it.
class LossyWay final : public QObject {
public:
    /// The names are those under which the seats know each other. The near seat has to offer.
    LossyWay(CallSeat& near, const QString& nearName, CallSeat& far, const QString& farName);

    /// Of all packets, 0 … 1.
    void setLoss(double share) { loss_ = share; }
    /// What is more is lost; 0: no bound.
    void setLimit(int bitsPerSecond);

private:
    /// The way to one candidate of the far seat.
    struct Lane {
        QUdpSocket nearEnd;  ///< the near seat sends here
        QUdpSocket farEnd;   ///< and the far one here
        quint16 farPort = 0;
        quint16 nearPort = 0;  ///< once something has come from it
    };

    void carry(ConsultSignal signal, CallSeat& to, const QString& name);
    QString replaced(const QString& candidate);
    void open(Lane& lane);
    void drain(QUdpSocket& from, const std::function<void(const QByteArray&, quint16)>& pass);
    bool isLost(const QByteArray& packet, bool outward);

    std::vector<std::unique_ptr<Lane>> lanes_;
    std::minstd_rand random_{1};
    double loss_ = 0;
    std::unique_ptr<RateLimit> limit_;
    QElapsedTimer clock_;
};

}  // namespace pitwatch::test
