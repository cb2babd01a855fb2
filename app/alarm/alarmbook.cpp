#include "alarmbook.h"

#include <algorithm>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaximumPerson = 100;
constexpr qsizetype kMaximumNote = 2000;
constexpr std::size_t kSlotsBeforeCleaning = 4096;

AlarmKey keyOf(const Alarm& alarm)
{
    return {alarm.rule, alarm.mine, alarm.subject};
}

bool raised(const Alarm& alarm)
{
    return alarm.state == AlarmState::RaisedUnacknowledged || alarm.state == AlarmState::RaisedAcknowledged;
}

/// I is graver than IV and smaller as a number.
bool graver(Grade a, Grade b)
{
    return static_cast<int>(a) < static_cast<int>(b);
}

AlarmId idOf(const AlarmKey& key, UtcTime at)
{
    const QString mine = key.mine.isEmpty() ? u"region"_s : key.mine.text();
    return AlarmId(u"%1/%2/%3/%4"_s.arg(key.rule.text(), mine, key.subject, QString::number(toMicros(at))));
}

}  // namespace

AlarmBook::AlarmBook(std::vector<Alarm> restored, Report report) : report_(std::move(report))
{
    restore(std::move(restored));
}

void AlarmBook::raise(const AlarmKey& key, const AlarmCause& cause, UtcTime now)
{
    if (slots_.size() > kSlotsBeforeCleaning) forgetQuietSlots(now);
    if (Alarm* alarm = openAlarm(key)) {
        if (raised(*alarm)) return raiseGrade(*alarm, cause, now);
        if (alarm->transitions.size() < kMaximumTransitions) return raiseAgain(*alarm, cause, now);
    }
    Slot& slot = slots_[key];
    if (now < slot.quietUntil && !graver(cause.grade, slot.lastGrade)) return;
    raiseAnew(key, slot, cause, now);
}

void AlarmBook::clear(const AlarmKey& key, UtcTime now)
{
    Alarm* alarm = openAlarm(key);
    if (!alarm || !raised(*alarm)) return;
    const bool seen = alarm->state == AlarmState::RaisedAcknowledged;
    alarm->clearedAt = now;
    alarm->state = AlarmState::ClearedUnacknowledged;
    Slot& slot = slots_.at(key);
    slot.quietUntil = now + slot.suppress;
    step(*alarm, {now, AlarmChange::Cleared, {}, {}});
    if (seen) close(*alarm, now);
    forgetOldest();
}

Result<int> AlarmBook::acknowledge(const std::vector<AlarmId>& ids, const QString& person, const QString& note,
                                   UtcTime now)
{
    if (person.trimmed().isEmpty())
        return Error{ErrorKind::InvalidInput, u"found no person, expected who acknowledges"_s, {}};
    int count = 0;
    for (const AlarmId& id : ids) {
        const auto number = numbers_.find(id);
        if (number == numbers_.end()) continue;
        Alarm& alarm = alarms_.at(number->second);
        if (!alarm.unacknowledged()) continue;
        acknowledgeOne(alarm, person.trimmed().left(kMaximumPerson), note.left(kMaximumNote), now);
        ++count;
    }
    forgetOldest();
    return count;
}

bool AlarmBook::stands(const AlarmKey& key) const
{
    const Alarm* alarm = openAlarm(key);
    return alarm && raised(*alarm);
}

std::vector<QString> AlarmBook::standing(const RuleId& rule, const MineCode& mine) const
{
    std::vector<QString> subjects;
    for (auto slot = slots_.lower_bound({rule, mine, {}});
         slot != slots_.end() && slot->first.rule == rule && slot->first.mine == mine; ++slot)
        if (stands(slot->first)) subjects.push_back(slot->first.subject);
    return subjects;
}

std::shared_ptr<const std::vector<Alarm>> AlarmBook::newestFirst() const
{
    if (published_) return published_;
    auto list = std::make_shared<std::vector<Alarm>>();
    list->reserve(alarms_.size());
    for (auto alarm = alarms_.rbegin(); alarm != alarms_.rend(); ++alarm) list->push_back(alarm->second);
    published_ = std::move(list);
    return published_;
}

void AlarmBook::restore(std::vector<Alarm> alarms)
{
    std::stable_sort(alarms.begin(), alarms.end(),
                     [](const Alarm& a, const Alarm& b) { return a.raisedAt < b.raisedAt; });
    for (Alarm& alarm : alarms) {
        if (alarm.open()) slots_[keyOf(alarm)] = Slot{next_, {}, {}, alarm.grade};
        closed_ += alarm.open() ? 0 : 1;
        numbers_.insert_or_assign(alarm.id, next_);
        alarms_.emplace(next_++, std::move(alarm));
    }
    forgetOldest();
}

void AlarmBook::raiseAnew(const AlarmKey& key, Slot& slot, const AlarmCause& cause, UtcTime now)
{
    Alarm alarm;
    alarm.id = idOf(key, now);
    alarm.rule = key.rule;
    alarm.ruleVersion = cause.ruleVersion;
    alarm.grade = cause.grade;
    alarm.mine = key.mine;
    alarm.subject = key.subject;
    alarm.title = cause.title;
    alarm.detail = cause.detail;
    alarm.raisedAt = now;
    slot.open = next_;
    slot.lastGrade = cause.grade;
    slot.suppress = cause.suppress;
    numbers_.insert_or_assign(alarm.id, next_);
    Alarm& kept = alarms_.emplace(next_++, std::move(alarm)).first->second;
    step(kept, {now, AlarmChange::Raised, {}, {}});
}

void AlarmBook::raiseGrade(Alarm& alarm, const AlarmCause& cause, UtcTime now)
{
    if (!graver(cause.grade, alarm.grade)) return;
    alarm.grade = cause.grade;
    alarm.title = cause.title;
    alarm.detail = cause.detail;
    alarm.state = AlarmState::RaisedUnacknowledged;
    slots_[keyOf(alarm)].lastGrade = cause.grade;
    step(alarm, {now, AlarmChange::GradeRaised, {}, {}});
}

void AlarmBook::raiseAgain(Alarm& alarm, const AlarmCause& cause, UtcTime now)
{
    // Nobody has seen the graver one yet: it is not hidden behind a milder one.
    if (graver(cause.grade, alarm.grade)) alarm.grade = cause.grade;
    alarm.title = cause.title;
    alarm.detail = cause.detail;
    alarm.clearedAt.reset();
    alarm.state = AlarmState::RaisedUnacknowledged;
    step(alarm, {now, AlarmChange::Raised, {}, {}});
}

void AlarmBook::acknowledgeOne(Alarm& alarm, const QString& person, const QString& note, UtcTime now)
{
    const bool over = alarm.state == AlarmState::ClearedUnacknowledged;
    if (!over) alarm.state = AlarmState::RaisedAcknowledged;
    step(alarm, {now, AlarmChange::Acknowledged, person, note});
    if (over) close(alarm, now);
}

void AlarmBook::close(Alarm& alarm, UtcTime now)
{
    alarm.state = AlarmState::Closed;
    ++closed_;
    Slot& slot = slots_[keyOf(alarm)];
    if (slot.open == numbers_.at(alarm.id)) slot.open.reset();
    step(alarm, {now, AlarmChange::Closed, {}, {}});
}

void AlarmBook::step(Alarm& alarm, AlarmTransition transition)
{
    alarm.transitions.push_back(std::move(transition));
    published_.reset();
    if (report_) report_(alarm);
}

void AlarmBook::forgetOldest()
{
    for (auto alarm = alarms_.begin(); closed_ > kMaximumClosed && alarm != alarms_.end();) {
        if (alarm->second.open()) {
            ++alarm;
            continue;
        }
        numbers_.erase(alarm->second.id);
        alarm = alarms_.erase(alarm);
        --closed_;
        published_.reset();
    }
}

void AlarmBook::forgetQuietSlots(UtcTime now)
{
    std::erase_if(slots_, [&](const auto& entry) { return !entry.second.open && entry.second.quietUntil <= now; });
}

Alarm* AlarmBook::openAlarm(const AlarmKey& key)
{
    const auto slot = slots_.find(key);
    return slot != slots_.end() && slot->second.open ? &alarms_.at(*slot->second.open) : nullptr;
}

const Alarm* AlarmBook::openAlarm(const AlarmKey& key) const
{
    const auto slot = slots_.find(key);
    return slot != slots_.end() && slot->second.open ? &alarms_.at(*slot->second.open) : nullptr;
}

}  // namespace pitwatch
