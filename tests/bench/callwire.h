#pragma once

#include <QJsonObject>
#include <QList>

#include <consult/consultengine.h>

/// What the measured seat and its guests say to each other: one JSON object a line.
namespace pitwatch::bench {

inline const QString kMeasuredSeat = QStringLiteral("seat");

QString guestName(int number);
/// The signal as a line that names the guest it comes from or goes to.
QByteArray lineOf(const ConsultSignal& signal, const QString& guest);
/// Orders to a guest.
QByteArray joinLine(const QString& guest, int epoch, bool offers, const QString& address);
QByteArray leaveLine(const QString& guest);
/// What a guest tells of its side.
QByteArray reportLine(const QString& guest, int frames, ConsultPeerState state, int rebuilds);
ConsultSignal signalOf(const QJsonObject& line, const QString& peer);
/// Takes the whole lines out of what has arrived.
QList<QJsonObject> takeLines(QByteArray& arrived);

}  // namespace pitwatch::bench
