#include <QtTest>

#include <core/clock.h>
#include <video/presentationschedule.h>

using namespace pitwatch;
using namespace std::chrono_literals;

class TestPresentationSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { clock_.set(fromMicros(1'795'000'000'000'000)); }

    void withoutCaptureTimeItCountsFromTheArrival()
    {
        PresentationSchedule schedule;
        schedule.setDelay(400ms);
        QCOMPARE(schedule.hold(clock_.now(), std::nullopt), Micros(400ms));
    }

    void withCaptureTimeItCountsFromTheCapture()
    {
        PresentationSchedule schedule;
        schedule.setDelay(400ms);
        QCOMPARE(schedule.hold(clock_.now(), clock_.now() - 150ms), Micros(250ms));
    }

    void aCameraWithAnotherClockCountsFromTheArrival()
    {
        PresentationSchedule schedule;
        schedule.setDelay(400ms);
        QCOMPARE(schedule.hold(clock_.now(), clock_.now() - 1h), Micros(400ms));
        QCOMPARE(schedule.hold(clock_.now(), clock_.now() + 1h), Micros(400ms));
    }

    void aCameraAheadOfOursIsNotHeldForLonger_data()
    {
        QTest::addColumn<int>("delayMs");
        QTest::newRow("no delay") << 0;
        QTest::newRow("boxes in step") << 400;
    }

    void aCameraAheadOfOursIsNotHeldForLonger()
    {
        QFETCH(int, delayMs);
        PresentationSchedule schedule;
        schedule.setDelay(std::chrono::milliseconds(delayMs));
        QCOMPARE(schedule.hold(clock_.now(), clock_.now() + 1500ms), Micros(std::chrono::milliseconds(delayMs)));
    }

    void whatIsTooOldAlreadyIsDueAtOnce()
    {
        PresentationSchedule schedule;
        schedule.setDelay(100ms);
        QCOMPARE(schedule.hold(clock_.now(), clock_.now() - 900ms), 0us);
    }

    void theHoldIsBounded()
    {
        PresentationSchedule schedule;
        schedule.setDelay(1min);
        QCOMPARE(schedule.hold(clock_.now(), std::nullopt), PresentationSchedule::Limits{}.longestHold);
    }

    void aChangeOfTheDelayNeverReordersOrBursts()
    {
        PresentationSchedule schedule;
        schedule.setDelay(600ms);
        UtcTime last = clock_.now() + schedule.hold(clock_.now(), std::nullopt);
        schedule.setDelay(100ms);
        for (int i = 0; i < 100; ++i) {
            clock_.advance(40ms);
            const UtcTime due = clock_.now() + schedule.hold(clock_.now(), std::nullopt);
            QVERIFY(due - last >= 30ms);
            QVERIFY(due - last <= 40ms);
            last = due;
        }
        QCOMPARE(last - clock_.now(), Micros(100ms));
    }

    void theFirstCaptureTimeMovesNothingByAJump()
    {
        PresentationSchedule schedule;
        schedule.setDelay(400ms);
        UtcTime last = clock_.now() + schedule.hold(clock_.now(), std::nullopt);
        for (int i = 0; i < 100; ++i) {
            clock_.advance(40ms);
            const UtcTime due = clock_.now() + schedule.hold(clock_.now(), clock_.now() - 200ms);
            QVERIFY(due - last >= 30ms);
            QVERIFY(due - last <= 50ms);
            last = due;
        }
        QCOMPARE(last, clock_.now() - 200ms + 400ms);
    }

    void anotherConnectionTakesTheDelayAtOnce()
    {
        PresentationSchedule schedule;
        schedule.hold(clock_.now(), std::nullopt);
        schedule.setDelay(500ms);
        schedule.restart();
        QCOMPARE(schedule.hold(clock_.now(), std::nullopt), Micros(500ms));
    }

private:
    ManualClock clock_;
};

QTEST_GUILESS_MAIN(TestPresentationSchedule)
#include "tst_presentationschedule.moc"
