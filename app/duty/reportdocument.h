#pragma once

#include <QTextDocument>

#include <memory>

#include "reportsheet.h"

class QPaintDevice;

namespace pitwatch {

/// The sheet as a laid-out document with pages of `body` pixels of the device. `metrics` gives the resolution and must
/// outlive the document. Make and use it on one thread.
std::unique_ptr<QTextDocument> makeReportDocument(const ReportSheet& sheet, QPaintDevice* metrics, const QSizeF& body);

/// The font of everything on a report's pages.
QFont reportFont(double points);

}  // namespace pitwatch
