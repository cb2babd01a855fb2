#pragma once

#include <QCommandLineParser>
#include <QSize>
#include <QString>

#include <chrono>
#include <cstdint>

#include <core/result.h>

namespace pitwatch::bench {

struct WallWork {
    QString file;
    int streams = 16;
    QSize tile{480, 270};
    int seconds = 20;
};

struct WallFigures {
    double seconds = 0;
    double cpuSeconds = 0;  ///< of the whole process
    double residentMb = 0;
    std::uint64_t painted = 0;
    std::uint64_t decoded = 0;
    std::uint64_t dropped = 0;
};

/// Adds --streams, --file, --source, --tile and --seconds to a parser that may know more, and reads them.
Result<WallWork> parseWallWork(QCommandLineParser& parser, const QString& command, const WallWork& defaults,
                               const QStringList& arguments);

/// Plays one file in many tiles of a real window and measures once all of them are live. GUI thread.
Result<WallFigures> measureWall(const WallWork& work);

/// Lets the event loop run for so long.
void runFor(std::chrono::milliseconds time);

}  // namespace pitwatch::bench
