#pragma once

#include <QByteArray>
#include <QString>

/// Elements of EBML (RFC 8794), the form of Matroska. Pure.
namespace pitwatch::ebml {

/// An element with this content.
QByteArray element(quint32 id, const QByteArray& content);
QByteArray number(quint32 id, quint64 value);
QByteArray real(quint32 id, double value);
QByteArray text(quint32 id, const QString& value);
/// `bytes` bytes that mean nothing, at least 2 and at most 127 + 2.
QByteArray space(int bytes);
/// The id alone, as bytes.
QByteArray idBytes(quint32 id);
/// A size in eight bytes; negative: not known.
QByteArray longSize(qint64 size);

struct Head {
    quint32 id = 0;
    qint64 size = -1;  ///< of the content; -1: not known
    int bytes = 0;     ///< of the head itself; 0: cut off or no EBML
};
Head head(QByteArrayView bytes);

}  // namespace pitwatch::ebml
