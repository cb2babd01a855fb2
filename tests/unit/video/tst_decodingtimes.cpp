#include <QtTest>

#include <video/decodingtimes.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const std::vector<Micros> kPyramid{0ms, 160ms, 80ms, 40ms, 120ms, 320ms, 240ms, 200ms, 280ms};

}  // namespace

class TestDecodingTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void depthIsTheMostPicturesThatOneOvertakes()
    {
        QCOMPARE(reorderDepth(std::vector<Micros>{0ms, 40ms, 80ms}), 0);
        QCOMPARE(reorderDepth(std::vector<Micros>{0ms, 80ms, 40ms}), 1);
        QCOMPARE(reorderDepth(kPyramid), 2);
    }

    void withoutReorderingBothTimesAreTheSame()
    {
        DecodingTimes times(0, 40ms);
        for (const Micros at : {0ms, 40ms, 95ms}) {
            const auto made = times.next(at);
            QCOMPARE(made.presentation, at);
            QCOMPARE(made.decoding, at);
        }
    }

    void decodingTimesRiseAndNeverPassThePresentation()
    {
        DecodingTimes times(2, 40ms);
        Micros last = -1h;
        for (const Micros at : kPyramid) {
            const auto made = times.next(at);
            QCOMPARE(made.presentation, at);
            QVERIFY(made.decoding > last);
            QVERIFY(made.decoding <= made.presentation);
            last = made.decoding;
        }
    }

    void aPictureLaterThanTheDepthAllowsIsMovedAndNotRefused()
    {
        DecodingTimes times(0, 40ms);
        times.next(0ms);
        times.next(80ms);
        const auto late = times.next(40ms);
        QVERIFY(late.decoding > 80ms);
        QVERIFY(late.presentation >= late.decoding);
        QVERIFY(late.presentation < 81ms);
    }
};

QTEST_GUILESS_MAIN(TestDecodingTimes)
#include "tst_decodingtimes.moc"
