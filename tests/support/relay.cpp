#include "relay.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QtTest>

#include <csignal>

#include <sys/prctl.h>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000;

}  // namespace

QString Relay::missing()
{
    const bool found = !QStandardPaths::findExecutable(u"turnserver"_s).isEmpty();
    return found ? PrivateNetwork::missing() : u"turnserver (package coturn) is not installed"_s;
}

Relay::~Relay()
{
    process_.terminate();
    if (process_.waitForFinished(5'000)) return;
    process_.kill();
    process_.waitForFinished(5'000);
}

QString Relay::start(const ServerIdentity& identity)
{
    QByteArray chain;
    for (const QSslCertificate& certificate : identity.chain) chain += certificate.toPem();
    if (!write(u"chain.pem"_s, chain) || !write(u"key.pem"_s, identity.key.toPem())) return folder_.errorString();
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setChildProcessModifier([enter = PrivateNetwork::forChild()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        enter();
    });
    // It wants its address to be there when it begins.
    const QStringList relay = QStringList{u"turnserver"_s} + arguments();
    process_.start(u"sh"_s, QStringList{u"-c"_s, u"read go && exec \"$@\""_s, u"sh"_s} + relay);
    if (!process_.waitForStarted(5'000)) return process_.errorString();
    if (const auto connected = network_.connectTo(process_.processId()); !connected) return connected.error().text();
    process_.write("go\n");
    const auto listens = [] {
        QTcpSocket socket;
        socket.connectToHost(PrivateNetwork::kTheirs, kTlsPort);
        return socket.waitForConnected(1'000);
    };
    return QTest::qWaitFor(listens, kPatience)
               ? QString()
               : u"the relay does not listen: "_s + QString::fromUtf8(process_.readAll()).right(500);
}

QString Relay::url(const QString& transport)
{
    return u"turn:%1:%2?transport=%3"_s.arg(PrivateNetwork::kTheirs).arg(kPort).arg(transport);
}

QString Relay::tlsUrl()
{
    return u"turns:%1:%2"_s.arg(PrivateNetwork::kTheirs).arg(kTlsPort);
}

QStringList Relay::arguments() const
{
    return {u"-n"_s,
            u"--listening-port=%1"_s.arg(kPort),
            u"--tls-listening-port=%1"_s.arg(kTlsPort),
            u"--listening-ip="_s + PrivateNetwork::kTheirs,
            u"--relay-ip="_s + PrivateNetwork::kTheirs,
            u"--cert="_s + folder_.filePath(u"chain.pem"_s),
            u"--pkey="_s + folder_.filePath(u"key.pem"_s),
            u"--lt-cred-mech"_s,
            u"--realm=pitwatch"_s,
            u"--user=%1:%2"_s.arg(kUser, kPassword),
            u"--no-dtls"_s,
            u"--no-cli"_s,
            u"--log-file=stdout"_s,
            u"--userdb="_s + folder_.filePath(u"users"_s),
            u"--pidfile="_s + folder_.filePath(u"pid"_s)};
}

bool Relay::write(const QString& name, const QByteArray& content) const
{
    QFile file(folder_.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

}  // namespace pitwatch::test
