#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <ui/common/eventloopwatch.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestEventLoopWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLoopThatStandsStillIsCounted()
    {
        const SystemClock clock;
        EventLoopWatch watch(clock);
        watch.start();
        // The loop of this thread does not turn until the watch has waited long enough for an answer.
        while (watch.figures().current <= 2 * EventLoopWatch::kBound) QThread::yieldCurrentThread();
        QCoreApplication::processEvents();
        const StallFigures figures = watch.figures();
        QCOMPARE(figures.stalls, std::uint64_t(1));
        QVERIFY(figures.longest > EventLoopWatch::kBound);
        QCOMPARE(figures.last, figures.longest);
        QVERIFY(figures.lastAt);
    }

    void aWatchThatWasNotStartedSeesNothing()
    {
        const SystemClock clock;
        const EventLoopWatch watch(clock);
        QCOMPARE(watch.figures(), StallFigures());
    }
};

QTEST_GUILESS_MAIN(TestEventLoopWatch)
#include "tst_eventloopwatch.moc"
