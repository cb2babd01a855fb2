#pragma once

#include <QString>

#include <consult/minutes.h>

/// Words and figures of the minutes of a consultation, translated.
namespace pitwatch::words {

QString level(CalleeLevel level);
QString result(CallResult result);
/// Who did something: the seat itself has no name.
QString person(const QString& name);
/// Whose picture and sound a recorded file holds.
QString recorded(const QString& name);
/// What happened, as a sentence without its time.
QString event(const RoomEvent& event);
/// "h:mm:ss"; "–" for a negative one, which a clock that was set back gives.
QString exactDuration(Micros duration);
/// A text for a cell of a table: one of so many lines that it could grow beyond a page loses its line breaks.
QString cell(QString text);
/// Seconds with one decimal, no unit.
QString seconds(Micros duration);

}  // namespace pitwatch::words
