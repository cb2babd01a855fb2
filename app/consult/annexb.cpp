#include "annexb.h"

#include <QtEndian>

namespace pitwatch {

namespace {

constexpr int kTypeMask = 0x1f;
constexpr int kSequenceParameters = 7;
constexpr int kPictureParameters = 8;
constexpr qsizetype kShortestSequenceParameters = 4;

/// Where the next start code begins; the end when there is none.
qsizetype startCode(QByteArrayView unit, qsizetype from)
{
    for (qsizetype i = from; i + 3 <= unit.size(); ++i)
        if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) return i;
    return unit.size();
}

void appendSized(QByteArray& to, QByteArrayView unit, int sizeBytes)
{
    char size[4];
    qToBigEndian(quint32(unit.size()), size);
    to.append(size + 4 - sizeBytes, sizeBytes).append(unit);
}

QByteArray configurationOf(QByteArrayView sequence, QByteArrayView picture)
{
    if (sequence.size() < kShortestSequenceParameters || sequence.size() > 0xffff || picture.isEmpty() ||
        picture.size() > 0xffff)
        return {};
    QByteArray record;
    record.append('\x01').append(sequence.sliced(1, 3));
    record.append('\xff');  // lengths of four bytes
    record.append('\xe1');  // one sequence parameter set
    appendSized(record, sequence, 2);
    record.append('\x01');
    appendSized(record, picture, 2);
    return record;
}

}  // namespace

AvcPicture avcPicture(const QByteArray& accessUnit)
{
    const QByteArrayView all(accessUnit);
    AvcPicture result;
    QByteArrayView sequence, picture;
    for (qsizetype at = startCode(all, 0); at < all.size();) {
        const qsizetype begin = at + 3;
        at = startCode(all, begin);
        QByteArrayView unit = all.sliced(begin, at - begin);
        // The zero before a start code of four bytes, and zeros that fill up.
        while (!unit.isEmpty() && unit.back() == 0) unit.chop(1);
        if (unit.isEmpty()) continue;
        const int type = unit.front() & kTypeMask;
        if (type == kSequenceParameters) sequence = unit;
        if (type == kPictureParameters) picture = unit;
        appendSized(result.data, unit, 4);
    }
    result.configuration = configurationOf(sequence, picture);
    return result;
}

}  // namespace pitwatch
