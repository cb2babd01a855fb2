#pragma once

#include <QEvent>
#include <QObject>

class QWidget;

namespace pitwatch::ui {

/// Whether a hand is behind it: keys, mouse buttons, wheel. A mouse that only moves is nobody: a table that is knocked
/// moves it too.
bool isHandInput(const QEvent& event);

/// Sees that somebody is there: such input in the window in which a widget can be seen, its menus and dialogs included.
/// GUI thread; belongs to the widget.
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
