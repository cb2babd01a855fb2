#pragma once

#include <QStackedWidget>
#include <QTimer>

#include <functional>
#include <memory>

#include <ui/common/pagecontext.h>

#include "stagewindow.h"

namespace pitwatch::ui {

/// The place of a room's pictures: here, or in a window of their own on another monitor, which the seat remembers.
/// While that monitor is gone they are here. GUI thread; the context's parts outlive it. The window goes with it.
class RoomStage final : public QStackedWidget {
    Q_OBJECT

public:
    using Screens = std::function<std::vector<ScreenFacts>()>;

    /// Takes the pictures. `screens`: the monitors as they are now; none: those of the system.
    RoomStage(QWidget* pictures, const QString& title, const PageContext& context, Screens screens = {},
              QWidget* parent = nullptr);
    ~RoomStage() override;

    /// By hand: remembered for the next room.
    void setDetached(bool on);
    bool isDetached() const { return window_ != nullptr; }
    /// Null while the pictures are here.
    StageWindow* stageWindow() const { return window_.get(); }
    /// The room ends: the pictures are here again; what is remembered stays.
    void bringBack();
    /// Monitors have come or gone, or the room has just begun.
    void followScreens();

Q_SIGNALS:
    void detachedChanged(bool detached);
    /// Something for the person to know.
    void said(const QString& text);

private:
    QString ownScreen(const std::vector<ScreenFacts>& screens) const;
    void watchScreens();
    void detach(const std::vector<ScreenFacts>& screens);
    void attach();
    void remember(const std::optional<WindowSpot>& spot, bool open);
    WindowMemory memory() const;
    bool wasOpen() const;

    QWidget* pictures_;
    const QString title_;
    const PageContext context_;
    const Screens screens_;
    std::unique_ptr<StageWindow> window_;
    QTimer screensStill_;
};

}  // namespace pitwatch::ui
