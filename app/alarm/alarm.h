#pragma once

#include <QString>

#include <optional>
#include <vector>

#include <core/ids.h>
#include <core/utctime.h>

namespace pitwatch {

/// 红橙黄蓝: I is the highest.
enum class Grade { I = 1, II = 2, III = 3, IV = 4 };

/// IEC 62682 / GB/T 41261 states: whether the condition stands and whether somebody has seen it.
enum class AlarmState {
    RaisedUnacknowledged,
    RaisedAcknowledged,
    ClearedUnacknowledged,  ///< the condition went by itself; it still wants to be seen
    Closed,                 ///< cleared and acknowledged
};

enum class AlarmChange { Raised, GradeRaised, Acknowledged, Cleared, Closed };

/// One step in an alarm's life. Append-only.
struct AlarmTransition {
    UtcTime at;
    AlarmChange change = AlarmChange::Raised;
    QString person;  ///< who, for acknowledgements
    QString note;
    bool operator==(const AlarmTransition&) const = default;
};

/// An alarm and its life so far. What the source said, the grade (rule file) and the state stay apart.
struct Alarm {
    AlarmId id;
    RuleId rule;
    QString ruleVersion;
    Grade grade = Grade::IV;
    AlarmState state = AlarmState::RaisedUnacknowledged;
    MineCode mine;     ///< empty for alarms of the region, e.g. a silent feed
    QString subject;   ///< what it is about: area code, camera id, feeder id, feed id
    QString title;     ///< as the rule file words it, e.g. 疑似采煤工作面超员
    QString detail;    ///< the facts: values, limits, since when
    UtcTime raisedAt;  ///< by the clock of the engine
    std::optional<UtcTime> clearedAt;
    std::vector<AlarmTransition> transitions;
    bool operator==(const Alarm&) const = default;

    bool open() const { return state != AlarmState::Closed; }
    bool unacknowledged() const
    {
        return state == AlarmState::RaisedUnacknowledged || state == AlarmState::ClearedUnacknowledged;
    }
};

}  // namespace pitwatch
