#include <QtTest>

#include <QAbstractItemModelTester>
#include <QTableView>

#include <support/fakeengine.h>
#include <ui/map/tagtablemodel.h>

using namespace pitwatch;
using namespace pitwatch::test;

class tst_TagTableModel : public QObject {
    Q_OBJECT

private:
    /// A snapshot with the persons of these numbers.
    SnapshotPtr persons(const std::vector<int>& numbers) const
    {
        SnapshotBuilder builder(region_, now_);
        for (const int number : numbers) builder.tag(0, number, 0, {10, 5});
        return builder.build();
    }
    static QStringList names(const QAbstractItemModel& model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, ui::TagTableModel::NameColumn).data().toString();
        return names;
    }
    static QString person(int number) { return QStringLiteral("测试员%1").arg(number); }

    std::shared_ptr<const Region> region_ = sampleRegion();
    UtcTime now_{std::chrono::seconds(1'795'399'200)};

private Q_SLOTS:
    void rowsFollowTheSnapshot();
    void selectionFollowsItsTag();
    void selectionOfSomebodyWhoLeftGoes();
    void movingWithoutOtherChangesAnnouncesNothing();
    void onlyChangedRowsAreAnnounced();
    void textsNameAreaAndTime();
    void callForHelpIsAWord();
    void anotherMineStartsAnew();
};

void tst_TagTableModel::rowsFollowTheSnapshot()
{
    ui::TagTableModel model(region_->timezone);
    QAbstractItemModelTester tester(&model);
    model.setMine(region_, region_->mines.front().code);
    for (const auto& numbers : std::vector<std::vector<int>>{{1, 2, 3}, {3, 2, 1, 9}, {2}, {}, {5, 1}}) {
        model.update(persons(numbers));
        QStringList expected;
        auto sorted = numbers;
        std::sort(sorted.begin(), sorted.end());
        for (const int number : sorted) expected << person(number);
        QCOMPARE(names(model), expected);
    }
}

void tst_TagTableModel::selectionFollowsItsTag()
{
    ui::TagTableModel model(region_->timezone);
    QAbstractItemModelTester tester(&model);
    model.setMine(region_, region_->mines.front().code);
    model.update(persons({2, 5}));
    QTableView view;
    view.setModel(&model);
    view.selectRow(1);
    const QPersistentModelIndex kept(model.index(1, ui::TagTableModel::TagColumn));
    model.update(persons({1, 2, 3, 5}));
    QCOMPARE(view.currentIndex().row(), 3);
    QCOMPARE(view.selectionModel()->selectedRows().value(0).row(), 3);
    QCOMPARE(kept.row(), 3);
}

void tst_TagTableModel::selectionOfSomebodyWhoLeftGoes()
{
    ui::TagTableModel model(region_->timezone);
    QAbstractItemModelTester tester(&model);
    model.setMine(region_, region_->mines.front().code);
    model.update(persons({1, 2}));
    QTableView view;
    view.setModel(&model);
    view.selectRow(1);
    model.update(persons({1, 3}));
    QVERIFY(view.selectionModel()->selectedRows().isEmpty());
}

void tst_TagTableModel::movingWithoutOtherChangesAnnouncesNothing()
{
    ui::TagTableModel model(region_->timezone);
    model.setMine(region_, region_->mines.front().code);
    SnapshotBuilder builder(region_, now_);
    TagSnapshot& tag = builder.tag(0, 1, 0, {10, 5});
    model.update(builder.build());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    tag.at = MinePoint{20, 6, 0};
    model.update(builder.build());
    QVERIFY(changed.isEmpty());
    QCOMPARE(model.tag(tag.tag)->at->x, 20.0);
}

void tst_TagTableModel::onlyChangedRowsAreAnnounced()
{
    ui::TagTableModel model(region_->timezone);
    model.setMine(region_, region_->mines.front().code);
    model.update(persons({1, 2, 3, 4}));
    SnapshotBuilder builder(region_, now_);
    for (const int number : {1, 2, 3, 4}) {
        TagSnapshot& tag = builder.tag(0, number, 0, {10, 5});
        if (number == 2 || number == 3) tag.area = region_->mines.front().areas[1].code;
    }
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update(builder.build());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 2);
}

void tst_TagTableModel::textsNameAreaAndTime()
{
    ui::TagTableModel model(region_->timezone);
    model.setMine(region_, region_->mines.front().code);
    model.update(persons({1}));
    const auto text = [&](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(ui::TagTableModel::AreaColumn), QStringLiteral("综采工作面"));
    QCOMPARE(text(ui::TagTableModel::SinceColumn), QStringLiteral("09:25:00"));
    QCOMPARE(text(ui::TagTableModel::KindColumn), QStringLiteral("采煤工"));
    QCOMPARE(text(ui::TagTableModel::TagColumn), QStringLiteral("41088100100100001"));
}

void tst_TagTableModel::callForHelpIsAWord()
{
    ui::TagTableModel model(region_->timezone);
    model.setMine(region_, region_->mines.front().code);
    SnapshotBuilder builder(region_, now_);
    builder.tag(0, 1, 0, {10, 5}).sos = true;
    model.update(builder.build());
    QVERIFY(names(model).value(0).contains(QStringLiteral("SOS")));
}

void tst_TagTableModel::anotherMineStartsAnew()
{
    ui::TagTableModel model(region_->timezone);
    QAbstractItemModelTester tester(&model);
    model.setMine(region_, region_->mines.front().code);
    model.update(persons({1, 2}));
    model.setMine(region_, region_->mines.back().code);
    QCOMPARE(model.rowCount(), 0);
    model.update(persons({1, 2}));
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(tst_TagTableModel)
#include "tst_tagtablemodel.moc"
