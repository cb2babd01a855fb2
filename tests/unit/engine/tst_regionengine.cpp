#include <QtTest>

#include <alarm/rulefile.h>
#include <engine/regionengine.h>
#include <region/regionfile.h>
#include <support/testdata.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();
const MineCode kMine(u"410881001001"_s);
const MineCode kSuspended(u"410881001002"_s);

class Journal final : public EngineListener {
public:
    void alarmChanged(const Alarm& alarm) override { alarms.push_back(alarm); }
    void observed(const Observation& observation) override { observations.push_back(observation); }
    void snapshotTaken(const SnapshotPtr&) override {}

    std::vector<Alarm> alarms;
    std::vector<Observation> observations;
};

PositionFix fix(int number, const QString& area)
{
    PositionFix fix;
    fix.tag = TagCode(u"410881001001%1"_s.arg(number, 5, 10, QLatin1Char('0')));
    fix.area = AreaCode(area);
    return fix;
}

PowerBatch power(double kw)
{
    PowerSample sample;
    sample.feeder = FeederId(u"f01"_s);
    sample.activeKw = kw;
    return {{sample}};
}

}  // namespace

/// With the region and rules of tests/data/replay.
class TestRegionEngine : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Region> region_;
    RuleSet rules_;
    Journal journal_;
    std::unique_ptr<RegionEngine> engine_;

    void process(Micros after, const MineCode& mine, ObservationBody body)
    {
        engine_->process({mine, FeedId(u"mqtt-0"_s), kStart + after, kStart + after, std::move(body)});
    }
    const MineSnapshot& mineAt(Micros after, const MineCode& mine)
    {
        snapshot_ = engine_->snapshot(kStart + after);
        return *snapshot_->mine(mine);
    }
    SnapshotPtr snapshot_;

private Q_SLOTS:
    void initTestCase()
    {
        Result<Region> region = loadRegion(test::dataFile(u"replay/region.json"_s));
        Result<RuleSet> rules = loadRules(test::dataFile(u"replay/rules.json"_s));
        QVERIFY(region.ok() && rules.ok());
        region_ = std::make_shared<const Region>(std::move(region).value());
        rules_ = std::move(rules).value();
    }
    void init()
    {
        journal_ = Journal();
        engine_ = std::make_unique<RegionEngine>(region_, rules_, std::vector<Alarm>(), &journal_);
    }

    void snapshotBeforeAnyDataSaysThatThereIsNone()
    {
        const MineSnapshot& mine = mineAt(0s, kMine);
        QVERIFY(!mine.underground);
        QCOMPARE(mine.positions, Freshness::Never);
        QCOMPARE(mine.limit, std::optional(200));
        QVERIFY(snapshot_->alarms);
        QCOMPARE(mineAt(0s, kSuspended).feeders.at(0).freshness, Freshness::Never);
        QVERIFY(mineAt(0s, kSuspended).feeders.at(0).series);
    }

    void countsHeadsByArea()
    {
        process(0s, kMine, PositionBatch{{fix(1, u"4108810010010001"_s), fix(2, u"4108810010010002"_s)}, false});
        const MineSnapshot& mine = mineAt(1s, kMine);
        QCOMPARE(mine.underground, std::optional(2));
        QCOMPARE(mine.areas.at(0).persons, 1);
        QCOMPARE(mine.areas.at(1).persons, 1);
        QCOMPARE(mine.tags.size(), std::size_t(2));
        QCOMPARE(mine.positions, Freshness::Fresh);
    }

    void positionsGoStaleAfterTwicePeriod()
    {
        process(0s, kMine, PositionBatch{{fix(1, {})}, false});
        QCOMPARE(mineAt(60s, kMine).positions, Freshness::Fresh);
        QCOMPARE(mineAt(61s, kMine).positions, Freshness::Stale);
        QCOMPARE(mineAt(61s, kMine).tags.at(0).freshness, Freshness::Stale);
        QCOMPARE(mineAt(61s, kMine).underground, std::optional(1));
    }

    void holdRunsOutByTicksAlone()
    {
        PositionBatch crowd;
        for (int i = 0; i < 6; ++i) crowd.fixes.push_back(fix(i, u"4108810010010001"_s));
        process(0s, kMine, crowd);
        engine_->tick(kStart + 9s);
        QVERIFY(journal_.alarms.empty());
        engine_->tick(kStart + 10s);
        QCOMPARE(journal_.alarms.size(), std::size_t(1));
        QCOMPARE(mineAt(10s, kMine).openAlarms, (std::array<int, 4>{0, 1, 0, 0}));
        QCOMPARE(snapshot_->unacknowledged, (std::array<int, 4>{0, 1, 0, 0}));
    }

    void suspendedMineMayNotHoist()
    {
        process(0s, kSuspended, power(100));
        engine_->tick(kStart + 15s);
        QCOMPARE(journal_.alarms.size(), std::size_t(1));
        QCOMPARE(journal_.alarms[0].rule.text(), u"load-above-idle"_s);
        QVERIFY(mineAt(15s, kSuspended).feeders.at(0).aboveIdle);
        QCOMPARE(mineAt(15s, kSuspended).loadKw, std::optional(100.0));
    }

    void declarationAllowsTheHoist()
    {
        process(0s, kSuspended, MineDeclaration{{MineStateKind::Producing, {}, {}, {}}, u"复产批复"_s});
        process(1s, kSuspended, power(100));
        engine_->tick(kStart + 29s);
        QVERIFY(journal_.alarms.empty());
        QCOMPARE(mineAt(29s, kSuspended).stateDocument, u"复产批复"_s);
    }

    void acknowledgementShowsInTheNextPicture()
    {
        process(0s, kSuspended, power(100));
        engine_->tick(kStart + 15s);
        const AlarmId id = journal_.alarms.at(0).id;
        QVERIFY(!engine_->acknowledge({id}, {}, {}, kStart + 16s).ok());
        QCOMPARE(engine_->acknowledge({id}, u"值班员"_s, u"已电话核实"_s, kStart + 16s).value(), 1);
        mineAt(17s, kSuspended);
        QCOMPARE(snapshot_->alarms->front().state, AlarmState::RaisedAcknowledged);
        QCOMPARE(snapshot_->alarms->front().transitions.back().person, u"值班员"_s);
    }

    void restoredAlarmClearsWhenItsConditionIsOver()
    {
        process(0s, kSuspended, power(100));
        engine_->tick(kStart + 15s);
        std::vector<Alarm> kept{journal_.alarms.back()};
        engine_ = std::make_unique<RegionEngine>(region_, rules_, kept, &journal_);
        process(60s, kSuspended, power(3));
        engine_->tick(kStart + 70s);
        QCOMPARE(journal_.alarms.back().state, AlarmState::ClearedUnacknowledged);
        QCOMPARE(journal_.alarms.back().id, kept[0].id);
    }

    void silentFeedIsNotSilentOnceItDelivers()
    {
        engine_->process({{}, FeedId(u"mqtt-0"_s), kStart, kStart, FeedStatusChange{FeedId(u"mqtt-0"_s), true, {}}});
        engine_->tick(kStart + 3s);
        QCOMPARE(journal_.alarms.size(), std::size_t(1));
        process(4s, kMine, Heartbeat{});
        engine_->tick(kStart + 7s);
        QCOMPARE(journal_.alarms.back().state, AlarmState::ClearedUnacknowledged);
    }

    void whatTheRegionDoesNotHaveIsCountedAndPassedOver()
    {
        process(0s, MineCode(u"999999999999"_s), Heartbeat{});
        process(0s, kMine, CameraStatus{CameraId(u"c99"_s), true, {}});
        process(0s, kMine, DetectionSet{CameraId(u"c01"_s), {640, 360}, {}, {}});
        QCOMPARE(engine_->ignored(), std::uint64_t(3));
        QVERIFY(journal_.observations.empty());
    }

    void generationRisesWithEveryChangeOnly()
    {
        const std::uint64_t before = engine_->generation();
        engine_->tick(kStart);
        QCOMPARE(engine_->generation(), before);
        process(1s, kMine, PositionBatch{{fix(1, {})}, false});
        QVERIFY(engine_->generation() > before);
    }

    void camerasAreCountedOnceTheirStateIsKnown()
    {
        process(0s, kMine, CameraStatus{CameraId(u"c01"_s), true, {}});
        QCOMPARE(mineAt(1s, kMine).camerasKnown, 1);
        QCOMPARE(mineAt(1s, kMine).camerasOnline, 1);
        QVERIFY(!mineAt(1s, kMine).cameras.at(1).online);
    }
};

QTEST_GUILESS_MAIN(TestRegionEngine)
#include "tst_regionengine.moc"
