#pragma once

#include <QWidget>

#include <ui/wall/windowstand.h>

namespace pitwatch::ui {

/// The pictures of a room in a window of their own, for another monitor. Tells where it stands; whoever owns it decides
/// what is remembered and when it goes. GUI thread.
class StageWindow final : public QWidget {
    Q_OBJECT

public:
    explicit StageWindow(const QString& title);

    /// Takes it into the window; give it another parent before the window goes.
    void setContent(QWidget* content);
    WindowSpot spot() const { return stand_->spot(); }
    void standAt(const WindowSpot& spot) { stand_->standAt(spot); }
    void toggleFullScreen() { stand_->toggleFullScreen(); }

Q_SIGNALS:
    /// Moved, resized, maximised or made full, and still for a moment.
    void spotChanged();
    /// By Escape or by its frame.
    void returnRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    WindowStand* stand_;
};

}  // namespace pitwatch::ui
