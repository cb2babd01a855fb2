#include <QDir>
#include <QFile>

#include <cmath>

#include <sys/resource.h>
#include <unistd.h>

#include "subcommand.h"

namespace pitwatch::bench {

QJsonObject failure(const QString& what)
{
    return {{QStringLiteral("error"), what}};
}

QJsonObject impossible(const QString& why)
{
    return {{QStringLiteral("impossible"), why}};
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

double processCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double residentMegabytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly)) return 0;
    const double pages = statm.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

int threadsNow()
{
    return int(QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

int descriptorsNow()
{
    return int(
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

}  // namespace pitwatch::bench
