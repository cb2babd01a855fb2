#include <QTest>

#include <ui/overview/cardgrid.h>
#include <ui/overview/cardpainter.h>

using namespace pitwatch::ui;

class TestCardGrid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cardsFillTheWidth_data()
    {
        QTest::addColumn<int>("cards");
        QTest::addColumn<int>("width");
        for (const int width : {1180, 1280, 1800, 2560, 3840})
            for (const int cards : {1, 3, 17, 100}) QTest::addRow("%d cards in %d px", cards, width) << cards << width;
    }
    void cardsFillTheWidth()
    {
        QFETCH(int, cards);
        QFETCH(int, width);
        const GridShape shape = gridShape(cards, {width, 900}, 600);
        const int used = shape.columns * shape.cardWidth + (shape.columns - 1) * 12;
        QVERIFY2(width - used < shape.columns, qPrintable(QString::number(width - used)));
    }

    void fewMinesGetTallCardsAndAFooter()
    {
        const GridShape shape = gridShape(3, {1800, 960}, 620);
        QCOMPARE(shape.columns, 3);
        QCOMPARE(shape.cardHeight, 620);
        QCOMPARE(shape.totalHeight, 960);
        QVERIFY(shape.footerHeight > 180);
    }

    void manyMinesGetCompactCardsAndScroll()
    {
        const GridShape shape = gridShape(100, {1800, 960}, 620);
        QCOMPARE(shape.cardHeight, int(CardPainter::kCompactHeight));
        QCOMPARE(shape.footerHeight, 0);
        QVERIFY(shape.totalHeight > 960);
    }

    void aNarrowWindowHasOneColumn() { QCOMPARE(gridShape(5, {300, 900}, 400).columns, 1); }
};

QTEST_GUILESS_MAIN(TestCardGrid)
#include "tst_cardgrid.moc"
