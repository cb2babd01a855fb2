#include <QtTest>

#include <duty/shiftcalendar.h>

#include <unit/store/samples.h>

using namespace pitwatch;
using test::at;

namespace {

const QTimeZone kZone("Asia/Shanghai");

Shift shift(const char* name, int from, int to)
{
    return {QString::fromLatin1(name), from, to, ShiftKind::Production, {}};
}

/// A field calendar with a shift over midnight: 08–16, 16–01, 01–08.
const std::vector<Shift> kOverMidnight{shift("a", 480, 960), shift("b", 960, 60), shift("c", 60, 480)};

}  // namespace

class TestShiftCalendar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultDayHasThreeShiftsOfEightHours()
    {
        const auto current = shiftAt(defaultShifts(), kZone, at("2026-11-23T10:00:00+08:00"));
        QVERIFY(current.has_value());
        QCOMPARE(current->period, (Period{at("2026-11-23T08:00:00+08:00"), at("2026-11-23T16:00:00+08:00")}));
        QCOMPARE(current->date, QDate(2026, 11, 23));
    }

    void beginningBelongsToTheShiftAndEndDoesNot()
    {
        const auto first = shiftAt(defaultShifts(), kZone, at("2026-11-23T08:00:00+08:00"));
        QCOMPARE(first->period.from, at("2026-11-23T08:00:00+08:00"));
        const auto next = shiftAt(defaultShifts(), kZone, at("2026-11-23T16:00:00+08:00"));
        QCOMPARE(next->period.from, at("2026-11-23T16:00:00+08:00"));
    }

    void lastShiftOfTheDayEndsAtMidnight()
    {
        const auto current = shiftAt(defaultShifts(), kZone, at("2026-11-23T23:59:59+08:00"));
        QCOMPARE(current->period.to, at("2026-11-24T00:00:00+08:00"));
    }

    void shiftOverMidnightBelongsToTheDayItBegan()
    {
        const auto current = shiftAt(kOverMidnight, kZone, at("2026-11-24T00:30:00+08:00"));
        QVERIFY(current.has_value());
        QCOMPARE(current->name, QStringLiteral("b"));
        QCOMPARE(current->date, QDate(2026, 11, 23));
        QCOMPARE(current->period, (Period{at("2026-11-23T16:00:00+08:00"), at("2026-11-24T01:00:00+08:00")}));
    }

    void previousShiftOverMidnight()
    {
        const auto previous = shiftBefore(kOverMidnight, kZone, at("2026-11-24T03:00:00+08:00"));
        QVERIFY(previous.has_value());
        QCOMPARE(previous->period, (Period{at("2026-11-23T16:00:00+08:00"), at("2026-11-24T01:00:00+08:00")}));
    }

    void previousOfTheFirstShiftIsYesterday()
    {
        const auto previous = shiftBefore(defaultShifts(), kZone, at("2026-11-23T01:00:00+08:00"));
        QCOMPARE(previous->period, (Period{at("2026-11-22T16:00:00+08:00"), at("2026-11-23T00:00:00+08:00")}));
    }

    void noShiftWhereTheMineDoesNotWork()
    {
        const std::vector<Shift> days{shift("day", 480, 960)};
        QVERIFY(!shiftAt(days, kZone, at("2026-11-23T20:00:00+08:00")).has_value());
        QCOMPARE(shiftBefore(days, kZone, at("2026-11-23T20:00:00+08:00"))->period.to, at("2026-11-23T16:00:00+08:00"));
        QCOMPARE(shiftBefore(days, kZone, at("2026-11-23T05:00:00+08:00"))->period.to, at("2026-11-22T16:00:00+08:00"));
    }

    void minesThatAgreeGiveTheRegionTheirShifts()
    {
        Region region;
        region.mines.resize(3);
        region.mines[0].shifts = kOverMidnight;
        region.mines[2].shifts = kOverMidnight;
        QCOMPARE(shiftsOf(region), kOverMidnight);
    }

    void minesThatDisagreeLeaveTheDefault()
    {
        Region region;
        region.mines.resize(2);
        region.mines[0].shifts = kOverMidnight;
        region.mines[1].shifts = {shift("day", 480, 960)};
        QCOMPARE(shiftsOf(region), defaultShifts());
        QCOMPARE(shiftsOf(region.mines[1]).size(), std::size_t(1));
    }

    void exactPeriodIsNamedAfterItsShift()
    {
        const Period exact{at("2026-11-23T16:00:00+08:00"), at("2026-11-24T01:00:00+08:00")};
        QCOMPARE(shiftOver(kOverMidnight, kZone, exact)->name, QStringLiteral("b"));
        QVERIFY(!shiftOver(kOverMidnight, kZone, {exact.from, exact.from + std::chrono::hours(1)}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestShiftCalendar)
#include "tst_shiftcalendar.moc"
