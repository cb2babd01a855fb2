#include "lossyway.h"

#include <QNetworkDatagram>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPortField = 5;  ///< of a candidate (RFC 8839, section 5.1)
constexpr int kBurstsASecond = 5;

}  // namespace

LossyWay::LossyWay(CallSeat& near, const QString& nearName, CallSeat& far, const QString& farName)
{
    clock_.start();
    // What either seat says of others has nothing to do with this way.
    connect(&near.engine(), &ConsultEngine::send, this, [this, &far, farName, nearName](const ConsultSignal& signal) {
        if (signal.peer == farName && signal.kind != ConsultSignalKind::Ice) carry(signal, far, nearName);
    });
    connect(&far.engine(), &ConsultEngine::send, this, [this, &near, farName, nearName](const ConsultSignal& signal) {
        if (signal.peer != nearName) return;
        ConsultSignal changed = signal;
        if (signal.kind == ConsultSignalKind::Ice) changed.candidate = replaced(signal.candidate);
        carry(changed, near, farName);
    });
}

void LossyWay::setLimit(int bitsPerSecond)
{
    limit_ = bitsPerSecond > 0 ? std::make_unique<RateLimit>(bitsPerSecond, bitsPerSecond / kBurstsASecond) : nullptr;
}

void LossyWay::carry(ConsultSignal signal, CallSeat& to, const QString& name)
{
    signal.peer = name;
    to.engine().receive(signal);
}

QString LossyWay::replaced(const QString& candidate)
{
    QStringList fields = candidate.split(u' ');
    if (fields.size() <= kPortField) return candidate;
    auto& lane = *lanes_.emplace_back(std::make_unique<Lane>());
    lane.farPort = fields.at(kPortField).toUShort();
    open(lane);
    fields[kPortField] = QString::number(lane.nearEnd.localPort());
    return fields.join(u' ');
}

void LossyWay::open(Lane& lane)
{
    lane.nearEnd.bind(QHostAddress::LocalHost);
    lane.farEnd.bind(QHostAddress::LocalHost);
    connect(&lane.nearEnd, &QUdpSocket::readyRead, this, [this, &lane] {
        drain(lane.nearEnd, [&](const QByteArray& packet, quint16 from) {
            lane.nearPort = from;
            if (!isLost(packet, true)) lane.farEnd.writeDatagram(packet, QHostAddress::LocalHost, lane.farPort);
        });
    });
    connect(&lane.farEnd, &QUdpSocket::readyRead, this, [this, &lane] {
        drain(lane.farEnd, [&](const QByteArray& packet, quint16) {
            if (lane.nearPort == 0 || isLost(packet, false)) return;
            lane.nearEnd.writeDatagram(packet, QHostAddress::LocalHost, lane.nearPort);
        });
    });
}

void LossyWay::drain(QUdpSocket& from, const std::function<void(const QByteArray&, quint16)>& pass)
{
    while (from.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = from.receiveDatagram();
        pass(datagram.data(), quint16(datagram.senderPort()));
    }
}

bool LossyWay::isLost(const QByteArray& packet, bool outward)
{
    constexpr int kBits = 8;
    if (std::uniform_real_distribution<>(0, 1)(random_) < loss_) return true;
    return outward && limit_ && !limit_->take(clock_.elapsed(), int(packet.size()) * kBits);
}

}  // namespace pitwatch::test
