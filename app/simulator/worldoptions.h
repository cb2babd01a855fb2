#pragma once

#include <QString>
#include <QStringList>

#include <optional>

#include <core/result.h>

#include "simulation.h"

namespace pitwatch::sim {

/// What the command line of pitwatch-sim asked for.
struct ProgramOptions {
    QString region;
    QString scenario;  ///< empty: nothing special happens
    QString truth;     ///< empty: none is written
    QString broker;    ///< HOST:PORT of a running broker; empty: the region's, or a private one
    QString work;      ///< empty: a temporary folder
    QString resolved;  ///< where the region file as served is written
    bool ephemeral = false;
    bool withParent = false;
    bool video = true;
    std::optional<double> exitAfter;  ///< seconds
    SimulationOptions simulation;
};

/// What to do instead of serving: print `text` and end with `code`.
struct ProgramAnswer {
    QString text;
    int code = 0;
};

std::variant<ProgramOptions, ProgramAnswer> parseArguments(const QStringList& arguments);

}  // namespace pitwatch::sim
