#include <QtTest>

#include <store/minuterollup.h>

#include "samples.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = at("2026-11-23T00:00:00Z");

RegionSnapshot picture(UtcTime time, std::optional<int> underground, std::optional<double> load,
                       Freshness freshness = Freshness::Fresh)
{
    RegionSnapshot snapshot;
    snapshot.at = time;
    MineSnapshot& mine = snapshot.mines.emplace_back();
    mine.code = kMine;
    mine.underground = underground;
    mine.limit = 100;
    mine.positions = freshness;
    mine.loadKw = load;
    mine.power = freshness;
    mine.camerasOnline = 3;
    mine.camerasKnown = 4;
    return snapshot;
}

PowerBatch power(double kw)
{
    PowerSample sample;
    sample.feeder = FeederId(QStringLiteral("f01"));
    sample.activeKw = kw;
    return {{sample}};
}

}  // namespace

class TestMinuteRollup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void minuteComesOnlyWhenItIsOver()
    {
        MinuteRollup rollup;
        rollup.add(picture(kStart, 10, 100));
        rollup.add(picture(kStart + 59s, 12, 300));
        QVERIFY(rollup.takeFinished().empty());
        rollup.add(picture(kStart + 60s, 9, 100));
        const auto rows = rollup.takeFinished();
        QCOMPARE(rows.size(), std::size_t(1));
        const auto& row = std::get<MineMinute>(rows.front());
        QCOMPARE(row.at, kStart);
        QCOMPARE(row.underground, std::optional<int>(12));
        QCOMPARE(row.undergroundMin, std::optional<int>(10));
        QCOMPARE(row.undergroundMax, std::optional<int>(12));
        QCOMPARE(row.loadMean, std::optional<double>(200));
        QCOMPARE(row.loadSamples, 2);
        QCOMPARE(row.limit, std::optional<int>(100));
        QCOMPARE(row.camerasOnline, 3);
    }

    void staleValuesAreNotCounted()
    {
        MinuteRollup rollup;
        rollup.add(picture(kStart, 10, 100, Freshness::Stale));
        const auto rows = rollup.takeAll();
        QCOMPARE(rows.size(), std::size_t(1));
        const auto& row = std::get<MineMinute>(rows.front());
        QCOMPARE(row.underground, std::optional<int>());
        QCOMPARE(row.loadMean, std::optional<double>());
    }

    void feederMinuteHoldsMinMaxMean()
    {
        MinuteRollup rollup;
        rollup.add(picture(kStart, 1, {}));
        for (const double kw : {10.0, 20.0, 60.0}) rollup.add(kMine, kStart + 1s, kStart + 1s, power(kw));
        rollup.add(picture(kStart + 60s, 1, {}));
        const auto rows = rollup.takeFinished();
        QCOMPARE(rows.size(), std::size_t(2));
        const auto& row = std::get<FeederMinute>(rows.back());
        QCOMPARE(row, (FeederMinute{kStart, kMine, FeederId(QStringLiteral("f01")), 10, 60, 30, 3}));
    }

    void samplesFromTheFutureCountToTheirReceipt()
    {
        MinuteRollup rollup;
        rollup.add(kMine, kStart + 24h, kStart + 5s, power(1));
        const auto rows = rollup.takeAll();
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(std::get<FeederMinute>(rows.front()).at, kStart);
    }

    void samplesWithoutPowerMakeNoRow()
    {
        MinuteRollup rollup;
        PowerBatch batch = power(1);
        batch.samples.front().activeKw.reset();
        rollup.add(kMine, kStart, kStart, batch);
        QVERIFY(rollup.takeAll().empty());
    }
};

QTEST_GUILESS_MAIN(TestMinuteRollup)
#include "tst_minuterollup.moc"
