#include <QtTest>

#include <ui/playback/timescale.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestTimeScale : public QObject {
    Q_OBJECT

    const UtcTime start_{1'795'399'200s};  // 10:00 in Shanghai
    const QTimeZone zone_{"Asia/Shanghai"};

    TimeScale hour() const { return {{start_, start_ + 1h}, 1000}; }

private Q_SLOTS:
    void placesAndTimesAreEachOthersInverse()
    {
        const TimeScale scale = hour();
        QCOMPARE(scale.x(start_ + 30min), 500.0);
        QCOMPARE(scale.time(250), start_ + 15min);
    }

    void zoomKeepsWhatLiesBelowTheMouse()
    {
        TimeScale scale = hour();
        const UtcTime below = scale.time(300);
        scale.zoom(0.25, 300);
        QCOMPARE(scale.length(), Micros(15min));
        QVERIFY(std::abs(scale.x(below) - 300) < 0.01);
    }

    void zoomIsBounded()
    {
        TimeScale scale = hour();
        scale.zoom(1e-9, 500);
        QCOMPARE(scale.length(), TimeScale::kShortest);
        scale.zoom(1e12, 500);
        QCOMPARE(scale.length(), TimeScale::kLongest);
    }

    void panMovesWithTheMouse()
    {
        TimeScale scale = hour();
        scale.pan(100);
        QCOMPARE(scale.period().from, start_ - 6min);
        QCOMPARE(scale.length(), Micros(1h));
    }

    void revealMovesOnlyWhenItMust()
    {
        TimeScale scale = hour();
        QVERIFY(!scale.reveal(start_ + 30min));
        QVERIFY(scale.reveal(start_ + 2h));
        QCOMPARE(scale.x(start_ + 2h), 500.0);
    }

    void ticksStandOnRoundTimesOfTheRegion_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("first");
        QTest::addRow("half a minute") << qint64(30) << QStringLiteral("10:00:00");
        QTest::addRow("an hour") << qint64(3600) << QStringLiteral("10:00");
        QTest::addRow("three days") << qint64(3 * 86400) << QStringLiteral("12:00");
    }
    void ticksStandOnRoundTimesOfTheRegion()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, first);
        const TimeScale scale({start_, start_ + std::chrono::seconds(seconds)}, 1000);
        const auto ticks = scale.ticks(zone_);
        QVERIFY(ticks.size() >= 3);
        QVERIFY(ticks.size() <= 12);
        QCOMPARE(ticks.front().label, first);
    }

    void midnightShowsItsDay()
    {
        const TimeScale scale({start_, start_ + std::chrono::days(3)}, 1000);
        QStringList labels;
        for (const auto& tick : scale.ticks(zone_)) labels << tick.label;
        QVERIFY2(labels.contains(QStringLiteral("11-24")), qPrintable(labels.join(QLatin1Char(' '))));
    }

    void labelsDoNotTouch()
    {
        for (const Micros length : {Micros(10s), Micros(17min), Micros(5h), Micros(31 * 24h)}) {
            const TimeScale scale({start_, start_ + length}, 900);
            const auto ticks = scale.ticks(zone_);
            for (std::size_t i = 1; i < ticks.size(); ++i)
                QVERIFY(scale.x(ticks[i].at) - scale.x(ticks[i - 1].at) >= 84);
        }
    }
};

QTEST_GUILESS_MAIN(TestTimeScale)
#include "tst_timescale.moc"
