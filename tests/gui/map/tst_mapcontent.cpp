#include <QtTest>

#include <limits>

#include <support/fakeengine.h>
#include <ui/map/mapcontent.h>

using namespace pitwatch;
using namespace pitwatch::test;

class tst_MapContent : public QObject {
    Q_OBJECT

private:
    static TagSnapshot tagAt(double x, double y, TagKind kind = TagKind::Person)
    {
        TagSnapshot tag;
        tag.tag = TagCode(QStringLiteral("%1-%2").arg(x).arg(y));
        tag.kind = kind;
        tag.at = MinePoint{x, y, 0};
        return tag;
    }
    static ui::MapTransform onePixelAMetre()
    {
        ui::MapTransform transform;
        transform.setPlan({0, 0, 1000, 1000});
        transform.setViewport({1080, 1080});
        transform.fit();
        return transform;
    }
    static std::vector<ui::TagCluster> cluster(const std::vector<TagSnapshot>& tags)
    {
        return ui::clusterTags(tags, onePixelAMetre(), 12);
    }

private Q_SLOTS:
    void boundsHoldAreasRoadwaysAndStations();
    void mineWithoutPlanHasNoBounds();
    void labelStandsInTheMiddleOfAnArea();
    void labelOfAFlatAreaIsItsMean();
    void plateStandsBesideItsArea();
    void platesDoNotCoverEachOther();
    void neighboursAreOneMark();
    void kindsStayApart();
    void callsForHelpAreDrawnLast();
    void marksStayTogetherWhileThePlanMoves();
    void tagsWithoutPlaceAreLeftOut();
    void hostileCoordinatesAreLeftOut();
    void oneFreshTagMakesAMarkFresh();
    void worstStandingAlarmColoursAnArea();
};

void tst_MapContent::boundsHoldAreasRoadwaysAndStations()
{
    const Mine mine = sampleRegion()->mines.front();
    QCOMPARE(ui::planBounds(mine), QRectF(QPointF(-20, -20), QPointF(300, 12)));
    QVERIFY(ui::hasPlan(mine));
}

void tst_MapContent::mineWithoutPlanHasNoBounds()
{
    QVERIFY(ui::planBounds(Mine()).isNull());
    QVERIFY(!ui::hasPlan(Mine()));
}

void tst_MapContent::labelStandsInTheMiddleOfAnArea()
{
    // An L: its centre of mass is not the middle of its box.
    const QPointF label = ui::labelPoint({{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 20}, {0, 20}});
    QVERIFY(std::abs(label.x() - 25.0 / 3) < 1e-9);
    QVERIFY(std::abs(label.y() - 25.0 / 3) < 1e-9);
}

void tst_MapContent::labelOfAFlatAreaIsItsMean()
{
    QCOMPARE(ui::labelPoint({{0, 0}, {10, 0}, {20, 0}}), QPointF(10, 0));
}

void tst_MapContent::plateStandsBesideItsArea()
{
    const QRectF area(100, 100, 80, 20);
    QVERIFY(!ui::placePlate({60, 30}, area, {}).intersects(area));
}

void tst_MapContent::platesDoNotCoverEachOther()
{
    const QRectF area(100, 100, 80, 20);
    std::vector<QRectF> taken;
    for (int i = 0; i < 4; ++i) {
        const QRectF plate = ui::placePlate({60, 30}, area, taken);
        for (const QRectF& other : taken) QVERIFY(!plate.intersects(other));
        taken.push_back(plate);
    }
}

void tst_MapContent::neighboursAreOneMark()
{
    const auto marks = cluster({tagAt(2, 2), tagAt(4, 4), tagAt(300, 300)});
    QCOMPARE(marks.size(), 2U);
    QCOMPARE(marks.front().tags.size(), 2U);
}

void tst_MapContent::kindsStayApart()
{
    QCOMPARE(cluster({tagAt(2, 2), tagAt(2, 2, TagKind::Vehicle)}).size(), 2U);
}

void tst_MapContent::callsForHelpAreDrawnLast()
{
    TagSnapshot calling = tagAt(2, 2);
    calling.sos = true;
    const auto marks = cluster({calling, tagAt(3, 3), tagAt(300, 300)});
    QCOMPARE(marks.size(), 3U);
    QVERIFY(marks.back().sos);
}

void tst_MapContent::marksStayTogetherWhileThePlanMoves()
{
    const std::vector<TagSnapshot> tags{tagAt(2, 2), tagAt(9, 9), tagAt(14, 14)};
    ui::MapTransform transform = onePixelAMetre();
    const auto before = ui::clusterTags(tags, transform, 12).size();
    for (int i = 0; i < 12; ++i) {
        transform.pan({-1, 0});
        QCOMPARE(ui::clusterTags(tags, transform, 12).size(), before);
    }
}

void tst_MapContent::tagsWithoutPlaceAreLeftOut()
{
    QVERIFY(cluster({TagSnapshot()}).empty());
}

void tst_MapContent::hostileCoordinatesAreLeftOut()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(cluster({tagAt(1e300, 0), tagAt(0, -1e300), tagAt(nan, 0)}).empty());
}

void tst_MapContent::oneFreshTagMakesAMarkFresh()
{
    TagSnapshot old = tagAt(2, 2);
    old.freshness = Freshness::Stale;
    QVERIFY(cluster({old}).front().stale);
    QVERIFY(!cluster({old, tagAt(3, 3)}).front().stale);
}

void tst_MapContent::worstStandingAlarmColoursAnArea()
{
    SnapshotBuilder builder(sampleRegion(), UtcTime{});
    const AreaCode area = sampleRegion()->mines.front().areas.front().code;
    builder.alarm(0, Grade::III, QStringLiteral("疑似超员")).subject = area.text();
    builder.alarm(0, Grade::II, QStringLiteral("疑似超员")).subject = area.text();
    Alarm& gone = builder.alarm(0, Grade::I, QStringLiteral("疑似超员"));
    gone.subject = area.text();
    gone.state = AlarmState::ClearedUnacknowledged;
    const auto grades = ui::areaGrades(*builder.build(), sampleRegion()->mines.front().code);
    QCOMPARE(grades.size(), 1);
    QCOMPARE(grades.value(area), Grade::II);
}

QTEST_GUILESS_MAIN(tst_MapContent)
#include "tst_mapcontent.moc"
