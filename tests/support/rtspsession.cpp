#include "rtspsession.h"

#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <chrono>

namespace pitwatch::test {

using namespace std::chrono_literals;

namespace {

/// A session that nobody asks for any more is noticed after this at the latest.
constexpr auto kLongestWait = 200ms;
constexpr auto kTonePacket = 20ms;

const QByteArray kAudioTrack = "trackID=audio";
const QByteArray kVideoTrack = "trackID=video";

const QByteArray kAudioSection =
    "m=audio 0 RTP/AVP 0\r\n"
    "a=rtpmap:0 PCMU/8000\r\n"
    "a=control:" +
    kAudioTrack + "\r\n";

std::chrono::microseconds timeOfDay()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
}

std::size_t pictureNow(const RtpClip& clip)
{
    const auto interval = std::chrono::microseconds(1'000'000 / clip.framesPerSecond);
    return std::size_t(timeOfDay() / interval) % clip.pictures.size();
}

int numberAfter(const QByteArray& header, const char* name)
{
    const qsizetype at = header.indexOf(name);
    return at < 0 ? -1 : header.mid(at + qsizetype(qstrlen(name))).split('-').first().split(';').first().toInt();
}

}  // namespace

RtspSession::RtspSession(QTcpSocket* socket, const RtspScript& script, QObject* parent)
    : QObject(parent), socket_(socket), script_(script)
{
    socket_->setParent(this);
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket_, &QTcpSocket::readyRead, this, &RtspSession::read);
    connect(socket_, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &RtspSession::tick);
    toneTimer_.setTimerType(Qt::PreciseTimer);
    connect(&toneTimer_, &QTimer::timeout, this, &RtspSession::sendTone);
    sinceRequest_.start();
}

void RtspSession::read()
{
    received_ += socket_->readAll();
    while (const auto request = takeRequest(received_)) answer(*request);
}

void RtspSession::answer(const RtspRequest& request)
{
    sinceRequest_.restart();
    Q_EMIT requested(request.method);
    if (request.method != "OPTIONS" && !allowed(request, script_))
        reply(request, "401 Unauthorized", challenge(script_));
    else if (request.method == "OPTIONS")
        reply(request, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, TEARDOWN\r\n");
    else if (request.method == "DESCRIBE")
        describe(request);
    else if (request.method == "SETUP")
        setUp(request);
    else if (request.method == "PLAY")
        play(request);
    else
        reply(request, "200 OK");
}

void RtspSession::reply(const RtspRequest& request, const QByteArray& status, const QByteArray& headers,
                        const QByteArray& body)
{
    QByteArray text = "RTSP/1.0 " + status + "\r\nCSeq: " + request.headers.value("cseq") + "\r\n" + headers;
    if (!body.isEmpty()) text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket_->write(text + "\r\n" + body);
}

void RtspSession::describe(const RtspRequest& request)
{
    if (!script_.redirectTo.isEmpty()) {
        reply(request, "302 Moved Temporarily", "Location: " + script_.redirectTo.toUtf8() + "\r\n");
        return;
    }
    QByteArray sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n";
    if (script_.audioTrack) sdp += kAudioSection;
    sdp += script_.parameterSetsInSdp ? script_.clip->sdp : withoutParameterSets(script_.clip->sdp);
    sdp += "a=control:" + kVideoTrack + "\r\n";
    reply(request, "200 OK", "Content-Type: application/sdp\r\nContent-Base: " + request.url + "/\r\n", sdp);
}

void RtspSession::setUp(const RtspRequest& request)
{
    const QByteArray transport = request.headers.value("transport");
    const bool udp = !transport.contains("TCP");
    if (udp && script_.udpRefused) {
        reply(request, "461 Unsupported Transport");
        return;
    }
    QByteArray chosen = transport;
    const bool video = request.url.endsWith(kVideoTrack);
    if (udp && video) {
        overUdp_ = true;
        clientPort_ = quint16(numberAfter(transport, "client_port="));
        rtp_.bind(QHostAddress::LocalHost);
        rtcp_.bind(QHostAddress::LocalHost);
        chosen += ";server_port=" + QByteArray::number(rtp_.localPort()) + '-' + QByteArray::number(rtcp_.localPort());
    } else if (video) {
        channel_ = numberAfter(transport, "interleaved=");
    } else if (!udp) {
        audioChannel_ = numberAfter(transport, "interleaved=");
    }
    QByteArray session = "Session: 4711";
    if (script_.timeout > 0s) session += ";timeout=" + QByteArray::number(qint64(script_.timeout.count()));
    reply(request, "200 OK", "Transport: " + chosen + "\r\n" + session + "\r\n");
}

void RtspSession::play(const RtspRequest& request)
{
    reply(request, "200 OK", "Session: 4711\r\nRange: npt=0.000-\r\n");
    if (script_.audioTone && audioChannel_ >= 0) toneTimer_.start(kTonePacket);
    if (!overUdp_ && channel_ < 0) return;
    RtpSender::Sinks sinks;
    if (overUdp_) {
        sinks.rtp = [this](const QByteArray& p) { rtp_.writeDatagram(p, QHostAddress::LocalHost, clientPort_); };
        sinks.rtcp = [this](const QByteArray& p) {
            rtcp_.writeDatagram(p, QHostAddress::LocalHost, quint16(clientPort_ + 1));
        };
    } else {
        sinks.rtp = [this](const QByteArray& p) { sendInterleaved(channel_, p); };
        sinks.rtcp = [this](const QByteArray& p) { sendInterleaved(channel_ + 1, p); };
    }
    RtspScript script = script_;
    if (script.liveStart) script.firstPicture = pictureNow(*script.clip);
    sender_ = std::make_unique<RtpSender>(std::move(script), std::move(sinks));
    sincePlay_.start();
    Q_EMIT playing(overUdp_);
    if (!overUdp_ || !script_.udpSilent) timer_.start(0ms);
}

void RtspSession::tick()
{
    const bool forgotten = script_.timeout > 0s && sinceRequest_.hasExpired(script_.timeout / 1ms);
    if (sender_->ended() || forgotten) {
        socket_->disconnectFromHost();
        return;
    }
    const auto elapsed = [this] { return RtpSender::Time(sincePlay_.nsecsElapsed() / 1000); };
    sender_->advance(elapsed(), timeOfDay());
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(sender_->nextDue() - elapsed());
    timer_.start(std::clamp(wait, 0ms, kLongestWait));
}

void RtspSession::sendTone()
{
    constexpr quint32 kSamples = 160;
    constexpr quint32 kHalfWave = 10;
    QByteArray packet(12, '\0');
    packet[0] = char(0x80);
    const quint32 first = tonePackets_ * kSamples;
    qToBigEndian(quint16(tonePackets_++), packet.data() + 2);
    qToBigEndian(first, packet.data() + 4);
    qToBigEndian(quint32(0x50EED), packet.data() + 8);
    // Two levels of mu-law (ITU-T G.711) far from silence.
    for (quint32 i = 0; i < kSamples; ++i) packet += char((first + i) / kHalfWave % 2 ? 0x90 : 0x10);
    sendInterleaved(audioChannel_, packet);
}

void RtspSession::sendInterleaved(int channel, const QByteArray& packet)
{
    QByteArray frame(4, '$');
    frame[1] = char(channel);
    frame[2] = char(packet.size() >> 8);
    frame[3] = char(packet.size());
    socket_->write(frame + packet);
}

}  // namespace pitwatch::test
