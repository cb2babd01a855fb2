#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

#include "layoutshelf.h"
#include "walldesk.h"
#include "wallwindow.h"

namespace pitwatch::ui {

/// All walls of the seat: the page of the main window, and further ones in windows of their own that come back, each on
/// its monitor, after a restart. Windows of a monitor that is gone stand on another until it is there again. GUI
/// thread; the context's parts outlive it, pages that are handed out do not.
class WallWindows final : public QObject, public WallDesk {
    Q_OBJECT

public:
    static constexpr int kMostWindows = 8;

    /// `evidence`: see WallSetup.
    explicit WallWindows(const PageContext& context, QObject* parent = nullptr, EvidenceDesk* evidence = nullptr);
    ~WallWindows() override;

    LayoutShelf& shelf() { return shelf_; }
    /// The wall of the main window; the caller owns it.
    WallPage* makeMainPage();
    /// Opens the windows that were open at the last end.
    void restore();
    std::vector<WallWindow*> windows() const;

    bool openWindow(const WallState* wall) override;
    bool canReopen() const override { return !closed_.empty(); }
    void reopen() override;
    std::vector<WallTarget> targets(const WallPage& from) override;

    void setKiosk(bool kiosk);
    /// Puts every window where it belongs among these monitors.
    void arrange(const std::vector<ScreenFacts>& screens);

Q_SIGNALS:
    /// A stream on any wall came to life or lost its signal; Idle: none shows this camera any more.
    void cameraPhaseChanged(const pitwatch::CameraKey& camera, pitwatch::StreamPhase phase, const QString& reason);
    /// A wall in a window of its own asks for a page: see Page::openRequested().
    void openRequested(const QString& pageId, const QString& subject);
    void windowOpened(pitwatch::ui::WallWindow* window);

private:
    struct Entry {
        std::unique_ptr<WallWindow> window;
        WindowMemory memory;
    };

    WallPage* makePage(WallSetup setup);
    WallWindow& open(int number, const WindowMemory& memory);
    void close(int number);
    void followScreens();
    void remember();
    int freeNumber() const;
    void passPhaseOn(const CameraKey& camera, StreamPhase phase, const QString& reason);

    PageContext context_;
    EvidenceDesk* const evidence_;
    LayoutShelf shelf_;
    QPointer<WallPage> main_;
    std::map<int, Entry> open_;
    std::vector<std::pair<int, WindowMemory>> closed_;  ///< the newest last
    QTimer screensStill_;
    bool kiosk_ = false;
};

}  // namespace pitwatch::ui
