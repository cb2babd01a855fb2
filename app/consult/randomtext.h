#pragma once

#include <QString>

namespace pitwatch {

/// So many times 32 bits out of the system's own source, as base64url.
QString randomText(int words);

}  // namespace pitwatch
