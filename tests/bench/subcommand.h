#pragma once

#include <QJsonObject>
#include <QStringList>

namespace pitwatch::bench {

/// One measurement. Prints progress to standard error; main prints the returned object as the last line of standard
/// output. An object with "error" makes the exit code 1.
struct Subcommand {
    QString name;
    QString summary;
    QJsonObject (*run)(const QStringList& arguments);
};

QJsonObject benchWall(const QStringList& arguments);
QJsonObject benchOverlay(const QStringList& arguments);

/// User and system time of the whole process so far, seconds.
double processCpuSeconds();
/// Resident memory now, MiB.
double residentMegabytes();

}  // namespace pitwatch::bench
