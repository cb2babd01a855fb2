#include <QtTest>

#include <QAbstractItemModelTester>
#include <QTableView>

#include <support/fakeengine.h>
#include <ui/power/feedertablemodel.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;
using Model = ui::FeederTableModel;

class tst_FeederTableModel : public QObject {
    Q_OBJECT

private:
    static QString text(const Model& model, int row, int column) { return model.index(row, column).data().toString(); }

    std::shared_ptr<const Region> region_ = sampleRegion();
    MineCode mine_ = region_->mines.front().code;
    ManualClock clock_{UtcTime(std::chrono::seconds(1'795'399'200))};

private Q_SLOTS:
    void allFeedersStandBeforeAnyData();
    void showsFiguresAndAge();
    void selectionSurvivesSnapshots();
    void phasesAreAveragedOverThoseReported();
    void runningIsToldByTheSourceFirst();
    void staleRowsAreMarked();
    void anotherMineStartsAnew();
};

void tst_FeederTableModel::allFeedersStandBeforeAnyData()
{
    Model model(region_, clock_);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setMine(mine_);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(text(model, 0, Model::NameColumn), QStringLiteral("主井提升"));
    QCOMPARE(text(model, 0, Model::PowerColumn), QStringLiteral("–"));
    QVERIFY(model.index(0, 0).data(Model::StaleRole).toBool());
}

void tst_FeederTableModel::showsFiguresAndAge()
{
    Model model(region_, clock_);
    QAbstractItemModelTester tester(&model);
    model.setMine(mine_);
    model.update(SnapshotBuilder(region_, clock_.now()).live().build());
    clock_.advance(29s);
    QCOMPARE(text(model, 0, Model::PowerColumn), QStringLiteral("180.0"));
    QCOMPARE(text(model, 0, Model::AgeColumn), QStringLiteral("30 s ago"));
    QVERIFY(!model.index(0, 0).data(Model::StaleRole).toBool());
}

void tst_FeederTableModel::selectionSurvivesSnapshots()
{
    Model model(region_, clock_);
    QAbstractItemModelTester tester(&model);
    model.setMine(mine_);
    QTableView view;
    view.setModel(&model);
    view.selectRow(1);
    model.update(SnapshotBuilder(region_, clock_.now()).live().build());
    QCOMPARE(view.selectionModel()->selectedRows().value(0).row(), 1);
}

void tst_FeederTableModel::phasesAreAveragedOverThoseReported()
{
    PowerSample sample;
    QVERIFY(!ui::meanCurrent(sample));
    sample.ia = 10;
    sample.ic = 20;
    QCOMPARE(*ui::meanCurrent(sample), 15.0);
    sample.ub = 6000;
    QCOMPARE(*ui::meanVoltage(sample), 6000.0);
}

void tst_FeederTableModel::runningIsToldByTheSourceFirst()
{
    Model model(region_, clock_);
    model.setMine(mine_);
    SnapshotBuilder builder(region_, clock_.now());
    builder.live();
    builder.mine(0).feeders[0].latest->on = false;
    builder.mine(0).feeders[0].aboveIdle = true;
    builder.mine(0).feeders[1].aboveIdle = true;
    model.update(builder.build());
    QVERIFY(text(model, 0, Model::StateColumn).contains(u"Stopped"));
    QVERIFY(text(model, 1, Model::StateColumn).contains(u"Running"));
    QVERIFY(text(model, 2, Model::StateColumn).contains(u"Stopped"));
}

void tst_FeederTableModel::staleRowsAreMarked()
{
    Model model(region_, clock_);
    model.setMine(mine_);
    SnapshotBuilder builder(region_, clock_.now());
    builder.live().mine(0).feeders[2].freshness = Freshness::Stale;
    model.update(builder.build());
    QVERIFY(!model.index(1, 0).data(Model::StaleRole).toBool());
    QVERIFY(model.index(2, 0).data(Model::StaleRole).toBool());
}

void tst_FeederTableModel::anotherMineStartsAnew()
{
    Model model(region_, clock_);
    QAbstractItemModelTester tester(&model);
    model.setMine(mine_);
    model.update(SnapshotBuilder(region_, clock_.now()).live().build());
    model.setMine(MineCode(QStringLiteral("000000000000")));
    QCOMPARE(model.rowCount(), 0);
    model.setMine(region_->mines.back().code);
    QCOMPARE(text(model, 0, Model::PowerColumn), QStringLiteral("200.0"));
    QCOMPARE(model.rowOf(FeederId(QStringLiteral("f03"))), 2);
    QCOMPARE(model.rowOf(FeederId(QStringLiteral("f99"))), -1);
}

QTEST_MAIN(tst_FeederTableModel)
#include "tst_feedertablemodel.moc"
