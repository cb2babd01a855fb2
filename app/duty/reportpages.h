#pragma once

#include <QSizeF>
#include <QTextDocument>

#include <memory>

#include "reportsheet.h"

class QPainter;
class QPaintDevice;

namespace pitwatch {

/// A report as A4 pages with a header (region, period) and a footer (digest, page number), for paper and for a
/// preview alike. Make and use it on one thread, which need not be the GUI's.
class ReportPages final {
public:
    /// Width and height of the paper in millimetres.
    static constexpr double kWidth = 210;
    static constexpr double kHeight = 297;

    /// `metrics` gives the resolution and must outlive the pages.
    ReportPages(ReportSheet sheet, QPaintDevice* metrics);

    int count() const { return document_->pageCount(); }
    /// Page from 0; the painter's origin is the corner of the paper, its unit a pixel of `metrics`.
    void paint(QPainter& painter, int page) const;

private:
    double mm(double millimetres) const { return millimetres * pixelsPerMillimetre_; }
    /// A table that goes on on the next page has no line at its foot by itself.
    void closeTables(QPainter& painter, const QRectF& visible) const;
    void paintHeader(QPainter& painter) const;
    void paintFooter(QPainter& painter, int page) const;

    const ReportSheet sheet_;
    QPaintDevice* const metrics_;
    const double pixelsPerMillimetre_;
    std::unique_ptr<QTextDocument> document_;
};

}  // namespace pitwatch
