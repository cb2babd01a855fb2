#include "alarmjson.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

const QStringList& alarmStateNames()
{
    static const QStringList names{u"raised_unacknowledged"_s, u"raised_acknowledged"_s, u"cleared_unacknowledged"_s,
                                   u"closed"_s};
    return names;
}

const QStringList& alarmChangeNames()
{
    static const QStringList names{u"raised"_s, u"grade_raised"_s, u"acknowledged"_s, u"cleared"_s, u"closed"_s};
    return names;
}

const QStringList& gradeNames()
{
    static const QStringList names{u"I"_s, u"II"_s, u"III"_s, u"IV"_s};
    return names;
}

QJsonObject transitionJson(const Alarm& alarm, const QTimeZone& zone)
{
    Q_ASSERT(!alarm.transitions.empty());
    const AlarmTransition& newest = alarm.transitions.back();
    QJsonObject object{{u"at"_s, formatIsoTime(newest.at, zone)},
                       {u"change"_s, alarmChangeNames().at(static_cast<int>(newest.change))},
                       {u"id"_s, alarm.id.text()},
                       {u"rule"_s, alarm.rule.text()},
                       {u"rule_version"_s, alarm.ruleVersion},
                       {u"grade"_s, gradeNames().at(static_cast<int>(alarm.grade) - 1)},
                       {u"state"_s, alarmStateNames().at(static_cast<int>(alarm.state))},
                       {u"mine"_s, alarm.mine.text()},
                       {u"subject"_s, alarm.subject},
                       {u"title"_s, alarm.title},
                       {u"detail"_s, alarm.detail},
                       {u"raised_at"_s, formatIsoTime(alarm.raisedAt, zone)}};
    if (alarm.clearedAt) object.insert(u"cleared_at"_s, formatIsoTime(*alarm.clearedAt, zone));
    if (!newest.person.isEmpty()) object.insert(u"person"_s, newest.person);
    if (!newest.note.isEmpty()) object.insert(u"note"_s, newest.note);
    return object;
}

}  // namespace pitwatch
