#include <QtTest>

#include <support/fakevideo.h>
#include <support/screencontext.h>
#include <ui/wall/wallwindows.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using pitwatch::test::ScreenContext;

namespace {

struct Seat {
    Seat() { context.page.video = &video; }
    void start()
    {
        walls = std::make_unique<WallWindows>(context.page);
        main.reset(walls->makeMainPage());
        walls->restore();
    }
    void end()
    {
        main.reset();
        walls.reset();
    }
    ~Seat() { end(); }

    ScreenContext context;
    test::FakeVideoEngine video;
    std::unique_ptr<WallWindows> walls;
    std::unique_ptr<WallPage> main;
};

CameraKey camera(const Seat& seat, int number)
{
    const Mine& mine = seat.context.page.region->mines.front();
    return {mine.code, mine.cameras.at(std::size_t(number)).id};
}

WallState oneTile(const CameraKey& camera)
{
    WallState wall;
    wall.setTileCount(1);
    wall.assign(0, camera);
    return wall;
}

/// As with its button in the frame.
void closeByHand(WallWindow& window)
{
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
}

}  // namespace

class TestWallWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewWindowIsEmpty()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        QCOMPARE(seat.walls->windows().size(), std::size_t(1));
        QCOMPARE(seat.walls->windows().front()->page()->canvas()->assignedTiles(), 0);
        QVERIFY(seat.main->canvas()->assignedTiles() > 0);
    }

    void everyWindowComesBackWithItsWallAfterARestart()
    {
        Seat seat;
        seat.start();
        const WallState first = oneTile(camera(seat, 1));
        const WallState second = oneTile(camera(seat, 2));
        QVERIFY(seat.walls->openWindow(&first));
        QVERIFY(seat.walls->openWindow(&second));
        seat.end();
        seat.start();
        const auto windows = seat.walls->windows();
        QCOMPARE(windows.size(), std::size_t(2));
        QVERIFY(windows[0]->page()->canvas()->state().sameContents(first));
        QVERIFY(windows[1]->page()->canvas()->state().sameContents(second));
    }

    void windowsStandWhereTheyStoodAfterARestart()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        WallWindow* window = seat.walls->windows().front();
        QSignalSpy still(window, &WallWindow::spotChanged);
        window->setGeometry(120, 90, 600, 400);
        QTRY_VERIFY(!still.isEmpty());
        const WindowSpot spot = window->spot();
        seat.end();
        seat.start();
        QCOMPARE(seat.walls->windows().front()->spot(), spot);
    }

    void aClosedWindowStaysClosedAndCanBeReopened()
    {
        Seat seat;
        seat.start();
        const WallState wall = oneTile(camera(seat, 1));
        QVERIFY(seat.walls->openWindow(&wall));
        closeByHand(*seat.walls->windows().front());
        QVERIFY(seat.walls->windows().empty());
        QVERIFY(seat.walls->canReopen());
        seat.walls->reopen();
        QVERIFY(seat.walls->windows().front()->page()->canvas()->state().sameContents(wall));
        QVERIFY(!seat.walls->canReopen());
    }

    void windowsThatTheEndOfTheProgramClosesComeBack()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        seat.walls->windows().front()->close();
        QCOMPARE(seat.walls->windows().size(), std::size_t(1));
    }

    void aWallCanBeShownInAnotherWindow()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        WallCanvas* there = seat.walls->windows().front()->page()->canvas();
        const auto targets = seat.walls->targets(*seat.main);
        QCOMPARE(targets.size(), std::size_t(1));
        targets.front().show(seat.main->canvas()->state());
        QVERIFY(there->state().sameContents(seat.main->canvas()->state()));
        there->undo();
        QCOMPARE(there->assignedTiles(), 0);
    }

    void aKeyAsksInWhichWindowTheWallIsToBeShown()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        WallCanvas* there = seat.walls->windows().front()->page()->canvas();
        seat.main->show();
        seat.main->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(seat.main.get()));
        QTest::keyClick(seat.main.get(), Qt::Key_W);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QVERIFY(there->state().sameContents(seat.main->canvas()->state()));
    }

    void aCameraIsClosedOnlyWhenNoWallShowsIt()
    {
        Seat seat;
        seat.start();
        const CameraKey key = camera(seat, 1);
        const WallState wall = oneTile(key);
        QVERIFY(seat.walls->openWindow(&wall));
        WallCanvas* there = seat.walls->windows().front()->page()->canvas();
        for (const auto& weak : seat.video.opened)
            if (const auto stream = weak.lock()) seat.video.show(*stream, Qt::red, seat.context.clock.now());
        QTRY_COMPARE(there->liveTiles(), 1);
        QTRY_VERIFY(seat.main->canvas()->statusOf(key).phase == StreamPhase::Live);
        int closed = 0;
        connect(seat.walls.get(), &WallWindows::cameraPhaseChanged, this,
                [&](const CameraKey& camera, StreamPhase phase, const QString&) {
                    closed += camera == key && phase == StreamPhase::Idle;
                });
        there->setState(WallState());
        QCOMPARE(closed, 0);
        seat.main->canvas()->setState(WallState());
        QCOMPARE(closed, 1);
    }

    void thereIsABoundToTheNumberOfWindows()
    {
        Seat seat;
        seat.start();
        for (int i = 0; i < WallWindows::kMostWindows; ++i) QVERIFY(seat.walls->openWindow(nullptr));
        QVERIFY(!seat.walls->openWindow(nullptr));
    }

    void aRuinedMemoryOpensNoWindows()
    {
        Seat seat;
        seat.context.state.setValue(QStringLiteral("wall.windows"),
                                    QJsonArray{7, QJsonObject{{QStringLiteral("number"), -1}}});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("unusable")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("unusable")));
        seat.start();
        QVERIFY(seat.walls->windows().empty());
    }

    void aWindowOfAMonitorThatIsGoneStandsOnAnotherAndGoesBack()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        WallWindow* window = seat.walls->windows().front();
        QSignalSpy still(window, &WallWindow::spotChanged);
        window->setGeometry(100, 80, 640, 400);
        QTRY_VERIFY(!still.isEmpty());
        const WindowSpot home = window->spot();
        seat.walls->arrange({{QStringLiteral("other"), QRect(0, 0, 500, 350), QRect(0, 0, 500, 350)}});
        QVERIFY(QRect(0, 0, 500, 350).contains(window->geometry()));
        seat.walls->arrange({{home.screen, home.onScreen, home.onScreen}});
        QCOMPARE(window->geometry(), home.rect);
    }

    void aKioskShowsNothingButTheWallAndTheAlarms()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        WallWindow* window = seat.walls->windows().front();
        QVERIFY(QTest::qWaitForWindowExposed(window));
        auto* line = window->findChild<AlarmLine*>();
        QVERIFY(!line->isVisible());
        seat.walls->setKiosk(true);
        QVERIFY(window->isFullScreen());
        QVERIFY(line->isVisible());
        for (const QToolButton* tool : window->findChildren<QToolButton*>()) QVERIFY(!tool->isVisible());
        seat.walls->setKiosk(false);
        QVERIFY(!window->isFullScreen());
        QVERIFY(!line->isVisible());
    }

    void aKioskWindowCannotBeClosedByHand()
    {
        Seat seat;
        seat.start();
        QVERIFY(seat.walls->openWindow(nullptr));
        seat.walls->setKiosk(true);
        closeByHand(*seat.walls->windows().front());
        QCOMPARE(seat.walls->windows().size(), std::size_t(1));
        QVERIFY(seat.walls->windows().front()->isVisible());
    }
};

QTEST_MAIN(TestWallWindows)
#include "tst_wallwindows.moc"
