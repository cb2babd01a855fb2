#include "demosimulator.h"

#include <QFileInfo>

#include <core/logging.h>

#include "resourcepaths.h"

namespace pitwatch {

namespace {

constexpr int kStartWithinMs = 60'000;
constexpr int kEndWithinMs = 3'000;

}  // namespace

DemoSimulator::DemoSimulator(QStringList extraArguments, QObject* parent)
    : QObject(parent), extraArguments_(std::move(extraArguments))
{
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    patience_.setSingleShot(true);
    connect(&process_, &QProcess::readyReadStandardOutput, this, &DemoSimulator::readOutput);
    connect(&process_, &QProcess::finished, this,
            [this](int code) { giveUp(tr("The simulator ended with code %1.").arg(code)); });
    connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            giveUp(tr("%1 cannot be started: %2").arg(process_.program(), process_.errorString()));
    });
    connect(&patience_, &QTimer::timeout, this, [this] { giveUp(tr("The simulator did not get ready in time.")); });
}

DemoSimulator::~DemoSimulator()
{
    ended_ = true;
    if (process_.state() == QProcess::NotRunning) return;
    process_.terminate();
    if (process_.waitForFinished(kEndWithinMs)) return;
    process_.kill();
    process_.waitForFinished(kEndWithinMs);
}

void DemoSimulator::start()
{
    const QString region = resourceFile(QStringLiteral("demo/region.json"));
    if (region.isEmpty() || !directory_.isValid()) {
        giveUp(tr("The demo region is not installed, or no temporary directory can be made."));
        return;
    }
    patience_.start(kStartWithinMs);
    process_.start(siblingProgram(QStringLiteral("pitwatch-sim")),
                   QStringList{QStringLiteral("--region"), region, QStringLiteral("--scenario"),
                               resourceFile(QStringLiteral("demo/scenarios/night-shift.json")),
                               QStringLiteral("--ephemeral"), QStringLiteral("--with-parent"), QStringLiteral("--work"),
                               directory_.filePath(QStringLiteral("work")), QStringLiteral("--resolved"),
                               directory_.filePath(QStringLiteral("region.json"))} +
                       extraArguments_);
}

void DemoSimulator::readOutput()
{
    while (process_.canReadLine()) {
        const QByteArray line = process_.readLine();
        if (ready_ || !line.startsWith("READY")) continue;
        ready_ = true;
        patience_.stop();
        Q_EMIT ready(directory_.filePath(QStringLiteral("region.json")));
    }
}

void DemoSimulator::giveUp(const QString& reason)
{
    if (ended_) return;
    ended_ = true;
    patience_.stop();
    qCWarning(logUi, "%s", qPrintable(reason));
    Q_EMIT failed(reason);
}

}  // namespace pitwatch
