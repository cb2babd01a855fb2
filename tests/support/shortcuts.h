#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QKeySequence>
#include <QWidget>

#include <vector>

/// Keys that would do nothing because two actions want them.
namespace pitwatch::test {

struct KeyUser {
    QKeySequence key;
    QString text;
    const QObject* owner = nullptr;
    bool onlyWithFocus = false;  ///< in one widget while it has the keyboard
};

/// The shortcuts of actions and buttons below a widget, also of those that cannot be used just now. Actions that
/// belong to no widget only stand in the sheet of keys.
inline std::vector<KeyUser> keyUsers(const QWidget& root)
{
    std::vector<KeyUser> users;
    QSet<const QAction*> seen;
    for (const QAction* action : root.findChildren<QAction*>() + root.actions()) {
        if (seen.contains(action) || action->associatedObjects().isEmpty()) continue;
        seen.insert(action);
        for (const QKeySequence& key : action->shortcuts())
            users.push_back({key, action->text(), action, action->shortcutContext() == Qt::WidgetShortcut});
    }
    for (const QAbstractButton* button : root.findChildren<QAbstractButton*>())
        if (!button->shortcut().isEmpty()) users.push_back({button->shortcut(), button->text(), button});
    return users;
}

/// "key: one / other" for each two that stand in each other's way.
inline QStringList clashes(const std::vector<KeyUser>& users)
{
    QStringList found;
    for (std::size_t a = 0; a < users.size(); ++a)
        for (std::size_t b = a + 1; b < users.size(); ++b)
            if (users[a].key == users[b].key && !(users[a].onlyWithFocus && users[b].onlyWithFocus))
                found << QStringLiteral("%1: %2 / %3").arg(users[a].key.toString(), users[a].text, users[b].text);
    return found;
}

}  // namespace pitwatch::test
