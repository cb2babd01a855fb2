#include <QtTest>

#include <duty/reportdata.h>

#include "shiftsample.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

class TestShiftReport : public QObject {
    Q_OBJECT

    ShiftReport report_;

    static Result<ShiftReport> over(const StorePlace& place, const Period& period, ReportProgress* progress = nullptr)
    {
        auto store = StoreReader::open(place.path());
        return buildShiftReport(*store.value(), *sampleRegion(), period, period.to, progress);
    }

private Q_SLOTS:
    void initTestCase() { report_ = sampleReport(); }

    void shiftIsNamed() { QCOMPARE(report_.shiftName, QStringLiteral("Day shift")); }

    void alarmsCarryTheNamesOfMinesAndSubjects()
    {
        QCOMPARE(report_.alarms.size(), std::size_t(12));
        QCOMPARE(report_.alarms[0].mineName, QStringLiteral("测试一矿"));
        QCOMPARE(report_.alarms[0].subjectName, QStringLiteral("主井口"));
        QCOMPARE(report_.alarms[1].subjectName, QStringLiteral("综采工作面"));
        QCOMPARE(report_.alarms[1].alarm.transitions.size(), std::size_t(4));
    }

    void everyMineHasTotalsHoursAndLoads()
    {
        QCOMPARE(report_.mines.size(), std::size_t(3));
        const MineEntry& mine = report_.mines.front();
        QCOMPARE(mine.total.minutes, 480);
        QCOMPARE(mine.hours.size(), std::size_t(8));
        QCOMPARE(mine.loads.size(), std::size_t(3));
        QCOMPARE(mine.loads[1].name, QStringLiteral("主井提升"));
        QCOMPARE(report_.mines.back().total.minutesOverLimit > 0, true);
    }

    void outageCountsOnlyInsideThePeriod()
    {
        QCOMPARE(report_.cameras.size(), std::size_t(2));
        QCOMPARE(report_.cameras.front().inPeriod, Micros(25min));
        QCOMPARE(report_.cameras.back().inPeriod, Micros(1h));
        QVERIFY(!report_.cameras.back().outage.until.has_value());
        QCOMPARE(report_.feeds.front().inPeriod, Micros(40s));
    }

    void alarmIsShownAsItStoodAtTheEnd()
    {
        const Alarm now = closed(acknowledged(raisedAlarm(QStringLiteral("a"), kShiftStart), kShiftStart + 10min),
                                 kShiftStart + 20min);
        const Alarm then = asItStood(now, kShiftStart + 15min);
        QCOMPARE(then.state, AlarmState::RaisedAcknowledged);
        QCOMPARE(then.transitions.size(), std::size_t(2));
        QVERIFY(!then.clearedAt.has_value());
        QCOMPARE(asItStood(now, kShiftStart + 5min).state, AlarmState::RaisedUnacknowledged);
        QCOMPARE(asItStood(now, kShiftStart + 1h), now);
    }

    void alarmRaisedAgainIsStandingAndUnseen()
    {
        Alarm alarm = raisedAlarm(QStringLiteral("a"), kShiftStart);
        alarm.transitions.push_back({kShiftStart + 10min, AlarmChange::Cleared, {}, {}});
        alarm.transitions.push_back({kShiftStart + 20min, AlarmChange::Raised, {}, {}});
        QCOMPARE(asItStood(alarm, kShiftStart + 15min).state, AlarmState::ClearedUnacknowledged);
        QCOMPARE(asItStood(alarm, kShiftStart + 15min).clearedAt, std::optional<UtcTime>(kShiftStart + 10min));
        QCOMPARE(asItStood(alarm, kShiftStart + 30min), alarm);
    }

    void sameFactsHaveTheSameDigestWheneverTheReportIsMade()
    {
        ShiftReport later = report_;
        later.generatedAt += 24h;
        QCOMPARE(reportDigest(later), reportDigest(report_));
        QCOMPARE(reportDigest(report_).size(), 64);
    }

    void changedFactChangesTheDigest()
    {
        ShiftReport other = report_;
        other.mines.front().total.max = 1;
        QVERIFY(reportDigest(other) != reportDigest(report_));
    }

    void digestOfAShiftThatIsOverDoesNotChangeWithLaterEvents()
    {
        const StorePlace place;
        writeSampleShift(place);
        const QString before = reportDigest(over(place, kShift).value());
        const auto restored = StoreReader::open(place.path()).value()->openAlarms().value();
        QVERIFY(!restored.empty());
        QVERIFY(writeAlarm(*place.open(), closed(restored.front(), kShift.to + 1h)).ok());
        QCOMPARE(reportDigest(over(place, kShift).value()), before);
    }

    void emptyPeriodMakesAnEmptyReport()
    {
        const StorePlace place;
        place.open();
        const auto report = over(place, kShift);
        QVERIFY(report.ok());
        QVERIFY(report.value().empty());
        QVERIFY(!report_.empty());
    }

    void reversedPeriodIsRefused()
    {
        const StorePlace place;
        place.open();
        const auto report = over(place, {kShift.to, kShift.from});
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, ErrorKind::InvalidInput);
    }

    void periodOfAYearIsRefused()
    {
        const StorePlace place;
        place.open();
        QVERIFY(!over(place, {kShiftStart, kShiftStart + std::chrono::days(365)}).ok());
    }

    void cancelledReportSaysSo()
    {
        const StorePlace place;
        place.open();
        ReportProgress progress;
        progress.cancelled = true;
        const auto report = over(place, kShift, &progress);
        QVERIFY(!report.ok());
        QCOMPARE(report.error(), cancelledReport());
    }
};

QTEST_GUILESS_MAIN(TestShiftReport)
#include "tst_shiftreport.moc"
