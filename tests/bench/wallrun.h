#pragma once

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

/// Plays one file in many tiles of a real window and measures once all of them are live. GUI thread.
Result<WallFigures> measureWall(const WallWork& work);

/// Lets the event loop run for so long.
void runFor(std::chrono::milliseconds time);

}  // namespace pitwatch::bench
