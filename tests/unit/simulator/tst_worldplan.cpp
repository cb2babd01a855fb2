#include <QtTest>

#include <simulator/worldplan.h>

#include "simregion.h"

using namespace pitwatch;
using namespace pitwatch::sim;

namespace {

Mine crossing()
{
    Mine mine;
    mine.code = MineCode(QStringLiteral("410881001001"));
    mine.roadways = {{QStringLiteral("east"), {{0, 0, 0}, {100, 0, 0}}, {}},
                     {QStringLiteral("north"), {{50, 0, 0}, {50, 80, 0}}, {}}};
    return mine;
}

}  // namespace

class TestWorldPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRouteTurnsOffWhereARoadwayEndsOnAnother()
    {
        const Mine mine = crossing();
        const Route route = MinePlan(mine).route({0, 0, 0}, {50, 80, 0});
        QCOMPARE(routeLength(route), 130.0);
        QCOMPARE(pointAlong(route, 50), (MinePoint{50, 0, 0}));
        QCOMPARE(pointAlong(route, 90), (MinePoint{50, 40, 0}));
    }

    void aRouteAlongOneRoadwayIsStraight()
    {
        const Mine mine = crossing();
        QCOMPARE(routeLength(MinePlan(mine).route({60, 0, 0}, {95, 0, 0})), 35.0);
    }

    void withoutRoadwaysOneGoesStraight()
    {
        const Mine mine;
        QCOMPARE(routeLength(MinePlan(mine).route({0, 0, 0}, {3, 4, 0})), 5.0);
    }

    void everyAreaOfTheDemoRegionIsReachedAlongRoadways()
    {
        const Region region = test::demoRegion();
        for (const Mine& mine : region.mines) {
            const MinePlan plan(mine);
            for (const Area& area : mine.areas) {
                if (area.kind == AreaKind::Mouth) continue;
                const Route route = plan.route(plan.mouth(), plan.centre(area));
                QVERIFY2(route.size() > 3, qPrintable(mine.name + area.name));
            }
        }
    }

    void theSmallestPolygonWins()
    {
        Mine mine;
        Area large, small;
        large.polygon = {{0, 0}, {100, 0}, {100, 100}, {0, 100}};
        small.polygon = {{10, 10}, {20, 10}, {20, 20}, {10, 20}};
        small.code = AreaCode(QStringLiteral("small"));
        mine.areas = {small, large};
        const MinePlan plan(mine);
        QCOMPARE(plan.areaAt({15, 15, 0}), &mine.areas.front());
        QCOMPARE(plan.areaAt({50, 50, 0}), &mine.areas.back());
        QVERIFY(!plan.areaAt({150, 50, 0}));
    }

    void theOffsetIsNegativeOnTheSideOfTheMouth()
    {
        Mine mine = crossing();
        mine.stations = {{StationCode(QStringLiteral("s")), {}, {60, 0, 0}, {}}};
        const MinePlan plan(mine);
        QCOMPARE(plan.stationNear({56.5, 0, 0})->offset, -3.5);
        QCOMPARE(plan.stationNear({64, 0, 0})->offset, 4.0);
    }

    void pointsOfAnAreaLieInIt()
    {
        const Region region = test::demoRegion();
        const MinePlan plan(region.mines.front());
        Random random(5);
        for (const Area& area : region.mines.front().areas)
            for (int i = 0; i < 20; ++i) QVERIFY(plan.areaAt(plan.pointIn(area, random)));
    }

    void sparseMinesHaveWhatTheyHave()
    {
        const Region region = test::sparseRegion();
        const MinePlan stationsOnly(region.mines.at(0)), nothing(region.mines.at(1)), polygons(region.mines.at(2));
        QVERIFY(!stationsOnly.hasCoordinates() && stationsOnly.hasPositions());
        QVERIFY(!nothing.hasPositions());
        QVERIFY(polygons.hasCoordinates());
    }
};

QTEST_GUILESS_MAIN(TestWorldPlan)
#include "tst_worldplan.moc"
