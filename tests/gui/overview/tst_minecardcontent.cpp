#include <QTest>

#include <cmath>

#include <support/fakeengine.h>
#include <ui/overview/minecardcontent.h>
#include <ui/overview/regionalarms.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using pitwatch::test::SnapshotBuilder;

class TestMineCardContent : public QObject {
    Q_OBJECT

private:
    const UtcTime now_ = parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value();
    const std::shared_ptr<const Region> region_ = test::sampleRegion();

    SnapshotBuilder builder() const { return SnapshotBuilder(region_, now_); }
    MineCardContent card(SnapshotBuilder& snapshot) const
    {
        const SnapshotPtr built = snapshot.build();
        return makeCardContent(region_->mines[0], built->mines[0], *built, now_);
    }

private Q_SLOTS:
    void beforeTheFirstDataNothingIsInvented()
    {
        SnapshotBuilder snapshot = builder();
        const MineCardContent content = card(snapshot);
        QVERIFY(!content.heads.known);
        QVERIFY(!content.load.known);
        QVERIFY(!content.headFraction);
        QVERIFY(content.sparkline.empty());
        QCOMPARE(content.areas[0].fraction, std::nullopt);
    }

    void headsStandAgainstTheLimit()
    {
        SnapshotBuilder snapshot = builder().live();
        snapshot.mine(0).underground = 330;
        snapshot.mine(0).limit = 300;
        const MineCardContent content = card(snapshot);
        QCOMPARE(content.heads.text, QStringLiteral("330 / 300"));
        QCOMPARE(*content.headFraction, 1.1);
    }

    void aStaleValueStaysAndSaysItsAge()
    {
        SnapshotBuilder snapshot = builder().live();
        snapshot.mine(0).positions = Freshness::Stale;
        snapshot.mine(0).positionsAt = now_ - 5min;
        const MineCardContent content = card(snapshot);
        QVERIFY(content.heads.stale);
        QVERIFY(content.heads.text.startsWith(QStringLiteral("80")));
        QVERIFY2(content.heads.age.contains(QStringLiteral("stale, 5 min")), qPrintable(content.heads.age));
    }

    void areasStandInTheOrderOfHowFullTheyAre()
    {
        SnapshotBuilder snapshot = builder().live();
        snapshot.mine(0).areas[1].persons = 20;  // of 18
        const MineCardContent content = card(snapshot);
        QCOMPARE(content.areas[0].text, QStringLiteral("20 / 18"));
        QVERIFY(!content.areas.back().fraction);
    }

    void anAreaWithALimitOfNobodyIsOverItWithOne()
    {
        SnapshotBuilder snapshot = builder().live();
        snapshot.mine(0).areas[2].limit = 0;
        snapshot.mine(0).areas[2].persons = 1;
        QVERIFY(*card(snapshot).areas[0].fraction > 1);
    }

    void anAreaCarriesTheGradeOfItsGravestOpenAlarm()
    {
        SnapshotBuilder snapshot = builder().live();
        const QString area = region_->mines[0].areas[0].code.text();
        snapshot.alarm(0, Grade::III, QStringLiteral("a")).subject = area;
        snapshot.alarm(0, Grade::II, QStringLiteral("b")).subject = area;
        Alarm& closed = snapshot.alarm(0, Grade::I, QStringLiteral("c"));
        closed.subject = area;
        closed.state = AlarmState::Closed;
        QCOMPARE(card(snapshot).areas[0].alarm, std::optional(Grade::II));
    }

    void camerasThatAreOutAreCounted()
    {
        SnapshotBuilder snapshot = builder().live();
        snapshot.mine(0).camerasOnline = 3;
        const MineCardContent content = card(snapshot);
        QCOMPARE(content.cameras.text, QStringLiteral("3 / 4"));
        QVERIFY2(content.cameras.age.contains(QStringLiteral("1")), qPrintable(content.cameras.age));
    }

    void theLoadCurveSumsTheFeedersAtEachStep()
    {
        SnapshotBuilder snapshot = builder().live();
        const auto constant = [this](float kw) {
            auto series = std::make_shared<PowerSeries>();
            series->at = {now_ - 60s, now_};
            series->current = series->voltage = {0, 0};
            series->activeKw = {kw, kw};
            return series;
        };
        for (FeederSnapshot& feeder : snapshot.mine(0).feeders) feeder.series = constant(100);
        const SnapshotPtr built = snapshot.build();
        const std::vector<float> curve = loadCurve(region_->mines[0], built->mines[0], now_, 120s, 12);
        QCOMPARE(curve.size(), std::size_t(12));
        QVERIFY(std::isnan(curve.front()));
        QCOMPARE(curve.back(), 300.F);
    }

    void theLoadCurveOfAMineWithASubstationIsTheSubstations()
    {
        Mine mine = region_->mines[0];
        mine.feeders[0].role = FeederRole::Substation;
        SnapshotBuilder snapshot = builder().live();
        for (FeederSnapshot& feeder : snapshot.mine(0).feeders) {
            auto series = std::make_shared<PowerSeries>();
            series->at = {now_ - 60s};
            series->current = series->voltage = {0};
            series->activeKw = {100};
            feeder.series = series;
        }
        QCOMPARE(loadCurve(mine, snapshot.build()->mines[0], now_, 120s, 12).back(), 100.F);
    }

    void unacknowledgedAlarmsOfTheRegionComeFirst()
    {
        SnapshotBuilder snapshot = builder().live();
        snapshot.alarm(0, Grade::I, QStringLiteral("seen")).state = AlarmState::RaisedAcknowledged;
        snapshot.alarm(1, Grade::III, QStringLiteral("new, low"));
        snapshot.alarm(1, Grade::II, QStringLiteral("new, high"));
        snapshot.alarm(1, Grade::I, QStringLiteral("over")).state = AlarmState::Closed;
        const std::vector<RegionAlarmRow> rows = regionAlarms(*snapshot.build());
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].title, QStringLiteral("new, high"));
        QCOMPARE(rows[1].title, QStringLiteral("new, low"));
        QCOMPARE(rows[2].title, QStringLiteral("seen"));
        QCOMPARE(rows[0].mine, region_->mines[1].name);
    }
};

QTEST_GUILESS_MAIN(TestMineCardContent)
#include "tst_minecardcontent.moc"
