#include <QtTest>

#include <video/ptspacer.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {
const MonoTime kStart = MonoTime(1h);
}

class TestPtsPacer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesAreDueAtTheirOwnDistance()
    {
        PtsPacer pacer;
        QCOMPARE(pacer.due(5s, 40ms, kStart), kStart);
        QCOMPARE(pacer.due(5s + 80ms, 40ms, kStart), kStart + 80ms);
        QCOMPARE(pacer.ahead(kStart), Micros(80ms));
    }

    void aPictureWithoutTimeFollowsByOneFrame()
    {
        PtsPacer pacer;
        pacer.due(0s, 40ms, kStart);
        QCOMPARE(pacer.due(std::nullopt, 40ms, kStart), kStart + 40ms);
        QCOMPARE(pacer.due(std::nullopt, 40ms, kStart), kStart + 80ms);
    }

    void aLoopGoesOnWithoutAGap()
    {
        PtsPacer pacer;
        pacer.due(0s, 40ms, kStart);
        pacer.due(40ms, 40ms, kStart);
        pacer.loop();
        QCOMPARE(pacer.due(0s, 40ms, kStart), kStart + 80ms);
        QCOMPARE(pacer.due(40ms, 40ms, kStart), kStart + 120ms);
    }

    void jumpsAreNotWaitedFor()
    {
        PtsPacer pacer;
        pacer.due(0s, 40ms, kStart);
        QCOMPARE(pacer.due(1h, 40ms, kStart), kStart + 40ms);
        QCOMPARE(pacer.due(0s, 40ms, kStart), kStart + 80ms);
    }

    void aReaderThatFellBehindStartsAnew()
    {
        PtsPacer pacer;
        pacer.due(0s, 40ms, kStart);
        QCOMPARE(pacer.due(40ms, 40ms, kStart + 5s), kStart + 5s);
        QCOMPARE(pacer.due(80ms, 40ms, kStart + 5s), kStart + 5s + 40ms);
    }
};

QTEST_GUILESS_MAIN(TestPtsPacer)
#include "tst_ptspacer.moc"
