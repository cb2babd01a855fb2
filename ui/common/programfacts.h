#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace pitwatch::ui {

/// What the system page says about the program itself. Filled in by the composition root.
struct ProgramFacts {
    std::vector<std::pair<QString, QString>> versions;  ///< name and version: libraries, region file, rule file
    std::vector<std::pair<QString, QString>> places;    ///< what lies there, and where
};

}  // namespace pitwatch::ui
