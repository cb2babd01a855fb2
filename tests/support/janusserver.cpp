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
    if (!process_) return;
    process_->terminate();
    if (!process_->waitForFinished(10'000)) kill();
}

void JanusServer::kill()
{
    process_->kill();
    process_->waitForFinished(5'000);
}

QString JanusServer::start()
{
    process_ = std::make_unique<QProcess>();
    process_->setProcessChannelMode(QProcess::MergedChannels);
    process_->setChildProcessModifier([enter = PrivateNetwork::forChild()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        enter();
    });
    // It wants its address to be there when it begins.
    const QStringList janus{kScript,   u"run"_s,      u"--address"_s,          PrivateNetwork::kTheirs,
                            u"--port"_s, QString::number(kPort), u"--folder"_s, folder_.path()};
    process_->start(u"sh"_s, QStringList{u"-c"_s, u"read go && exec \"$@\""_s, u"sh"_s} + janus);
    if (!process_->waitForStarted(5'000)) return process_->errorString();
    if (const auto connected = network_.connectTo(process_->processId()); !connected) return connected.error().text();
    process_->write("go\n");
    const auto listens = [] {
        QTcpSocket socket;
        socket.connectToHost(PrivateNetwork::kTheirs, kPort);
        return socket.waitForConnected(1'000);
    };
    if (QTest::qWaitFor(listens, kPatience)) return {};
    return u"Janus does not listen: "_s + QString::fromUtf8(process_->readAll()).right(500);
}

QUrl JanusServer::url() const
{
    return QUrl(u"ws://%1:%2"_s.arg(PrivateNetwork::kTheirs).arg(kPort));
}

}  // namespace pitwatch::test
