#include <QtTest>

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

    void mergedTilesKeepTheFocusedCameraAndSplitBringsTheOthersBack()
    {
        WallState state;
        state.fill(keys(16));
        state.focus(6);
        QVERIFY(state.merge(state.layout().span(1, 6)).ok());
        QCOMPARE(state.tileCount(), 13);
        QCOMPARE(state.camera(1).value(), key(6));
        QCOMPARE(state.focused(), 1);
        QCOMPARE(state.camera(2).value(), key(3));
        QCOMPARE(state.camera(12).value(), key(15));
        QVERIFY(!state.tileOf(key(2)));
        QVERIFY(state.split(1).ok());
        QCOMPARE(state.tileCount(), 16);
        for (const int camera : {2, 5}) QVERIFY2(state.tileOf(key(camera)), qPrintable(QString::number(camera)));
        QCOMPARE(state.camera(15).value(), key(15));
    }

    void oneTileCannotBeMerged()
    {
        WallState state;
        QVERIFY(!state.merge(QRect(0, 0, 1, 1)).ok());
        QCOMPARE(state.tileCount(), 16);
    }

    void camerasKeepTheirNumbersFromLayoutToLayout()
    {
        WallState state;
        state.fill(keys(16));
        state.setLayout(WallLayout::presets()[8]);
        QCOMPARE(state.tileCount(), 6);
        QCOMPARE(state.camera(5).value(), key(5));
        state.setTileCount(16);
        QCOMPARE(state.camera(15).value(), key(15));
    }

    void aWaitingCameraThatIsPutOnTheWallDoesNotComeBackTwice()
    {
        WallState state;
        state.fill(keys(16));
        state.setTileCount(4);
        state.assign(0, key(10));
        state.setTileCount(16);
        QCOMPARE(state.camera(0).value(), key(10));
        QVERIFY(!state.camera(10));
    }

    void placesManyCamerasFromATileOn()
    {
        WallState state;
        state.setTileCount(4);
        state.fill(keys(4));
        state.place(2, {key(20), key(21), key(22)});
        QCOMPARE(state.camera(1).value(), key(1));
        QCOMPARE(state.camera(2).value(), key(20));
        QCOMPARE(state.camera(3).value(), key(21));
        QVERIFY(!state.tileOf(key(22)));
    }

    void anOwnLayoutComesBackAfterARestart()
    {
        WallState state;
        state.fill(keys(16));
        QVERIFY(state.merge(QRect(1, 1, 2, 2)).ok());
        const WallState back = WallState::fromJson(state.toJson());
        QVERIFY(back.layout() == state.layout());
        QVERIFY(back.sameContents(state));
    }

    void readsTheMemoryOfEarlierVersions()
    {
        const WallState state = WallState::fromJson({{QStringLiteral("count"), 9}});
        QCOMPARE(state.tileCount(), 9);
    }

    void aCameraThatIsRememberedTwiceStandsOnce()
    {
        const QJsonArray one{QStringLiteral("410881001001"), QStringLiteral("c1")};
        const WallState state = WallState::fromJson({{QStringLiteral("tiles"), QJsonArray{one, one}}});
        QVERIFY(state.camera(0));
        QVERIFY(!state.camera(1));
    }

    void focusMovesByTheGeometryOfUnevenTiles()
    {
        WallState state;
        state.setLayout(WallLayout::presets()[8]);
        state.moveFocus(1, 0);
        QCOMPARE(state.focused(), 1);
        state.moveFocus(0, 1);
        QCOMPARE(state.focused(), 2);
        state.moveFocus(-1, 0);
        QCOMPARE(state.focused(), 0);
        state.moveFocus(0, 1);
        QCOMPARE(state.focused(), 3);
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
