#include <QTest>

#include <support/screencontext.h>
#include <ui/shell/statusstrip.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using pitwatch::test::ScreenContext;

class TestStatusStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theClockIsOfTheRegionsZone()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        QCOMPARE(strip.clockText(), QStringLiteral("10:00:00"));
    }

    void theClockGoesOn()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        context.clock.advance(75s);
        strip.refresh();
        QCOMPARE(strip.clockText(), QStringLiteral("10:01:15"));
    }

    void everyFeedHasAMark()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        strip.show();
        context.engine.show(context.live().build());
        QCOMPARE(strip.marks().size(), std::size_t(2));
        QCOMPARE(strip.marks()[0]->health(), Health::Good);
    }

    void aSilentFeedShowsByShapeAndWord()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        auto snapshot = context.live();
        snapshot.feed(1).silent = true;
        context.engine.show(snapshot.build());
        QCOMPARE(strip.marks().at(1)->health(), Health::Bad);
        QVERIFY2(strip.marks().at(1)->text().contains(QStringLiteral("Silent")),
                 qPrintable(strip.marks().at(1)->text()));
    }

    void unacknowledgedAlarmsAreCountedByGrade()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        auto snapshot = context.live();
        snapshot.alarm(0, Grade::II, QStringLiteral("疑似采掘工作面超员"));
        snapshot.alarm(1, Grade::II, QStringLiteral("疑似采掘工作面超员"));
        snapshot.alarm(1, Grade::I, QStringLiteral("疑似停产矿井生产")).state = AlarmState::RaisedAcknowledged;
        context.engine.show(snapshot.build());
        QCOMPARE(strip.badge(Grade::II)->count(), 2);
        QCOMPARE(strip.badge(Grade::I)->count(), 0);
    }

    void aDisplayThatIsNotUpdatedSaysSo()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        context.engine.show(context.live().build());
        context.clock.advance(20s);
        strip.refresh();
        QCOMPARE(strip.marks().size(), std::size_t(3));
        QCOMPARE(strip.marks().front()->health(), Health::Bad);
    }

    void beforeTheFirstDataItWaits()
    {
        ScreenContext context;
        StatusStrip strip(context.page, context.officer);
        QCOMPARE(strip.marks().size(), std::size_t(1));
        QCOMPARE(strip.marks().front()->health(), Health::Waiting);
    }
};

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"
