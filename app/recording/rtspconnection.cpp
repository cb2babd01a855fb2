#include "rtspconnection.h"

#include <QCoreApplication>
#include <QtEndian>

#include <core/socketreason.h>

namespace pitwatch {

using namespace std::chrono_literals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RtspConnection)
};

constexpr qsizetype kMostHead = 64 * 1024;
constexpr qsizetype kMostBody = 1024 * 1024;
constexpr qint64 kReadBuffer = 1024 * 1024;
constexpr int kLook = 100;  ///< milliseconds between looks at the flag
constexpr int kDefaultPort = 554;
constexpr int kUnauthorized = 401;
constexpr int kOk = 200;

QByteArray withoutLogin(const QUrl& url)
{
    return url.toEncoded(QUrl::RemoveUserInfo);
}

}  // namespace

Result<std::unique_ptr<RtspConnection>> RtspConnection::open(const QString& url, const RtspLimits& limits,
                                                             CancelFlag cancelled)
{
    const QUrl address(url);
    if (address.scheme() != QLatin1String("rtsp") || address.host().isEmpty())
        return Error{ErrorKind::InvalidInput, Text::tr("only rtsp is spoken with recorders"),
                     QString::fromUtf8(withoutLogin(address))};
    std::unique_ptr<RtspConnection> connection(new RtspConnection(address, limits, std::move(cancelled)));
    QTcpSocket& socket = connection->socket_;
    socket.setReadBufferSize(kReadBuffer);
    socket.connectToHost(address.host(), quint16(address.port(kDefaultPort)));
    QElapsedTimer waited;
    waited.start();
    while (!socket.waitForConnected(kLook)) {
        if (*connection->cancelled_ || waited.hasExpired(limits.answer.count()) ||
            socket.state() == QAbstractSocket::UnconnectedState)
            return connection->failure(socketReason(socket.error(), socket.errorString()));
    }
    return connection;
}

RtspConnection::RtspConnection(QUrl url, const RtspLimits& limits, CancelFlag cancelled)
    : login_(std::move(url)),
      url_(withoutLogin(login_)),
      limits_(limits),
      cancelled_(std::move(cancelled)),
      sessionLasts_(limits.session)
{
}

RtspConnection::~RtspConnection()
{
    socket_.abort();
}

Result<RtspResponse> RtspConnection::request(const QByteArray& method, const QByteArray& url, const Headers& headers)
{
    auto answer = exchange(method, url, headers);
    if (answer && answer.value().code == kUnauthorized && !login_.userName().isEmpty()) {
        demand_ = answer.value().header("www-authenticate");
        for (const auto& [name, value] : answer.value().headers)
            if (name == "www-authenticate" && value.toLower().startsWith("digest")) demand_ = value;
        answer = exchange(method, url, headers);
    }
    if (!answer) return answer;
    if (answer.value().code == kUnauthorized)
        return Error{ErrorKind::Permission, Text::tr("the recorder wants another user or password"),
                     QString::fromUtf8(url_)};
    if (answer.value().code != kOk)
        return failure(
            Text::tr("the recorder answers %1 to %2").arg(answer.value().code).arg(QString::fromLatin1(method)));
    if (const QByteArray session = answer.value().header("session"); !session.isEmpty()) adoptSession(session);
    return answer;
}

/// "<id>;timeout=<seconds>" (RFC 2326, 12.37).
void RtspConnection::adoptSession(const QByteArray& header)
{
    const QList<QByteArray> parts = header.split(';');
    session_ = parts.first().trimmed();
    for (const QByteArray& part : parts.mid(1)) {
        const QByteArray text = part.trimmed().toLower();
        const int seconds = text.startsWith("timeout=") ? text.mid(8).toInt() : 0;
        if (seconds > 0) sessionLasts_ = std::chrono::seconds(seconds);
    }
}

void RtspConnection::keepAlive()
{
    if (session_.isEmpty() || !sinceAsked_.hasExpired(sessionLasts_.count() / 2)) return;
    ask("OPTIONS", url_, {});
    socket_.flush();
}

Result<RtspResponse> RtspConnection::exchange(const QByteArray& method, const QByteArray& url, const Headers& headers)
{
    ask(method, url, headers);
    return response();
}

void RtspConnection::ask(const QByteArray& method, const QByteArray& url, const Headers& headers)
{
    sinceAsked_.start();
    QByteArray text =
        method + ' ' + url + " RTSP/1.0\r\nCSeq: " + QByteArray::number(++sequence_) + "\r\nUser-Agent: Pitwatch\r\n";
    if (!session_.isEmpty()) text += "Session: " + session_ + "\r\n";
    if (!demand_.isEmpty())
        text += "Authorization: " +
                authorization(demand_, method, url, login_.userName(QUrl::FullyDecoded),
                              login_.password(QUrl::FullyDecoded)) +
                "\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    socket_.write(text + "\r\n");
}

/// Media that comes before the answer is thrown away.
Result<RtspResponse> RtspConnection::response()
{
    for (;;) {
        auto first = readExactly(1, limits_.answer);
        if (!first) return first.error();
        if (first.value() == "$") {
            const auto head = readExactly(3, limits_.answer);
            if (!head) return head.error();
            const auto rest = readExactly(qFromBigEndian<quint16>(head.value().constData() + 1), limits_.answer);
            if (!rest) return rest.error();
            continue;
        }
        auto head = readUntil("\r\n\r\n", kMostHead);
        if (!head) return head.error();
        auto answer = parseRtspHead(first.value() + head.value());
        if (!answer) return failure(Text::tr("the recorder does not speak RTSP"));
        const qsizetype length = answer->header("content-length").toLongLong();
        if (length < 0 || length > kMostBody) return failure(Text::tr("the recorder's answer is too long"));
        auto body = readExactly(length, limits_.answer);
        if (!body) return body.error();
        answer->body = std::move(body).value();
        return std::move(*answer);
    }
}

Result<std::optional<QByteArray>> RtspConnection::media(int channel)
{
    for (;;) {
        keepAlive();
        const auto first = readExactly(1, limits_.silence);
        if (!first) {
            // A recorder ends a replay by silence or by hanging up.
            if (*cancelled_ || socket_.bytesAvailable() == 0) return std::optional<QByteArray>();
            return first.error();
        }
        if (first.value() != "$") {
            if (const Result<void> skipped = skipAnswer(first.value()); !skipped) return skipped.error();
            continue;
        }
        const auto head = readExactly(3, limits_.silence);
        if (!head) return std::optional<QByteArray>();
        auto packet = readExactly(qFromBigEndian<quint16>(head.value().constData() + 1), limits_.silence);
        if (!packet) return std::optional<QByteArray>();
        if (head.value().at(0) == char(channel)) return std::optional<QByteArray>(std::move(packet).value());
    }
}

/// The answer to what keeps the session alive, or a request of the server: not of interest.
Result<void> RtspConnection::skipAnswer(const QByteArray& begun)
{
    const auto head = readUntil("\r\n\r\n", kMostHead);
    if (!head) return head.error();
    const auto answer = parseRtspHead(begun + head.value());
    const qsizetype length = answer ? answer->header("content-length").toLongLong() : 0;
    if (length < 0 || length > kMostBody) return failure(Text::tr("the recorder's answer is too long"));
    const auto body = readExactly(length, limits_.answer);
    return body ? Result<void>() : body.error();
}

Result<QByteArray> RtspConnection::readUntil(const QByteArray& end, qsizetype most)
{
    QByteArray text;
    while (!text.endsWith(end)) {
        if (text.size() > most) return failure(Text::tr("the recorder's answer is too long"));
        const auto next = readExactly(1, limits_.answer);
        if (!next) return next.error();
        text += next.value();
    }
    return text;
}

Result<QByteArray> RtspConnection::readExactly(qsizetype size, std::chrono::milliseconds patience)
{
    while (socket_.bytesAvailable() < size)
        if (!waitForMore(patience)) return failure(Text::tr("the recorder does not answer"));
    return socket_.read(size);
}

bool RtspConnection::waitForMore(std::chrono::milliseconds patience)
{
    QElapsedTimer waited;
    waited.start();
    while (!*cancelled_ && !waited.hasExpired(patience.count())) {
        if (socket_.waitForReadyRead(kLook)) return true;
        if (socket_.state() != QAbstractSocket::ConnectedState) return false;
    }
    return false;
}

Error RtspConnection::failure(const QString& what) const
{
    return {ErrorKind::Unavailable, what, QString::fromUtf8(url_)};
}

}  // namespace pitwatch
