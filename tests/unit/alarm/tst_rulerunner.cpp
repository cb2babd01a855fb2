#include <QtTest>

#include <alarm/rulerunner.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();

RuleStep step(Grade grade, Micros hold, Condition when)
{
    RuleStep step;
    step.grade = grade;
    step.hold = hold;
    step.when = std::move(when);
    return step;
}

Rule rule(RuleKind kind, std::vector<RuleStep> steps)
{
    Rule rule;
    rule.id = RuleId(u"r"_s);
    rule.kind = kind;
    rule.title = u"疑似"_s;
    rule.detail = u"{since}"_s;
    rule.steps = std::move(steps);
    rule.clearHold = 30s;
    return rule;
}

Condition aboveLimit(double factor)
{
    Condition when;
    when.aboveLimit = factor;
    return when;
}

Condition atLeast(double value)
{
    Condition when;
    when.atLeast = value;
    return when;
}

}  // namespace

class TestRuleRunner : public QObject {
    Q_OBJECT

private:
    Mine mine_;
    MineFacts facts_;
    std::unique_ptr<RuleRunner> runner_;

    void make(Rule rule)
    {
        RuleSet rules;
        rules.version = u"v"_s;
        rules.rules = {std::move(rule)};
        runner_ = std::make_unique<RuleRunner>(std::move(rules), QTimeZone::utc(), std::vector<Alarm>(), nullptr);
    }
    void runAt(Micros after) { runner_->run(facts_, kStart + after); }
    const std::vector<Alarm>& alarms() const { return *runner_->book().newestFirst(); }
    AlarmState state() const { return alarms().front().state; }

private Q_SLOTS:
    void init()
    {
        mine_ = Mine();
        mine_.code = MineCode(u"410881001001"_s);
        mine_.areas = {Area{AreaCode(u"a"_s), u"综采工作面"_s, AreaKind::CoalFace, 5, {}, {}}};
        mine_.feeders.resize(1);
        mine_.feeders[0].id = FeederId(u"f01"_s);
        mine_.feeders[0].role = FeederRole::MainHoist;
        mine_.cameras.resize(1);
        mine_.cameras[0].id = CameraId(u"c01"_s);
        facts_ = MineFacts();
        facts_.mine = &mine_;
        facts_.positionsFresh = true;
        facts_.areas = {{&mine_.areas[0], 0, 5, {}}};
        facts_.feeders = {{&mine_.feeders[0], 100.0, 6}};
        facts_.cameras = {{&mine_.cameras[0], true, {}}};
    }

    void raisesOnlyAfterTheHold()
    {
        make(rule(RuleKind::AreaOverLimit, {step(Grade::III, 60s, aboveLimit(1))}));
        facts_.areas[0].persons = 6;
        runAt(0s);
        runAt(59s);
        QVERIFY(alarms().empty());
        runAt(60s);
        QCOMPARE(alarms().size(), std::size_t(1));
        QCOMPARE(alarms().front().detail, u"2026-11-23 02:00:00"_s);
    }

    void interruptedHoldStartsAgain()
    {
        make(rule(RuleKind::AreaOverLimit, {step(Grade::III, 60s, aboveLimit(1))}));
        facts_.areas[0].persons = 6;
        runAt(0s);
        facts_.areas[0].persons = 5;
        runAt(30s);
        facts_.areas[0].persons = 6;
        runAt(31s);
        runAt(90s);
        QVERIFY(alarms().empty());
    }

    void gravestHeldStepDecides()
    {
        make(rule(RuleKind::AreaOverLimit,
                  {step(Grade::III, 60s, aboveLimit(1)), step(Grade::II, 10s, aboveLimit(1.2))}));
        facts_.areas[0].persons = 7;
        runAt(0s);
        runAt(10s);
        QCOMPARE(alarms().front().grade, Grade::II);
    }

    void laterStepRaisesTheGrade()
    {
        make(rule(RuleKind::CameraOffline, {step(Grade::IV, 5min, atLeast(1)), step(Grade::III, 30min, atLeast(1))}));
        facts_.cameras[0].online = false;
        runAt(0s);
        runAt(5min);
        QCOMPARE(alarms().front().grade, Grade::IV);
        runAt(30min);
        QCOMPARE(alarms().size(), std::size_t(1));
        QCOMPARE(alarms().front().grade, Grade::III);
    }

    void clearsAfterTheClearHold()
    {
        make(rule(RuleKind::CameraOffline, {step(Grade::IV, 0s, atLeast(1))}));
        facts_.cameras[0].online = false;
        runAt(0s);
        facts_.cameras[0].online = true;
        runAt(10s);
        runAt(39s);
        QCOMPARE(state(), AlarmState::RaisedUnacknowledged);
        runAt(40s);
        QCOMPARE(state(), AlarmState::ClearedUnacknowledged);
    }

    void valueBetweenClearAndRaiseKeepsTheAlarm()
    {
        Rule load = rule(RuleKind::LoadAboveIdle, {step(Grade::II, 0s, aboveLimit(1.5))});
        load.clearAtMostLimit = 1.0;
        make(load);
        runAt(0s);
        facts_.feeders[0].kw = 8;
        runAt(10s);
        runAt(100s);
        QCOMPARE(state(), AlarmState::RaisedUnacknowledged);
        facts_.feeders[0].kw = 6;
        runAt(110s);
        runAt(140s);
        QCOMPARE(state(), AlarmState::ClearedUnacknowledged);
    }

    void mineThatMayWorkAgainClearsWhateverItDraws()
    {
        Condition when = aboveLimit(1);
        when.states = {MineStateKind::Suspended};
        Rule load = rule(RuleKind::LoadAboveIdle, {step(Grade::II, 0s, when)});
        load.clearAtMostLimit = 1.0;
        make(load);
        facts_.state = MineStateKind::Suspended;
        runAt(0s);
        facts_.state = MineStateKind::Producing;
        runAt(10s);
        runAt(40s);
        QCOMPARE(state(), AlarmState::ClearedUnacknowledged);
    }

    void secondSignRaisesTheGrade()
    {
        Condition alone = aboveLimit(1);
        Condition both = alone;
        both.anyOf = Corroboration{1, {u"belt_state"_s}, 10min};
        make(rule(RuleKind::LoadAboveIdle, {step(Grade::II, 0s, alone), step(Grade::I, 0s, both)}));
        runAt(0s);
        QCOMPARE(alarms().front().grade, Grade::II);
        facts_.eventsStanding[u"belt_state"_s] = kStart - 11min;
        runAt(1s);
        QCOMPARE(alarms().front().grade, Grade::II);
        facts_.underground = 3;
        runAt(2s);
        QCOMPARE(alarms().front().grade, Grade::I);
    }

    void stalePositionsNeitherRaiseNorClear()
    {
        make(rule(RuleKind::AreaOverLimit, {step(Grade::III, 10s, aboveLimit(1))}));
        facts_.areas[0].persons = 6;
        runAt(0s);
        facts_.positionsFresh = false;
        runAt(20s);
        QVERIFY(alarms().empty());
        facts_.positionsFresh = true;
        runAt(21s);
        runAt(31s);
        QCOMPARE(alarms().size(), std::size_t(1));
        facts_.areas[0].persons = 0;
        facts_.positionsFresh = false;
        runAt(40s);
        runAt(200s);
        QCOMPARE(state(), AlarmState::RaisedUnacknowledged);
    }

    void callThatIsGoneClearsOnlyByFreshPositions()
    {
        make(rule(RuleKind::Sos, {step(Grade::I, 0s, atLeast(1))}));
        facts_.calls = {{u"t1"_s, u"测试01"_s, {}}};
        runAt(0s);
        QCOMPARE(alarms().size(), std::size_t(1));
        facts_.calls.clear();
        facts_.positionsFresh = false;
        runAt(100s);
        runAt(200s);
        QCOMPARE(state(), AlarmState::RaisedUnacknowledged);
        facts_.positionsFresh = true;
        runAt(201s);
        runAt(231s);
        QCOMPARE(state(), AlarmState::ClearedUnacknowledged);
    }

    void shiftChangeMutesTheMineTotalUpToABound()
    {
        Rule total = rule(RuleKind::MineOverLimit, {step(Grade::III, 0s, aboveLimit(1))});
        total.mute = ShiftChangeMute{30min, 90min, 1000};
        make(total);
        mine_.shifts = {{u"早班"_s, 2 * 60, 10 * 60, ShiftKind::Production, {}}};
        facts_.limit = 100;
        facts_.underground = 150;
        runAt(0s);
        QVERIFY(alarms().empty());
        facts_.underground = 1001;
        runAt(1s);
        QCOMPARE(alarms().size(), std::size_t(1));
    }

    void mutedTotalIsRaisedAfterTheShiftChange()
    {
        Rule total = rule(RuleKind::MineOverLimit, {step(Grade::III, 0s, aboveLimit(1))});
        total.mute = ShiftChangeMute{30min, 90min, 1000};
        make(total);
        mine_.shifts = {{u"早班"_s, 2 * 60, 10 * 60, ShiftKind::Production, {}}};
        facts_.limit = 100;
        facts_.underground = 150;
        runAt(90min);
        QVERIFY(alarms().empty());
        runAt(90min + 1s);
        QCOMPARE(alarms().size(), std::size_t(1));
    }

    void feedsHaveTheirOwnAlarms()
    {
        make(rule(RuleKind::FeedSilent, {step(Grade::III, 10s, atLeast(1))}));
        std::vector<FeedFact> feeds{{FeedId(u"mqtt-0"_s), true, {}}};
        runner_->run(feeds, kStart);
        runner_->run(feeds, kStart + 10s);
        QCOMPARE(alarms().front().subject, u"mqtt-0"_s);
        QVERIFY(alarms().front().mine.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRuleRunner)
#include "tst_rulerunner.moc"
