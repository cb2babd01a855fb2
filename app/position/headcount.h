#pragma once

#include <vector>

#include "tagtable.h"

namespace pitwatch {

/// Persons by area. Vehicles and equipment are not persons.
struct HeadCount {
    int underground = 0;     ///< all persons but those in an area of kind mouth (井口): they are not below yet
    std::vector<int> areas;  ///< in the mine's order
    int elsewhere = 0;       ///< persons in no known area
};

HeadCount countHeads(const TagTable& tags, const Mine& mine);

}  // namespace pitwatch
