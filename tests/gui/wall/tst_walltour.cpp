#include <QtTest>

#include <ui/wall/walltour.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestWallTour : public QObject {
    Q_OBJECT

private:
    UtcTime now_ = parseIsoTime(QStringLiteral("2026-11-23T10:00:00Z")).value();

    WallTour tour(int stops)
    {
        WallTour tour;
        tour.start(stops, 15s, now_);
        return tour;
    }
    /// Ticks each second; how often another stop was shown.
    int pass(WallTour& tour, std::chrono::seconds time)
    {
        int shown = 0;
        for (auto passed = 0s; passed < time; passed += 1s) {
            now_ += 1s;
            if (tour.tick(now_)) ++shown;
        }
        return shown;
    }

private Q_SLOTS:
    void goesOnAfterTheDwell()
    {
        WallTour t = tour(3);
        QCOMPARE(pass(t, 14s), 0);
        QCOMPARE(pass(t, 1s), 1);
        QCOMPARE(t.current(), 1);
    }

    void beginsAgainAfterTheLastStop()
    {
        WallTour t = tour(3);
        QCOMPARE(pass(t, 45s), 3);
        QCOMPARE(t.current(), 0);
    }

    void stepsByHandBothWaysAndDwellsAnew()
    {
        WallTour t = tour(3);
        pass(t, 10s);
        QCOMPARE(t.step(-1, now_), std::optional(2));
        QCOMPARE(pass(t, 14s), 0);
        QCOMPARE(pass(t, 1s), 1);
        QCOMPARE(t.current(), 0);
    }

    void somebodyAtTheWallIsLeftAlone()
    {
        WallTour t = tour(3);
        pass(t, 5s);
        t.touch(now_);
        QCOMPARE(pass(t, 29s), 0);
        QVERIFY(t.paused(now_));
        QCOMPARE(pass(t, 2s), 0);
        QVERIFY(!t.paused(now_));
        QCOMPARE(pass(t, 10s), 1);
    }

    void everyTouchBeginsThePauseAnew()
    {
        WallTour t = tour(3);
        t.touch(now_);
        pass(t, 20s);
        t.touch(now_);
        pass(t, 20s);
        QVERIFY(t.paused(now_));
        QCOMPARE(t.current(), 0);
    }

    void anAlarmInFrontHoldsTheTour()
    {
        WallTour t = tour(3);
        t.setHeld(true);
        QCOMPARE(pass(t, 600s), 0);
        t.setHeld(false);
        QCOMPARE(pass(t, 15s), 1);
    }

    void anOpenToolHoldsTheTourUntilItsUserIsGone()
    {
        WallTour t = tour(3);
        t.setToolOpen(true);
        t.used(now_);
        pass(t, 100s);
        t.used(now_);
        QCOMPARE(pass(t, 120s), 0);
        QCOMPARE(pass(t, 15s), 1);
    }

    void whoIsThereWithoutAToolHoldsNoTour()
    {
        WallTour t = tour(3);
        t.used(now_);
        QCOMPARE(pass(t, 15s), 1);
    }

    void aJumpOfTheClockSkipsNoStop()
    {
        WallTour t = tour(5);
        now_ += 24h;
        QVERIFY(t.tick(now_));
        QCOMPARE(t.current(), 1);
        now_ -= 48h;
        QVERIFY(!t.tick(now_));
        QCOMPARE(pass(t, 15s), 1);
        QCOMPARE(t.current(), 2);
    }

    void aClockThatIsSetBackDoesNotHoldTheTour()
    {
        WallTour t = tour(5);
        t.touch(now_);
        now_ -= 2h;
        t.tick(now_);
        QCOMPARE(pass(t, 15s), 1);
    }

    void announcesTheNextStopBeforeItsTime()
    {
        WallTour t = tour(3);
        pass(t, 10s);
        QVERIFY(!t.nextIsNear());
        pass(t, 1s);
        QVERIFY(t.nextIsNear());
        QCOMPARE(t.following(), 1);
    }

    void theDwellHasBounds()
    {
        WallTour t;
        t.start(2, 1ms, now_);
        QCOMPARE(t.left(), WallTour::kShortestDwell);
        t.start(2, 24h, now_);
        QCOMPARE(t.left(), WallTour::kLongestDwell);
    }

    void withoutStopsNothingRuns()
    {
        WallTour t = tour(0);
        QVERIFY(!t.running());
        QCOMPARE(pass(t, 60s), 0);
        QVERIFY(!t.step(1, now_));
    }
};

QTEST_GUILESS_MAIN(TestWallTour)
#include "tst_walltour.moc"
