#include "reportpages.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPaintDevice>
#include <QPainter>
#include <QTextBlock>
#include <QTextTable>

#include "reportdocument.h"

namespace pitwatch {

namespace {

// Millimetres. The lower margin holds the footer, the upper the header.
constexpr double kSide = 18;
constexpr double kTop = 22;
constexpr double kBottom = 20;
constexpr double kBodyWidth = ReportPages::kWidth - 2 * kSide;
constexpr double kBodyHeight = ReportPages::kHeight - kTop - kBottom;
constexpr double kTableLine = 25.4 / 96;  ///< a pixel of 96 to the inch
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
    closeTables(painter, visible);
    painter.restore();

    painter.save();
    painter.setFont(QFont(reportFont(kSmallPoints), metrics_));
    painter.setPen(QPen(kLine, mm(0.2)));
    paintHeader(painter);
    paintFooter(painter, page);
    painter.restore();
}

void ReportPages::closeTables(QPainter& painter, const QRectF& visible) const
{
    const QAbstractTextDocumentLayout* layout = document_->documentLayout();
    for (QTextFrame* frame : document_->rootFrame()->childFrames()) {
        const auto* table = qobject_cast<QTextTable*>(frame);
        if (table == nullptr || table->format().border() <= 0) continue;
        // Not the frame: it holds the margin behind the table too.
        const QTextBlock first = table->firstCursorPosition().block();
        const QTextBlock last = table->lastCursorPosition().block();
        if (layout->blockBoundingRect(first).top() >= visible.bottom()) continue;
        if (layout->blockBoundingRect(last).bottom() <= visible.bottom() + 1) continue;
        const double line = mm(kTableLine);
        painter.setPen(QPen(kLine, line));
        painter.drawLine(QPointF(visible.left() + line, visible.bottom() - 1.5 * line),
                         QPointF(visible.right() - line, visible.bottom() - 1.5 * line));
    }
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
