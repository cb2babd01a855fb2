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
        waitForUse();
        forward_.update(*snapshot->alarms);
        apply();
    });
    connect(&timer_, &QTimer::timeout, this, [this] {
        waitForUse();
        forward_.tick();
        apply();
    });
    timer_.start(kTick);
    connect(&canvas_, &WallCanvas::stateChanged, this, &WallAlarms::wallWasChanged);
    canvas_.installEventFilter(this);
}

void WallAlarms::waitForUse()
{
    if (canvas_.tiles().inUse()) forward_.touched();
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
    canvas_.setState(*placed_);
    Q_EMIT cameForward();
}

void WallAlarms::putBack()
{
    if (before_) {
        WallState state = *before_;
        state.focus(canvas_.state().focused());
        canvas_.setState(state);
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
}

bool WallAlarms::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
        case QEvent::KeyPress:
            if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && forward_.shown() && before_) {
                dismiss();
                return true;
            }
            forward_.touched();
            return false;
        case QEvent::ShortcutOverride:  // a key that a tool takes comes as nothing else
        case QEvent::MouseButtonPress:
        case QEvent::Wheel:
            forward_.touched();
            return false;
        default:
            return QObject::eventFilter(object, event);
    }
}

}  // namespace pitwatch::ui
