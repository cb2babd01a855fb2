#include <QtTest>

#include <ui/wall/wallhistory.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

WallState withTiles(int count)
{
    WallState state;
    state.setTileCount(count);
    return state;
}

}  // namespace

class TestWallHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheLastChangeBack()
    {
        WallHistory history;
        history.note(withTiles(4));
        QCOMPARE(history.undo(withTiles(9))->tileCount(), 4);
        QVERIFY(!history.undo(withTiles(4)));
    }

    void makesItAgain()
    {
        WallHistory history;
        history.note(withTiles(4));
        QVERIFY(history.undo(withTiles(9)));
        QCOMPARE(history.redo(withTiles(4))->tileCount(), 9);
        QVERIFY(history.canUndo());
    }

    void aNewChangeForgetsWhatCouldBeMadeAgain()
    {
        WallHistory history;
        history.note(withTiles(4));
        QVERIFY(history.undo(withTiles(9)));
        history.note(withTiles(4));
        QVERIFY(!history.canRedo());
    }

    void keepsABoundedNumberOfSteps()
    {
        WallHistory history;
        for (std::size_t i = 0; i < 3 * WallHistory::kMostSteps; ++i) history.note(withTiles(4));
        std::size_t steps = 0;
        while (history.undo(withTiles(4))) ++steps;
        QCOMPARE(steps, WallHistory::kMostSteps);
    }
};

QTEST_GUILESS_MAIN(TestWallHistory)
#include "tst_wallhistory.moc"
