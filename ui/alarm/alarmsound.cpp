#include "alarmsound.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>

#include <algorithm>

#include <core/logging.h>

namespace pitwatch::ui {

AlarmSound::AlarmSound(Player player, QObject* parent) : QObject(parent), player_(std::move(player)) {}

void AlarmSound::update(const RegionSnapshot& snapshot)
{
    std::optional<Grade> fresh;
    std::optional<Grade> waiting;
    UtcTime newest = heardUntil_.value_or(UtcTime::min());
    for (const Alarm& alarm : *snapshot.alarms) {
        if (!alarm.unacknowledged()) continue;
        waiting = waiting ? std::min(*waiting, alarm.grade) : alarm.grade;
        const UtcTime changed = alarm.transitions.empty() ? alarm.raisedAt : alarm.transitions.back().at;
        const bool louder = alarm.transitions.empty() || alarm.transitions.back().change == AlarmChange::Raised ||
                            alarm.transitions.back().change == AlarmChange::GradeRaised;
        if (louder && (!heardUntil_ || changed > *heardUntil_))
            fresh = fresh ? std::min(*fresh, alarm.grade) : alarm.grade;
        newest = std::max(newest, changed);
    }
    heardUntil_ = std::max(newest, heardUntil_.value_or(newest));
    const bool nag = waiting && *waiting <= Grade::II && lastPlayed_ && snapshot.at - *lastPlayed_ >= repeat_;
    if (!fresh && !nag) return;
    lastPlayed_ = snapshot.at;
    if (!muted_) player_(fresh ? *fresh : *waiting);
}

AlarmSound::Player makeSoundPlayer(QObject* parent)
{
    struct Effects {
        std::array<QSoundEffect*, 4> byGrade{};
    };
    auto effects = std::make_shared<Effects>();
    return [effects, parent](Grade grade) {
        if (QMediaDevices::defaultAudioOutput().isNull()) {
            qCInfo(logUi, "no sound output: an alarm of grade %d was not heard", int(grade));
            return;
        }
        QSoundEffect*& effect = effects->byGrade.at(std::size_t(grade) - 1);
        if (!effect) {
            effect = new QSoundEffect(parent);
            effect->setSource(QUrl(QStringLiteral("qrc:/sounds/grade%1.wav").arg(int(grade))));
        }
        effect->play();
    };
}

}  // namespace pitwatch::ui
