#pragma once

#include <QString>

namespace pitwatch {

/// A text of ours as the other side takes it: one line without control characters and halves of characters, at most
/// `longest` long, and "-" where nothing is left. Pure.
QString tidied(const QString& text, int longest);

}  // namespace pitwatch
