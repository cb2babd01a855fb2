#include "broker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

#include <csignal>

#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <core/logging.h>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStartMilliseconds = 5000;

QString mosquittoProgram()
{
    const QString found = QStandardPaths::findExecutable(u"mosquitto"_s);
    if (!found.isEmpty()) return found;
    return QStandardPaths::findExecutable(u"mosquitto"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
}

Result<void> writePrivately(const QString& path, const QByteArray& text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return Error{ErrorKind::Permission, file.errorString(), path};
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(text);
    if (!file.commit()) return Error{ErrorKind::Permission, file.errorString(), path};
    return {};
}

}  // namespace

bool BrokerAddress::loopback() const
{
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

QString BrokerAddress::text() const
{
    return u"%1:%2"_s.arg(host).arg(port);
}

Result<BrokerAddress> parseBrokerAddress(const QString& text)
{
    const QUrl url(text.contains(u"://"_s) ? text : u"mqtt://"_s + text);
    const bool scheme = url.scheme() == u"mqtt"_s;
    if (!url.isValid() || !scheme || url.host().isEmpty())
        return Error{ErrorKind::InvalidInput,
                     u"found \"%1\", expected HOST:PORT or mqtt://HOST:PORT"_s.arg(withoutCredentials(text)),
                     {}};
    return BrokerAddress{url.host(), static_cast<quint16>(url.port(1883)), url.userName(), url.password()};
}

bool somebodyListens(const QString& host, quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(host, port);
    return socket.waitForConnected(1000);
}

Result<quint16> freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost, 0)) return Error{ErrorKind::Exhausted, server.errorString(), {}};
    return server.serverPort();
}

Broker::Broker(BrokerAddress address, QString directory)
    : address_(std::move(address)), directory_(std::move(directory))
{
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setStandardOutputFile(QProcess::nullDevice());
    // A broker that outlives us would hold the port against the next run.
    process_.setChildProcessModifier([parent = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) ::_exit(1);
    });
    QObject::connect(&process_, &QProcess::finished, &process_, [this] {
        if (!stopping_) qCWarning(logSimulator) << "the broker on" << address_.text() << "ended by itself";
    });
}

Broker::~Broker()
{
    stop();
}

Result<void> Broker::start()
{
    const QString program = mosquittoProgram();
    if (program.isEmpty()) return Error{ErrorKind::NotFound, u"the program mosquitto is not installed"_s, {}};
    const Result<QString> configuration = writeConfiguration();
    if (!configuration) return configuration.error();
    stopping_ = false;
    process_.start(program, {u"-c"_s, configuration.value()});
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < kStartMilliseconds) {
        if (process_.state() == QProcess::NotRunning) break;
        if (somebodyListens(address_.host, address_.port)) return {};
        process_.waitForFinished(20);
    }
    stop();
    return Error{ErrorKind::Unavailable, u"the broker did not start"_s, address_.text()};
}

void Broker::stop()
{
    stopping_ = true;
    if (process_.state() == QProcess::NotRunning) return;
    process_.terminate();
    if (!process_.waitForFinished(2000)) process_.kill();
    process_.waitForFinished(1000);
}

Result<QString> Broker::writeConfiguration()
{
    const QDir directory(directory_);
    const QString path = directory.filePath(u"mosquitto.conf"_s);
    QString text =
        u"listener %1 %2\npersistence false\nlog_type error\nmax_queued_messages 20000\n"_s.arg(address_.port)
            .arg(address_.host == u"localhost"_s ? u"127.0.0.1"_s : address_.host);
    // Started by root it would become another user, who may not read its files.
    if (const passwd* self = ::getpwuid(::geteuid())) text += u"user %1\n"_s.arg(QString::fromLocal8Bit(self->pw_name));
    if (address_.user.isEmpty()) {
        text += u"allow_anonymous true\n"_s;
    } else {
        const QString passwords = directory.filePath(u"mosquitto.passwd"_s);
        if (const auto written = writePasswords(passwords); !written) return written.error();
        text += u"allow_anonymous false\npassword_file %1\n"_s.arg(passwords);
    }
    if (const auto written = writePrivately(path, text.toUtf8()); !written) return written.error();
    return path;
}

/// mosquitto_passwd turns a plain file into a hashed one in place, so that no password stands on a command line.
Result<void> Broker::writePasswords(const QString& path)
{
    const QString line = address_.user + QLatin1Char(':') + address_.password + QLatin1Char('\n');
    if (const auto written = writePrivately(path, line.toUtf8()); !written) return written.error();
    QProcess hash;
    hash.start(u"mosquitto_passwd"_s, {u"-U"_s, path});
    if (!hash.waitForFinished(5000) || hash.exitCode() != 0)
        return Error{ErrorKind::Unavailable, u"mosquitto_passwd failed"_s, path};
    return {};
}

}  // namespace pitwatch::sim
