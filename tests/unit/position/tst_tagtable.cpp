#include <QtTest>

#include <position/tagtable.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();
const AreaCode kFace(u"4108810010010001"_s);
const AreaCode kRoad(u"4108810010010002"_s);
const StationCode kStation(u"4108810010010002000001"_s);

Mine mine()
{
    Mine mine;
    mine.code = MineCode(u"410881001001"_s);
    mine.areas.resize(2);
    mine.areas[0].code = kFace;
    mine.areas[0].polygon = {{0, 0}, {80, 0}, {80, 12}, {0, 12}};
    mine.areas[1].code = kRoad;
    mine.areas[1].polygon = {{200, 0}, {300, 0}, {300, 10}};
    mine.stations = {Station{kStation, {}, MinePoint{250, 2, -300}, {}}};
    return mine;
}

TagCode tag(int number)
{
    return TagCode(u"410881001001%1"_s.arg(number, 5, 10, QLatin1Char('0')));
}

PositionFix fix(int number, AreaCode area = kFace)
{
    PositionFix fix;
    fix.tag = tag(number);
    fix.area = std::move(area);
    return fix;
}

PositionBatch snapshotOf(std::vector<PositionFix> fixes)
{
    return {std::move(fixes), true};
}

}  // namespace

class TestTagTable : public QObject {
    Q_OBJECT

private:
    const Mine mine_ = mine();

    /// Received one second after it was observed.
    static void take(TagTable& table, UtcTime at, PositionBatch batch) { table.take(batch, at, at + 1s); }

private Q_SLOTS:
    void newestBySourceTimeWins()
    {
        TagTable table(mine_);
        take(table, kStart + 10s, {{fix(1, kRoad)}});
        take(table, kStart, {{fix(1, kFace)}});
        QCOMPARE(table.tags().at(tag(1)).area, kRoad);
    }

    void olderFixFillsInTheName()
    {
        TagTable table(mine_);
        take(table, kStart + 10s, {{fix(1)}});
        PositionFix named = fix(1);
        named.name = u"测试01"_s;
        take(table, kStart, {{named}});
        QCOMPARE(table.tags().at(tag(1)).fix.name, u"测试01"_s);
    }

    void newerFixWithoutNameKeepsIt()
    {
        TagTable table(mine_);
        PositionFix named = fix(1);
        named.name = u"测试01"_s;
        named.underSince = kStart - 1h;
        take(table, kStart, {{named}});
        take(table, kStart + 1s, {{fix(1)}});
        QCOMPARE(table.tags().at(tag(1)).fix.name, u"测试01"_s);
        QCOMPARE(table.tags().at(tag(1)).fix.underSince, std::optional(kStart - 1h));
    }

    void personnelListNamesTagsBeforeAndAfter()
    {
        TagTable table(mine_);
        take(table, kStart, {{fix(1)}});
        table.take(PersonnelList{{{tag(1), u"测试01"_s, u"支架工"_s, {}, {}}, {tag(2), u"测试02"_s, {}, {}, {}}}});
        take(table, kStart, {{fix(2)}});
        QCOMPARE(table.tags().at(tag(1)).fix.job, u"支架工"_s);
        QCOMPARE(table.tags().at(tag(2)).fix.name, u"测试02"_s);
    }

    void snapshotRemovesMissingTagsThatAreOlder()
    {
        TagTable table(mine_);
        take(table, kStart, {{fix(1), fix(2)}});
        take(table, kStart + 20s, {{fix(3)}});
        take(table, kStart + 10s, snapshotOf({fix(1)}));
        QCOMPARE(table.tags().size(), std::size_t(2));
        QVERIFY(!table.tags().contains(tag(2)));
        QVERIFY(table.tags().contains(tag(3)));
    }

    void emptySnapshotEmptiesTheMine()
    {
        TagTable table(mine_);
        take(table, kStart, {{fix(1)}});
        take(table, kStart + 10s, snapshotOf({}));
        QVERIFY(table.tags().empty());
        QVERIFY(table.newest());
    }

    void personnelSnapshotLeavesVehiclesAlone()
    {
        TagTable table(mine_);
        PositionFix vehicle = fix(9);
        vehicle.kind = TagKind::Vehicle;
        take(table, kStart, {{vehicle}});
        take(table, kStart + 10s, snapshotOf({fix(1)}));
        QVERIFY(table.tags().contains(tag(9)));
    }

    void fixOlderThanTheSnapshotBringsNobodyBack()
    {
        TagTable table(mine_);
        take(table, kStart + 10s, snapshotOf({fix(1)}));
        take(table, kStart + 5s, {{fix(2)}});
        QVERIFY(!table.tags().contains(tag(2)));
    }

    void personWhoLeftStaysAwayUntilANewerFix()
    {
        TagTable table(mine_);
        PositionFix left = fix(1);
        left.leftMine = true;
        take(table, kStart, {{fix(1)}});
        take(table, kStart + 10s, {{left}});
        take(table, kStart + 5s, {{fix(1)}});
        QVERIFY(table.tags().empty());
        take(table, kStart + 11s, {{fix(1)}});
        QCOMPARE(table.tags().size(), std::size_t(1));
    }

    void sourceClockThatRunsAheadDoesNotShutOutOthers()
    {
        TagTable table(mine_);
        table.take({{fix(1, kFace)}}, kStart + 1h, kStart);
        table.take({{fix(1, kRoad)}}, kStart + 5s, kStart + 6s);
        QCOMPARE(table.tags().at(tag(1)).area, kRoad);
    }

    void areaSinceStandsWhileTheAreaStays()
    {
        TagTable table(mine_);
        take(table, kStart, {{fix(1, kFace)}});
        take(table, kStart + 10s, {{fix(1, kFace)}});
        QCOMPARE(table.tags().at(tag(1)).areaSince, kStart);
        take(table, kStart + 20s, {{fix(1, kRoad)}});
        QCOMPARE(table.tags().at(tag(1)).areaSince, kStart + 20s);
    }

    void areaIsFoundByOwnCoordinates()
    {
        TagTable table(mine_);
        PositionFix inside = fix(1, {});
        inside.at = MinePoint{40, 6, -320};
        PositionFix outside = fix(2, {});
        outside.at = MinePoint{40, 60, -320};
        take(table, kStart, {{inside, outside}});
        QCOMPARE(table.tags().at(tag(1)).area, kFace);
        QVERIFY(table.tags().at(tag(2)).area.isEmpty());
    }

    void areaIsThatOfTheStationWithoutCoordinates()
    {
        TagTable table(mine_);
        PositionFix near = fix(1, {});
        near.station = kStation;
        take(table, kStart, {{near}});
        QCOMPARE(table.tags().at(tag(1)).area, kRoad);
    }

    void placeIsOwnThenTheStationsThenNone()
    {
        TagTable table(mine_);
        PositionFix own = fix(1);
        own.station = kStation;
        own.at = MinePoint{1, 2, 3};
        QCOMPARE(table.place(own)->at, (MinePoint{1, 2, 3}));
        QVERIFY(!table.place(own)->atStation);
        own.at.reset();
        QCOMPARE(table.place(own)->at, (MinePoint{250, 2, -300}));
        QVERIFY(table.place(own)->atStation);
        own.station = StationCode(u"4108810010010002000099"_s);
        QVERIFY(!table.place(own));
    }

    void tagsWithoutEndAreRefused()
    {
        TagTable table(mine_);
        PositionBatch flood;
        for (int i = 0; i < 20'010; ++i) flood.fixes.push_back(fix(i));
        take(table, kStart, flood);
        QCOMPARE(table.tags().size(), TagTable::kMaximumTags);
        QCOMPARE(table.refusedTags(), std::uint64_t(10));
    }
};

QTEST_GUILESS_MAIN(TestTagTable)
#include "tst_tagtable.moc"
