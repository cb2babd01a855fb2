#pragma once

#include <QString>

#include <optional>
#include <set>
#include <vector>

#include <core/error.h>

#include "minutes.h"

/// The folder of minutes as it lies on the disk. All functions read the disk: not for the GUI thread.
namespace pitwatch {

enum class MinutesState {
    Open,       ///< the consultation goes on
    Closed,     ///< it was ended in order
    BrokenOff,  ///< no end was noted, though it is over: the program was killed, or the power failed
};

struct MinutesSummary {
    QString file;  ///< with its path
    RoomId room;
    QString subject;
    QString caseId;
    UtcTime from;
    std::optional<UtcTime> until;
    UtcTime lastEvent;  ///< says how far the minutes of one that broke off reach
    std::size_t participants = 0;
    MinutesState state = MinutesState::Closed;
};

struct MinutesList {
    std::vector<MinutesSummary> consultations;  ///< newest first
    std::vector<Error> damaged;                 ///< files that were skipped, and why
    std::size_t older = 0;                      ///< files beyond the bound, which were not looked at
};

struct MinutesQuery {
    std::optional<QString> caseId;  ///< nothing: of every case
    std::size_t most = 500;
    std::optional<UtcTime> before = {};  ///< only those that began before, to the second; nothing: all
};

/// What the names of minutes of that beginning start with; sorts by time.
QString minutesStamp(UtcTime from);

/// "<yyyyMMdd-HHmmss of the beginning>Z-<room>-<mark of the case>.json": names sort by time, and those of a case are
/// found without opening the others. Always the same for one consultation.
QString minutesFileName(const Minutes& minutes);

/// `open`: names of files whose consultations still go on. Other files of the folder are left alone.
MinutesList listMinutes(const QString& folder, const MinutesQuery& query, const std::set<QString>& open);

/// Where the minutes of a seat lie.
QString minutesDirectory(const QString& dataDirectory);

/// Removes what is left of files whose writing was cut off, unless it is so young that somebody may be writing it.
void removeMinutesLeftovers(const QString& folder);

}  // namespace pitwatch
