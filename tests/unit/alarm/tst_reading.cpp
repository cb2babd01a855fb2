#include <QtTest>

#include <alarm/reading.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

UtcTime at(const QString& clock)
{
    return parseIsoTime(u"2026-11-23T%1:00+08:00"_s.arg(clock)).value();
}

}  // namespace

class TestReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shiftChangeIsAWindowAroundEachStart_data()
    {
        QTest::addColumn<QString>("clock");
        QTest::addColumn<bool>("near");
        QTest::newRow("before the window") << u"15:29"_s << false;
        QTest::newRow("beginning") << u"15:30"_s << true;
        QTest::newRow("start of the shift") << u"16:00"_s << true;
        QTest::newRow("end") << u"17:30"_s << true;
        QTest::newRow("after the window") << u"17:31"_s << false;
        QTest::newRow("before midnight") << u"23:45"_s << true;
        QTest::newRow("after midnight") << u"00:30"_s << true;
    }
    void shiftChangeIsAWindowAroundEachStart()
    {
        QFETCH(QString, clock);
        QFETCH(bool, near);
        const std::vector<Shift> shifts{{u"中班"_s, 16 * 60, 0, ShiftKind::Production, {}},
                                        {u"夜班"_s, 0, 8 * 60, ShiftKind::Production, {}}};
        const ShiftChangeMute mute{30min, 90min, 1000};
        QCOMPARE(nearShiftChange(shifts, mute, at(clock), QTimeZone("Asia/Shanghai")), near);
    }

    void mineLimitComesFromTheFirstRowThatCoversTheCapacity_data()
    {
        QTest::addColumn<double>("capacity");
        QTest::addColumn<int>("persons");
        QTest::newRow("within") << 20.0 << 100;
        QTest::newRow("on the bound") << 30.0 << 100;
        QTest::newRow("above it") << 30.1 << 200;
        QTest::newRow("without bound") << 900.0 << 300;
    }
    void mineLimitComesFromTheFirstRowThatCoversTheCapacity()
    {
        QFETCH(double, capacity);
        QFETCH(int, persons);
        const MineLimits limits{{}, {{30, 100}, {60, 200}, {std::nullopt, 300}}, {}};
        Mine mine;
        mine.hazard = HazardClass::Severe;
        mine.capacityWtPerYear = capacity;
        QCOMPARE(mineLimit(limits, mine), std::optional(persons));
    }

    void mineWithoutCapacityHasNoLimit() { QVERIFY(!mineLimit({{}, {}, {{std::nullopt, 300}}}, Mine())); }

    void comparisonWithAMissingLimitDoesNotHold()
    {
        Condition when;
        when.aboveLimit = 1;
        Reading reading;
        reading.value = 100;
        QVERIFY(!holds(when, reading, MineStateKind::Producing, nullptr, {}));
        reading.limit = 50;
        QVERIFY(holds(when, reading, MineStateKind::Producing, nullptr, {}));
    }
};

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
