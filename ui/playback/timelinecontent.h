#pragma once

#include <map>
#include <optional>
#include <vector>

#include <alarm/alarm.h>
#include <store/storereader.h>

namespace pitwatch::ui {

/// What is known of one camera in the shown period.
struct CameraCoverage {
    std::vector<Period> spans;
    QString problem;  ///< why it is not known, untranslated; empty when it is
    bool known = false;
};

/// What a timeline shows: a value, looked up away from the GUI thread.
struct TimelineContent {
    Period period;  ///< for which all of it was looked up
    std::map<CameraKey, CameraCoverage> coverage;
    std::vector<Alarm> alarms;
    std::vector<Bookmark> bookmarks;
};

}  // namespace pitwatch::ui
