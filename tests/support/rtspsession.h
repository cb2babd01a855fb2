#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUdpSocket>

#include <memory>
#include <optional>

#include "rtpsender.h"
#include "rtsprequest.h"

namespace pitwatch::test {

/// One client at a camera of tests: its connection, its transport, what it is being sent. Deletes itself when the
/// client leaves.
class RtspSession final : public QObject {
    Q_OBJECT

public:
    RtspSession(QTcpSocket* socket, const RtspScript& script, QObject* parent);

Q_SIGNALS:
    void requested(const QByteArray& method);
    void playing(bool overUdp);

private:
    void read();
    void answer(const RtspRequest& request);
    void reply(const RtspRequest& request, const QByteArray& status, const QByteArray& headers = {},
               const QByteArray& body = {});
    void describe(const RtspRequest& request);
    void setUp(const RtspRequest& request);
    void play(const RtspRequest& request);
    void tick();
    void sendTone();
    void sendInterleaved(int channel, const QByteArray& packet);

    QTcpSocket* const socket_;
    const RtspScript script_;
    QByteArray received_;
    bool overUdp_ = false;
    quint16 clientPort_ = 0;
    int channel_ = -1;       ///< of the video over TCP; -1: not asked for
    int audioChannel_ = -1;  ///< of the sound
    std::uint32_t tonePackets_ = 0;
    QUdpSocket rtp_;
    QUdpSocket rtcp_;
    std::unique_ptr<RtpSender> sender_;
    QElapsedTimer sincePlay_;
    QElapsedTimer sinceRequest_;
    QTimer timer_;
    QTimer toneTimer_;
};

}  // namespace pitwatch::test
