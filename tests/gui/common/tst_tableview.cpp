#include <QHeaderView>
#include <QStandardItemModel>
#include <QTest>

#include <ui/common/tableview.h>

using namespace pitwatch::ui;

class TestTableView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsComeBackAsTheyWereLeft()
    {
        Theme theme;
        UiState state;
        QStandardItemModel model(2, 4);
        {
            TableView table(theme);
            table.setModel(&model);
            table.remember(state, QStringLiteral("t"));
            table.setColumnWidth(1, 222);
            table.horizontalHeader()->moveSection(0, 2);
        }
        TableView table(theme);
        table.setModel(&model);
        table.remember(state, QStringLiteral("t"));
        QCOMPARE(table.columnWidth(1), 222);
        QCOMPARE(table.horizontalHeader()->visualIndex(0), 2);
    }

    void columnsOfAnotherTableAreNotTakenOver()
    {
        Theme theme;
        UiState state;
        QStandardItemModel four(2, 4), three(2, 3);
        {
            TableView table(theme);
            table.setModel(&four);
            table.remember(state, QStringLiteral("t"));
            table.setColumnWidth(1, 222);
        }
        TableView table(theme);
        table.setModel(&three);
        table.remember(state, QStringLiteral("t"));
        QVERIFY(table.columnWidth(1) != 222);
    }

    void rowsAreAsHighAsTheDensitySays()
    {
        Theme theme;
        QStandardItemModel model(2, 2);
        TableView table(theme);
        table.setModel(&model);
        QCOMPARE(table.rowHeight(0), 28);
        theme.setDensity(Density::Wall);
        QCOMPARE(table.verticalHeader()->defaultSectionSize(), 36);
    }
};

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
