#include "lossyway.h"

#include <QNetworkDatagram>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

// Of a candidate (RFC 8839, section 5.1).
constexpr int kTransportField = 2;
constexpr int kAddressField = 4;
constexpr int kPortField = 5;
constexpr int kBurstsASecond = 5;

}  // namespace

LossyWay::LossyWay(CallSeat& near, const QString& farName, std::function<void(const ConsultSignal&)> toFar)
    : near_(near), farName_(farName)
{
    clock_.start();
    connect(&near.engine(), &ConsultEngine::send, this,
            [farName, toFar = std::move(toFar)](const ConsultSignal& signal) {
                if (signal.peer == farName && signal.kind != ConsultSignalKind::Ice) toFar(signal);
            });
}

LossyWay::LossyWay(CallSeat& near, const QString& nearName, CallSeat& far, const QString& farName)
    : LossyWay(near, farName, [&far, nearName](ConsultSignal signal) {
          signal.peer = nearName;
          far.engine().receive(signal);
      })
{
    connect(&far.engine(), &ConsultEngine::send, this, [this, nearName](const ConsultSignal& signal) {
        if (signal.peer == nearName) hearFar(signal);
    });
}

void LossyWay::hearFar(ConsultSignal signal)
{
    signal.peer = farName_;
    if (signal.kind == ConsultSignalKind::Ice) {
        signal.candidate = replaced(signal.candidate);
        if (signal.candidate.isEmpty()) return;
    }
    near_.engine().receive(signal);
}

void LossyWay::setLimit(int bitsPerSecond)
{
    limit_ = bitsPerSecond > 0 ? std::make_unique<RateLimit>(bitsPerSecond, bitsPerSecond / kBurstsASecond) : nullptr;
}

QString LossyWay::replaced(const QString& candidate)
{
    QStringList fields = candidate.split(u' ');
    if (fields.size() <= kPortField || fields.at(kTransportField).compare("udp"_L1, Qt::CaseInsensitive) != 0)
        return {};
    const QHostAddress address(fields.at(kAddressField));
    if (address.protocol() != QAbstractSocket::IPv4Protocol) return {};
    auto& lane = *lanes_.emplace_back(std::make_unique<Lane>());
    lane.farAddress = address;
    lane.farPort = fields.at(kPortField).toUShort();
    open(lane);
    fields[kAddressField] = QHostAddress(QHostAddress::LocalHost).toString();
    fields[kPortField] = QString::number(lane.nearEnd.localPort());
    return fields.join(u' ');
}

void LossyWay::open(Lane& lane)
{
    lane.nearEnd.bind(QHostAddress::LocalHost);
    lane.farEnd.bind(QHostAddress::AnyIPv4);
    connect(&lane.nearEnd, &QUdpSocket::readyRead, this, [this, &lane] {
        drain(lane.nearEnd, [&](const QByteArray& packet, quint16 from) {
            lane.nearPort = from;
            if (!isLost(packet, true)) lane.farEnd.writeDatagram(packet, lane.farAddress, lane.farPort);
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
