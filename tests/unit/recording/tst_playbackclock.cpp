#include <QtTest>

#include <recording/playbackclock.h>

using namespace pitwatch;
using namespace std::chrono_literals;

class TestPlaybackClock : public QObject {
    Q_OBJECT

    const UtcTime start_{1'795'399'200s};
    const MonoTime zero_{1000s};

    PlaybackClock playing(double rate) const
    {
        PlaybackClock clock;
        clock.jump(start_, zero_);
        clock.setRate(rate, zero_);
        clock.play(zero_);
        return clock;
    }

private Q_SLOTS:
    void standsWhilePaused()
    {
        PlaybackClock clock;
        clock.jump(start_, zero_);
        QCOMPARE(clock.at(zero_ + 5s), start_);
    }

    void runsAtItsRate_data()
    {
        QTest::addColumn<double>("rate");
        for (const double rate : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0}) QTest::addRow("%g", rate) << rate;
    }
    void runsAtItsRate()
    {
        QFETCH(double, rate);
        const PlaybackClock clock = playing(rate);
        QCOMPARE(clock.at(zero_ + 8s), start_ + std::chrono::microseconds(qint64(8e6 * rate)));
    }

    void atTheEdgeItGoesOnWithThePresent()
    {
        PlaybackClock clock = playing(4);
        clock.setEdge(start_ + 9s, zero_);
        QCOMPARE(clock.at(zero_ + 2s), start_ + 8s);
        QCOMPARE(clock.rateAt(zero_ + 2s), 4.0);
        QCOMPARE(clock.at(zero_ + 3s), start_ + 12s);
        QCOMPARE(clock.at(zero_ + 10s), start_ + 19s);
        QCOMPARE(clock.rateAt(zero_ + 10s), 1.0);
        QCOMPARE(clock.when(start_ + 8s), zero_ + 2s);
        QCOMPARE(clock.when(start_ + 19s), zero_ + 10s);
    }

    void whatIsBeyondTheEdgeIsNotTakenBack()
    {
        PlaybackClock clock = playing(4);
        clock.setEdge(start_ - 5s, zero_);
        QCOMPARE(clock.at(zero_), start_);
        QCOMPARE(clock.at(zero_ + 2s), start_ + 2s);
        QCOMPARE(clock.when(start_ + 2s), zero_ + 2s);
    }

    void slowPlaybackKnowsNoEdge()
    {
        PlaybackClock clock = playing(0.5);
        clock.setEdge(start_ - 5s, zero_);
        QCOMPARE(clock.at(zero_ + 2s), start_ + 1s);
        QCOMPARE(clock.rateAt(zero_ + 2s), 0.5);
    }

    void changingTheRateDoesNotJump()
    {
        PlaybackClock clock = playing(1);
        clock.setRate(4, zero_ + 2s);
        QCOMPARE(clock.at(zero_ + 2s), start_ + 2s);
        QCOMPARE(clock.at(zero_ + 3s), start_ + 6s);
    }

    void pauseAndPlayGoOnWhereItStood()
    {
        PlaybackClock clock = playing(1);
        clock.pause(zero_ + 2s);
        clock.play(zero_ + 10s);
        QCOMPARE(clock.at(zero_ + 11s), start_ + 3s);
    }

    void rateIsBounded()
    {
        QCOMPARE(playing(100).rate(), 16.0);
        QCOMPARE(playing(0).rate(), 0.25);
    }

    void knowsWhenAMomentIsReached()
    {
        const PlaybackClock clock = playing(4);
        QCOMPARE(clock.when(start_ + 8s), zero_ + 2s);
        QVERIFY(clock.at(clock.when(start_ + 333ms)) >= start_ + 333ms);
    }
};

QTEST_GUILESS_MAIN(TestPlaybackClock)
#include "tst_playbackclock.moc"
