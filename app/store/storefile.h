#pragma once

#include <QString>

#include <chrono>
#include <memory>

#include <core/result.h>
#include <core/utctime.h>

#include "database.h"

/// The file of the store: where it lies, how it is opened, what happens to a damaged one.
namespace pitwatch {

inline constexpr std::chrono::milliseconds kWriterBusyTimeout{250};
inline constexpr std::chrono::milliseconds kReaderBusyTimeout{2000};

/// Where every program of Pitwatch looks when it is not told: the platform's place for data, "pitwatch" in it.
QString defaultDataDirectory();
/// <data directory>/pitwatch.sqlite
QString storePath(const QString& dataDirectory);

/// Opens for writing on the calling thread: makes the directory and the file where they are missing, refuses a foreign
/// or newer one unchanged, migrates an older one, checks the content when the last session did not end cleanly.
/// InvalidInput: the file is damaged; it is left as it is until somebody decides (moveStoreAside).
Result<std::unique_ptr<Database>> openStoreForWriting(const QString& path,
                                                      std::chrono::milliseconds busyTimeout = kWriterBusyTimeout);

/// Makes or migrates the store so that it can be read; closes it again. For the start of a program.
Result<void> prepareStore(const QString& path, std::chrono::milliseconds busyTimeout = kReaderBusyTimeout);

/// Renames a damaged store (and its journal) to "<name>.damaged-<time>", only ever with a person's consent: the next
/// opening makes a new one. Returns the new name. No connection may be open.
Result<QString> moveStoreAside(const QString& path, UtcTime now);

/// The last session ended with everything written; the next opening skips the long check.
Result<void> markClosedCleanly(Database& database);

}  // namespace pitwatch
