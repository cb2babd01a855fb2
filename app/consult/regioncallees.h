#pragma once

#include <region/region.h>

#include "calllist.h"

namespace pitwatch {

/// Whom a region can call: its mines' dispatch rooms first, then the contacts of the region file.
std::vector<Callee> regionCallees(const Region& region);

}  // namespace pitwatch
