#pragma once

#include <QStringList>

/// The words of kinds in the minutes' JSON, in the order of the enums.
namespace pitwatch {

QStringList roomEventWords();
QStringList calleeLevelWords();
QStringList callResultWords();

}  // namespace pitwatch
