#include <QtTest>

#include <cmath>
#include <limits>

#include <ui/power/decimation.h>

using namespace pitwatch;
using namespace std::chrono_literals;

class tst_Decimation : public QObject {
    Q_OBJECT

private:
    struct Series {
        std::vector<UtcTime> at;
        std::vector<float> values;
    };
    static constexpr UtcTime kStart{std::chrono::seconds(1'795'399'200)};  // 10:00 in Shanghai
    static Series steady(int count, Micros step = 1s)
    {
        Series series;
        for (int i = 0; i < count; ++i) {
            series.at.push_back(kStart + i * step);
            series.values.push_back(100);
        }
        return series;
    }
    static std::vector<QList<QPointF>> decimated(const Series& series, int columns, Micros span = 1800s)
    {
        return ui::decimate(series.at, series.values, kStart, kStart + span, columns, QTimeZone("Asia/Shanghai"));
    }
    static int pointCount(const std::vector<QList<QPointF>>& parts)
    {
        int count = 0;
        for (const auto& part : parts) count += int(part.size());
        return count;
    }

private Q_SLOTS:
    void keepsAShortCurveAsItIs();
    void keepsExtremes();
    void pointsAreBoundedByColumns();
    void pointsStayInTimeOrder();
    void missingValuesAreLeftOut();
    void samplesOutsideTheTimeAreLeftOut();
    void pauseEndsAPart();
    void slowSamplesAreNoPauses();
    void manyPausesStayBounded();
    void nothingComesOfNothing();
    void axisShowsTheRegionsTime_data();
    void axisShowsTheRegionsTime();
};

void tst_Decimation::keepsAShortCurveAsItIs()
{
    const auto parts = decimated(steady(60), 1800);
    QCOMPARE(parts.size(), 1U);
    QCOMPARE(parts.front().size(), 60);
}

void tst_Decimation::keepsExtremes()
{
    Series series = steady(1800);
    series.values[777] = 900;
    series.values[1234] = -50;
    const auto parts = decimated(series, 50);
    double lowest = 100, highest = 100;
    for (const QPointF& point : parts.front()) {
        lowest = std::min(lowest, point.y());
        highest = std::max(highest, point.y());
    }
    QCOMPARE(highest, 900.0);
    QCOMPARE(lowest, -50.0);
}

void tst_Decimation::pointsAreBoundedByColumns()
{
    Series series = steady(1800);
    for (std::size_t i = 0; i < series.values.size(); ++i) series.values[i] = float(std::sin(double(i)));
    QVERIFY(pointCount(decimated(series, 50)) <= 4 * 50);
}

void tst_Decimation::pointsStayInTimeOrder()
{
    Series series = steady(1800);
    for (std::size_t i = 0; i < series.values.size(); ++i) series.values[i] = float(std::cos(double(i)));
    const auto parts = decimated(series, 40);
    QVERIFY(std::is_sorted(parts.front().begin(), parts.front().end(),
                           [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
}

void tst_Decimation::missingValuesAreLeftOut()
{
    Series series = steady(10);
    series.values[4] = std::numeric_limits<float>::quiet_NaN();
    const auto parts = decimated(series, 1800);
    QCOMPARE(parts.size(), 1U);
    QCOMPARE(parts.front().size(), 9);
}

void tst_Decimation::samplesOutsideTheTimeAreLeftOut()
{
    const Series series = steady(100);
    const auto parts =
        ui::decimate(series.at, series.values, kStart + 10s, kStart + 19s, 500, QTimeZone("Asia/Shanghai"));
    QCOMPARE(pointCount(parts), 10);
}

void tst_Decimation::pauseEndsAPart()
{
    Series series = steady(120);
    for (std::size_t i = 60; i < 120; ++i) series.at[i] += 90s;
    const auto parts = decimated(series, 600);
    QCOMPARE(parts.size(), 2U);
    QVERIFY(parts[1].front().x() - parts[0].back().x() > 89'000);
}

void tst_Decimation::slowSamplesAreNoPauses()
{
    QCOMPARE(decimated(steady(30, 60s), 600).size(), 1U);
}

void tst_Decimation::manyPausesStayBounded()
{
    Series series = steady(1200);
    for (std::size_t i = 0; i < series.at.size(); ++i) series.at[i] += Micros(10s) * int(i / 3);
    QVERIFY(decimated(series, 5000, 6000s).size() <= 64);
}

void tst_Decimation::nothingComesOfNothing()
{
    QVERIFY(decimated({}, 100).empty());
    QVERIFY(decimated(steady(10), 0).empty());
    QVERIFY(decimated(steady(10), 100, 0s).empty());
}

void tst_Decimation::axisShowsTheRegionsTime_data()
{
    QTest::addColumn<QByteArray>("computer");
    for (const char* zone : {"UTC", "Asia/Shanghai", "America/New_York", "Asia/Kolkata"})
        QTest::newRow(zone) << QByteArray(zone);
}

void tst_Decimation::axisShowsTheRegionsTime()
{
    QFETCH(QByteArray, computer);
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", computer);
    const double millis = ui::axisMillis(kStart, QTimeZone("Asia/Shanghai"));
    const QTime shown = QDateTime::fromMSecsSinceEpoch(qint64(millis)).time();
    const auto parts = decimated(steady(2), 100);
    qputenv("TZ", before);
    QCOMPARE(shown, QTime(10, 0));
    QCOMPARE(parts.front().front().x(), millis);
}

QTEST_GUILESS_MAIN(tst_Decimation)
#include "tst_decimation.moc"
