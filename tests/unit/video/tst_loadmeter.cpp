#include <QtTest>

#include <video/loadmeter.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime kStart{1000s};

/// Two threads, each busy for `run` out of every 10 ms, for the given time.
void work(LoadMeter& meter, MonoTime from, std::chrono::milliseconds span, std::chrono::milliseconds run)
{
    for (auto t = 0ms; t < span; t += 10ms)
        for (int thread = 0; thread < 2; ++thread) meter.ran(from + t, from + t + 2ms, from + t + 2ms + run);
}

}  // namespace

class TestLoadMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheShareOfTheThreadsTime()
    {
        LoadMeter meter;
        work(meter, kStart, 4s, 5ms);
        QVERIFY(qAbs(meter.figures(kStart + 4s, 2).busy - 0.5) < 0.02);
        QVERIFY(qAbs(meter.figures(kStart + 4s, 4).busy - 0.25) < 0.02);
    }

    void forgetsAfterTwoSeconds()
    {
        LoadMeter meter;
        work(meter, kStart, 2s, 5ms);
        QCOMPARE(meter.figures(kStart + 5s, 2), LoadMeter::Figures{});
    }

    void knowsTheLongestWait()
    {
        LoadMeter meter;
        work(meter, kStart, 1s, 5ms);
        meter.ran(kStart + 600ms, kStart + 900ms, kStart + 910ms);
        QCOMPARE(meter.figures(kStart + 1500ms, 2).lateness, std::chrono::microseconds(300ms));
    }

    void isNeverMoreThanWholly()
    {
        LoadMeter meter;
        meter.ran(kStart, kStart, kStart + 30s);
        QCOMPARE(meter.figures(kStart + 30500ms, 1).busy, 1.0);
    }

    void theProcessIsMeasuredBetweenTwoLooks()
    {
        CpuMeter meter;
        QCOMPARE(meter.share(kStart, 100s, 2), 0.0);
        QCOMPARE(meter.share(kStart + 2s, 103s, 2), 0.75);
        // Too soon for a new figure.
        QCOMPARE(meter.share(kStart + 2200ms, 103s, 2), 0.75);
        QCOMPARE(meter.share(kStart + 4s, 103s, 2), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestLoadMeter)
#include "tst_loadmeter.moc"
