#include <QtTest>

#include <support/pageseat.h>
#include <ui/map/mappage.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

struct Shown {
    explicit Shown(std::shared_ptr<const Region> region = sampleRegion()) : seat(std::move(region))
    {
        page = std::make_unique<ui::MapPage>(seat.context());
        page->resize(1400, 800);
        page->show();
        page->setActive(true);
    }
    ui::MapView* view() const { return page->findChild<ui::MapView*>(); }
    QTableView* table() const { return page->findChild<ui::TableView*>(); }
    QString chosenInList() const { return table()->selectionModel()->selectedRows().value(0).data().toString(); }
    QString details() const
    {
        QStringList texts;
        for (const QLabel* label : page->findChild<ui::TagDetails*>()->findChildren<QLabel*>())
            if (!label->isHidden()) texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }
    /// Two persons far apart, and one more of the other mine.
    SnapshotPtr twoPersons() const
    {
        SnapshotBuilder builder = seat.snapshot();
        builder.mine(0).underground = 2;
        builder.mine(0).positions = Freshness::Fresh;
        builder.mine(0).positionsAt = seat.clock.now() - 3s;
        builder.tag(0, 1, 0, {10, 5});
        builder.tag(0, 2, 1, {150, 5});
        builder.tag(1, 3, 0, {10, 5});
        return builder.build();
    }
    void click(QPointF metres) const
    {
        QTest::mouseClick(view(), Qt::LeftButton, {}, view()->pixelOf(metres).toPoint());
    }

    PageSeat seat;
    std::unique_ptr<ui::MapPage> page;
};

}  // namespace

class tst_MapPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clickShowsWhoWhereAndSince();
    void clickBesideEverybodyChoosesNobody();
    void rowOfTheListChoosesOnThePlan();
    void choiceSurvivesSnapshots();
    void filterDoesNotChooseSomebodyElse();
    void departureDoesNotChooseSomebodyElse();
    void snapshotsWhileAwayAreShownOnReturn();
    void staleValuesTellTheirAge();
    void callForHelpStandsInTheSummary();
    void mineWithoutPlanSaysSo();
    void regionWithoutMinesSaysSo();
    void isReadyWithFreshPositionsOnly();
    void subjectOpensMineAndTag();
    void followsTheTheme();
};

void tst_MapPage::clickShowsWhoWhereAndSince()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.click({10, 5});
    const QString details = shown.details();
    for (const char* part : {"测试员1", "41088100100100001", "综采工作面", "08:00:00", "09:25:00", "综采一队"})
        QVERIFY2(details.contains(QString::fromUtf8(part)), part);
    QCOMPARE(shown.chosenInList(), QStringLiteral("测试员1"));
}

void tst_MapPage::clickBesideEverybodyChoosesNobody()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.click({10, 5});
    shown.click({80, -5});
    QVERIFY(shown.view()->selected().isEmpty());
    QVERIFY(shown.chosenInList().isEmpty());
}

void tst_MapPage::rowOfTheListChoosesOnThePlan()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.table()->setCurrentIndex(shown.table()->model()->index(1, 0));
    QCOMPARE(shown.view()->selected().text(), QStringLiteral("41088100100100002"));
    QVERIFY(shown.details().contains(QStringLiteral("测试员2")));
}

void tst_MapPage::choiceSurvivesSnapshots()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.click({150, 5});
    SnapshotBuilder builder = shown.seat.snapshot();
    for (const int number : {7, 1, 2, 0}) builder.tag(0, number, 0, {10.0 * number, 5});
    shown.seat.engine.show(builder.build());
    QCOMPARE(shown.chosenInList(), QStringLiteral("测试员2"));
}

void tst_MapPage::filterDoesNotChooseSomebodyElse()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.click({150, 5});
    auto* search = shown.page->findChild<QLineEdit*>();
    search->setText(QStringLiteral("测试员1"));
    QCOMPARE(shown.view()->selected().text(), QStringLiteral("41088100100100002"));
    QVERIFY(shown.chosenInList().isEmpty());
    search->clear();
    QCOMPARE(shown.chosenInList(), QStringLiteral("测试员2"));
}

void tst_MapPage::departureDoesNotChooseSomebodyElse()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.click({150, 5});
    SnapshotBuilder builder = shown.seat.snapshot();
    builder.tag(0, 1, 0, {10, 5});
    shown.seat.engine.show(builder.build());
    QVERIFY(shown.chosenInList().isEmpty());
    QVERIFY(shown.details().contains(QStringLiteral("41088100100100002")));
    QVERIFY(!shown.details().contains(QStringLiteral("测试员")));
}

void tst_MapPage::snapshotsWhileAwayAreShownOnReturn()
{
    Shown shown;
    shown.page->setActive(false);
    shown.seat.engine.show(shown.twoPersons());
    QCOMPARE(shown.view()->placedTags(), 0);
    shown.page->setActive(true);
    QCOMPARE(shown.view()->placedTags(), 2);
}

void tst_MapPage::staleValuesTellTheirAge()
{
    Shown shown;
    SnapshotBuilder builder = shown.seat.snapshot();
    builder.mine(0).underground = 2;
    builder.mine(0).positions = Freshness::Stale;
    builder.mine(0).positionsAt = shown.seat.clock.now() - 5min;
    shown.seat.engine.show(builder.build());
    const auto* age = shown.page->findChild<ui::AgeLabel*>();
    QVERIFY(age->stale());
    QVERIFY(age->text().contains(QStringLiteral("5 min")));
}

void tst_MapPage::callForHelpStandsInTheSummary()
{
    Shown shown;
    SnapshotBuilder builder = shown.seat.snapshot();
    builder.mine(0).underground = 1;
    builder.tag(0, 1, 0, {10, 5}).sos = true;
    shown.seat.engine.show(builder.build());
    bool said = false;
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) said = said || label->text().contains(u"SOS");
    QVERIFY(said);
}

void tst_MapPage::mineWithoutPlanSaysSo()
{
    auto region = std::make_shared<Region>(*sampleRegion());
    region->mines.front().areas.clear();
    region->mines.front().stations.clear();
    region->mines.front().roadways.clear();
    Shown shown(region);
    QVERIFY(!shown.view()->isVisible());
}

void tst_MapPage::regionWithoutMinesSaysSo()
{
    Shown shown(sampleRegion(0));
    shown.seat.engine.show(shown.seat.snapshot().build());
    QVERIFY(!shown.view()->isVisible());
    QVERIFY(!shown.page->readiness().ready);
}

void tst_MapPage::isReadyWithFreshPositionsOnly()
{
    Shown shown;
    QVERIFY(!shown.page->readiness().ready);
    shown.seat.engine.show(shown.twoPersons());
    QVERIFY(shown.page->readiness().ready);
}

void tst_MapPage::subjectOpensMineAndTag()
{
    Shown shown;
    shown.seat.engine.show(shown.twoPersons());
    shown.page->showSubject(QStringLiteral("410881001002/41088100100200003"));
    QCOMPARE(shown.view()->selected().text(), QStringLiteral("41088100100200003"));
    QVERIFY(shown.details().contains(QStringLiteral("测试员3")));
    shown.page->showSubject(QStringLiteral("nowhere"));
    QVERIFY(shown.details().contains(QStringLiteral("测试员3")));
}

void tst_MapPage::followsTheTheme()
{
    Shown shown;
    const QColor dark = shown.view()->grab().toImage().pixelColor(2, 2);
    shown.seat.theme.setMode(ui::ThemeMode::Light);
    QVERIFY(shown.view()->grab().toImage().pixelColor(2, 2).lightness() > dark.lightness() + 80);
}

QTEST_MAIN(tst_MapPage)
#include "tst_mappage.moc"
