#include "cameraprobe.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <core/socketreason.h>

#include "formatoptions.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CameraProbe)
};

/// The head of an answer is short; more than this without its end is not RTSP.
constexpr int kLongestHead = 16 * 1024;

int defaultPort(const QString& scheme)
{
    if (scheme == QLatin1String("rtsp")) return 554;
    if (scheme == QLatin1String("rtsps")) return 322;
    return scheme == QLatin1String("https") ? 443 : 80;
}

/// 0: not a status line of RTSP.
int statusCode(const QByteArray& head)
{
    if (!head.startsWith("RTSP/")) return 0;
    return head.mid(head.indexOf(' ') + 1, 3).toInt();
}

}  // namespace

CameraProbe::CameraProbe(const QString& url, QObject* parent) : QObject(parent), url_(url), parsed_(url)
{
    timeout_.setSingleShot(true);
    connect(&timeout_, &QTimer::timeout, this, [this] { finish(false, reasonText(Reason::NoAnswer)); });
    connect(&socket_, &QTcpSocket::connected, this, &CameraProbe::connected);
    connect(&socket_, &QTcpSocket::readyRead, this, &CameraProbe::readReply);
    connect(&socket_, &QTcpSocket::errorOccurred, this,
            [this] { finish(false, socketReason(socket_.error(), socket_.errorString())); });
}

void CameraProbe::start(std::chrono::milliseconds timeout)
{
    if (sourceKind(url_) == SourceKind::File) {
        // Not at once: whoever asks may not be ready for the answer yet.
        QTimer::singleShot(0, this, &CameraProbe::startFile);
        return;
    }
    timeout_.start(timeout);
    socket_.connectToHost(parsed_.host(), quint16(parsed_.port(defaultPort(parsed_.scheme().toLower()))));
}

void CameraProbe::startFile()
{
    const QString path = parsed_.scheme() == QLatin1String("file") ? parsed_.toLocalFile() : url_;
    const bool there = QFileInfo(path).isReadable();
    finish(there, there ? QString() : Text::tr("the file cannot be read"));
}

void CameraProbe::connected()
{
    // What speaks TLS or HTTP is taken to be there when it takes the connection.
    if (parsed_.scheme().toLower() != QLatin1String("rtsp")) return finish(true, {});
    send("OPTIONS", "");
}

void CameraProbe::send(const char* method, const char* extra)
{
    const QByteArray address = parsed_.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    QByteArray request = QByteArray(method) + ' ' + address + " RTSP/1.0\r\nCSeq: " + QByteArray::number(++step_) +
                         "\r\nUser-Agent: Pitwatch\r\n" + extra;
    reply_.clear();
    socket_.write(request + "\r\n");
}

void CameraProbe::readReply()
{
    reply_ += socket_.read(kLongestHead);
    if (!reply_.contains("\r\n\r\n")) {
        if (reply_.size() >= kLongestHead) finish(false, Text::tr("the answer is not RTSP"));
        return;
    }
    const int status = statusCode(reply_);
    if (status == 0) return finish(false, Text::tr("the answer is not RTSP"));
    if (step_ == 1 && status < 300) return send("DESCRIBE", "Accept: application/sdp\r\n");
    // Streams follow a redirection, and who asks for a password is there.
    const bool online = status < 400 || status == 401;
    finish(online, online ? QString() : Text::tr("the server answers %1").arg(status));
}

void CameraProbe::finish(bool online, const QString& reason)
{
    if (finished_) return;
    finished_ = true;
    timeout_.stop();
    socket_.abort();
    Q_EMIT answered(online, reason);
}

}  // namespace pitwatch
