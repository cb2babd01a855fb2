#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <core/result.h>

#include "alarm.h"

namespace pitwatch {

/// What an alarm is about. At most one alarm of a key stands at a time.
struct AlarmKey {
    RuleId rule;
    MineCode mine;  ///< empty for the region
    QString subject;
    friend bool operator==(const AlarmKey&, const AlarmKey&) = default;
    friend auto operator<=>(const AlarmKey& a, const AlarmKey& b)
    {
        if (const auto order = a.rule <=> b.rule; order != 0) return order;
        if (const auto order = a.mine <=> b.mine; order != 0) return order;
        return QString::compare(a.subject, b.subject) <=> 0;
    }
};

/// What raises an alarm, in words and grade.
struct AlarmCause {
    Grade grade = Grade::IV;
    QString ruleVersion, title, detail;
    Micros suppress{};
};

/// The life of alarms: raise, raise in grade, acknowledge and clear in either order, close. Not synchronised.
/// Deterministic: an id is made of rule, mine, subject and raise time.
///
/// - A grade never falls while the alarm stands; when it rises, an acknowledged alarm wants to be seen again.
/// - The condition coming back while its alarm is still open raises that alarm again; once it is closed, the subject
///   stays quiet for `suppress` after clearing, unless the grade is higher than the last one.
/// - Keeps all open alarms and the newest kMaximumClosed closed ones. A key that comes and goes unseen makes a new
/// alarm
///   only each kMaximumTransitions steps, so that the open ones stay few.
class AlarmBook {
public:
    static constexpr std::size_t kMaximumClosed = 500;
    static constexpr std::size_t kMaximumTransitions = 200;

    /// Called after each transition, with the whole alarm; it must not call back into the book.
    using Report = std::function<void(const Alarm&)>;

    AlarmBook(std::vector<Alarm> restored, Report report);

    void raise(const AlarmKey& key, const AlarmCause& cause, UtcTime now);
    void clear(const AlarmKey& key, UtcTime now);
    /// How many were acknowledged; ids that are unknown or already seen are passed over. An error without a person.
    Result<int> acknowledge(const std::vector<AlarmId>& ids, const QString& person, const QString& note, UtcTime now);

    bool stands(const AlarmKey& key) const;
    /// Subjects whose alarm of this rule and mine stands.
    std::vector<QString> standing(const RuleId& rule, const MineCode& mine) const;

    /// Newest first; never null; the same pointer until something changes.
    std::shared_ptr<const std::vector<Alarm>> newestFirst() const;

private:
    struct Slot {
        std::optional<std::uint64_t> open;  ///< number of the open alarm
        UtcTime quietUntil;
        Micros suppress{};
        Grade lastGrade = Grade::IV;
    };

    void restore(std::vector<Alarm> alarms);
    void raiseAnew(const AlarmKey& key, Slot& slot, const AlarmCause& cause, UtcTime now);
    void raiseGrade(Alarm& alarm, const AlarmCause& cause, UtcTime now);
    void raiseAgain(Alarm& alarm, const AlarmCause& cause, UtcTime now);
    void acknowledgeOne(Alarm& alarm, const QString& person, const QString& note, UtcTime now);
    void close(Alarm& alarm, UtcTime now);
    void step(Alarm& alarm, AlarmTransition transition);
    void forgetOldest();
    void forgetQuietSlots(UtcTime now);
    Alarm* openAlarm(const AlarmKey& key);
    const Alarm* openAlarm(const AlarmKey& key) const;

    Report report_;
    std::map<std::uint64_t, Alarm> alarms_;  ///< by number: in order of their first raise
    std::map<AlarmId, std::uint64_t> numbers_;
    std::map<AlarmKey, Slot> slots_;
    std::uint64_t next_ = 1;
    std::size_t closed_ = 0;
    mutable std::shared_ptr<const std::vector<Alarm>> published_;
};

}  // namespace pitwatch
