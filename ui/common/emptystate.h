#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "theme.h"

namespace pitwatch::ui {

/// What stands where there is nothing yet: what will be here, and how to get it. Centred in whatever room it has.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString& iconName, const QString& title, const QString& hint, const Theme& theme,
               QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& hint);
    /// A button below the hint that emits actionRequested(); an empty text takes it away.
    void setAction(const QString& text);

Q_SIGNALS:
    void actionRequested();

private:
    void recolor();

    const Theme& theme_;
    const QString iconName_;
    QLabel* icon_;
    QLabel* title_;
    QLabel* hint_;
    QPushButton* action_;
};

}  // namespace pitwatch::ui
