#pragma once

#include <memory>

#include "camerafarm.h"

namespace pitwatch::sim {

/// Cameras without pictures: the callbacks come as from a real farm, walking people as boxes, but nothing is served.
/// For tests and for load without video.
std::unique_ptr<CameraFarm> makeBoxFarm(const Region& region, const Clock& clock, CameraFarmOptions options,
                                        CameraFarmCallbacks callbacks);

}  // namespace pitwatch::sim
