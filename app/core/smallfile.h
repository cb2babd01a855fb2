#pragma once

#include <QByteArray>

#include "result.h"

namespace pitwatch {

/// The bytes of a file that is read as a whole. Refuses what is no regular file (a pipe could block for ever), cannot
/// be read or is larger than `most` bytes. `what` says in an error what was expected, e.g. "a region file". Any thread.
Result<QByteArray> readSmallFile(const QString& path, qint64 most, const QString& what);

}  // namespace pitwatch
