#pragma once

#include <QMainWindow>

#include <ui/common/alarmline.h>
#include <ui/common/dutyofficer.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "navigationrail.h"
#include "pagestack.h"
#include "statusstrip.h"

namespace pitwatch::ui {

/// The theme that was chosen by hand in an earlier session.
void restoreTheme(const UiState& state, Theme& theme);

/// The window: rail, status strip and pages. Brings geometry, page and theme back from the last session. GUI thread;
/// everything that is handed in outlives it.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const PageContext& context, Theme& theme, DutyOfficer& officer, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Takes ownership. In the order of the rail; the first ten get F1, F2 … and Ctrl+1, Ctrl+2 …
    void addPage(Page* page);
    const std::vector<Page*>& pages() const { return stack_->pages(); }
    Page* currentPage() const { return stack_->currentPage(); }
    StatusStrip* strip() const { return strip_; }

    /// False when there is no such page. `subject`: see Page::showSubject().
    bool showPage(const QString& id, const QString& subject = {});
    /// Geometry and page of the last session, once all pages are there.
    void restore();

    void toggleTheme();
    void toggleFullScreen();
    void showKeys();
    /// The keys of another window of the seat, and of its page.
    void showKeysOf(QWidget& window, const Page* page);

    /// Nothing but the page and the line of alarms, over the whole monitor; other pages cannot be reached and the
    /// window cannot be closed by hand. Off: as before.
    void setKiosk(bool kiosk);
    bool kiosk() const { return kiosk_; }

Q_SIGNALS:
    /// Somebody wants in or out of the kiosk.
    void kioskToggled();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addKeys();
    void focusPage();

    PageContext context_;
    Theme& theme_;
    NavigationRail* rail_;
    StatusStrip* strip_;
    PageStack* stack_;
    AlarmLine* line_;
    std::vector<QAction*> pageKeys_;
    bool kiosk_ = false;
    bool wasFullScreen_ = false;
    bool wasMaximized_ = false;
};

}  // namespace pitwatch::ui
