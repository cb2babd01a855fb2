#include <QtTest>

#include <video/captureclock.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {
const UtcTime kNow = fromMicros(1'795'000'000'000'000);
constexpr Micros kFrame = 40ms;
constexpr Micros kWrap = 47'721'858'844us;  // 2^32 ticks of 90 kHz
}  // namespace

class TestCaptureClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstReport()
    {
        CaptureClock clock;
        QVERIFY(!clock.capturedAt(std::nullopt, 0us, kNow));
        QVERIFY(!clock.capturedAt(std::nullopt, kFrame, kNow));
    }

    void aPictureWithoutAReportIsDerivedFromItsPts()
    {
        CaptureClock clock;
        QCOMPARE(*clock.capturedAt(kNow - 100ms, 1s, kNow), kNow - 100ms);
        QCOMPARE(*clock.capturedAt(std::nullopt, 1s + 2 * kFrame, kNow), kNow - 100ms + 2 * kFrame);
    }

    void nothingIsDerivedAcrossADiscontinuity()
    {
        CaptureClock clock;
        QVERIFY(clock.capturedAt(kNow, 1s, kNow));
        clock.discontinuity();
        QVERIFY(!clock.capturedAt(std::nullopt, 1s + kFrame, kNow));
    }

    void nothingIsDerivedFromAPtsThatJumps()
    {
        CaptureClock clock;
        QVERIFY(clock.capturedAt(kNow, 1s, kNow));
        QVERIFY(!clock.capturedAt(std::nullopt, 10min, kNow));
        QVERIFY(!clock.capturedAt(std::nullopt, std::nullopt, kNow));
    }

    void theWrapOfRtpTimeIsFoldedBack_data()
    {
        QTest::addColumn<int>("turns");
        QTest::newRow("forward") << 1;
        QTest::newRow("backward") << -1;
    }

    void theWrapOfRtpTimeIsFoldedBack()
    {
        QFETCH(int, turns);
        CaptureClock clock;
        clock.capturedAt(kNow, 1s, kNow);
        const auto time = clock.capturedAt(kNow + kFrame + turns * kWrap, 1s + kFrame, kNow + kFrame);
        QVERIFY(std::chrono::abs(*time - (kNow + kFrame)) < 1ms);
    }

    void theFirstReportIsFoldedWhenThatBringsItToNow()
    {
        CaptureClock clock;
        const auto time = clock.capturedAt(kNow - 200ms - kWrap, 1s, kNow);
        QVERIFY(std::chrono::abs(*time - (kNow - 200ms)) < 1ms);
    }

    void aCameraWithAWrongClockKeepsItsTime()
    {
        CaptureClock clock;
        QCOMPARE(*clock.capturedAt(kNow - 26h, 1s, kNow), kNow - 26h);
    }

    void aSingleOutlierIsReplacedByWhatWasExpected()
    {
        CaptureClock clock;
        clock.capturedAt(kNow, 1s, kNow);
        QCOMPARE(*clock.capturedAt(kNow + 7s, 1s + kFrame, kNow), kNow + kFrame);
        QCOMPARE(*clock.capturedAt(kNow + 2 * kFrame, 1s + 2 * kFrame, kNow), kNow + 2 * kFrame);
    }

    void aClockThatWasSetIsFollowed()
    {
        CaptureClock clock;
        clock.capturedAt(kNow, 1s, kNow);
        std::optional<UtcTime> time;
        for (int i = 1; i <= 10; ++i) time = clock.capturedAt(kNow + 7s + i * kFrame, 1s + i * kFrame, kNow);
        QCOMPARE(*time, kNow + 7s + 10 * kFrame);
    }
};

QTEST_GUILESS_MAIN(TestCaptureClock)
#include "tst_captureclock.moc"
