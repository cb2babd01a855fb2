#pragma once

#include <QWidget>

#include <functional>

#include <ui/common/alarmline.h>

#include "wallpage.h"
#include "windowstand.h"

namespace pitwatch::ui {

/// A wall in a window of its own, for another monitor. Tells where it stands; whoever owns it decides what is
/// remembered. GUI thread; the context's parts outlive it.
class WallWindow final : public QWidget {
    Q_OBJECT

public:
    /// Takes ownership of the page.
    WallWindow(const PageContext& context, int number, WallPage* page);

    int number() const { return number_; }
    WallPage* page() const { return page_; }

    WindowSpot spot() const { return stand_->spot(); }
    void standAt(const WindowSpot& spot) { stand_->standAt(spot); }
    void toggleFullScreen() { stand_->toggleFullScreen(); }
    /// Nothing but the wall and the line of alarms, over the whole monitor. Off: as before.
    void setKiosk(bool kiosk);
    bool kiosk() const { return kiosk_; }

Q_SIGNALS:
    /// Moved, resized, maximised or made full, and still for a moment.
    void spotChanged();
    /// Closed by hand, not by the end of the program.
    void closed();
    /// The sheet of keys is asked for.
    void keysRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addKeys();
    void showLine();

    const int number_;
    WallPage* page_;
    AlarmLine* line_;
    WindowStand* stand_;
    bool kiosk_ = false;
    bool closing_ = false;
};

}  // namespace pitwatch::ui
