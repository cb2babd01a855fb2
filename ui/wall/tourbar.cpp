#include "tourbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

#include "inputwatch.h"
#include "tourdialog.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr auto kTick = 500ms;
constexpr int kMostStops = 100;

int seconds(Micros time)
{
    return int(std::chrono::ceil<std::chrono::seconds>(std::max(time, Micros(0))).count());
}

}  // namespace

QJsonObject TourPlan::toJson() const
{
    return {{u"layouts"_s, QJsonArray::fromStringList(layouts)}, {u"dwell_s"_s, seconds(dwell)}};
}

TourPlan TourPlan::fromJson(const QJsonObject& json)
{
    TourPlan plan;
    for (const QJsonValue& name : json.value(u"layouts"_s).toArray())
        if (plan.layouts.size() < kMostStops && name.isString())
            plan.layouts << LayoutShelf::cleanName(name.toString());
    const double dwell = json.value(u"dwell_s"_s).toDouble(seconds(WallTour::kUsualDwell));
    const double longest = seconds(WallTour::kLongestDwell);
    plan.dwell = std::chrono::seconds(int(std::clamp(dwell, double(seconds(WallTour::kShortestDwell)), longest)));
    return plan;
}

std::vector<WallState> tourStops(const TourPlan& plan, const LayoutShelf& shelf, const WallState& wall,
                                 const std::vector<CameraKey>& cameras)
{
    std::vector<WallState> stops;
    for (const QString& name : plan.layouts)
        if (const NamedLayout* layout = shelf.find(name)) stops.push_back(layout->wall);
    if (!plan.layouts.isEmpty()) return stops;
    const int perPage = wall.tileCount();
    for (int first = 0; first < int(cameras.size()) && stops.size() < std::size_t(kMostStops); first += perPage) {
        stops.push_back(wall);
        stops.back().fill(cameras, first);
    }
    return stops;
}

TourBar::TourBar(Parts parts) : parts_(std::move(parts)), progress_(new QLabel)
{
    plan_ = TourPlan::fromJson(parts_.state.value(parts_.key + u".tour"_s).toJsonObject());
    addTools();
    parts_.canvas.installEventFilter(this);
    connect(&parts_.canvas, &WallCanvas::used, this, [this] { tour_.used(parts_.clock.now()); });
    connect(&timer_, &QTimer::timeout, this, &TourBar::tick);
    showProgress();
}

void TourBar::addTools()
{
    const auto add = [this](const QString& text, const QKeySequence& key, const QString& hint, auto call) {
        QAction* action = parts_.tools.add(text, {}, {key}, hint);
        connect(action, &QAction::triggered, this, call);
        return action;
    };
    toggle_ =
        add(tr("Tour"), Qt::Key_T, tr("Show named layouts, or all cameras, one after the other"), &TourBar::toggle);
    toggle_->setCheckable(true);
    previous_ = add(tr("Previous stop of the tour"), QKeySequence(u"Ctrl+PgUp"_s), {}, [this] { step(-1); });
    next_ = add(tr("Next stop of the tour"), QKeySequence(u"Ctrl+PgDown"_s), {}, [this] { step(1); });
    QAction* plan = add(tr("Stops and time of the tour…"), QKeySequence(u"Shift+T"_s), {}, &TourBar::choosePlan);
    auto* menu = new QMenu(this);
    menu->addActions({previous_, next_});
    menu->addSeparator();
    menu->addAction(plan);
    QToolButton* button = parts_.tools.button(toggle_);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    progress_->setProperty("role", u"muted"_s);
    progress_->setFont(parts_.theme.font());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(button);
    row->addWidget(progress_);
}

void TourBar::setPlan(const TourPlan& plan)
{
    const bool wasRunning = running();
    if (wasRunning) stop();
    plan_ = plan;
    remember();
    if (wasRunning) start();
}

void TourBar::start()
{
    stops_ = tourStops(plan_, parts_.shelf, parts_.canvas.state(), parts_.cameras);
    tour_.start(int(stops_.size()), plan_.dwell, parts_.clock.now());
    tour_.setHeld(held_);
    if (!running()) {
        Q_EMIT said(plan_.layouts.isEmpty() ? tr("The region has no cameras to go through")
                                            : tr("None of the tour's layouts is there any more"));
        showProgress();
        return;
    }
    // The first stop is a change by hand: undo brings the wall back that was there before.
    parts_.canvas.change([this](WallState& s) { s = stops_.front(); });
    timer_.start(kTick);
    remember();
    showProgress();
    Q_EMIT runningChanged(true);
}

void TourBar::stop()
{
    tour_.stop();
    timer_.stop();
    parts_.canvas.prefetch(nullptr);
    aheadOpen_ = false;
    remember();
    showProgress();
    Q_EMIT runningChanged(false);
}

void TourBar::step(int by)
{
    showStop(tour_.step(by, parts_.clock.now()));
    showProgress();
}

void TourBar::setHeld(bool held)
{
    held_ = held;
}

void TourBar::tick()
{
    WallCanvas& canvas = parts_.canvas;
    tour_.setHeld(held_ || canvas.state().full() || !canvas.isVisible());
    tour_.setToolOpen(canvas.tiles().inUse());
    if (const auto stop = tour_.tick(parts_.clock.now())) {
        // Whoever left a replay has gone; a tour shows the present.
        if (canvas.replay().anyActive()) canvas.replay().stopAll();
        showStop(stop);
    }
    if (tour_.nextIsNear() && !aheadOpen_) {
        parts_.canvas.prefetch(&stops_[std::size_t(tour_.following())]);
        aheadOpen_ = true;
    }
    showProgress();
}

void TourBar::showStop(std::optional<int> stop)
{
    if (!stop) return;
    parts_.canvas.takeOver(stops_[std::size_t(*stop)]);
    parts_.canvas.prefetch(nullptr);
    aheadOpen_ = false;
}

void TourBar::showProgress()
{
    toggle_->setChecked(running());
    previous_->setEnabled(running());
    next_->setEnabled(running());
    progress_->setVisible(running());
    if (!running()) return;
    const QString place = tr("%1/%2").arg(tour_.current() + 1).arg(tour_.stops());
    progress_->setText(tour_.paused(parts_.clock.now()) ? tr("%1 · paused").arg(place)
                                                        : tr("%1 · %2 s").arg(place).arg(seconds(tour_.left())));
}

bool TourBar::eventFilter(QObject* watched, QEvent* event)
{
    if (running() && isHandInput(*event)) {
        tour_.touch(parts_.clock.now());
        showProgress();
    }
    return QWidget::eventFilter(watched, event);
}

void TourBar::choosePlan()
{
    auto* dialog = new TourDialog(plan_, parts_.shelf, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setPlan(dialog->plan()); });
    dialog->open();
}

void TourBar::remember()
{
    QJsonObject json = plan_.toJson();
    json[u"running"_s] = running();
    parts_.state.setValue(parts_.key + u".tour"_s, json);
}

void TourBar::restore()
{
    const QJsonObject json = parts_.state.value(parts_.key + u".tour"_s).toJsonObject();
    if (json.value(u"running"_s).toBool()) start();
}

}  // namespace pitwatch::ui
