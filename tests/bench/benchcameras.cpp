#include "benchcameras.h"

#include <QCoreApplication>
#include <QStringList>

namespace pitwatch::bench {

namespace {
constexpr int kStartMs = 30'000;
constexpr int kPorts = 3;
}  // namespace

BenchCameras::~BenchCameras()
{
    kill();
}

Result<void> BenchCameras::start()
{
    QStringList arguments{QStringLiteral("serve"), QStringLiteral("--fps"), QString::number(options_.framesPerSecond),
                          QStringLiteral("--key-every"), QString::number(options_.keyEvery)};
    QStringList ports;
    for (const int port : ports_) ports.append(QString::number(port));
    if (!ports.isEmpty()) arguments << QStringLiteral("--ports") << ports.join(QLatin1Char(','));
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.start(QCoreApplication::applicationFilePath(), arguments);
    while (!process_.canReadLine())
        if (!process_.waitForReadyRead(kStartMs))
            return Error{ErrorKind::Unavailable, QStringLiteral("the cameras did not start"), {}};
    ports_.clear();
    for (const QByteArray& port : process_.readLine().trimmed().split(' ')) ports_.append(port.toInt());
    if (ports_.size() != kPorts || ports_.contains(0))
        return Error{ErrorKind::Unavailable, QStringLiteral("the cameras found no ports"), {}};
    return {};
}

void BenchCameras::kill()
{
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished();
}

QString BenchCameras::url(int camera) const
{
    return address(ports_.value(0)) + QString::number(camera);
}

}  // namespace pitwatch::bench
