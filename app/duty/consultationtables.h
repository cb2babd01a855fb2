#pragma once

#include "reportsheet.h"

/// The tables of a shift's report that tell of consultations, translated. Pure.
namespace pitwatch {

ReportTable consultationTable(const ShiftReport& report);
/// Decisions and snapshots; refers to the numbers of the other table.
ReportTable consultationNoteTable(const ShiftReport& report);

}  // namespace pitwatch
