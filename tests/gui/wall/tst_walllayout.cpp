#include <QtTest>

#include <QJsonArray>
#include <QRegion>

#include <ui/wall/walllayout.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

const WallLayout& onePlusFive()
{
    return WallLayout::presets()[8];
}

QJsonArray cells(int x, int y, int width, int height)
{
    return {x, y, width, height};
}

QJsonObject json(const QJsonArray& grid, const QJsonArray& tiles)
{
    return {{QStringLiteral("grid"), grid}, {QStringLiteral("tiles"), tiles}};
}

}  // namespace

class TestWallLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesOfEveryPresetFillTheCanvasWithoutOverlap()
    {
        const QSize canvas(1283, 719);
        for (const WallLayout& layout : WallLayout::presets()) {
            QRegion covered;
            qint64 area = 0;
            for (int i = 0; i < layout.count(); ++i) {
                const QRect tile = layout.rect(i, canvas);
                QVERIFY(QRect(QPoint(), canvas).contains(tile));
                QVERIFY(!covered.intersects(tile));
                covered += tile;
                const QRect withGap = tile.adjusted(0, 0, kTileGap, kTileGap);
                area += qint64(withGap.width()) * withGap.height();
            }
            QCOMPARE(covered.boundingRect(), QRect(QPoint(), canvas));
            // Nothing but the gaps lies between the tiles.
            QCOMPARE(area, qint64(canvas.width() + kTileGap) * (canvas.height() + kTileGap));
        }
    }

    void offersEvenAndUnevenLayouts()
    {
        QList<int> counts;
        for (const WallLayout& layout : WallLayout::presets()) counts << layout.count();
        QCOMPARE(counts, (QList<int>{1, 4, 9, 16, 25, 36, 49, 64, 6, 8, 10}));
    }

    void picturesKeepTheirShape()
    {
        QCOMPARE(pictureRect(QRect(0, 0, 400, 400), QSize(1920, 1080)), QRect(0, 87, 400, 225));
        QCOMPARE(pictureRect(QRect(0, 0, 1600, 900), QSize(720, 576)).height(), 900);
    }

    void offersTheSmallestWallThatShowsAll()
    {
        QCOMPARE(tileCountFor(1), 1);
        QCOMPARE(tileCountFor(10), 16);
        QCOMPARE(tileCountFor(1000), 64);
    }

    void aSpanNeverCutsATile()
    {
        // From the small tile below the large one to its neighbour on the right: the large one comes along.
        QCOMPARE(onePlusFive().span(1, 4), QRect(1, 0, 2, 3).united(QRect(0, 0, 3, 3)));
        QCOMPARE(WallLayout(4, 4).span(10, 5), QRect(1, 1, 2, 2));
    }

    void mergedTilesBecomeOne()
    {
        const auto merged = WallLayout(3, 3).merged(QRect(0, 0, 2, 2));
        QVERIFY(merged.ok());
        QVERIFY(merged.value() == onePlusFive());
    }

    void splittingUndoesAMerge() { QVERIFY(onePlusFive().split(0).value() == WallLayout(3, 3)); }

    void aSingleCellSplitsIntoFour()
    {
        const WallLayout four = WallLayout(2, 2).split(3).value();
        QCOMPARE(four.count(), 7);
        QCOMPARE(four.tiles().back(), QRect(3, 3, 1, 1));
        QCOMPARE(four.tiles().front(), QRect(0, 0, 2, 2));
    }

    void refusesMoreTilesThanTheWallHasRoomFor() { QVERIFY(!WallLayout(8, 8).split(0).ok()); }

    void layoutsThatLookAlikeAreEqual()
    {
        const auto coarse = WallLayout::make({2, 2}, {QRect(0, 0, 2, 1), QRect(0, 1, 2, 1)});
        const auto fine = WallLayout::make({4, 4}, {QRect(0, 2, 4, 2), QRect(0, 0, 4, 2)});
        QVERIFY(coarse.value() == fine.value());
    }

    void theNeighbourTouchesTheTile()
    {
        const WallLayout& layout = onePlusFive();
        QCOMPARE(layout.neighbour(0, 1, 0), std::optional(1));
        QCOMPARE(layout.neighbour(0, 0, 1), std::optional(3));
        QCOMPARE(layout.neighbour(4, 0, -1), std::optional(0));
        QVERIFY(!layout.neighbour(0, -1, 0));
        QVERIFY(!layout.neighbour(5, 0, 1));
    }

    void comesBackFromJson()
    {
        for (const WallLayout& layout : WallLayout::presets())
            QVERIFY(WallLayout::fromJson(layout.toJson()).value() == layout);
    }

    void refusesHostileJson_data()
    {
        QTest::addColumn<QJsonObject>("layout");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("huge grid") << json({1'000'000, 1'000'000}, {cells(0, 0, 1'000'000, 1'000'000)});
        QTest::newRow("empty grid") << json({0, 3}, {});
        QTest::newRow("negative") << json({2, 2}, {cells(-1, 0, 2, 2)});
        QTest::newRow("fraction") << json({2, 2}, {QJsonArray{0.5, 0, 2, 2}});
        QTest::newRow("outside") << json({2, 2}, {cells(0, 0, 3, 2)});
        QTest::newRow("overlap") << json({2, 2}, {cells(0, 0, 2, 2), cells(1, 1, 1, 1)});
        QTest::newRow("gap") << json({2, 2}, {cells(0, 0, 1, 2)});
        QTest::newRow("empty tile") << json({1, 1}, {cells(0, 0, 1, 1), cells(0, 0, 0, 0)});
        QTest::newRow("short tile") << json({1, 1}, {QJsonArray{0, 0, 1}});
        QTest::newRow("words") << json({QStringLiteral("2"), 2}, {QStringLiteral("all")});
        QJsonArray many;
        for (int i = 0; i < 256; ++i) many.append(cells(i % 16, i / 16, 1, 1));
        QTest::newRow("too many tiles") << json({16, 16}, many);
    }
    void refusesHostileJson()
    {
        QFETCH(QJsonObject, layout);
        const auto read = WallLayout::fromJson(layout);
        QVERIFY(!read.ok());
        QVERIFY(!read.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWallLayout)
#include "tst_walllayout.moc"
