#pragma once

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPointer>
#include <QWidget>

namespace pitwatch::ui {

/// The space bar, or a button, held to speak. The key counts in the windows of a room, where no text is being written;
/// buttons there are pressed with Enter. It ends when it is let go, and with everything after which that could be
/// missed: another window or program, a text field, a room that is seen no more. GUI thread; the room owns it.
class PushToTalk final : public QObject {
    Q_OBJECT

public:
    explicit PushToTalk(QWidget* room);

    /// A further window where the key counts.
    void addWindow(QWidget* part);
    /// A button that does the same while it is down.
    void addButton(QAbstractButton* button);
    bool isHeld() const { return held_; }

Q_SIGNALS:
    void heldChanged(bool held);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool counts(const QWidget* focus) const;
    bool isPart(const QObject* watched) const;
    bool takePress(const QWidget* focus, const QKeyEvent& key);
    bool takeRelease(const QKeyEvent& key);
    void lose();
    void letGo();
    void setHeld(bool held);

    QList<QPointer<QWidget>> parts_;
    bool keyDown_ = false;  ///< repeats of the key are swallowed, also after it counts no more
    bool held_ = false;
};

}  // namespace pitwatch::ui
