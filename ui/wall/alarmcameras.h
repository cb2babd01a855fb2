#pragma once

#include <vector>

#include <alarm/alarm.h>
#include <region/region.h>

namespace pitwatch::ui {

/// The cameras that can show what an alarm is about, the nearest first: the camera that the alarm names, then those of
/// its mine at the places that belong to its subject (area, feeder, tag), then the rest of the mine, at most `most`.
/// None for alarms of the region or of an unknown mine.
std::vector<CameraKey> camerasFor(const Alarm& alarm, const Region& region, int most);

}  // namespace pitwatch::ui
