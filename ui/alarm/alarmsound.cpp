#include "alarmsound.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>

#include <algorithm>
#include <array>
#include <memory>

#include <core/logging.h>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

// What comes so soon after a sound belongs to the same burst, unless it is graver.
constexpr Micros kBurst = 3s;

bool isRaise(const AlarmTransition& step)
{
    return step.change == AlarmChange::Raised || step.change == AlarmChange::GradeRaised;
}

/// When an alarm last became new or graver. It may have gone since: it was raised all the same.
UtcTime raisedAt(const Alarm& alarm)
{
    const auto& steps = alarm.transitions;
    const auto raise = std::find_if(steps.rbegin(), steps.rend(), isRaise);
    return raise == steps.rend() ? alarm.raisedAt : raise->at;
}

}  // namespace

AlarmSound::AlarmSound(Player player, QObject* parent) : QObject(parent), player_(std::move(player)) {}

std::optional<Grade> AlarmSound::worstNew(const RegionSnapshot& snapshot)
{
    std::optional<Grade> worst;
    UtcTime newest = knownUntil_.value_or(UtcTime::min());
    for (const Alarm& alarm : *snapshot.alarms) {
        if (!alarm.unacknowledged()) continue;
        const UtcTime raised = raisedAt(alarm);
        if (!knownUntil_ || raised > *knownUntil_) worst = std::min(worst.value_or(alarm.grade), alarm.grade);
        newest = std::max(newest, raised);
    }
    knownUntil_ = newest;
    return worst;
}

std::optional<Grade> AlarmSound::worstWaiting(const RegionSnapshot& snapshot)
{
    std::optional<Grade> worst;
    for (const Alarm& alarm : *snapshot.alarms)
        if (alarm.unacknowledged()) worst = std::min(worst.value_or(alarm.grade), alarm.grade);
    return worst;
}

void AlarmSound::update(const RegionSnapshot& snapshot)
{
    std::optional<Grade> now = worstNew(snapshot);
    const bool inBurst = last_ && snapshot.at - last_->at < kBurst;
    if (now && inBurst && *now >= last_->grade) return;
    if (!now && last_ && snapshot.at - last_->at >= repeat_) {
        now = worstWaiting(snapshot);
        if (now && *now > Grade::II) return;
    }
    if (!now) return;
    last_ = Heard{snapshot.at, *now};
    if (!muted_) player_(*now);
}

AlarmSound::Player makeSoundPlayer(QObject* parent)
{
    auto effects = std::make_shared<std::array<QSoundEffect*, 4>>();
    return [effects, parent](Grade grade) {
        if (QMediaDevices::defaultAudioOutput().isNull()) {
            qCInfo(logUi, "no sound output: an alarm of grade %d was not heard", int(grade));
            return;
        }
        QSoundEffect*& effect = effects->at(std::size_t(grade) - 1);
        if (!effect) {
            effect = new QSoundEffect(parent);
            effect->setSource(QUrl(QStringLiteral("qrc:/sounds/grade%1.wav").arg(int(grade))));
        }
        effect->play();
    };
}

}  // namespace pitwatch::ui
