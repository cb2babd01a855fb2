#include <QtTest>

#include <evidence/replayclock.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {
const UtcTime kStart = fromMicros(1'700'000'000'000'000);
}

class TestReplayClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsWithItsSpeed()
    {
        ReplayClock clock(kStart);
        const MonoTime now = MonoClock::now() + 10s;
        const UtcTime normal = clock.read(now).at;
        QVERIFY(normal > kStart + 9s && normal <= kStart + 10s);
        clock.setSpeed(4);
        const UtcTime fast = clock.read(now).at;
        QVERIFY(fast > kStart + 36s);
    }

    void standsWhilePaused()
    {
        ReplayClock clock(kStart);
        clock.setPaused(true);
        const UtcTime at = clock.read().at;
        QCOMPARE(clock.read(MonoClock::now() + 1h).at, at);
        QVERIFY(!clock.when(at + 1s));
        clock.setPaused(false);
        QVERIFY(clock.read(MonoClock::now() + 1h).at > at + 59min);
    }

    void tellsWhenATimeWillBeReached()
    {
        ReplayClock clock(kStart);
        clock.setSpeed(0.5);
        const UtcTime wanted = kStart + 3s;
        const auto when = clock.when(wanted);
        QVERIFY(when);
        const Micros off = clock.read(*when).at - wanted;
        QVERIFY(off > -1ms && off < 1ms);
    }

    void onlyASeekIsAJump()
    {
        ReplayClock clock(kStart);
        const auto before = clock.read().seeks;
        clock.stepTo(kStart + 40ms);
        clock.setPaused(true);
        clock.setSpeed(2);
        QCOMPARE(clock.read().seeks, before);
        clock.seek(kStart - 5s);
        QVERIFY(clock.read().seeks != before);
        QCOMPARE(clock.read().at, kStart - 5s);
    }

    void speedIsBounded()
    {
        ReplayClock clock(kStart);
        clock.setSpeed(1000);
        QCOMPARE(clock.read().speed, 16.0);
        clock.setSpeed(0);
        QCOMPARE(clock.read().speed, 0.1);
    }
};

QTEST_GUILESS_MAIN(TestReplayClock)
#include "tst_replayclock.moc"
