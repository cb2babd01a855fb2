#pragma once

#include <QString>

namespace pitwatch {

/// Brings what was written onto the disk, so that a power cut does not take it. Blocks for as long as the disk needs:
/// not for the GUI thread. False: the disk has not kept it. File systems that cannot be asked count as having kept it.
bool syncFile(int descriptor);

/// The entries of a folder: without them a new file is not found again.
bool syncFolder(const QString& folder);

}  // namespace pitwatch
