#pragma once

#include "database.h"
#include "pendingjobs.h"

/// How jobs become rows. Each function is part of the caller's transaction.
namespace pitwatch {

Result<void> writeAlarm(Database& database, const Alarm& alarm);
Result<void> writeFact(Database& database, const FactJob& fact);
Result<void> writeMinute(Database& database, const MinuteJob& minute);

/// The whole batch in one transaction: all of it or nothing.
Result<void> writeBatch(Database& database, const JobBatch& batch);

/// Outages that were open when the last session ended: from then on nobody watched, so they end where the watch ended.
Result<void> endUnwatchedOutages(Database& database);

}  // namespace pitwatch
