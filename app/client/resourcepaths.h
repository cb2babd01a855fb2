#pragma once

#include <QString>

namespace pitwatch {

/// The path of a file of `resources/`: beside the installed program (<prefix>/share/pitwatch), otherwise in the source
/// tree that it was built from. Empty when it is in neither.
QString resourceFile(const QString& name);

/// The path of a program of ours, beside this one.
QString siblingProgram(const QString& name);

/// Where the compiled translations lie, for the build tree and for an installed program.
QString translationDirectory();

}  // namespace pitwatch
