#include "childprocess.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QMultiHash>
#include <QTimer>

#include <unistd.h>

namespace pitwatch::bench {

namespace {

/// What /proc says of a process, from its state on (proc(5)); empty when it is not there any more.
QList<QByteArray> statFields(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) return {};
    const QByteArray line = stat.readAll();
    // The name in brackets may hold anything, blanks too.
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}

}  // namespace

std::optional<double> cpuSecondsOf(qint64 pid)
{
    const QList<QByteArray> fields = statFields(pid);
    if (fields.size() < 13 || fields[0] == "Z") return std::nullopt;
    return (fields[11].toDouble() + fields[12].toDouble()) / double(sysconf(_SC_CLK_TCK));
}

double treeCpuSeconds(qint64 pid)
{
    QMultiHash<qint64, qint64> children;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 process = name.toLongLong();
        if (process > 0) children.insert(statFields(process).value(1).toLongLong(), process);
    }
    double sum = 0;
    QList<qint64> tree{pid};
    for (qsizetype i = 0; i < tree.size(); ++i) {
        sum += cpuSecondsOf(tree.at(i)).value_or(0);
        tree += children.values(tree.at(i));
    }
    return sum;
}

ChildProcesses::~ChildProcesses()
{
    for (const auto& process : processes_) {
        process->terminate();
        if (process->waitForFinished(5000)) continue;
        process->kill();
        process->waitForFinished(5000);
    }
}

QString ChildProcesses::start(const QString& program, const QStringList& arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->start(program, arguments);
    if (!process->waitForStarted(10'000)) return process->errorString();
    processes_.push_back(std::move(process));
    return {};
}

Result<double> ChildProcesses::cpuSeconds() const
{
    double sum = 0;
    for (const auto& process : processes_) {
        const auto seconds = cpuSecondsOf(process->processId());
        if (!seconds || process->state() != QProcess::Running) {
            const QString said = QString::fromUtf8(process->readAll()).trimmed().right(300);
            return Error{ErrorKind::Unavailable, QStringLiteral("ended too soon: ") + said, process->program()};
        }
        sum += *seconds;
    }
    return sum;
}

Result<double> ChildProcesses::measure(int seconds)
{
    const Result<double> before = cpuSeconds();
    if (!before) return before.error();
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
    const Result<double> after = cpuSeconds();
    if (!after) return after.error();
    return after.value() - before.value();
}

}  // namespace pitwatch::bench
