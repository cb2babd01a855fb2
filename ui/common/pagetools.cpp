#include "pagetools.h"

#include "icons.h"

namespace pitwatch::ui {

PageTools::PageTools(QWidget* page, const Theme& theme) : QObject(page), page_(page), theme_(theme)
{
    connect(&theme, &Theme::changed, this, &PageTools::recolor);
}

QAction* PageTools::add(const QString& text, const QString& iconName, const QList<QKeySequence>& keys,
                        const QString& hint)
{
    auto* action = new QAction(text, page_);
    action->setShortcuts(keys);
    const QString tip = hint.isEmpty() ? text : hint;
    action->setToolTip(
        keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys.first().toString(QKeySequence::NativeText)));
    page_->addAction(action);
    if (!iconName.isEmpty()) {
        icons_.append({action, iconName});
        action->setIcon(icon(iconName, theme_));
    }
    return action;
}

void PageTools::setIcon(QAction* action, const QString& iconName)
{
    for (auto& [known, name] : icons_) {
        if (known != action || name == iconName) continue;
        name = iconName;
        action->setIcon(icon(iconName, theme_));
    }
}

QToolButton* PageTools::button(QAction* action, bool compact) const
{
    auto* button = new QToolButton(page_);
    button->setDefaultAction(action);
    button->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(action->text());
    return button;
}

void PageTools::recolor()
{
    for (const auto& [action, name] : std::as_const(icons_)) action->setIcon(icon(name, theme_));
}

}  // namespace pitwatch::ui
