#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QUdpSocket>

#include <functional>
#include <memory>
#include <random>
#include <vector>

#include <consult/ratelimit.h>

#include "callseat.h"

namespace pitwatch::test {

/// Carries what two sides say to each other, and their media too: the far one's candidates are replaced by ports of
/// this way, and the near one's are kept back. So a test can lose packets, in both directions, and narrow the way to
/// the far side. Lives on the main thread; both sides outlive it.
class LossyWay final : public QObject {
public:
    /// The near seat has to offer. `toFar` gets what it says to the far side, under the name that it knows that by.
    LossyWay(CallSeat& near, const QString& farName, std::function<void(const ConsultSignal&)> toFar);
    /// Between two seats. The names are those under which they know each other.
    LossyWay(CallSeat& near, const QString& nearName, CallSeat& far, const QString& farName);

    /// What the far side says.
    void hearFar(ConsultSignal signal);

    /// Of all packets, 0 … 1.
    void setLoss(double share) { loss_ = share; }
    /// What is more is lost; 0: no bound.
    void setLimit(int bitsPerSecond);

private:
    /// The way to one candidate of the far side.
    struct Lane {
        QUdpSocket nearEnd;  ///< the near seat sends here
        QUdpSocket farEnd;   ///< and the far side here
        QHostAddress farAddress;
        quint16 farPort = 0;
        quint16 nearPort = 0;  ///< once something has come from it
    };

    /// Empty: one that cannot be carried.
    QString replaced(const QString& candidate);
    void open(Lane& lane);
    void drain(QUdpSocket& from, const std::function<void(const QByteArray&, quint16)>& pass);
    bool isLost(const QByteArray& packet, bool outward);

    CallSeat& near_;
    const QString farName_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::minstd_rand random_{1};
    double loss_ = 0;
    std::unique_ptr<RateLimit> limit_;
    QElapsedTimer clock_;
};

}  // namespace pitwatch::test
