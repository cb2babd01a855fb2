#include <QSignalSpy>
#include <QTest>

#include <support/screencontext.h>
#include <ui/overview/overviewpage.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using pitwatch::test::ScreenContext;

class TestOverviewPage : public QObject {
    Q_OBJECT

private:
    /// Whether a pixel of exactly this colour is in the picture.
    static bool holds(const QImage& picture, const QColor& color)
    {
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y).rgb() == color.rgb()) return true;
        return false;
    }

private Q_SLOTS:
    void everyMineHasACardBeforeTheFirstData()
    {
        ScreenContext context(test::sampleRegion(5));
        const OverviewPage page(context.page);
        QCOMPARE(page.grid()->cards().size(), std::size_t(5));
        QCOMPARE(page.grid()->cards()[4]->content().name, context.page.region->mines[4].name);
        QVERIFY(!page.readiness().ready);
    }

    void itIsReadyWithFreshDataOfEveryMine()
    {
        ScreenContext context;
        const OverviewPage page(context.page);
        context.engine.show(context.live().build());
        QVERIFY2(page.readiness().ready, qPrintable(page.readiness().missing));
    }

    void aMissingMineIsNamed()
    {
        ScreenContext context;
        const OverviewPage page(context.page);
        auto snapshot = context.live();
        snapshot.mine(1).power = Freshness::Stale;
        context.engine.show(snapshot.build());
        QVERIFY(page.readiness().missing.contains(context.page.region->mines[1].code.text()));
    }

    void staleFiguresAreGrey()
    {
        ScreenContext context;
        MineCard card(context.theme);
        card.resize(420, 160);
        auto snapshot = context.live();
        const auto content = [&] {
            const SnapshotPtr built = snapshot.build();
            return makeCardContent(context.page.region->mines[0], built->mines[0], *built, context.clock.now());
        };
        card.setContent(content());
        const QColor stale = context.theme.color(Token::Stale);
        QVERIFY(!holds(card.grab().toImage(), stale));
        snapshot.mine(0).positions = snapshot.mine(0).power = Freshness::Stale;
        card.setContent(content());
        QVERIFY(holds(card.grab().toImage(), stale));
    }

    void aClickOnTheLoadOpensThePowerPageOfTheMine()
    {
        ScreenContext context;
        OverviewPage page(context.page);
        page.resize(1280, 720);
        page.show();
        context.engine.show(context.live().build());
        QSignalSpy opened(&page, &Page::openRequested);
        MineCard* card = page.grid()->cards()[1];
        QTest::mouseClick(card, Qt::LeftButton, {}, {card->width() / 2, 80});
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().at(0).toString(), QStringLiteral("power"));
        QCOMPARE(opened.front().at(1).toString(), context.page.region->mines[1].code.text());
    }

    void enterOpensTheMap()
    {
        ScreenContext context;
        OverviewPage page(context.page);
        QSignalSpy opened(&page, &Page::openRequested);
        QTest::keyClick(page.grid()->cards()[0], Qt::Key_Return);
        QCOMPARE(opened.front().at(0).toString(), QStringLiteral("map"));
    }
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
