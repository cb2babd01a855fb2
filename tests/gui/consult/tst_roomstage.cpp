#include <QtTest>

#include <support/screencontext.h>
#include <ui/consult/roomstage.h>
#include <ui/consult/stageplace.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace pitwatch::ui;
using namespace Qt::StringLiterals;

namespace {

ScreenFacts screen(const QString& id, const QRect& geometry)
{
    return {id, geometry, geometry.adjusted(0, 0, 0, -40)};
}

const ScreenFacts kWall = screen(u"wall"_s, {4000, 0, 1920, 1080});

struct Shown {
    Shown()
    {
        // The main window stands on the only monitor that a test has.
        desk = screen(u"desk"_s, QGuiApplication::primaryScreen()->geometry());
        screens = {desk, kWall};
        make();
    }
    void make()
    {
        pictures = new QWidget;
        stage = std::make_unique<RoomStage>(pictures, u"测试"_s, context.page, [this] { return screens; });
        stage->show();
    }
    bool areHere() const { return !stage->isDetached() && stage->isAncestorOf(pictures) && pictures->isVisible(); }
    bool areThere() const
    {
        return stage->isDetached() && stage->stageWindow()->isAncestorOf(pictures) && pictures->isVisible();
    }

    ScreenContext context;
    ScreenFacts desk;
    std::vector<ScreenFacts> screens;
    QPointer<QWidget> pictures;
    std::unique_ptr<RoomStage> stage;
};

}  // namespace

class TestRoomStage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOtherMonitorIsCoveredWholly()
    {
        Shown shown;
        QVERIFY(shown.areHere());
        shown.stage->setDetached(true);
        QVERIFY(shown.areThere());
        QVERIFY(shown.stage->stageWindow()->isFullScreen());
        const WindowSpot spot = placeStage({}, shown.screens, shown.desk.id);
        QCOMPARE(spot.screen, kWall.id);
        QCOMPARE(spot.mode, WindowMode::FullScreen);
    }

    void withOneMonitorAWindowLeavesRoomForTheMainOne()
    {
        Shown shown;
        shown.screens = {shown.desk};
        shown.stage->setDetached(true);
        QVERIFY(shown.areThere());
        QVERIFY(!shown.stage->stageWindow()->isFullScreen());
    }

    void whatIsRememberedNeverCoversTheMainWindow()
    {
        Shown shown;
        WindowMemory memory;
        memory.home = {kWall.id, kWall.geometry, {4100, 100, 800, 600}, WindowMode::FullScreen};
        QCOMPARE(placeStage(memory, shown.screens, shown.desk.id), memory.home);
        QCOMPARE(placeStage(memory, shown.screens, kWall.id).screen, shown.desk.id);
        const WindowSpot alone = placeStage(memory, {shown.desk}, shown.desk.id);
        QCOMPARE(alone.mode, WindowMode::Normal);
        QVERIFY(shown.desk.available.contains(alone.rect));
    }

    void escapeBringsThemBack()
    {
        Shown shown;
        shown.stage->setDetached(true);
        shown.stage->stageWindow()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(shown.stage->stageWindow()));
        QTest::keyClick(shown.stage->stageWindow(), Qt::Key_Escape);
        QTRY_VERIFY(shown.areHere());
    }

    void closingItsWindowBringsThemBack()
    {
        Shown shown;
        shown.stage->setDetached(true);
        shown.stage->stageWindow()->close();
        QTRY_VERIFY(shown.areHere());
    }

    void theNextRoomShowsThemWhereTheyWere()
    {
        Shown shown;
        shown.stage->setDetached(true);
        shown.stage.reset();
        QVERIFY(shown.pictures.isNull());
        shown.make();
        shown.stage->followScreens();
        QVERIFY(shown.areThere());
        shown.stage->setDetached(false);
        shown.stage.reset();
        shown.make();
        shown.stage->followScreens();
        QVERIFY(shown.areHere());
    }

    void whileTheirMonitorIsGoneTheyAreHere()
    {
        Shown shown;
        const QSignalSpy said(shown.stage.get(), &RoomStage::said);
        shown.stage->setDetached(true);
        shown.screens = {shown.desk};
        shown.stage->followScreens();
        QVERIFY(shown.areHere());
        QCOMPARE(said.size(), 1);
        shown.screens = {shown.desk, kWall};
        shown.stage->followScreens();
        QVERIFY(shown.areThere());
    }

    void theEndOfTheRoomClosesTheWindow()
    {
        Shown shown;
        shown.stage->setDetached(true);
        const QPointer<StageWindow> window = shown.stage->stageWindow();
        shown.stage.reset();
        QVERIFY(window.isNull());
    }
};

QTEST_MAIN(TestRoomStage)
#include "tst_roomstage.moc"
