#include <QtTest>

#include <QAbstractItemModelTester>
#include <QTableView>

#include <support/fakeengine.h>
#include <ui/alarm/alarmfilter.h>
#include <ui/alarm/alarmtablemodel.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;
using Model = ui::AlarmTableModel;

namespace {

struct Table {
    std::shared_ptr<const Region> region = sampleRegion();
    ManualClock clock{UtcTime(std::chrono::seconds(1'795'399'200))};
    Model model{region, clock};
    QAbstractItemModelTester tester{&model};
    ui::AlarmFilter filter;
    QAbstractItemModelTester filterTester{&filter};

    Table()
    {
        filter.setSourceModel(&model);
        filter.sort(Model::RaisedColumn, Qt::DescendingOrder);
    }
    /// Alarms with these ids, newest last.
    SnapshotPtr alarms(const QStringList& ids) const
    {
        SnapshotBuilder builder(region, clock.now());
        int age = int(ids.size());
        for (const QString& id : ids) {
            Alarm& alarm = builder.alarm(0, Grade::II, QStringLiteral("疑似超员 ") + id);
            alarm.id = AlarmId(id);
            alarm.raisedAt -= age-- * Micros(1s);
        }
        return builder.build();
    }
    QStringList shown() const
    {
        QStringList ids;
        for (int row = 0; row < filter.rowCount(); ++row) ids << filter.index(row, 0).data(Model::IdRole).toString();
        return ids;
    }
};

/// One alarm of each grade in mine 1, the third closed; one of grade I in mine 2.
SnapshotPtr mixedAlarms(const Table& table)
{
    SnapshotBuilder builder(table.region, table.clock.now());
    for (const Grade grade : {Grade::I, Grade::II, Grade::III, Grade::IV}) {
        Alarm& alarm = builder.alarm(0, grade, QStringLiteral("疑似超员"));
        if (grade == Grade::III) alarm.state = AlarmState::Closed;
    }
    builder.alarm(1, Grade::I, QStringLiteral("疑似空岗"));
    return builder.build();
}

}  // namespace

class tst_AlarmTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsFollowTheSnapshot();
    void selectionFollowsItsAlarm();
    void selectionOfAnAlarmThatIsForgottenGoes();
    void passingTimeTouchesDurationsOncePerSecond();
    void textsNameMineTimeAndPerson();
    void alarmOfTheRegionNamesTheRegion();
    void openAlarmsOfAllGradesAreShownFirst();
    void gradesCanBeHidden();
    void closedOnesCanBeShown();
    void oneMineCanBeChosen();
    void textIsFoundInAnyColumn();
    void gradesSortFromTheGravest();
};

void tst_AlarmTableModel::rowsFollowTheSnapshot()
{
    Table table;
    for (const QStringList& ids : {QStringList{QStringLiteral("a")},
                                   {QStringLiteral("a"), QStringLiteral("b")},
                                   {QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("d")},
                                   {}}) {
        table.model.update(table.alarms(ids));
        QStringList newestFirst(ids.rbegin(), ids.rend());
        QCOMPARE(table.shown(), newestFirst);
    }
}

void tst_AlarmTableModel::selectionFollowsItsAlarm()
{
    Table table;
    table.model.update(table.alarms({QStringLiteral("a"), QStringLiteral("b")}));
    QTableView view;
    view.setModel(&table.filter);
    view.setSortingEnabled(true);
    view.sortByColumn(Model::RaisedColumn, Qt::DescendingOrder);
    view.selectRow(1);
    const QPersistentModelIndex kept(table.filter.index(1, Model::TitleColumn));
    table.model.update(table.alarms({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    const auto rows = view.selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().data(Model::IdRole).toString(), QStringLiteral("a"));
    QCOMPARE(kept.row(), 2);
}

void tst_AlarmTableModel::selectionOfAnAlarmThatIsForgottenGoes()
{
    Table table;
    table.model.update(table.alarms({QStringLiteral("a"), QStringLiteral("b")}));
    QTableView view;
    view.setModel(&table.filter);
    view.selectRow(1);
    table.model.update(table.alarms({QStringLiteral("b"), QStringLiteral("c")}));
    QVERIFY(view.selectionModel()->selectedRows().isEmpty());
}

void tst_AlarmTableModel::passingTimeTouchesDurationsOncePerSecond()
{
    Table table;
    const SnapshotPtr first = table.alarms({QStringLiteral("a")});
    table.model.update(first);
    const QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    auto later = std::make_shared<RegionSnapshot>(*first);
    for (int tenth = 0; tenth < 20; ++tenth) {
        later->at += 100ms;
        table.model.update(std::make_shared<RegionSnapshot>(*later));
    }
    QVERIFY(changed.size() >= 1 && changed.size() <= 2);
    QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(Model::LastedColumn));
}

void tst_AlarmTableModel::textsNameMineTimeAndPerson()
{
    Table table;
    SnapshotBuilder builder(table.region, table.clock.now());
    Alarm& alarm = builder.alarm(0, Grade::II, QStringLiteral("疑似超员"));
    alarm.transitions.push_back({table.clock.now() + 5s, AlarmChange::Acknowledged, QStringLiteral("测试值班员"), {}});
    table.model.update(builder.build());
    table.clock.advance(75s);
    const auto text = [&](int column) { return table.model.index(0, column).data().toString(); };
    QCOMPARE(text(Model::MineColumn), QStringLiteral("测试1矿"));
    QCOMPARE(text(Model::RaisedColumn), QStringLiteral("2026-11-23 10:00:00"));
    QCOMPARE(text(Model::LastedColumn), QStringLiteral("1 min"));
    QCOMPARE(text(Model::PersonColumn), QStringLiteral("测试值班员"));
    QVERIFY(text(Model::GradeColumn).contains(u"II"));
}

void tst_AlarmTableModel::alarmOfTheRegionNamesTheRegion()
{
    Table table;
    SnapshotBuilder builder(table.region, table.clock.now());
    builder.alarm(0, Grade::III, QStringLiteral("数据中断")).mine = MineCode();
    table.model.update(builder.build());
    QVERIFY(!table.model.index(0, Model::MineColumn).data().toString().isEmpty());
}

void tst_AlarmTableModel::openAlarmsOfAllGradesAreShownFirst()
{
    Table table;
    table.model.update(mixedAlarms(table));
    QCOMPARE(table.filter.rowCount(), 4);
}

void tst_AlarmTableModel::gradesCanBeHidden()
{
    Table table;
    table.model.update(mixedAlarms(table));
    table.filter.setGradeShown(1, false);
    QCOMPARE(table.filter.rowCount(), 2);
    table.filter.setGradeShown(1, true);
    QCOMPARE(table.filter.rowCount(), 4);
}

void tst_AlarmTableModel::closedOnesCanBeShown()
{
    Table table;
    table.model.update(mixedAlarms(table));
    table.filter.setOpenOnly(false);
    QCOMPARE(table.filter.rowCount(), 5);
}

void tst_AlarmTableModel::oneMineCanBeChosen()
{
    Table table;
    table.model.update(mixedAlarms(table));
    table.filter.setMine(table.region->mines.back().code);
    QCOMPARE(table.filter.rowCount(), 1);
}

void tst_AlarmTableModel::textIsFoundInAnyColumn()
{
    Table table;
    table.model.update(mixedAlarms(table));
    table.filter.setText(QStringLiteral(" 空岗 "));
    QCOMPARE(table.filter.rowCount(), 1);
    table.filter.setText(QStringLiteral("测试2矿"));
    QCOMPARE(table.filter.rowCount(), 1);
}

void tst_AlarmTableModel::gradesSortFromTheGravest()
{
    Table table;
    table.model.update(mixedAlarms(table));
    table.filter.sort(Model::GradeColumn, Qt::AscendingOrder);
    QList<int> grades;
    for (int row = 0; row < table.filter.rowCount(); ++row)
        grades << table.filter.index(row, 0).data(Model::GradeRole).toInt();
    QCOMPARE(grades, (QList<int>{1, 1, 2, 4}));
}

QTEST_MAIN(tst_AlarmTableModel)
#include "tst_alarmtablemodel.moc"
