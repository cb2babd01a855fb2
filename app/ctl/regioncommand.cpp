#include <cstdio>

#include <region/regionfile.h>

#include "command.h"

namespace pitwatch::ctl {

namespace {

const char* const kHelp =
    "Usage: pitwatchctl region check FILE\n\n"
    "Names every error of a region file, one a line: JSON pointer, what was found, what was expected.\n"
    "Exit code: 0 no error, 1 errors, 2 wrong use.\n";

/// Whatever the file holds, a message stays one line and moves no cursor.
void printLine(FILE* out, QString line)
{
    for (QChar& c : line)
        if (c.category() == QChar::Other_Control) c = QLatin1Char('?');
    std::fprintf(out, "%s\n", line.toUtf8().constData());
}

void printSummary(const Region& region)
{
    qsizetype cameras = 0;
    qsizetype areas = 0;
    qsizetype stations = 0;
    qsizetype feeders = 0;
    for (const Mine& mine : region.mines) {
        cameras += static_cast<qsizetype>(mine.cameras.size());
        areas += static_cast<qsizetype>(mine.areas.size());
        stations += static_cast<qsizetype>(mine.stations.size());
        feeders += static_cast<qsizetype>(mine.feeders.size());
    }
    printLine(stdout, QStringLiteral("ok: %1 (%2), mines %3, cameras %4, areas %5, stations %6, feeders %7, feeds %8")
                          .arg(region.name, QString::fromLatin1(region.timezone.id()))
                          .arg(region.mines.size())
                          .arg(cameras)
                          .arg(areas)
                          .arg(stations)
                          .arg(feeders)
                          .arg(region.feeds.size()));
}

}  // namespace

int checkRegion(const QStringList& arguments)
{
    if (arguments.contains(QLatin1String("--help"))) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    if (arguments.size() != 1 || arguments.front().startsWith(QLatin1Char('-'))) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    const Result<QByteArray> document = readRegionDocument(arguments.front());
    if (!document) {
        printLine(stdout, document.error().text());
        return 1;
    }
    const RegionReading reading = readRegion(document.value());
    for (const JsonIssue& issue : reading.issues) printLine(stdout, issue.text());
    if (reading.issueCount > reading.issues.size())
        printLine(stdout, QStringLiteral("and %1 more errors").arg(reading.issueCount - reading.issues.size()));
    if (reading.issueCount > 0) return 1;
    printSummary(reading.region);
    return 0;
}

}  // namespace pitwatch::ctl
