#include "emptystate.h"

#include <QVBoxLayout>

#include <algorithm>

#include "icons.h"

namespace pitwatch::ui {

namespace {
constexpr int kIcon = 48;
constexpr int kWidestHint = 480;
}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& hint, const Theme& theme,
                       QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      iconName_(iconName),
      icon_(new QLabel),
      title_(new QLabel),
      hint_(new QLabel),
      action_(new QPushButton)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space(2));
    layout->addStretch(2);
    for (QLabel* label : {icon_, title_, hint_}) {
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label, 0, Qt::AlignHCenter);
    }
    title_->setFont(theme.font(TypeSize::Section, true));
    hint_->setWordWrap(true);
    hint_->setFixedWidth(kWidestHint);
    hint_->setProperty("role", QStringLiteral("muted"));
    layout->addSpacing(space(2));
    layout->addWidget(action_, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    action_->hide();
    setTexts(title, hint);
    connect(action_, &QPushButton::clicked, this, &EmptyState::actionRequested);
    connect(&theme, &Theme::changed, this, &EmptyState::recolor);
    recolor();
}

void EmptyState::setTexts(const QString& title, const QString& hint)
{
    title_->setText(title);
    hint_->setText(hint);
    // A label that wraps does not tell its layout how tall it is at this width.
    hint_->ensurePolished();
    hint_->setFixedHeight(std::max(0, hint_->heightForWidth(kWidestHint)));
}

void EmptyState::setAction(const QString& text)
{
    action_->setText(text);
    action_->setVisible(!text.isEmpty());
}

void EmptyState::recolor()
{
    icon_->setPixmap(iconPixmap(iconName_, kIcon, theme_.color(Token::Disabled), devicePixelRatioF()));
}

}  // namespace pitwatch::ui
