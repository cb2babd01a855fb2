#include "reportpages.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPaintDevice>
#include <QPainter>

#include "reportdocument.h"

namespace pitwatch {

namespace {

// Millimetres. The lower margin holds the footer, the upper the header.
constexpr double kSide = 18;
constexpr double kTop = 22;
constexpr double kBottom = 20;
constexpr double kBodyWidth = ReportPages::kWidth - 2 * kSide;
constexpr double kBodyHeight = ReportPages::kHeight - kTop - kBottom;
constexpr double kSmallPoints = 7.5;

const QColor kInk(0x5a, 0x64, 0x6e);
const QColor kLine(0x8a, 0x93, 0x9c);

}  // namespace

ReportPages::ReportPages(ReportSheet sheet, QPaintDevice* metrics)
    : sheet_(std::move(sheet)),
      metrics_(metrics),
      pixelsPerMillimetre_(metrics->logicalDpiY() / 25.4),
      document_(makeReportDocument(sheet_, metrics, {mm(kBodyWidth), mm(kBodyHeight)}))
{
}

void ReportPages::paint(QPainter& painter, int page) const
{
    const QRectF visible(0, page * mm(kBodyHeight), mm(kBodyWidth), mm(kBodyHeight));
    painter.save();
    painter.translate(mm(kSide), mm(kTop) - visible.top());
    painter.setClipRect(visible);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = visible;
    context.palette.setColor(QPalette::Text, Qt::black);
    document_->documentLayout()->draw(&painter, context);
    painter.restore();

    painter.save();
    painter.setFont(QFont(reportFont(kSmallPoints), metrics_));
    painter.setPen(QPen(kLine, mm(0.2)));
    paintHeader(painter);
    paintFooter(painter, page);
    painter.restore();
}

void ReportPages::paintHeader(QPainter& painter) const
{
    const QRectF box(mm(kSide), mm(10), mm(kBodyWidth), mm(7));
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.setPen(kInk);
    const QRectF text = box.adjusted(0, 0, 0, -mm(1.5));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, sheet_.regionName + QStringLiteral("  ") + sheet_.title);
    painter.drawText(text, Qt::AlignRight | Qt::AlignBottom, sheet_.periodText);
}

void ReportPages::paintFooter(QPainter& painter, int page) const
{
    const QRectF box(mm(kSide), mm(kHeight - 16), mm(kBodyWidth), mm(7));
    painter.setPen(QPen(kLine, mm(0.2)));
    painter.drawLine(box.topLeft(), box.topRight());
    painter.setPen(kInk);
    const QRectF text = box.adjusted(0, mm(1.5), 0, 0);
    const QString number = QCoreApplication::translate("ShiftReport", "Page %1 of %2").arg(page + 1).arg(count());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, sheet_.digestLabel + QStringLiteral("  ") + sheet_.digest);
    painter.drawText(text, Qt::AlignRight | Qt::AlignTop, number);
}

}  // namespace pitwatch
