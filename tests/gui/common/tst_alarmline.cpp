#include <QTest>

#include <support/screencontext.h>
#include <ui/common/alarmline.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using pitwatch::test::ScreenContext;

class TestAlarmLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheHighestGradeThatNobodyAcknowledged()
    {
        ScreenContext context;
        AlarmLine line(context.page);
        auto snapshot = context.live();
        snapshot.alarm(0, Grade::III, QStringLiteral("疑似空岗"));
        snapshot.alarm(1, Grade::II, QStringLiteral("疑似超员"));
        snapshot.alarm(1, Grade::I, QStringLiteral("疑似停产矿井生产")).state = AlarmState::RaisedAcknowledged;
        context.engine.show(snapshot.build());
        QVERIFY2(line.text().contains(QStringLiteral("疑似超员")), qPrintable(line.text()));
        QVERIFY(line.text().contains(context.page.region->mines[1].name));
    }

    void saysWhenThereIsNone()
    {
        ScreenContext context;
        AlarmLine line(context.page);
        context.engine.show(context.live().build());
        QCOMPARE(line.text(), QStringLiteral("No unacknowledged alarm"));
    }

    void saysWhenTheDisplayIsNotUpdated()
    {
        ScreenContext context;
        AlarmLine line(context.page);
        context.engine.show(context.live().build());
        context.clock.advance(20s);
        line.refresh();
        QVERIFY2(line.text().contains(QStringLiteral("not being updated")), qPrintable(line.text()));
    }
};

QTEST_MAIN(TestAlarmLine)
#include "tst_alarmline.moc"
