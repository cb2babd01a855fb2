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
/// An order to a guest: "join" or "leave".
QByteArray orderLine(const QString& guest, const QString& order, int epoch);
ConsultSignal signalOf(const QJsonObject& line, const QString& peer);
/// Takes the whole lines out of what has arrived.
QList<QJsonObject> takeLines(QByteArray& arrived);

}  // namespace pitwatch::bench
