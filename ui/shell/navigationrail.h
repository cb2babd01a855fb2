#pragma once

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>
#include <vector>

#include <ui/common/theme.h>

namespace pitwatch::ui {

/// The pages from top to bottom, each with icon and name; small tools at the foot.
class NavigationRail final : public QWidget {
    Q_OBJECT

public:
    explicit NavigationRail(const Theme& theme, QWidget* parent = nullptr);

    void addPage(const QString& id, const QString& title, const QString& iconName, const QString& keys);
    QToolButton* addTool(const QString& text, const QString& iconName, const std::function<void()>& action);
    void setCurrent(const QString& id);
    QString current() const;

Q_SIGNALS:
    void chosen(const QString& id);

private:
    QToolButton* makeButton(const QString& text, const QString& iconName);
    void recolor();

    const Theme& theme_;
    QVBoxLayout* pages_;
    QVBoxLayout* tools_;
    QButtonGroup group_;
};

}  // namespace pitwatch::ui
