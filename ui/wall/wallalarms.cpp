#include "wallalarms.h"

#include <QKeyEvent>

#include <engine/engineport.h>

#include "forwardplace.h"
#include "wallcanvas.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

const QString kSettingsKey = QStringLiteral("wall.alarms");
constexpr auto kTick = 1s;

}  // namespace

WallAlarms::WallAlarms(WallCanvas& canvas, const PageContext& context, QObject* parent)
    : QObject(parent), canvas_(canvas), context_(context), forward_(context.region, *context.clock)
{
    forward_.setSettings(AlarmForwardSettings::fromJson(context_.state->value(kSettingsKey).toJsonObject()));
    connect(context_.engine, &EnginePort::snapshotChanged, this, [this](const SnapshotPtr& snapshot) {
        forward_.setToolOpen(canvas_.tiles().inUse());
        forward_.update(*snapshot->alarms);
        apply();
    });
    connect(&timer_, &QTimer::timeout, this, [this] {
        forward_.setToolOpen(canvas_.tiles().inUse());
        forward_.tick();
        apply();
    });
    timer_.start(kTick);
    connect(&canvas_, &WallCanvas::stateChanged, this, &WallAlarms::wallWasChanged);
    connect(&canvas_, &WallCanvas::used, this, &WallAlarms::touched);
    canvas_.installEventFilter(this);
}

void WallAlarms::setSettings(const AlarmForwardSettings& settings)
{
    context_.state->setValue(kSettingsKey, settings.toJson());
    forward_.setSettings(settings);
    apply();
}

void WallAlarms::dismiss()
{
    forward_.dismiss();
    apply();
}

const WallState& WallAlarms::ownState() const
{
    return before_ ? *before_ : canvas_.state();
}

void WallAlarms::apply()
{
    canvas_.damage(canvas_.tiles().setAlarms(forward_.marks()));
    if (marksOnly_) return;
    const auto& shown = forward_.shown();
    const bool other = shown.has_value() != applied_.has_value() || (shown && shown->alarm.id != applied_->alarm.id);
    const bool news = other || forward_.waiting() != appliedWaiting_ || shown != applied_;
    applied_ = shown;
    appliedWaiting_ = forward_.waiting();
    if (other) shown ? bring() : putBack();
    if (news) Q_EMIT changed();
}

void WallAlarms::bring()
{
    if (!before_) before_ = canvas_.state();
    placed_ = withCamerasForward(*before_, applied_->cameras);
    // An alarm is about the present, whatever somebody was looking at before he went.
    canvas_.replay().park();
    canvas_.takeOver(*placed_);
    Q_EMIT cameForward();
}

void WallAlarms::putBack()
{
    if (before_) {
        WallState state = *before_;
        state.focus(canvas_.state().focused());
        canvas_.takeOver(state);
        canvas_.replay().unpark();
    }
    before_.reset();
    placed_.reset();
}

void WallAlarms::wallWasChanged()
{
    forward_.touched();
    if (!placed_ || sameCameras(canvas_.state(), *placed_)) return;
    // Whoever rearranges the wall keeps what he made.
    before_.reset();
    placed_.reset();
    canvas_.replay().forgetParked();
}

bool WallAlarms::eventFilter(QObject* object, QEvent* event)
{
    const bool escape = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (!escape || !forward_.shown() || !before_) return QObject::eventFilter(object, event);
    dismiss();
    return true;
}

}  // namespace pitwatch::ui
