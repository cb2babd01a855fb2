#include <QFile>
#include <QtEndian>

#include <algorithm>

#include <core/reason.h>

#include "ebml.h"
#include "matroskahead.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHeadBytes = 12;  ///< the longest head of an element
constexpr qint64 kMostClusterBytes = 64 << 20;
constexpr qsizetype kBlockHead = 3;  ///< track and relative time

quint64 unsignedOf(QByteArrayView bytes)
{
    quint64 value = 0;
    for (const char byte : bytes) value = value << 8 | uchar(byte);
    return value;
}

/// The time of the last block of a cluster, milliseconds.
qint64 lastTime(QByteArrayView cluster)
{
    qint64 begin = 0;
    qint64 last = 0;
    while (!cluster.isEmpty()) {
        const ebml::Head head = ebml::head(cluster);
        if (head.bytes == 0 || head.size < 0 || head.size > cluster.size() - head.bytes) break;
        const QByteArrayView content = cluster.sliced(head.bytes, head.size);
        if (head.id == matroska::kClusterTime)
            begin = qint64(unsignedOf(content.first(std::min(content.size(), qsizetype(7)))));
        if (head.id == matroska::kSimpleBlock && content.size() > kBlockHead)
            last = std::max(last, begin + qFromBigEndian<qint16>(content.data() + 1));
        cluster = cluster.sliced(head.bytes + head.size);
    }
    return last;
}

}  // namespace

Result<MatroskaExtent> measureMatroska(const QString& path)
{
    QFile file(path);
    if (!file.exists()) return Error{ErrorKind::NotFound, u"the file is missing"_s, path};
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorKind::Permission, fileReason(file), path};
    const ebml::Head first = ebml::head(file.peek(kHeadBytes));
    if (first.id != matroska::kEbml || !file.seek(matroska::kSegmentBegin))
        return Error{ErrorKind::InvalidInput, u"found no Matroska file"_s, path};
    MatroskaExtent extent{Micros(0), matroska::kSegmentBegin};
    qint64 milliseconds = 0;
    while (true) {
        const ebml::Head head = ebml::head(file.peek(kHeadBytes));
        const qint64 end = file.pos() + head.bytes + head.size;
        if (head.bytes == 0 || head.size < 0 || end > file.size()) break;
        if (head.id == matroska::kCluster && head.size <= kMostClusterBytes) {
            file.skip(head.bytes);
            const QByteArray cluster = file.read(head.size);
            if (cluster.size() != head.size) break;
            milliseconds = std::max(milliseconds, lastTime(cluster));
        }
        if (!file.seek(end)) break;
        extent.wholeBytes = end;
    }
    extent.length = std::chrono::milliseconds(milliseconds);
    return extent;
}

}  // namespace pitwatch
