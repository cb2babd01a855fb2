#pragma once

#include <QObject>

class QWidget;

namespace pitwatch::ui {

/// Sees that somebody is there: keys, mouse buttons and wheel in the window in which a widget can be seen, its menus
/// and dialogs included. A mouse that only moves is nobody: a table that is knocked moves it too. GUI thread; belongs
/// to the widget.
class InputWatch final : public QObject {
    Q_OBJECT

public:
    explicit InputWatch(QWidget& widget);

Q_SIGNALS:
    void used();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isOfTheWindow(const QObject* watched) const;

    QWidget& widget_;
};

}  // namespace pitwatch::ui
