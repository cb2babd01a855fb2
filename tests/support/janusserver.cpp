#include "janusserver.h"

#include <QStandardPaths>
#include <QTcpSocket>
#include <QtTest>

#include <csignal>

#include <sys/prctl.h>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000;
constexpr quint16 kPort = 8188;
const QString kScript = QStringLiteral(PITWATCH_SOURCE_DIR "/installer/janus.sh");

}  // namespace

QString JanusServer::missing()
{
    if (!QStandardPaths::findExecutable(u"janus"_s).isEmpty()) return {};
    return u"janus (package janus) is not installed; it is left to whoever wants this test, because it starts a service"_s;
}

JanusServer::~JanusServer()
{
    janus_.terminate();
    if (!janus_.waitForFinished(10'000)) kill();
    holder_.closeWriteChannel();
    holder_.waitForFinished(5'000);
}

void JanusServer::kill()
{
    janus_.kill();
    janus_.waitForFinished(5'000);
}

/// Its address has to be there when Janus begins.
QString JanusServer::connectNetwork()
{
    holder_.setChildProcessModifier([enter = PrivateNetwork::forChild()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        enter();
    });
    holder_.start(u"cat"_s, QStringList());
    if (!holder_.waitForStarted(5'000)) return holder_.errorString();
    const auto connected = network_.connectTo(holder_.processId());
    return connected ? QString() : connected.error().text();
}

QString JanusServer::start()
{
    if (holder_.state() == QProcess::NotRunning)
        if (const QString wrong = connectNetwork(); !wrong.isEmpty()) return wrong;
    janus_.setProcessChannelMode(QProcess::MergedChannels);
    janus_.setStandardOutputFile(folder_.filePath(u"log"_s), QIODevice::Append);
    janus_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    janus_.start(u"nsenter"_s,
                 {u"--net=/proc/%1/ns/net"_s.arg(holder_.processId()), kScript, u"run"_s, u"--address"_s,
                  PrivateNetwork::kTheirs, u"--port"_s, QString::number(kPort), u"--folder"_s, folder_.path()});
    const auto listens = [] {
        QTcpSocket socket;
        socket.connectToHost(PrivateNetwork::kTheirs, kPort);
        return socket.waitForConnected(1'000);
    };
    if (QTest::qWaitFor(listens, kPatience)) return {};
    QFile log(folder_.filePath(u"log"_s));
    const bool told = log.open(QIODevice::ReadOnly);
    return u"Janus does not listen: "_s + (told ? QString::fromUtf8(log.readAll()).right(500) : QString());
}

QUrl JanusServer::url() const
{
    return QUrl(u"ws://%1:%2"_s.arg(PrivateNetwork::kTheirs).arg(kPort));
}

}  // namespace pitwatch::test
