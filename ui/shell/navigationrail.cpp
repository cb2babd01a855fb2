#include "navigationrail.h"

#include <ui/common/icons.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

constexpr int kWidth = 88;
constexpr int kPageHeight = 64;
constexpr int kToolHeight = 36;
constexpr auto kIconProperty = "iconName";
constexpr auto kIdProperty = "pageId";

}  // namespace

NavigationRail::NavigationRail(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), pages_(new QVBoxLayout), tools_(new QVBoxLayout)
{
    setObjectName(u"rail"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, space(1));
    layout->setSpacing(0);
    for (QVBoxLayout* part : {pages_, tools_}) part->setSpacing(0);
    layout->addLayout(pages_);
    layout->addStretch();
    layout->addLayout(tools_);
    group_.setExclusive(true);
    connect(&group_, &QButtonGroup::buttonClicked, this,
            [this](QAbstractButton* button) { Q_EMIT chosen(button->property(kIdProperty).toString()); });
    connect(&theme, &Theme::changed, this, &NavigationRail::recolor);
}

QToolButton* NavigationRail::makeButton(const QString& text, const QString& iconName)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setProperty(kIconProperty, iconName);
    button->setIcon(icon(iconName, theme_));
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

void NavigationRail::addPage(const QString& id, const QString& title, const QString& iconName, const QString& keys)
{
    QToolButton* button = makeButton(title, iconName);
    button->setProperty(kIdProperty, id);
    button->setToolTip(u"%1 (%2)"_s.arg(title, keys));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({kIconLarge, kIconLarge});
    button->setCheckable(true);
    button->setFixedHeight(kPageHeight);
    group_.addButton(button);
    pages_->addWidget(button);
}

QToolButton* NavigationRail::addTool(const QString& text, const QString& iconName, const std::function<void()>& action)
{
    QToolButton* button = makeButton(text, iconName);
    button->setToolTip(text);
    button->setIconSize({kIconSmall, kIconSmall});
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFixedHeight(kToolHeight);
    connect(button, &QToolButton::clicked, this, action);
    tools_->addWidget(button);
    return button;
}

void NavigationRail::setCurrent(const QString& id)
{
    for (QAbstractButton* button : group_.buttons())
        if (button->property(kIdProperty).toString() == id) button->setChecked(true);
}

QString NavigationRail::current() const
{
    const QAbstractButton* button = group_.checkedButton();
    return button ? button->property(kIdProperty).toString() : QString();
}

void NavigationRail::recolor()
{
    for (QToolButton* button : findChildren<QToolButton*>())
        button->setIcon(icon(button->property(kIconProperty).toString(), theme_));
}

}  // namespace pitwatch::ui
