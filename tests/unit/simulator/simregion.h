#pragma once

#include <QTest>

#include <region/regionfile.h>
#include <support/testdata.h>

namespace pitwatch::test {

inline Region regionFrom(const QString& path)
{
    Result<Region> loaded = loadRegion(path);
    if (!loaded) qFatal("%s", qPrintable(loaded.error().text()));
    return std::move(loaded).value();
}

inline Region demoRegion()
{
    return regionFrom(sourceFile(QStringLiteral("resources/demo/region.json")));
}

/// Written in another style: few areas, few stations, no shifts, nothing at all in the second mine.
inline Region sparseRegion()
{
    return regionFrom(dataFile(QStringLiteral("region-3x16.json")));
}

/// In the middle of a night shift (02:00 in Shanghai).
inline UtcTime nightShift()
{
    return parseIsoTime(QStringLiteral("2026-11-23T18:00:00Z")).value();
}

}  // namespace pitwatch::test
