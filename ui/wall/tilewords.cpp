#include "tilewords.h"

#include <ui/common/format.h>

#include "tilepainter.h"

namespace pitwatch::ui {

namespace {

bool narrow(const TileView& view)
{
    return view.tile.width() < kNarrowTile;
}

}  // namespace

QString TileWords::name(const TileView& view)
{
    if (narrow(view) || view.mine.isEmpty()) return view.name;
    return view.mine + QStringLiteral(" · ") + view.name;
}

QString TileWords::state(const TileView& view)
{
    const auto since = [&](std::optional<UtcTime> at) { return durationText(at ? view.now - *at : Micros(0)); };
    const QString age = durationText(view.age.value_or(Micros(0)));
    switch (view.state) {
        case TileState::Waiting:
            return tr("Waiting");
        case TileState::Connecting:
            return tr("Connecting…");
        case TileState::Live:
            return view.mainStream ? tr("Live · main") : tr("Live");
        case TileState::Behind:
            return tr("%1 behind").arg(durationText(view.captureAge.value_or(Micros(0))));
        case TileState::Keyframes:
            return tr("Live · keyframes only");
        case TileState::Still:
            return tr("Still · %1 old").arg(age);
        case TileState::Frozen:
            return tr("Frozen for %1").arg(since(view.status.frozenSince));
        case TileState::Damaged:
            return tr("Picture damaged for %1").arg(since(view.status.damagedSince));
        case TileState::Stale:
            return tr("Picture is %1 old").arg(age);
        case TileState::NoSignal:
            return view.age ? tr("No signal for %1").arg(age) : tr("No signal");
    }
    return {};
}

QString TileWords::pressure(const TileView& view)
{
    if (view.quality.reason != QualityReason::Pressure) return {};
    switch (view.state) {
        case TileState::Live:
        case TileState::Behind:
            // Less than the sub stream stands in the word of the state.
            return view.quality.step == QualityStep::Sub ? tr("sub · decoding overloaded") : tr("decoding overloaded");
        case TileState::Keyframes:
        case TileState::Still:
        case TileState::Stale:
            return tr("decoding overloaded");
        case TileState::Waiting:
        case TileState::Connecting:
        case TileState::Frozen:
        case TileState::Damaged:
        case TileState::NoSignal:
            break;
    }
    return {};
}

QString TileWords::stateWithPressure(const TileView& view)
{
    const QString why = pressure(view);
    return why.isEmpty() ? state(view) : state(view) + QStringLiteral(" · ") + why;
}

QString TileWords::withUse(const TileView& view, const QString& state)
{
    const QString recording = narrow(view) ? QStringLiteral("● %1") : tr("● REC · %1");
    const QString words = view.recorded ? recording.arg(state) : state;
    return view.heard ? tr("♪ · %1").arg(words) : words;
}

}  // namespace pitwatch::ui
