#pragma once

#include <QAction>
#include <QKeySequence>
#include <QToolButton>

#include "theme.h"

namespace pitwatch::ui {

/// The tools of a page: each is an action of the page, so that the sheet of keys lists it and its key works while the
/// page can be seen; icons follow the theme. Owned by the page.
class PageTools final : public QObject {
    Q_OBJECT

public:
    PageTools(QWidget* page, const Theme& theme);

    /// An empty icon name: text only. The tool tip is the text, or `hint`, with the first key behind it.
    QAction* add(const QString& text, const QString& iconName, const QList<QKeySequence>& keys = {},
                 const QString& hint = {});
    /// Another icon for an action that has one.
    void setIcon(QAction* action, const QString& iconName);
    /// A button for an action, with text and icon; icon only where `compact`.
    QToolButton* button(QAction* action, bool compact = false) const;

private:
    void recolor();

    QWidget* page_;
    const Theme& theme_;
    QList<std::pair<QAction*, QString>> icons_;
};

}  // namespace pitwatch::ui
