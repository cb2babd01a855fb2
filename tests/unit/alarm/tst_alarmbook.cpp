#include <QtTest>

#include <alarm/alarmbook.h>

#include <random>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();
const AlarmKey kKey{RuleId(u"r1"_s), MineCode(u"410881001001"_s), u"c01"_s};

AlarmCause cause(Grade grade = Grade::III, Micros suppress = 10min)
{
    return {grade, u"v1"_s, u"疑似"_s, u"细节"_s, suppress};
}

}  // namespace

class TestAlarmBook : public QObject {
    Q_OBJECT

private:
    std::vector<AlarmChange> changes_;

    AlarmBook book(std::vector<Alarm> restored = {})
    {
        changes_.clear();
        return AlarmBook(std::move(restored),
                         [this](const Alarm& alarm) { changes_.push_back(alarm.transitions.back().change); });
    }
    static const Alarm& newest(const AlarmBook& book) { return book.newestFirst()->front(); }
    static void acknowledgeNewest(AlarmBook& book, UtcTime now)
    {
        QVERIFY(book.acknowledge({newest(book).id}, u"测试员"_s, u"已看"_s, now).ok());
    }

private Q_SLOTS:
    void closesWhenClearedAfterAcknowledgement()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        acknowledgeNewest(alarms, kStart + 1s);
        QCOMPARE(newest(alarms).state, AlarmState::RaisedAcknowledged);
        alarms.clear(kKey, kStart + 2s);
        QCOMPARE(newest(alarms).state, AlarmState::Closed);
        QCOMPARE(changes_, (std::vector{AlarmChange::Raised, AlarmChange::Acknowledged, AlarmChange::Cleared,
                                        AlarmChange::Closed}));
    }

    void closesWhenAcknowledgedAfterClearing()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        alarms.clear(kKey, kStart + 2s);
        QCOMPARE(newest(alarms).state, AlarmState::ClearedUnacknowledged);
        acknowledgeNewest(alarms, kStart + 3s);
        QCOMPARE(newest(alarms).state, AlarmState::Closed);
        QCOMPARE(newest(alarms).clearedAt, std::optional(kStart + 2s));
    }

    void anyOrderOfStepsEndsClosedOnceClearedAndAcknowledged()
    {
        std::mt19937 random(20261123);
        for (int round = 0; round < 300; ++round) {
            AlarmBook alarms = book();
            UtcTime now = kStart;
            for (int i = 0; i < 30; ++i) {
                now += 1s;
                const auto grade = static_cast<Grade>(1 + random() % 4);
                switch (random() % 3) {
                    case 0:
                        alarms.raise(kKey, cause(grade, 0s), now);
                        break;
                    case 1:
                        alarms.clear(kKey, now);
                        break;
                    default:
                        if (!alarms.newestFirst()->empty()) acknowledgeNewest(alarms, now);
                }
            }
            const bool clearFirst = random() % 2 == 0;
            if (clearFirst) alarms.clear(kKey, now += 1s);
            const auto all = alarms.newestFirst();
            for (const Alarm& alarm : *all) QVERIFY(alarms.acknowledge({alarm.id}, u"测试员"_s, {}, now).ok());
            if (!clearFirst) alarms.clear(kKey, now += 1s);
            const auto closed = alarms.newestFirst();
            for (const Alarm& alarm : *closed) QCOMPARE(alarm.state, AlarmState::Closed);
        }
    }

    void idIsMadeOfRuleSubjectAndRaiseTime()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        QCOMPARE(newest(alarms).id.text(), u"r1/410881001001/c01/1795399200000000"_s);
    }

    void acknowledgementNeedsAPerson()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        QVERIFY(!alarms.acknowledge({newest(alarms).id}, u"  "_s, {}, kStart).ok());
        QCOMPARE(newest(alarms).state, AlarmState::RaisedUnacknowledged);
    }

    void acknowledgementPassesOverUnknownAndSeenAlarms()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        acknowledgeNewest(alarms, kStart);
        const Result<int> again = alarms.acknowledge({newest(alarms).id, AlarmId(u"x"_s)}, u"测试员"_s, {}, kStart);
        QCOMPARE(again.value(), 0);
    }

    void higherGradeWantsToBeSeenAgain()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(Grade::III), kStart);
        acknowledgeNewest(alarms, kStart + 1s);
        alarms.raise(kKey, cause(Grade::II), kStart + 2s);
        QCOMPARE(newest(alarms).grade, Grade::II);
        QCOMPARE(newest(alarms).state, AlarmState::RaisedUnacknowledged);
        QCOMPARE(newest(alarms).transitions.back().change, AlarmChange::GradeRaised);
    }

    void gradeDoesNotFall()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(Grade::II), kStart);
        alarms.raise(kKey, cause(Grade::IV), kStart + 1s);
        QCOMPARE(newest(alarms).grade, Grade::II);
        QCOMPARE(changes_.size(), std::size_t(1));
    }

    void unseenAlarmIsRaisedAgainInsteadOfASecond()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        alarms.clear(kKey, kStart + 1s);
        alarms.raise(kKey, cause(), kStart + 2s);
        QCOMPARE(alarms.newestFirst()->size(), std::size_t(1));
        QCOMPARE(newest(alarms).state, AlarmState::RaisedUnacknowledged);
        QVERIFY(!newest(alarms).clearedAt);
    }

    void closedSubjectStaysQuietForAWhile()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(), kStart);
        acknowledgeNewest(alarms, kStart);
        alarms.clear(kKey, kStart + 1min);
        alarms.raise(kKey, cause(), kStart + 10min);
        QCOMPARE(alarms.newestFirst()->size(), std::size_t(1));
        alarms.raise(kKey, cause(), kStart + 11min);
        QCOMPARE(alarms.newestFirst()->size(), std::size_t(2));
    }

    void higherGradeBreaksTheQuiet()
    {
        AlarmBook alarms = book();
        alarms.raise(kKey, cause(Grade::III), kStart);
        acknowledgeNewest(alarms, kStart);
        alarms.clear(kKey, kStart + 1s);
        alarms.raise(kKey, cause(Grade::II), kStart + 2s);
        QCOMPARE(alarms.newestFirst()->size(), std::size_t(2));
    }

    void keepsAllOpenAndTheNewestClosed()
    {
        AlarmBook alarms = book();
        for (int i = 0; i < 700; ++i) {
            const AlarmKey key{kKey.rule, kKey.mine, QString::number(i)};
            alarms.raise(key, cause(), kStart + 1s * i);
            if (i < 50) continue;
            acknowledgeNewest(alarms, kStart + 1s * i);
            alarms.clear(key, kStart + 1s * i);
        }
        QCOMPARE(alarms.newestFirst()->size(), 50 + AlarmBook::kMaximumClosed);
        QCOMPARE(newest(alarms).subject, u"699"_s);
        QCOMPARE(alarms.newestFirst()->back().subject, u"0"_s);
    }

    void transitionsOfOneAlarmAreBounded()
    {
        AlarmBook alarms = book();
        for (int i = 0; i < 1000; ++i) {
            alarms.raise(kKey, cause(Grade::III, 0s), kStart + 2s * i);
            alarms.clear(kKey, kStart + 2s * i + 1s);
        }
        for (const Alarm& alarm : *alarms.newestFirst())
            QVERIFY(alarm.transitions.size() <= AlarmBook::kMaximumTransitions);
        QCOMPARE(alarms.newestFirst()->size(), std::size_t(10));
    }

    void restoredAlarmGoesOn()
    {
        AlarmBook before = book();
        before.raise(kKey, cause(), kStart);
        AlarmBook after = book(*before.newestFirst());
        QVERIFY(after.stands(kKey));
        QCOMPARE(after.standing(kKey.rule, kKey.mine), std::vector{kKey.subject});
        after.clear(kKey, kStart + 1h);
        QCOMPARE(newest(after).state, AlarmState::ClearedUnacknowledged);
        QCOMPARE(newest(after).transitions.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestAlarmBook)
#include "tst_alarmbook.moc"
