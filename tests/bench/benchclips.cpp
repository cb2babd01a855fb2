#include "benchclips.h"

#include <QDir>
#include <QFileInfo>

#include <cstdio>

#include <support/testclip.h>

namespace pitwatch::bench {

Result<QString> ownClip(int lines)
{
    if (lines != 360 && lines != 1080)
        return Error{ErrorKind::InvalidInput, QStringLiteral("--source: expected 360 or 1080"), {}};
    const QString path = QDir::temp().filePath(QStringLiteral("pitwatch-bench-%1.mp4").arg(lines));
    if (QFileInfo::exists(path)) return path;
    std::fprintf(stderr, "encoding %s\n", qPrintable(path));
    const QString part = QDir::temp().filePath(QStringLiteral("pitwatch-bench-part.mp4"));
    const bool large = lines == 1080;
    const QString problem = test::writeTestClip(part, {.size = large ? QSize(1920, 1080) : QSize(640, 360),
                                                       .frames = 750,
                                                       .bitsPerSecond = large ? 4'000'000 : 512'000});
    if (!problem.isEmpty()) return Error{ErrorKind::Unavailable, problem, part};
    if (!QFile::rename(part, path)) return Error{ErrorKind::Permission, QStringLiteral("cannot be renamed"), part};
    return path;
}

}  // namespace pitwatch::bench
