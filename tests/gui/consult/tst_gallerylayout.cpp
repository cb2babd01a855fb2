#include <QtTest>

#include <ui/consult/gallerylayout.h>

using namespace pitwatch::ui;

class TestGalleryLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesOfAGridAreAlikeAndApart_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 3, 4, 5, 6, 7, 9, 12, 16}) QTest::addRow("%d", count) << count;
    }
    void tilesOfAGridAreAlikeAndApart()
    {
        QFETCH(int, count);
        const QRect room(10, 20, 1200, 700);
        const std::vector<QRect> places = gallery::grid(room, count, 8);
        QCOMPARE(int(places.size()), count);
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(room.contains(places[i]));
            QCOMPARE(places[i].size(), places[0].size());
            for (std::size_t j = 0; j < i; ++j) QVERIFY(!places[i].intersects(places[j]));
        }
    }

    void fourStandTwoByTwo()
    {
        const auto places = gallery::grid(QRect(0, 0, 1600, 900), 4, 0);
        QCOMPARE(places[0].top(), places[1].top());
        QCOMPARE(places[0].left(), places[2].left());
    }

    void nobodyNeedsNoPlace() { QVERIFY(gallery::grid(QRect(0, 0, 100, 100), 0, 8).empty()); }

    void besideALargeTileOthersStandInAColumn()
    {
        const QRect room(0, 0, 1200, 700);
        const gallery::Stage stage = gallery::stage(room, 3, 8);
        QVERIFY(stage.large.width() > 3 * stage.others[0].width());
        for (const QRect& other : stage.others) {
            QVERIFY(room.contains(other));
            QVERIFY(!other.intersects(stage.large));
        }
    }

    void whatDoesNotFitHasNoPlace()
    {
        const gallery::Stage stage = gallery::stage(QRect(0, 0, 1200, 400), 20, 8);
        QVERIFY(stage.others.front().isValid());
        QVERIFY(stage.others.back().isNull());
    }

    void anArrowLeadsToTheNearestTileThatLiesThatWay()
    {
        std::vector<QRect> places = gallery::grid(QRect(0, 0, 1600, 900), 4, 8);
        QCOMPARE(gallery::neighbour(places, 0, 1, 0), 1);
        QCOMPARE(gallery::neighbour(places, 0, 0, 1), 2);
        QCOMPARE(gallery::neighbour(places, 3, -1, 0), 2);
        QCOMPARE(gallery::neighbour(places, 0, -1, 0), 0);
        places[1] = {};
        QCOMPARE(gallery::neighbour(places, 0, 1, 0), 3);
    }

    void aloneItHasTheWholeRoom()
    {
        QCOMPARE(gallery::stage(QRect(0, 0, 1200, 400), 0, 8).large, QRect(0, 0, 1200, 400));
    }
};

QTEST_GUILESS_MAIN(TestGalleryLayout)
#include "tst_gallerylayout.moc"
