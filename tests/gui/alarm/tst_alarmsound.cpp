#include <QtTest>

#include <support/fakeengine.h>
#include <ui/alarm/alarmsound.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

/// Alarms that come one after the other, and what is heard of them.
struct Room {
    std::shared_ptr<const Region> region = sampleRegion();
    UtcTime now{std::chrono::seconds(1'795'399'200)};
    std::vector<Alarm> alarms;
    QList<int> heard;
    ui::AlarmSound sound{[this](Grade grade) { heard << int(grade); }};

    Alarm& raise(Grade grade)
    {
        SnapshotBuilder builder(region, now);
        alarms.push_back(builder.alarm(0, grade, QStringLiteral("疑似超员")));
        return alarms.back();
    }
    void acknowledge(Alarm& alarm) const
    {
        alarm.state = AlarmState::RaisedAcknowledged;
        alarm.transitions.push_back({now, AlarmChange::Acknowledged, QStringLiteral("测试值班员"), {}});
    }
    /// A snapshot `step` later.
    void listen(Micros step = 1s)
    {
        now += step;
        RegionSnapshot snapshot;
        snapshot.at = now;
        snapshot.alarms = std::make_shared<const std::vector<Alarm>>(alarms);
        sound.update(snapshot);
    }
};

}  // namespace

class tst_AlarmSound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silenceWithoutAlarms();
    void newAlarmIsHeardOnce();
    void worstOfABurstIsHeard();
    void burstOverSeveralSnapshotsIsHeardOnce();
    void graverAlarmIsHeardWithinABurst();
    void laterAlarmIsHeardAgain();
    void raisedGradeIsHeard();
    void alarmThatIsGoneAlreadyIsHeard();
    void acknowledgedAlarmIsSilent();
    void gravestGradesRepeatUntilAcknowledged();
    void lowerGradesDoNotRepeat();
    void mutedIsSilent();
    void testIsHeardThoughMuted();
};

void tst_AlarmSound::silenceWithoutAlarms()
{
    Room room;
    room.listen();
    QVERIFY(room.heard.isEmpty());
}

void tst_AlarmSound::newAlarmIsHeardOnce()
{
    Room room;
    room.raise(Grade::III);
    for (int i = 0; i < 20; ++i) room.listen();
    QCOMPARE(room.heard, QList<int>{3});
}

void tst_AlarmSound::worstOfABurstIsHeard()
{
    Room room;
    room.raise(Grade::IV);
    room.raise(Grade::II);
    room.raise(Grade::III);
    room.listen();
    QCOMPARE(room.heard, QList<int>{2});
}

void tst_AlarmSound::burstOverSeveralSnapshotsIsHeardOnce()
{
    Room room;
    for (int i = 0; i < 10; ++i) {
        room.raise(Grade::III);
        room.listen(100ms);
    }
    QCOMPARE(room.heard, QList<int>{3});
}

void tst_AlarmSound::graverAlarmIsHeardWithinABurst()
{
    Room room;
    room.raise(Grade::III);
    room.listen(100ms);
    room.raise(Grade::I);
    room.listen(100ms);
    QCOMPARE(room.heard, (QList<int>{3, 1}));
}

void tst_AlarmSound::laterAlarmIsHeardAgain()
{
    Room room;
    room.raise(Grade::III);
    room.listen();
    room.now += 10s;
    room.raise(Grade::III);
    room.listen();
    QCOMPARE(room.heard, (QList<int>{3, 3}));
}

void tst_AlarmSound::raisedGradeIsHeard()
{
    Room room;
    Alarm& alarm = room.raise(Grade::III);
    room.listen();
    room.now += 10s;
    alarm.grade = Grade::II;
    alarm.transitions.push_back({room.now, AlarmChange::GradeRaised, {}, {}});
    room.listen();
    QCOMPARE(room.heard, (QList<int>{3, 2}));
}

void tst_AlarmSound::alarmThatIsGoneAlreadyIsHeard()
{
    Room room;
    Alarm& alarm = room.raise(Grade::III);
    alarm.state = AlarmState::ClearedUnacknowledged;
    alarm.transitions.push_back({room.now + 100ms, AlarmChange::Cleared, {}, {}});
    room.listen();
    QCOMPARE(room.heard, QList<int>{3});
}

void tst_AlarmSound::acknowledgedAlarmIsSilent()
{
    Room room;
    room.acknowledge(room.raise(Grade::I));
    room.listen();
    QVERIFY(room.heard.isEmpty());
}

void tst_AlarmSound::gravestGradesRepeatUntilAcknowledged()
{
    Room room;
    room.sound.setRepeat(60s);
    Alarm& alarm = room.raise(Grade::II);
    for (int second = 0; second < 130; ++second) room.listen();
    QCOMPARE(room.heard, (QList<int>{2, 2, 2}));
    room.acknowledge(alarm);
    for (int second = 0; second < 130; ++second) room.listen();
    QCOMPARE(room.heard.size(), 3);
}

void tst_AlarmSound::lowerGradesDoNotRepeat()
{
    Room room;
    room.sound.setRepeat(60s);
    room.raise(Grade::III);
    for (int second = 0; second < 200; ++second) room.listen();
    QCOMPARE(room.heard, QList<int>{3});
}

void tst_AlarmSound::mutedIsSilent()
{
    Room room;
    room.sound.setMuted(true);
    room.raise(Grade::I);
    for (int second = 0; second < 200; ++second) room.listen();
    QVERIFY(room.heard.isEmpty());
}

void tst_AlarmSound::testIsHeardThoughMuted()
{
    Room room;
    room.sound.setMuted(true);
    room.sound.test(Grade::I);
    QCOMPARE(room.heard, QList<int>{1});
}

QTEST_GUILESS_MAIN(tst_AlarmSound)
#include "tst_alarmsound.moc"
