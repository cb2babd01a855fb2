#pragma once

#include <QByteArray>

#include "reportsheet.h"

namespace pitwatch {

/// One field by RFC 4180: quoted when it holds a comma, a quote or a line break. A text that a spreadsheet would run as
/// a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front; a negative number
/// stays a number.
QString csvField(const QString& text);

/// The sheet as sections of rows: UTF-8 with byte order mark (Excel shows Chinese only with it), lines end with CRLF.
QByteArray toCsv(const ReportSheet& sheet);

}  // namespace pitwatch
