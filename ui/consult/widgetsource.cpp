#include "widgetsource.h"

#include <QPainter>

namespace pitwatch::ui {

WidgetSource::WidgetSource(QString title, std::unique_ptr<QWidget> own, QSize size)
    : title_(std::move(title)), own_(std::move(own)), widget_(own_.get())
{
    own_->setAttribute(Qt::WA_DontShowOnScreen);
    own_->resize(size);
    own_->show();
}

WidgetSource::WidgetSource(QString title, QWidget* other) : title_(std::move(title)), widget_(other) {}

WidgetSource::~WidgetSource() = default;

QImage WidgetSource::picture(QSize size)
{
    if (!widget_ || widget_->size().isEmpty()) return {};
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    const QSize shown = widget_->size().scaled(size, Qt::KeepAspectRatio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate((size.width() - shown.width()) / 2.0, (size.height() - shown.height()) / 2.0);
    painter.scale(double(shown.width()) / widget_->width(), double(shown.height()) / widget_->height());
    widget_->render(&painter);
    return image;
}

}  // namespace pitwatch::ui
