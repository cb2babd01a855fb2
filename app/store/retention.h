#pragma once

#include "database.h"

namespace pitwatch {

/// Deletes what lies before `keepAfter`, at most `rows` per table and call, in one transaction: small steps, so that
/// writing goes on between them. Alarms that are not closed and outages that have not ended stay. Returns how many
/// rows went; 0 when there is nothing left to do.
Result<int> deleteOlder(Database& database, UtcTime keepAfter, int rows = 500);

}  // namespace pitwatch
