#pragma once

#include <QTimer>
#include <QWidget>

#include <ui/wall/windowplace.h>

namespace pitwatch::ui {

/// The pictures of a room in a window of their own, for another monitor. Tells where it stands; whoever owns it decides
/// what is remembered and when it goes. GUI thread.
class StageWindow final : public QWidget {
    Q_OBJECT

public:
    explicit StageWindow(const QString& title);

    /// Takes it into the window; give it another parent before the window goes.
    void setContent(QWidget* content);
    WindowSpot spot() const;
    void standAt(const WindowSpot& spot);
    void toggleFullScreen();

Q_SIGNALS:
    /// Moved, resized, maximised or made full, and still for a moment.
    void spotChanged();
    /// By Escape or by its frame.
    void returnRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    WindowMode mode() const;
    void applyMode(WindowMode mode);

    QTimer still_;
    QRect normal_;  ///< while neither maximised nor full
    WindowMode before_ = WindowMode::Normal;
};

}  // namespace pitwatch::ui
