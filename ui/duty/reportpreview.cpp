#include "reportpreview.h"

#include <QLabel>

#include <ui/common/theme.h>

namespace pitwatch::ui {

ReportPreview::ReportPreview(QWidget* parent) : QScrollArea(parent), content_(new QWidget)
{
    column_ = new QVBoxLayout(content_);
    column_->setContentsMargins(space(4), space(4), space(4), space(4));
    column_->setSpacing(space(4));
    setWidget(content_);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview of the report"));
}

void ReportPreview::setPages(const ReportPreviewPages& pages)
{
    clear();
    pages_ = static_cast<int>(pages.images.size());
    for (const QImage& image : pages.images) {
        auto* page = new QLabel;
        QPixmap pixmap = QPixmap::fromImage(image);
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        page->setPixmap(pixmap);
        page->setAccessibleName(tr("Page %1 of %2").arg(column_->count() + 1).arg(pages.total));
        column_->addWidget(page, 0, Qt::AlignHCenter);
    }
    if (pages_ < pages.total) {
        auto* rest = new QLabel(
            tr("The preview shows %1 of %2 pages; the export has all of them.").arg(pages_).arg(pages.total));
        rest->setProperty("role", QStringLiteral("muted"));
        column_->addWidget(rest, 0, Qt::AlignHCenter);
    }
    column_->addStretch(1);
}

void ReportPreview::clear()
{
    while (QLayoutItem* item = column_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    pages_ = 0;
}

}  // namespace pitwatch::ui
