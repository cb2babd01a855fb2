#include "ebml.h"

#include <QtEndian>

#include <bit>

namespace pitwatch::ebml {

namespace {

constexpr quint32 kVoid = 0xEC;
constexpr int kLongestId = 4;
constexpr int kLongestSize = 8;

/// The shortest form that is not the one for "not known".
QByteArray shortSize(qint64 size)
{
    int bytes = 1;
    while (bytes < kLongestSize && size >= (qint64(1) << (7 * bytes)) - 1) ++bytes;
    QByteArray result;
    for (int i = bytes - 1; i >= 0; --i) result.append(char(size >> (8 * i)));
    result[0] = char(uchar(result[0]) | (0x80 >> (bytes - 1)));
    return result;
}

QByteArray bigEndian(quint64 value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// How many bytes a number has whose first byte is this; 0: more than there may be.
int lengthOf(char first, int most)
{
    const int bytes = std::countl_zero(uchar(first)) + 1;
    return bytes <= most ? bytes : 0;
}

}  // namespace

QByteArray idBytes(quint32 id)
{
    QByteArray all = bigEndian(id).last(kLongestId);
    while (all.size() > 1 && all.front() == 0) all.remove(0, 1);
    return all;
}

QByteArray longSize(qint64 size)
{
    const quint64 marked = size < 0 ? 0x01FFFFFFFFFFFFFFULL : (quint64(size) | 0x0100000000000000ULL);
    return bigEndian(marked);
}

QByteArray element(quint32 id, const QByteArray& content)
{
    return idBytes(id) + shortSize(content.size()) + content;
}

QByteArray number(quint32 id, quint64 value)
{
    QByteArray bytes = bigEndian(value);
    while (bytes.size() > 1 && bytes.front() == 0) bytes.remove(0, 1);
    return element(id, bytes);
}

QByteArray real(quint32 id, double value)
{
    return element(id, bigEndian(std::bit_cast<quint64>(value)));
}

QByteArray text(quint32 id, const QString& value)
{
    return element(id, value.toUtf8());
}

QByteArray space(int bytes)
{
    return element(kVoid, QByteArray(bytes - 2, '\0'));
}

Head head(QByteArrayView bytes)
{
    if (bytes.isEmpty()) return {};
    Head result;
    const int idLength = lengthOf(bytes[0], kLongestId);
    if (idLength == 0 || bytes.size() <= idLength) return {};
    for (int i = 0; i < idLength; ++i) result.id = result.id << 8 | uchar(bytes[i]);
    const int sizeLength = lengthOf(bytes[idLength], kLongestSize);
    if (sizeLength == 0 || bytes.size() < idLength + sizeLength) return {};
    quint64 size = uchar(bytes[idLength]) & (0xffU >> sizeLength);
    for (int i = 1; i < sizeLength; ++i) size = size << 8 | uchar(bytes[idLength + i]);
    const quint64 unknown = (quint64(1) << (7 * sizeLength)) - 1;
    result.size = size == unknown ? -1 : qint64(size);
    result.bytes = idLength + sizeLength;
    return result;
}

}  // namespace pitwatch::ebml
