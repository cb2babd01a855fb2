#include "thumbnailpopup.h"

#include <QVBoxLayout>

#include "thumbnailmaker.h"

namespace pitwatch::ui {

ThumbnailPopup::ThumbnailPopup(const Theme& theme, QWidget* parent)
    : QWidget(parent, Qt::ToolTip), picture_(new QLabel), text_(new QLabel)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("role", QStringLiteral("panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(1), space(1), space(1), space(1));
    column->setSpacing(space(1));
    picture_->setFixedSize(ThumbnailMaker::kSize);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setProperty("role", QStringLiteral("muted"));
    picture_->setWordWrap(true);
    text_->setAlignment(Qt::AlignCenter);
    text_->setFont(theme.font(TypeSize::Small));
    column->addWidget(picture_);
    column->addWidget(text_);
}

void ThumbnailPopup::showMoment(const QString& text, QPoint bottom)
{
    text_->setText(text);
    if (!isVisible()) picture_->setText(tr("Looking…"));
    adjustSize();
    move(bottom - QPoint(width() / 2, height() + space(1)));
    show();
}

void ThumbnailPopup::setPicture(const QImage& image)
{
    if (image.isNull())
        picture_->setText(tr("No recording here"));
    else
        picture_->setPixmap(QPixmap::fromImage(image));
}

}  // namespace pitwatch::ui
