#include "tilebadge.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include <ui/common/theme.h>

namespace pitwatch::ui {

namespace {

constexpr int kValueWidth = 250;  // so that the panel does not change its width with every figure

}  // namespace

TileBadge::TileBadge(QWidget* wall) : QFrame(wall), title_(new QLabel), grid_(new QGridLayout)
{
    setObjectName(QStringLiteral("tileBadge"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Stream details"));
    auto* copyButton = new QPushButton(tr("Copy"));
    copyButton->setToolTip(tr("Copy as text (%1)").arg(QKeySequence(QKeySequence::Copy).toString()));
    auto* closeButton = new QPushButton(tr("Close"));
    closeButton->setToolTip(tr("Close (%1)").arg(QStringLiteral("Esc")));
    connect(copyButton, &QPushButton::clicked, this, &TileBadge::copy);
    connect(closeButton, &QPushButton::clicked, this, &TileBadge::closed);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(copyButton);
    buttons->addWidget(closeButton);
    QFont strong = title_->font();
    strong.setBold(true);
    title_->setFont(strong);
    grid_->setHorizontalSpacing(space(4));
    grid_->setVerticalSpacing(space(1));
    grid_->setColumnMinimumWidth(1, kValueWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(3), space(3), space(3));
    column->setSpacing(space(2));
    column->addWidget(title_);
    column->addLayout(grid_);
    column->addLayout(buttons);
    hide();
}

void TileBadge::show(const TileView& view, int captionHeight, const QTimeZone& zone)
{
    title_->setText(StreamDetails::title(view));
    fill(StreamDetails::rows(view, zone));
    text_ = StreamDetails::text(view, zone);
    place(view.tile.adjusted(0, 0, 0, -captionHeight));
    if (isVisible()) return;
    QFrame::show();
    raise();
}

void TileBadge::fill(const std::vector<DetailRow>& rows)
{
    while (rows_.size() < rows.size()) {
        auto* label = new QLabel;
        label->setProperty("role", QStringLiteral("muted"));
        auto* value = new QLabel;
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int line = int(rows_.size());
        grid_->addWidget(label, line, 0, Qt::AlignTop);
        grid_->addWidget(value, line, 1);
        rows_.emplace_back(label, value);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows_[i].first->setText(rows[i].label);
        rows_[i].second->setText(rows[i].value);
    }
}

/// Over the picture, its corner at the mark that opened it; inside the wall in any case.
void TileBadge::place(const QRect& picture)
{
    const QSize size = sizeHint();
    const QSize wall = parentWidget()->size();
    const int left = picture.right() + 1 - size.width();
    const int top = picture.bottom() + 1 - size.height();
    const QPoint corner(std::clamp(left, 0, std::max(0, wall.width() - size.width())),
                        std::clamp(top, 0, std::max(0, wall.height() - size.height())));
    setGeometry(QRect(corner, size));
}

void TileBadge::copy()
{
    QGuiApplication::clipboard()->setText(text_);
}

void TileBadge::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) return copy();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace pitwatch::ui
