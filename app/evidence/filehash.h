#pragma once

#include <QString>

#include <core/result.h>

namespace pitwatch {

/// SHA-256 of a file as 64 hexadecimal digits, read in pieces. Blocks on the disk.
Result<QString> sha256OfFile(const QString& path);

}  // namespace pitwatch
