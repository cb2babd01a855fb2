#include <QSignalSpy>
#include <QtTest>

#include <ui/playback/timelinewidget.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart{1'795'399'200s};
const CameraKey kCamera{MineCode(QStringLiteral("m")), CameraId(QStringLiteral("c"))};

/// An hour on a thousand pixels.
struct Shown {
    Theme theme;
    Region region;
    TimelineContent content;
    TimelineWidget widget{theme, region};

    Shown()
    {
        content.coverage[kCamera] = {{{kStart, kStart + 20min}, {kStart + 40min, kStart + 1h}}, {}, true};
        widget.setCameras({kCamera});
        widget.resize(TimelineGeometry::kGutter + space(2) + 1000, widget.height());
        widget.show();
        widget.setPeriod({kStart, kStart + 1h});
        widget.setPlayhead(kStart + 30min, kStart + 2h);
        widget.setContent(&content);
    }
    static QPoint place(Micros after, int y) { return {TimelineGeometry::kGutter + int(after * 1000 / 1h), y}; }
    static int rowY() { return TimelineGeometry::row(0, 100).center().y(); }
    static int markY() { return TimelineGeometry::kRuler + TimelineGeometry::kMarks / 2; }
    QRgb colorAt(QPoint place) { return widget.grab().toImage().pixel(place); }
};

}  // namespace

class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<UtcTime>("pitwatch::UtcTime"); }

    void clickGoesToThatTime()
    {
        Shown shown;
        QSignalSpy chosen(&shown.widget, &TimelineWidget::timeChosen);
        QTest::mouseClick(&shown.widget, Qt::LeftButton, {}, Shown::place(15min, Shown::rowY()));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<UtcTime>(), kStart + 15min);
    }

    void dragMovesThePeriodAndGoesNowhere()
    {
        Shown shown;
        QSignalSpy chosen(&shown.widget, &TimelineWidget::timeChosen);
        QTest::mousePress(&shown.widget, Qt::LeftButton, {}, Shown::place(30min, Shown::rowY()));
        QTest::mouseMove(&shown.widget, Shown::place(36min, Shown::rowY()));
        QTest::mouseRelease(&shown.widget, Qt::LeftButton, {}, Shown::place(36min, Shown::rowY()));
        QCOMPARE(shown.widget.scale().period().from, kStart - 6min);
        QCOMPARE(chosen.count(), 0);
    }

    void shiftAndDragSelectsASpan()
    {
        Shown shown;
        QTest::mousePress(&shown.widget, Qt::LeftButton, Qt::ShiftModifier, Shown::place(36min, Shown::rowY()));
        QTest::mouseMove(&shown.widget, Shown::place(12min, Shown::rowY()));
        QTest::mouseRelease(&shown.widget, Qt::LeftButton, Qt::ShiftModifier, Shown::place(12min, Shown::rowY()));
        QCOMPARE(shown.widget.selection(), std::optional<Period>({kStart + 12min, kStart + 36min}));
    }

    void wheelZoomsAboutTheMouse()
    {
        Shown shown;
        const QPointF place = Shown::place(15min, Shown::rowY());
        QWheelEvent turn(place, shown.widget.mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(&shown.widget, &turn);
        QVERIFY(shown.widget.scale().length() < 1h);
        QVERIFY(std::abs(shown.widget.scale().x(kStart + 15min) - 250) < 1);
    }

    void recordedSpansAndHolesLookDifferent()
    {
        Shown shown;
        const QRgb recorded = shown.colorAt(Shown::place(10min + 1s, Shown::rowY()));
        const QRgb hole = shown.colorAt(Shown::place(26min, Shown::rowY()));
        QVERIFY(recorded != hole);
        QCOMPARE(shown.colorAt(Shown::place(47min, Shown::rowY())), recorded);
    }

    void clickOnAnAlarmChoosesTheAlarm()
    {
        Shown shown;
        Alarm alarm;
        alarm.id = AlarmId(QStringLiteral("a"));
        alarm.grade = Grade::I;
        alarm.raisedAt = kStart + 15min;
        shown.content.alarms.push_back(alarm);
        QSignalSpy alarms(&shown.widget, &TimelineWidget::alarmChosen);
        QSignalSpy times(&shown.widget, &TimelineWidget::timeChosen);
        QTest::mouseClick(&shown.widget, Qt::LeftButton, {}, Shown::place(15min, Shown::markY()) + QPoint(3, 0));
        QCOMPARE(alarms.count(), 1);
        QCOMPARE(times.count(), 0);
    }

    void alarmIsDrawnInItsGrade()
    {
        Shown shown;
        Alarm alarm;
        alarm.grade = Grade::I;
        alarm.raisedAt = kStart + 15min;
        shown.content.alarms.push_back(alarm);
        QCOMPARE(shown.colorAt(Shown::place(15min, Shown::markY())), shown.theme.grade(Grade::I).rgb());
    }

    void clickOnABookmarkGoesToItsVeryTime()
    {
        Shown shown;
        shown.content.bookmarks.push_back({QStringLiteral("b"), kStart + 15min + 7s, {}, {}, {}, {}});
        QSignalSpy times(&shown.widget, &TimelineWidget::timeChosen);
        QTest::mouseClick(&shown.widget, Qt::LeftButton, {}, Shown::place(15min, Shown::markY()));
        QCOMPARE(times[0][0].value<UtcTime>(), kStart + 15min + 7s);
    }

    void playheadOutsideIsBroughtIn()
    {
        Shown shown;
        QSignalSpy changed(&shown.widget, &TimelineWidget::periodChanged);
        shown.widget.reveal(kStart + 30min);
        QCOMPARE(changed.count(), 0);
        shown.widget.reveal(kStart + 3h);
        QCOMPARE(changed.count(), 1);
    }

    void mouseOverARowAsksForAPicture()
    {
        Shown shown;
        QSignalSpy hovered(&shown.widget, &TimelineWidget::hovered);
        QTest::mouseMove(&shown.widget, Shown::place(15min, Shown::rowY()));
        QVERIFY(hovered.count() >= 1);
        QCOMPARE(hovered.last()[0].value<CameraKey>(), kCamera);
    }
};

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
