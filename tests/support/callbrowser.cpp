#include "callbrowser.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QWebSocket>

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

#include "testdata.h"

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 10'000;

QString program()
{
    return QStandardPaths::findExecutable(u"chromium"_s);
}

QByteArray pageReply()
{
    QFile file(sourceFile(u"tests/support/callpage.html"_s));
    const QByteArray body = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QString kindName(ConsultSignalKind kind)
{
    switch (kind) {
        case ConsultSignalKind::Offer:
            return u"offer"_s;
        case ConsultSignalKind::Answer:
            return u"answer"_s;
        case ConsultSignalKind::Ice:
            return u"ice"_s;
        case ConsultSignalKind::Restart:
            break;
    }
    return u"restart"_s;
}

QStringList arguments(const QString& profile, const QString& address)
{
    return {u"--headless=new"_s,
            u"--no-sandbox"_s,
            u"--no-first-run"_s,
            u"--disable-gpu"_s,
            u"--disable-dev-shm-usage"_s,
            u"--autoplay-policy=no-user-gesture-required"_s,
            u"--allow-loopback-in-peer-connection"_s,
            u"--use-fake-device-for-media-stream=fps=25"_s,
            u"--use-fake-ui-for-media-stream"_s,
            u"--window-size=1366,768"_s,
            u"--user-data-dir="_s + profile,
            address};
}

}  // namespace

QString CallBrowser::missing()
{
    return program().isEmpty() ? u"chromium is not installed"_s : QString();
}

CallBrowser::CallBrowser(std::function<void(const ConsultSignal&)> hear)
    : hear_(std::move(hear)), webSockets_(u"test"_s, QWebSocketServer::NonSecureMode)
{
    QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] {
        while (QTcpSocket* socket = server_.nextPendingConnection())
            QObject::connect(socket, &QTcpSocket::readyRead, &server_, [this, socket] { greet(socket); });
    });
    QObject::connect(&webSockets_, &QWebSocketServer::newConnection, &server_, [this] { takeSocket(); });
}

CallBrowser::~CallBrowser()
{
    if (browser_.state() == QProcess::NotRunning) return;
    browser_.terminate();
    if (!browser_.waitForFinished(kPatience)) kill();
}

bool CallBrowser::start(const QString& query)
{
    if (!server_.listen(QHostAddress::LocalHost)) return false;
    const QString address = u"http://127.0.0.1:%1/?%2"_s.arg(server_.serverPort()).arg(query);
    browser_.setStandardOutputFile(QProcess::nullDevice());
    browser_.setStandardErrorFile(QProcess::nullDevice());
    // A group of its own, so that kill() reaches its children and nothing else; a test that dies takes it along.
    browser_.setChildProcessModifier([] {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    browser_.start(program(), arguments(profile_.path(), address));
    return browser_.waitForStarted(kPatience);
}

void CallBrowser::kill()
{
    if (browser_.processId() > 0) ::kill(-pid_t(browser_.processId()), SIGKILL);
    browser_.waitForFinished(kPatience);
}

/// The request is only looked at: the WebSocket server reads it itself.
void CallBrowser::greet(QTcpSocket* socket)
{
    const QByteArray request = socket->peek(8192);
    if (!request.contains("\r\n\r\n")) return;
    socket->disconnect(&server_);
    if (request.contains("Upgrade: websocket")) {
        webSockets_.handleConnection(socket);
        Q_EMIT socket->readyRead();
        return;
    }
    socket->readAll();
    socket->write(request.startsWith("GET /?") ? pageReply() : QByteArray("HTTP/1.1 404 Not Found\r\n\r\n"));
    socket->disconnectFromHost();
}

void CallBrowser::takeSocket()
{
    socket_.reset(webSockets_.nextPendingConnection());
    QObject::connect(socket_.get(), &QWebSocket::textMessageReceived, &server_, [this](const QString& t) { hear(t); });
    QObject::connect(socket_.get(), &QWebSocket::disconnected, &server_, [this] { page_.gone = true; });
}

void CallBrowser::hear(const QString& text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString kind = message["kind"_L1].toString();
    ConsultSignal signal{message["peer"_L1].toString(), message["epoch"_L1].toInt(),
                         ConsultSignalKind::Offer,      message["sdp"_L1].toString(),
                         message["mline"_L1].toInt(),   message["candidate"_L1].toString()};
    if (kind == "hello"_L1) page_.ready = true;
    if (kind == "report"_L1) page_.report = message;
    if (kind == "error"_L1) page_.errors += message["text"_L1].toString();
    if (kind == "answer"_L1) signal.kind = ConsultSignalKind::Answer;
    if (kind == "ice"_L1) signal.kind = ConsultSignalKind::Ice;
    if (kind == "offer"_L1 || kind == "answer"_L1 || kind == "ice"_L1) hear_(signal);
}

void CallBrowser::tell(const ConsultSignal& signal)
{
    say({{u"kind"_s, kindName(signal.kind)},
         {u"peer"_s, signal.peer},
         {u"epoch"_s, signal.epoch},
         {u"sdp"_s, signal.sdp},
         {u"mline"_s, signal.mline},
         {u"candidate"_s, signal.candidate}});
}

void CallBrowser::askForNewOffer()
{
    say({{u"kind"_s, u"again"_s}});
}

void CallBrowser::say(const QJsonObject& message)
{
    if (socket_) socket_->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

}  // namespace pitwatch::test
