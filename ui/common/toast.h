#pragma once

#include <QFrame>
#include <QLabel>
#include <QTimer>

#include <functional>
#include <vector>

class QHBoxLayout;

namespace pitwatch::ui {

/// A message over a page that asks for nothing: it stays a while, goes by itself, and never takes the keyboard.
/// One at a time; a new one replaces the old. GUI thread.
class Toast final : public QFrame {
    Q_OBJECT

public:
    struct Action {
        QString text;
        std::function<void()> run;
    };

    /// Lies in the lower right corner of `over` and belongs to it.
    explicit Toast(QWidget* over);

    void say(const QString& text, std::vector<Action> actions = {});
    QString text() const { return text_->text(); }

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void place();
    void setActions(std::vector<Action> actions);

    QLabel* text_;
    QHBoxLayout* buttons_;
    std::vector<QWidget*> made_;
    QTimer life_;
};

}  // namespace pitwatch::ui
