#pragma once

#include <QDialog>
#include <QFormLayout>

#include <ui/common/page.h>
#include <ui/common/theme.h>

namespace pitwatch::ui {

/// All keys that work now, read from the actions of the window and of the page in front: what is not an action does
/// not show, so nothing here can be out of date.
class KeySheet final : public QDialog {
    Q_OBJECT

public:
    KeySheet(const QWidget& window, const Page* page, const Theme& theme, QWidget* parent = nullptr);

private:
    void addGroup(const QString& title, const QList<QAction*>& actions);

    const Theme& theme_;
    QFormLayout* rows_;
};

}  // namespace pitwatch::ui
