#include <QtTest>

#include <video/cliptimeline.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = fromMicros(1'700'000'000'000'000);

TappedPacket picture(std::optional<Micros> pts, Micros received, std::optional<Micros> captured = {})
{
    TappedPacket p;
    p.pts = pts;
    p.duration = 40ms;
    p.receivedAt = kStart + received;
    if (captured) p.capturedAt = kStart + *captured;
    return p;
}

}  // namespace

class TestClipTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picturesLieAsEvenlyAsTheStreamSaysHoweverTheyArrive()
    {
        ClipTimeline line;
        QCOMPARE(line.place(picture(5s, 0ms)), 0us);
        QCOMPARE(line.place(picture(5s + 40ms, 300ms)), Micros(40ms));
        QCOMPARE(line.place(picture(5s + 80ms, 301ms)), Micros(80ms));
        QCOMPARE(line.length(), Micros(120ms));
        QCOMPARE(line.begin(), kStart);
        QVERIFY(!line.byCapture());
        QVERIFY(line.gaps().empty());
    }

    void theBeginFollowsTheCamerasClockOnceItIsKnown()
    {
        ClipTimeline line;
        line.place(picture(0s, 0ms));
        line.place(picture(40ms, 40ms, -160ms));
        QVERIFY(line.byCapture());
        QCOMPARE(line.begin(), kStart - 200ms);
        QCOMPARE(line.place(picture(80ms, 80ms)), Micros(80ms));
    }

    void aCameraWhoseClockIsWrongIsTimedByReceipt()
    {
        ClipTimeline line;
        line.place(picture(0s, 0ms, 3h));
        QCOMPARE(line.begin(), kStart);
        QVERIFY(!line.byCapture());
    }

    void anotherConnectionContinuesWhereTheClockSays()
    {
        ClipTimeline line;
        line.place(picture(100s, 0ms));
        line.place(picture(100s + 40ms, 40ms));
        TappedPacket again = picture(7s, 5s);
        again.gap = true;
        QCOMPARE(line.place(again), Micros(5s));
        QCOMPARE(line.place(picture(7s + 40ms, 5s + 40ms)), Micros(5s + 40ms));
        QCOMPARE(line.gaps(), (std::vector{ClipTimeline::Gap{80ms, 5s}}));
    }

    void aJumpOfTheStreamsTimeIsNotFollowed()
    {
        ClipTimeline line;
        line.place(picture(0s, 0ms));
        QCOMPARE(line.place(picture(47721s, 40ms)), Micros(40ms));
        QCOMPARE(line.place(picture(47721s + 40ms, 80ms)), Micros(80ms));
        QVERIFY(line.gaps().empty());
    }

    void picturesWithoutTimesOfTheirOwnLieWhereTheyArrived()
    {
        ClipTimeline line;
        line.place(picture({}, 0ms));
        QCOMPARE(line.place(picture({}, 70ms)), Micros(70ms));
        QCOMPARE(line.place(picture({}, 75ms)), Micros(110ms));  // never two at once
    }

    void aClockThatWasSetBackDoesNotTurnTheOrderRound()
    {
        ClipTimeline line;
        line.place(picture(0s, 0ms));
        line.place(picture(1s, 1s));
        QCOMPARE(line.place(picture(1s + 40ms, -1h)), Micros(1s + 40ms));
        QCOMPARE(line.place(picture(1s + 80ms, -1h + 40ms)), Micros(1s + 80ms));
    }
};

QTEST_GUILESS_MAIN(TestClipTimeline)
#include "tst_cliptimeline.moc"
