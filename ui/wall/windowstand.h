#pragma once

#include <QObject>
#include <QTimer>

#include <vector>

#include "windowplace.h"

class QWidget;

namespace pitwatch::ui {

/// The monitors of now, the primary one first.
std::vector<ScreenFacts> currentScreens();

/// How a top-level window stands: on which monitor, where, and whether maximised or full. It reads and sets that for a
/// window of its own, and tells when the window has come to rest in another way. GUI thread; the window owns it.
class WindowStand final : public QObject {
    Q_OBJECT

public:
    explicit WindowStand(QWidget& window);

    WindowMode mode() const;
    WindowSpot spot() const;
    void standAt(const WindowSpot& spot);
    /// Not while it is held full.
    void toggleFullScreen();
    /// Full until it is let go, whatever else is asked for; spot() goes on saying how it stood before.
    void holdFull(bool held);

Q_SIGNALS:
    /// Moved, resized, maximised or made full, and still for a moment.
    void spotChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply(WindowMode mode);
    void rested();

    QWidget& window_;
    QTimer still_;
    QRect normal_;  ///< while neither maximised nor full
    WindowMode before_ = WindowMode::Normal;
    bool held_ = false;
};

}  // namespace pitwatch::ui
