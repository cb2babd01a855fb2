#include <QtTest>

#include <media/mediawatch.h>
#include <media/recordedtime.h>
#include <media/restartpace.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using Verdict = MediaWatch::Verdict;

/// Who is alive, when who is not comes again, and what time it was: pure, with the clock handed in.
class TestMediaWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silenceIsNoticedAfterTwoSeconds()
    {
        MediaWatch watch;
        watch.begin(0ms);
        watch.ready(100ms);
        for (auto now = 500ms; now < 2'100ms; now += 500ms) QCOMPARE(watch.look(now), Verdict::Alive);
        QCOMPARE(watch.look(2'100ms), Verdict::Silent);
        watch.answered(2'200ms, 0ms);
        QCOMPARE(watch.look(2'600ms), Verdict::Alive);
    }

    void aStartMayTakeLonger()
    {
        MediaWatch watch;
        watch.begin(0ms);
        for (auto now = 500ms; now < MediaWatch::kStart; now += 500ms) QCOMPARE(watch.look(now), Verdict::Alive);
        QCOMPARE(watch.look(MediaWatch::kStart), Verdict::Silent);
    }

    void ourOwnAbsenceIsNoSilence()
    {
        MediaWatch watch;
        watch.begin(0ms);
        watch.ready(0ms);
        QCOMPARE(watch.look(500ms), Verdict::Alive);
        QCOMPARE(watch.look(60'000ms), Verdict::Alive);
        QCOMPARE(watch.look(60'500ms), Verdict::Alive);
        QCOMPARE(watch.look(61'000ms), Verdict::Silent);
    }

    void anEngineMayBeSilentForLongerThanItsProcess()
    {
        MediaWatch watch;
        watch.begin(0ms);
        watch.ready(0ms);
        watch.answered(500ms, 9'000ms);
        QCOMPARE(watch.look(500ms), Verdict::Alive);
        watch.answered(1'000ms, MediaWatch::kEngineSilent);
        QCOMPARE(watch.look(1'000ms), Verdict::EngineSilent);
    }

    void startsComeSlowerAndEnd()
    {
        RestartPace pace;
        for (const auto pause : {0ms, 1'000ms, 2'000ms, 4'000ms, 8'000ms}) {
            QCOMPARE(pace.ended(100ms), std::optional(RestartPace::Time(pause)));
            QCOMPARE(pace.firstInSeries(), pause == 0ms);
        }
        QCOMPARE(pace.ended(100ms), std::nullopt);
    }

    void whoLivedForAWhileBeginsAnew()
    {
        RestartPace pace;
        for (int i = 0; i < 4; ++i) (void)pace.ended(0ms);
        QCOMPARE(pace.ended(RestartPace::kSettled), std::optional(RestartPace::Time(0)));
        QVERIFY(pace.firstInSeries());
    }

    void aRecordingGoesOnWhereThePauseLeadsTo()
    {
        RecordedTime time;
        QCOMPARE(time.placed(5s, 100s), Micros(5s));
        QCOMPARE(time.placed(6s, 101s), Micros(6s));
        QCOMPARE(time.placed(5'900ms, 101s), Micros(5'900ms));
        time.nextProcess();
        // Three seconds later, on a time line that has just begun.
        QCOMPARE(time.placed(40ms, 104s), Micros(9s));
        QCOMPARE(time.placed(1'040ms, 105s), Micros(10s));
    }

    void aRecordingThatBeginsLaterBeginsWhereItsProcessIs()
    {
        RecordedTime time;
        time.nextProcess();
        QCOMPARE(time.placed(40ms, 3s), Micros(3s));
    }
};

QTEST_APPLESS_MAIN(TestMediaWatch)
#include "tst_mediawatch.moc"
