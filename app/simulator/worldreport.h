#pragma once

#include <feed/observation.h>

#include "worldmine.h"

/// What a mine reports of itself, as observations. World times become ages before `wall`: the mine's clock.
namespace pitwatch::sim {

/// Everybody and everything underground, and who left within the last 20 s. A snapshot.
PositionBatch positionsOf(const MineWorld& world, UtcTime wall);
PersonnelList personnelOf(const MineWorld& world);
MineDeclaration declarationOf(const Mine& mine);

}  // namespace pitwatch::sim
