#include <QtTest>

#include <power/powertable.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();

Feeder feeder(const QString& id, FeederRole role)
{
    Feeder feeder;
    feeder.id = FeederId(id);
    feeder.role = role;
    feeder.ratedKw = 400;
    return feeder;
}

Mine mine()
{
    Mine mine;
    mine.feeders = {feeder(u"s1"_s, FeederRole::Substation), feeder(u"s2"_s, FeederRole::Substation),
                    feeder(u"fan"_s, FeederRole::MainFan), feeder(u"hoist"_s, FeederRole::MainHoist)};
    return mine;
}

PowerBatch batch(std::initializer_list<std::pair<QString, double>> values)
{
    PowerBatch batch;
    for (const auto& [id, value] : values) {
        PowerSample sample;
        sample.feeder = FeederId(id);
        sample.activeKw = value;
        batch.samples.push_back(sample);
    }
    return batch;
}

}  // namespace

class TestPowerTable : public QObject {
    Q_OBJECT

private:
    const Mine mine_ = mine();

private Q_SLOTS:
    void loadIsThatOfTheSubstationsWhereTheyReport()
    {
        PowerTable table(mine_);
        table.take(batch({{u"s1"_s, 100}, {u"s2"_s, 50}, {u"fan"_s, 30}}), kStart, kStart);
        QCOMPARE(table.load()->kw, 150.0);
    }

    void loadIsTheSumOfTheOthersWithoutSubstations()
    {
        PowerTable table(mine_);
        table.take(batch({{u"fan"_s, 30}, {u"hoist"_s, 12}}), kStart, kStart);
        QCOMPARE(table.load()->kw, 42.0);
    }

    void loadIsAsOldAsItsOldestPart()
    {
        PowerTable table(mine_);
        table.take(batch({{u"s1"_s, 100}}), kStart, kStart);
        table.take(batch({{u"s2"_s, 50}}), kStart + 60s, kStart + 60s);
        QCOMPARE(table.load()->oldest, kStart);
    }

    void nothingReportedIsNoLoad() { QVERIFY(!PowerTable(mine_).load()); }

    void samplesOfUnknownFeedersAreNotTaken()
    {
        PowerTable table(mine_);
        QCOMPARE(table.take(batch({{u"x"_s, 100}, {u"fan"_s, 30}}), kStart, kStart), 1);
    }

    void idleLoadIsStatedOrAShareOfRated()
    {
        Feeder hoist = feeder(u"hoist"_s, FeederRole::MainHoist);
        QCOMPARE(idleKwOf(hoist, {0.05}), 20.0);
        hoist.idleKw = 6;
        QCOMPARE(idleKwOf(hoist, {0.05}), 6.0);
    }
};

QTEST_GUILESS_MAIN(TestPowerTable)
#include "tst_powertable.moc"
