#include "signallink.h"

#include <QTimer>
#include <QWebSocket>

#include "signalreader.h"
#include "signalwriter.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

/// How long a closed connection may take to send what is left.
constexpr std::chrono::seconds kLastWords{2};
constexpr int kReadBuffer = 4 * signalbounds::kMessageBytes;

}  // namespace

SignalLink::SignalLink(QWebSocket* socket, QString address, LinkLimits limits, qint64 nowMs, QObject* parent)
    : QObject(parent),
      socket_(socket),
      address_(std::move(address)),
      limits_(limits),
      rate_(limits.messagesPerSecond, limits.burst),
      nowMs_(nowMs),
      bornMs_(nowMs),
      heardMs_(nowMs),
      pingedMs_(nowMs)
{
    socket_->setParent(nullptr);
    socket_->setMaxAllowedIncomingMessageSize(signalbounds::kMessageBytes);
    socket_->setMaxAllowedIncomingFrameSize(signalbounds::kMessageBytes);
    socket_->setReadBufferSize(kReadBuffer);
    connect(socket, &QWebSocket::textMessageReceived, this, &SignalLink::takeText);
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [this] { close(LinkEnd::Malformed, u"malformed"_s, u"only texts are taken"_s); });
    connect(socket, &QWebSocket::pong, this, [this] { heardMs_ = nowMs_; });
    connect(socket, &QWebSocket::disconnected, this, &SignalLink::takeClosed);
}

SignalLink::~SignalLink()
{
    socket_->disconnect(this);
    socket_->abort();
    // It may be the one that called us.
    socket_.release()->deleteLater();
}

void SignalLink::send(const Signal& signal)
{
    if (ended_) return;
    socket_->sendTextMessage(QString::fromUtf8(writeSignal(signal)));
}

void SignalLink::dismiss(const QString& code, const QString& text)
{
    close(LinkEnd::Dismissed, code, text);
}

void SignalLink::close(LinkEnd how, const QString& code, const QString& text)
{
    if (ended_) return;
    send({{}, {}, signalling::Refusal{code, text}});
    finish(how);
    socket_->close(QWebSocketProtocol::CloseCodePolicyViolated, code);
}

void SignalLink::finish(LinkEnd how)
{
    if (ended_) return;
    ended_ = true;
    QTimer::singleShot(kLastWords, this, &QObject::deleteLater);
    Q_EMIT ended(how);
}

void SignalLink::takeText(const QString& text)
{
    if (ended_) return;
    heardMs_ = nowMs_;
    if (!rate_.take(nowMs_)) return close(LinkEnd::Flood, u"too-fast"_s, u"more messages than are taken"_s);
    Result<Signal> read = readSignal(text.toUtf8(), SignalSource::Participant);
    if (read) {
        Q_EMIT received(read.value());
        return;
    }
    Q_EMIT malformed(read.error());
    if (++malformed_ > limits_.mostMalformed)
        return close(LinkEnd::Malformed, u"malformed"_s, u"too many messages that could not be read"_s);
    send({{}, {}, signalling::Refusal{u"malformed"_s, read.error().text().left(500)}});
}

void SignalLink::takeClosed()
{
    finish(socket_->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData ? LinkEnd::Oversized : LinkEnd::Closed);
}

void SignalLink::watch(qint64 nowMs, qint64 late)
{
    nowMs_ = nowMs;
    heardMs_ += late;
    bornMs_ += late;
    if (ended_) return;
    if (socket_->bytesToWrite() > limits_.mostUnsent) {
        finish(LinkEnd::Slow);
        return socket_->abort();
    }
    if (!accepted_ && nowMs - bornMs_ > limits_.helloWithin.count())
        return close(LinkEnd::HelloLate, u"hello-late"_s, u"no hello came"_s);
    if (nowMs - heardMs_ > limits_.lostAfter.count()) {
        finish(LinkEnd::Silent);
        return socket_->abort();
    }
    if (nowMs - pingedMs_ < limits_.pingEvery.count()) return;
    pingedMs_ = nowMs;
    socket_->ping();
}

}  // namespace pitwatch
