#pragma once

#include <QJsonObject>
#include <QStringList>

namespace pitwatch::bench {

/// One measurement. Prints progress to standard error; main prints the returned object as the last line of standard
/// output. An object with "error" makes the exit code 1; one with "impossible" is a reason why it cannot be made here:
/// it goes to standard error, and the exit code is 2.
struct Subcommand {
    QString name;
    QString summary;
    QJsonObject (*run)(const QStringList& arguments);
};

QJsonObject benchWall(const QStringList& arguments);
QJsonObject benchOverlay(const QStringList& arguments);
QJsonObject benchLatency(const QStringList& arguments);
QJsonObject benchSoak(const QStringList& arguments);
/// The cameras of the two above, in a process of their own; ends with its standard input.
QJsonObject benchServe(const QStringList& arguments);
QJsonObject benchClient(const QStringList& arguments);
/// Where the consultation plugin is built: one seat in calls.
QJsonObject benchCall(const QStringList& arguments);
/// The same seat over bad networks, which need root.
QJsonObject benchCallNet(const QStringList& arguments);
/// Joining and leaving many times: what it leaves behind.
QJsonObject benchCallJoins(const QStringList& arguments);
/// A call of four for hours: memory, and the step between sound and picture.
QJsonObject benchCallHours(const QStringList& arguments);
/// The other participants of the above, in a process of their own; ends with its standard input.
QJsonObject benchCallGuests(const QStringList& arguments);

/// The object of a measurement that could not be made.
QJsonObject failure(const QString& what);
/// The object of one that needs what this machine, or who runs it, does not have.
QJsonObject impossible(const QString& why);
/// To three decimals.
double rounded(double value);

/// User and system time of the whole process so far, seconds.
double processCpuSeconds();
/// Resident memory now, MiB.
double residentMegabytes();
int threadsNow();
int descriptorsNow();

}  // namespace pitwatch::bench
