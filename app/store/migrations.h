#pragma once

#include <QStringList>

#include <vector>

#include "database.h"

namespace pitwatch {

/// One step of the schema; the step at index i leads from version i to version i + 1. A step that was released is
/// never edited: files made by it exist.
struct Migration {
    QString about;  ///< for the log
    QStringList statements;
};

/// "PITW", the application_id of our files: a database of another program is refused, not migrated.
inline constexpr qint64 kStoreApplicationId = 0x50495457;

const std::vector<Migration>& storeMigrations();
inline int newestSchemaVersion()
{
    return static_cast<int>(storeMigrations().size());
}

/// The version of a file; an error when it is no store of ours or newer than `known`. Changes nothing.
Result<int> checkSchemaVersion(Database& database, int known = newestSchemaVersion());

/// Brings the schema to the end of the list, each step in a transaction of its own.
Result<void> migrate(Database& database, const std::vector<Migration>& migrations = storeMigrations());

}  // namespace pitwatch
