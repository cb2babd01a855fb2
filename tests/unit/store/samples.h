#pragma once

#include <QTemporaryDir>

#include <core/clock.h>
#include <store/records.h>
#include <store/storefile.h>

/// Small fixed values for tests of the store and of what is made from it.
namespace pitwatch::test {

inline UtcTime at(const char* isoTime)
{
    return parseIsoTime(QString::fromLatin1(isoTime)).value();
}

/// Always the same time; safe from every thread.
class FixedClock final : public Clock {
public:
    explicit FixedClock(UtcTime time) : time_(time) {}
    UtcTime now() const override { return time_; }

private:
    const UtcTime time_;
};

inline const MineCode kMine{QStringLiteral("410881001001")};
inline const MineCode kOtherMine{QStringLiteral("410881001002")};

inline Alarm raisedAlarm(const QString& id, UtcTime raisedAt)
{
    Alarm alarm;
    alarm.id = AlarmId(id);
    alarm.rule = RuleId(QStringLiteral("area-over-limit"));
    alarm.ruleVersion = QStringLiteral("2026-11");
    alarm.grade = Grade::II;
    alarm.mine = kMine;
    alarm.subject = QStringLiteral("4108810010010001");
    alarm.title = QStringLiteral("疑似采煤工作面超员");
    alarm.detail = QStringLiteral("27 人，限员 25 人");
    alarm.raisedAt = raisedAt;
    alarm.transitions = {{raisedAt, AlarmChange::Raised, {}, {}}};
    return alarm;
}

inline Alarm acknowledged(Alarm alarm, UtcTime time)
{
    alarm.state = AlarmState::RaisedAcknowledged;
    alarm.transitions.push_back(
        {time, AlarmChange::Acknowledged, QStringLiteral("值班员甲"), QStringLiteral("已电话核实")});
    return alarm;
}

inline Alarm closed(Alarm alarm, UtcTime time)
{
    alarm.state = AlarmState::Closed;
    alarm.clearedAt = time;
    alarm.transitions.push_back({time, AlarmChange::Cleared, {}, {}});
    alarm.transitions.push_back({time, AlarmChange::Closed, {}, {}});
    return alarm;
}

inline MineMinute mineMinute(UtcTime time, int underground, int limit = 100)
{
    MineMinute minute;
    minute.at = time;
    minute.mine = kMine;
    minute.underground = minute.undergroundMin = minute.undergroundMax = underground;
    minute.limit = limit;
    minute.loadMean = minute.loadMin = minute.loadMax = 500;
    minute.loadSamples = 60;
    minute.camerasOnline = 15;
    minute.camerasKnown = 16;
    return minute;
}

/// A directory with a place for a store.
struct StorePlace {
    QTemporaryDir directory;
    QString path() const { return storePath(directory.path()); }
    std::unique_ptr<Database> open() const
    {
        auto database = openStoreForWriting(path());
        if (!database) qFatal("%s", qPrintable(database.error().text()));
        return std::move(database).value();
    }
};

}  // namespace pitwatch::test
