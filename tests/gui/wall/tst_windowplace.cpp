#include <QtTest>

#include <QJsonArray>

#include <ui/wall/windowplace.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

ScreenFacts screen(const char* id, const QRect& geometry)
{
    return {QLatin1String(id), geometry, geometry.adjusted(0, 0, 0, -40)};
}

const ScreenFacts kDesk = screen("desk", {0, 0, 1920, 1080});
const ScreenFacts kWall = screen("wall", {1920, 0, 3840, 2160});

WindowMemory onTheWall(WindowMode mode = WindowMode::FullScreen)
{
    return {{kWall.id, kWall.geometry, {2100, 100, 3000, 1600}, mode}, {}};
}

}  // namespace

class TestWindowPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackExactlyWhereItWas() { QCOMPARE(placeWindow(onTheWall(), {kDesk, kWall}), onTheWall().home); }

    void aWindowOfAMonitorThatIsGoneFitsOnAnother()
    {
        const WindowSpot spot = placeWindow(onTheWall(), {kDesk});
        QCOMPARE(spot.screen, kDesk.id);
        QVERIFY(kDesk.available.contains(spot.rect));
        QCOMPARE(spot.mode, WindowMode::FullScreen);
    }

    void goesBackWhenTheMonitorIsThereAgain()
    {
        WindowMemory memory = onTheWall();
        memory.moved(placeWindow(memory, {kDesk}), {kDesk});
        QCOMPARE(placeWindow(memory, {kDesk, kWall}), onTheWall().home);
    }

    void keepsThePlaceThatItWasGivenMeanwhile()
    {
        WindowMemory memory = onTheWall();
        const WindowSpot meanwhile{kDesk.id, kDesk.geometry, {50, 60, 900, 700}, WindowMode::Normal};
        memory.moved(meanwhile, {kDesk});
        QCOMPARE(placeWindow(memory, {kDesk}), meanwhile);
    }

    void aWindowThatIsMovedByHandLivesThere()
    {
        WindowMemory memory = onTheWall();
        const WindowSpot desk{kDesk.id, kDesk.geometry, {50, 60, 900, 700}, WindowMode::Normal};
        memory.moved(desk, {kDesk, kWall});
        QCOMPARE(placeWindow(memory, {kDesk, kWall}), desk);
    }

    void followsAMonitorThatHasAnotherPlaceOnTheDesktop()
    {
        const ScreenFacts left = screen("wall", {-3840, 0, 3840, 2160});
        QCOMPARE(placeWindow(onTheWall(), {kDesk, left}).rect, QRect(-3660, 100, 3000, 1600));
    }

    void isCutToAMonitorThatBecameSmaller()
    {
        const ScreenFacts small = screen("wall", {1920, 0, 1280, 720});
        QCOMPARE(placeWindow(onTheWall(), {kDesk, small}).rect, small.available);
    }

    void aNewWindowStandsInTheMiddleOfTheFirstMonitor()
    {
        const WindowSpot spot = placeWindow({}, {kDesk, kWall});
        QCOMPARE(spot.screen, kDesk.id);
        QVERIFY(kDesk.available.contains(spot.rect));
        QVERIFY(spot.rect.width() > 1000);
    }

    void comesBackFromJson()
    {
        WindowMemory memory = onTheWall();
        memory.moved(placeWindow(memory, {kDesk}), {kDesk});
        QCOMPARE(WindowMemory::fromJson(memory.toJson()), memory);
    }

    void aRuinedMemoryStillHasAPlace()
    {
        const QJsonObject ruined{
            {QStringLiteral("screen"), QStringLiteral("wall")},
            {QStringLiteral("rect"), QJsonArray{1e300, -1e300, 0, QStringLiteral("x")}},
            {QStringLiteral("mode"), 99},
        };
        const WindowMemory memory =
            WindowMemory::fromJson({{QStringLiteral("home"), ruined}, {QStringLiteral("away"), 3}});
        const WindowSpot spot = placeWindow(memory, {kDesk, kWall});
        QCOMPARE(spot.screen, kWall.id);
        QVERIFY(kWall.available.contains(spot.rect));
        QCOMPARE(spot.mode, WindowMode::Normal);
    }
};

QTEST_GUILESS_MAIN(TestWindowPlace)
#include "tst_windowplace.moc"
