#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>

#include <chrono>
#include <thread>
#include <vector>

#include <unistd.h>

/// What processes have cost so far, from proc(5).
namespace pitwatch::test {

/// Parent and CPU seconds of one process.
inline std::pair<qint64, double> statOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return {0, 0};
    // The name before may hold anything.
    const QList<QByteArray> fields = file.readAll().split(')').last().trimmed().split(' ');
    constexpr int kParent = 1, kUser = 11, kSystem = 12;
    const double ticks = fields.value(kUser).toDouble() + fields.value(kSystem).toDouble();
    return {fields.value(kParent).toLongLong(), ticks / double(sysconf(_SC_CLK_TCK))};
}

/// CPU seconds of a process; of a browser with those that it has started and that still live.
inline double cpuSeconds(qint64 process, bool withChildren = false)
{
    double sum = statOf(process).second;
    if (!withChildren) return sum;
    const QStringList all = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& name : all)
        if (const qint64 other = name.toLongLong(); other > 0 && statOf(other).first == process)
            sum += cpuSeconds(other, true);
    return sum;
}

/// The share of all cores that this process gets when it wants them, 0 to 1: what others leave to it.
inline double cpuShare()
{
    constexpr double kSeconds = 0.3;
    const int cores = QThread::idealThreadCount();
    const double before = cpuSeconds(QCoreApplication::applicationPid());
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(kSeconds);
    std::vector<std::thread> busy;
    for (int i = 0; i < cores; ++i)
        busy.emplace_back([until] {
            while (std::chrono::steady_clock::now() < until) continue;
        });
    for (std::thread& thread : busy) thread.join();
    return (cpuSeconds(QCoreApplication::applicationPid()) - before) / (kSeconds * cores);
}

}  // namespace pitwatch::test
