#include <QtTest>

#include <support/pageseat.h>
#include <ui/power/powerpage.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

struct Shown {
    explicit Shown(std::shared_ptr<const Region> region = sampleRegion()) : seat(std::move(region)) { open(); }

    void open()
    {
        page.reset();
        page = std::make_unique<ui::PowerPage>(seat.context());
        page->resize(1400, 800);
        page->show();
        page->setActive(true);
    }
    QTableView* table() const { return page->findChild<ui::TableView*>(); }
    ui::CurveChart* chart(const QString& part) const
    {
        for (ui::CurveChart* chart : page->findChildren<ui::CurveChart*>())
            if (chart->accessibleName().contains(part)) return chart;
        return nullptr;
    }
    ui::CurveChart* power() const { return chart(QStringLiteral("power")); }
    /// A second later: curves are drawn once a second.
    void showLive()
    {
        seat.clock.advance(1s);
        seat.engine.show(seat.snapshot().live().build());
    }
    QList<int> chosen() const
    {
        QList<int> rows;
        for (const QModelIndex& index : table()->selectionModel()->selectedRows()) rows << index.row();
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    PageSeat seat;
    std::unique_ptr<ui::PowerPage> page;
};

}  // namespace

class tst_PowerPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsThreeQuantitiesOfEachFeeder();
    void drawsTheChosenFeeders();
    void oneFeederShowsItsIdleLoad();
    void moreThanSixFeedersAreSaid();
    void choiceIsRememberedForEachMine();
    void choiceSurvivesSnapshots();
    void snapshotsWhileAwayAreShownOnReturn();
    void staleLoadTellsItsAge();
    void mineWithoutFeedersSaysSo();
    void regionWithoutMinesSaysSo();
    void isReadyWithFreshCurvesOnly();
    void subjectOpensAMine();
    void followsTheTheme();
};

void tst_PowerPage::drawsThreeQuantitiesOfEachFeeder()
{
    Shown shown;
    shown.showLive();
    for (const char* quantity : {"power", "Current", "Voltage"}) {
        const auto* chart = shown.chart(QString::fromLatin1(quantity));
        QCOMPARE(chart->curveCount(), 3);
        QVERIFY(chart->pointCount() > 100);
    }
}

void tst_PowerPage::drawsTheChosenFeeders()
{
    Shown shown;
    shown.showLive();
    shown.table()->selectRow(1);
    QCOMPARE(shown.power()->curveCount(), 1);
    shown.table()->clearSelection();
    QCOMPARE(shown.power()->pointCount(), 0);
}

void tst_PowerPage::oneFeederShowsItsIdleLoad()
{
    Shown shown;
    shown.showLive();
    QVERIFY(!shown.power()->reference());
    shown.table()->selectRow(0);
    QCOMPARE(shown.power()->reference(), std::optional(6.0));
    QVERIFY(!shown.chart(QStringLiteral("Voltage"))->reference());
}

void tst_PowerPage::moreThanSixFeedersAreSaid()
{
    auto region = std::make_shared<Region>(*sampleRegion());
    auto& feeders = region->mines.front().feeders;
    for (int i = 4; i <= 8; ++i) {
        feeders.push_back(feeders.front());
        feeders.back().id = FeederId(QStringLiteral("f0%1").arg(i));
    }
    Shown shown(region);
    shown.showLive();
    QCOMPARE(shown.power()->curveCount(), 6);
    shown.table()->selectAll();
    QCOMPARE(shown.power()->curveCount(), 6);
    bool said = false;
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) said = said || label->text().contains(u"6 of 8");
    QVERIFY(said);
}

void tst_PowerPage::choiceIsRememberedForEachMine()
{
    Shown shown;
    shown.table()->selectRow(2);
    shown.page->showSubject(QStringLiteral("410881001002"));
    shown.table()->selectRow(1);
    shown.open();
    QCOMPARE(shown.chosen(), QList<int>{1});
    shown.page->showSubject(QStringLiteral("410881001001"));
    QCOMPARE(shown.chosen(), QList<int>{2});
}

void tst_PowerPage::choiceSurvivesSnapshots()
{
    Shown shown;
    shown.showLive();
    shown.table()->selectRow(2);
    shown.seat.clock.advance(1s);
    shown.showLive();
    QCOMPARE(shown.chosen(), QList<int>{2});
}

void tst_PowerPage::snapshotsWhileAwayAreShownOnReturn()
{
    Shown shown;
    shown.page->setActive(false);
    shown.showLive();
    QCOMPARE(shown.power()->pointCount(), 0);
    shown.page->setActive(true);
    QVERIFY(shown.power()->pointCount() > 100);
}

void tst_PowerPage::staleLoadTellsItsAge()
{
    Shown shown;
    SnapshotBuilder builder = shown.seat.snapshot();
    builder.live().mine(0).power = Freshness::Stale;
    builder.mine(0).powerAt = shown.seat.clock.now() - 5min;
    shown.seat.engine.show(builder.build());
    const auto* age = shown.page->findChild<ui::AgeLabel*>();
    QVERIFY(age->stale());
    QVERIFY(age->text().contains(QStringLiteral("5 min")));
}

void tst_PowerPage::mineWithoutFeedersSaysSo()
{
    auto region = std::make_shared<Region>(*sampleRegion());
    region->mines.front().feeders.clear();
    Shown shown(region);
    shown.showLive();
    QVERIFY(!shown.table()->isVisible());
}

void tst_PowerPage::regionWithoutMinesSaysSo()
{
    Shown shown(sampleRegion(0));
    shown.showLive();
    QVERIFY(!shown.table()->isVisible());
    QVERIFY(!shown.page->readiness().ready);
}

void tst_PowerPage::isReadyWithFreshCurvesOnly()
{
    Shown shown;
    shown.seat.engine.show(shown.seat.snapshot().build());
    QVERIFY(!shown.page->readiness().ready);
    shown.seat.clock.advance(2s);
    shown.showLive();
    QVERIFY(shown.page->readiness().ready);
}

void tst_PowerPage::subjectOpensAMine()
{
    Shown shown;
    shown.showLive();
    shown.page->showSubject(QStringLiteral("410881001002"));
    QCOMPARE(shown.page->findChild<ui::MinePicker*>()->mine().text(), QStringLiteral("410881001002"));
    QCOMPARE(shown.table()->model()->index(0, ui::FeederTableModel::PowerColumn).data().toString(),
             QStringLiteral("200.0"));
}

void tst_PowerPage::followsTheTheme()
{
    Shown shown;
    const QColor dark = shown.power()->grab().toImage().pixelColor(2, 2);
    shown.seat.theme.setMode(ui::ThemeMode::Light);
    QVERIFY(shown.power()->grab().toImage().pixelColor(2, 2).lightness() > dark.lightness() + 80);
}

QTEST_MAIN(tst_PowerPage)
#include "tst_powerpage.moc"
