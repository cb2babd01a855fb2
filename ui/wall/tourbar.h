#pragma once

#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <core/clock.h>
#include <ui/common/pagetools.h>
#include <ui/common/uistate.h>

#include "layoutshelf.h"
#include "wallcanvas.h"
#include "walltour.h"

namespace pitwatch::ui {

/// What a tour goes through.
struct TourPlan {
    QStringList layouts;  ///< names, in order; empty: all cameras, page after page in the wall's own layout
    Micros dwell = WallTour::kUsualDwell;

    QJsonObject toJson() const;
    static TourPlan fromJson(const QJsonObject& json);
    bool operator==(const TourPlan&) const = default;
};

/// The walls that a plan comes to: named layouts that are still there, or the cameras page after page in the layout of
/// `wall`.
std::vector<WallState> tourStops(const TourPlan& plan, const LayoutShelf& shelf, const WallState& wall,
                                 const std::vector<CameraKey>& cameras);

/// The tour of one wall: its tools, its progress, and the stops on the canvas. Waits while somebody works on the wall,
/// while one tile fills it and while setHeld(); for a tile that replays or moves its camera a bounded time, then that
/// ends. Remembers plan and whether it runs. GUI thread; what is handed in outlives it.
class TourBar final : public QWidget {
    Q_OBJECT

public:
    struct Parts {
        PageTools& tools;
        WallCanvas& canvas;
        LayoutShelf& shelf;
        UiState& state;
        const Clock& clock;
        const Theme& theme;
        std::vector<CameraKey> cameras;
        QString key;  ///< of the wall in the state
    };

    explicit TourBar(Parts parts);

    bool running() const { return tour_.running(); }
    const WallTour& tour() const { return tour_; }
    const TourPlan& plan() const { return plan_; }
    void setPlan(const TourPlan& plan);
    void start();
    void stop();
    void toggle() { running() ? stop() : start(); }
    void step(int by);
    /// Something matters more than the tour, an alarm in front.
    void setHeld(bool held);
    /// Goes on with the tour that ran at the last end.
    void restore();
    /// Lets time pass; a timer calls it twice a second.
    void tick();

Q_SIGNALS:
    void said(const QString& text);
    void runningChanged(bool running);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addTools();
    void showStop(std::optional<int> stop);
    void showProgress();
    void choosePlan();
    void remember();

    Parts parts_;
    TourPlan plan_;
    WallTour tour_;
    std::vector<WallState> stops_;
    QAction* toggle_;
    QAction* previous_;
    QAction* next_;
    QLabel* progress_;
    QTimer timer_;
    bool held_ = false;
    bool aheadOpen_ = false;
};

}  // namespace pitwatch::ui
