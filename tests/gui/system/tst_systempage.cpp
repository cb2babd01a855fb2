#include <QAbstractItemModel>
#include <QTableView>
#include <QTest>

#include <support/screencontext.h>
#include <ui/system/systempage.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using pitwatch::test::ScreenContext;

class TestSystemPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsReadyWhenEveryFeedWasHeard()
    {
        ScreenContext context;
        const SystemPage page(context.page);
        auto snapshot = context.live();
        snapshot.feed(1).lastHeard.reset();
        context.engine.show(snapshot.build());
        QVERIFY(!page.readiness().ready);
        QVERIFY(page.readiness().missing.contains(QStringLiteral("mtt1201-1")));
        context.engine.show(context.live().build());
        QVERIFY(page.readiness().ready);
    }

    void feedsAreShownWhenThePageComesToTheFront()
    {
        ScreenContext context;
        SystemPage page(context.page);
        context.engine.show(context.live().build());
        page.setActive(true);
        const auto tables = page.findChildren<QTableView*>();
        const auto feeds = std::find_if(tables.begin(), tables.end(), [](const QTableView* table) {
            return qobject_cast<const FeedTableModel*>(table->model()) != nullptr;
        });
        QVERIFY(feeds != tables.end());
        QCOMPARE((*feeds)->model()->rowCount(), 2);
    }
};

QTEST_MAIN(TestSystemPage)
#include "tst_systempage.moc"
