#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

#include <core/utctime.h>

/// Perception-data files that must be refused.
namespace pitwatch::test {

struct BrokenFile {
    QString name;
    QByteArray content;
};

/// An RYSS file of the mine with one person, uploaded at `at`, as it should be: what the broken ones are made from.
BrokenFile goodFile(const QString& mine, UtcTime at);

/// Twenty RYSS files of the mine, uploaded at `at` (mines' time, Asia/Shanghai): named as the format wants it but for
/// the last two, and none of them readable.
std::vector<BrokenFile> brokenFiles(const QString& mine, UtcTime at);

}  // namespace pitwatch::test
