#include <QtTest>

#include <ui/wall/walllayout.h>
#include <ui/wall/wallstate.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

CameraKey key(int number)
{
    return {MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c%1").arg(number))};
}

std::vector<CameraKey> keys(int count)
{
    std::vector<CameraKey> list;
    for (int i = 0; i < count; ++i) list.push_back(key(i));
    return list;
}

}  // namespace

class TestWallState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesFillTheCanvasWithoutOverlap()
    {
        const QSize canvas(1283, 719);
        for (const int count : kTileCounts) {
            QRegion covered;
            for (int i = 0; i < count; ++i) {
                const QRect tile = tileRect(canvas, count, i);
                QVERIFY(QRect(QPoint(), canvas).contains(tile));
                QVERIFY(!covered.intersects(tile));
                covered += tile;
            }
            QCOMPARE(covered.boundingRect(), QRect(QPoint(), canvas));
        }
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

    void aCameraStandsOnceOnTheWall()
    {
        WallState state;
        state.fill(keys(3));
        state.assign(5, key(0));
        QCOMPARE(state.camera(5).value(), key(0));
        QVERIFY(!state.camera(0));
        state.assign(5, key(2));
        QCOMPARE(state.camera(5).value(), key(2));
        QCOMPARE(state.camera(2).value(), key(0));
    }

    void aSmallerWallForgetsNothing()
    {
        WallState state;
        state.fill(keys(16));
        state.setTileCount(4);
        QVERIFY(!state.camera(10));
        state.setTileCount(16);
        QCOMPARE(state.camera(10).value(), key(10));
    }

    void onlyATileWithACameraFillsTheWall()
    {
        WallState state;
        state.toggleFull(0);
        QVERIFY(!state.full());
        state.fill(keys(1));
        state.toggleFull(0);
        QCOMPARE(state.full().value(), 0);
        state.toggleFull(0);
        QVERIFY(!state.full());
    }

    void comesBackAfterARestart()
    {
        WallState state;
        state.setTileCount(9);
        state.fill(keys(7));
        state.focus(3);
        state.toggleFull(3);
        const WallState back = WallState::fromJson(state.toJson());
        QCOMPARE(back.toJson(), state.toJson());
        QCOMPARE(back.camera(6).value(), key(6));
    }

    void survivesARuinedMemory()
    {
        const WallState state =
            WallState::fromJson({{QStringLiteral("count"), -7},
                                 {QStringLiteral("tiles"), QJsonArray{1, QStringLiteral("x"), QJsonArray{1}}},
                                 {QStringLiteral("full"), 99},
                                 {QStringLiteral("focused"), 1e9}});
        QCOMPARE(state.tileCount(), 16);
        QVERIFY(!state.camera(0));
        QVERIFY(!state.full());
    }

    void arrowKeysStopAtTheEdge()
    {
        WallState state;
        state.moveFocus(-1, 0);
        QCOMPARE(state.focused(), 0);
        state.moveFocus(3, 3);
        state.moveFocus(1, 1);
        QCOMPARE(state.focused(), 15);
    }
};

QTEST_GUILESS_MAIN(TestWallState)
#include "tst_wallstate.moc"
