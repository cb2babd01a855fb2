#pragma once

#include <QByteArray>

#include "shiftreport.h"

namespace pitwatch {

/// The facts of a report as JSON with sorted keys, times in microseconds UTC and codes beside names: the same facts
/// give the same bytes, in every language. When and by which program it was made is left out.
QByteArray reportData(const ShiftReport& report);

/// SHA-256 of reportData(), in hexadecimal: stands in every rendering, so that any two can be compared and a report can
/// be made again from the store and checked.
QString reportDigest(const ShiftReport& report);

}  // namespace pitwatch
