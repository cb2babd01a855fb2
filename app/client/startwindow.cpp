#include "startwindow.h"

#include <QVBoxLayout>

namespace pitwatch {

StartWindow::StartWindow(QWidget* parent) : QWidget(parent)
{
    setWindowTitle(tr("Pitwatch"));
    resize(640, 280);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 32, 32, 24);
    column->setSpacing(16);
    title_ = new QLabel;
    title_->setProperty("title", true);
    title_->setWordWrap(true);
    details_ = new QLabel;
    details_->setWordWrap(true);
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    details_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    progress_ = new QProgressBar;
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    button_ = new QPushButton;
    column->addWidget(title_);
    column->addWidget(progress_);
    column->addWidget(details_, 1);
    column->addWidget(button_, 0, Qt::AlignRight);
    connect(button_, &QPushButton::clicked, this, &StartWindow::cancelled);
}

void StartWindow::showProgress(const QString& text)
{
    title_->setText(text);
    details_->clear();
    progress_->show();
    button_->setText(tr("Cancel"));
    show();
}

void StartWindow::showFailure(const QString& title, const QString& details)
{
    title_->setText(title);
    details_->setText(details);
    progress_->hide();
    button_->setText(tr("Close"));
    show();
}

void StartWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT cancelled();
    QWidget::closeEvent(event);
}

}  // namespace pitwatch
