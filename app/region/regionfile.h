#pragma once

#include <QByteArray>

#include <core/jsoncheck.h>
#include <core/result.h>

#include "region.h"

namespace pitwatch {

/// What a region document turned out to be: the region (usable only when `issues` is empty) and everything wrong with
/// it.
struct RegionReading {
    Region region;
    std::vector<JsonIssue> issues;
    std::size_t issueCount = 0;  ///< may exceed issues.size(): the list is bounded
};

/// Larger files are refused unread.
inline constexpr qint64 kMaximumRegionFileBytes = 16 * 1024 * 1024;

/// The bytes of a region file. Refuses what is no regular file, cannot be read or is larger than the bound.
Result<QByteArray> readRegionDocument(const QString& path);

/// Checks the whole document against resources/schemas/region.schema.json and what a schema cannot say (unique codes,
/// codes that begin with their mine's). `directory` of the result is empty.
RegionReading readRegion(const QByteArray& document);

/// Reads, checks and returns the region; the error's message holds the issues, a line each.
Result<Region> loadRegion(const QString& path);

/// Unknown keys come out where they went in. The file is replaced in one step.
QByteArray writeRegion(const Region& region);
Result<void> saveRegion(const Region& region, const QString& path);

}  // namespace pitwatch
