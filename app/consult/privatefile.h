#pragma once

#include <QByteArray>
#include <QString>

#include <core/result.h>

/// Files that nobody but the user may read (0600).
namespace pitwatch {

/// The content; never more than `largest` bytes. NotFound: there is no such file; Exhausted: it is larger.
Result<QByteArray> readFile(const QString& name, qint64 largest);

/// Replaces the file as a whole or not at all. Never readable by others, not even for a moment.
Result<void> writePrivateFile(const QString& name, const QByteArray& content);

}  // namespace pitwatch
