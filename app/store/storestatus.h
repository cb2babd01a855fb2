#pragma once

#include <QMetaType>
#include <QString>

#include <cstddef>
#include <optional>

#include <core/utctime.h>

namespace pitwatch {

enum class StoreHealth {
    Starting,  ///< not opened yet
    Ok,
    Waiting,  ///< locked, full, unreadable, or made by a newer program: kept in memory and tried again
    Damaged,  ///< the file is damaged; a person must agree before it is moved aside
    Stopped,
};

/// How the store does, for the system page and the status strip. A value.
struct StoreStatus {
    StoreHealth health = StoreHealth::Starting;
    QString path;
    QString message;  ///< what the system said, untranslated; empty when all is well
    UtcTime since;    ///< of this health
    std::optional<UtcTime> lastWritten;
    std::size_t pending = 0;  ///< jobs in memory
    std::size_t dropped = 0;  ///< minutes and facts lost to the bound since the start; never alarms
    std::size_t refused = 0;  ///< jobs that the database did not take as they were
    int schemaVersion = 0;    ///< 0 before it is open

    bool operator==(const StoreStatus&) const = default;
};

/// One sentence for a person, translated.
QString describe(const StoreStatus& status);

}  // namespace pitwatch

Q_DECLARE_METATYPE(pitwatch::StoreStatus)
