#include <QtTest>

#include <QAction>

#include <support/fakevideo.h>
#include <support/screencontext.h>
#include <ui/wall/tourbar.h>
#include <ui/wall/tourdialog.h>
#include <ui/wall/walllook.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using pitwatch::test::ScreenContext;

namespace {

std::vector<CameraKey> camerasOf(const Region& region)
{
    std::vector<CameraKey> keys;
    for (const Mine& mine : region.mines)
        for (const Camera& camera : mine.cameras) keys.push_back({mine.code, camera.id});
    return keys;
}

/// A wall of four tiles with a tour over the eight cameras of the sample region.
struct Wall {
    Wall() { rebuild(); }
    void rebuild()
    {
        bar.reset();
        bar = std::make_unique<TourBar>(TourBar::Parts{tools, canvas, shelf, context.state, context.clock,
                                                       context.theme, cameras, QStringLiteral("wall")});
    }
    void pass(std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 1s) {
            context.clock.advance(1s);
            bar->tick();
        }
    }
    CameraKey first() const { return canvas.state().camera(0).value_or(CameraKey{}); }

    ScreenContext context;
    std::vector<CameraKey> cameras = camerasOf(*context.page.region);
    test::FakeVideoEngine video;
    QWidget page;
    PageTools tools{&page, context.theme};
    LayoutShelf shelf{context.state};
    WallCanvas canvas{{context.page.region, &video, nullptr, &context.clock}, tileLook(context.theme)};
    std::unique_ptr<TourBar> bar;
};

void show(Wall& wall)
{
    WallState state;
    state.setTileCount(4);
    state.fill(wall.cameras);
    wall.canvas.setState(state);
    wall.canvas.resize(640, 360);
    wall.canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wall.canvas));
}

}  // namespace

class TestTourBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesThroughAllCamerasPageAfterPage()
    {
        Wall wall;
        show(wall);
        wall.bar->start();
        QCOMPARE(wall.bar->tour().stops(), 2);
        QCOMPARE(wall.first(), wall.cameras[0]);
        wall.pass(15s);
        QCOMPARE(wall.first(), wall.cameras[4]);
        wall.pass(15s);
        QCOMPARE(wall.first(), wall.cameras[0]);
    }

    void goesThroughNamedLayoutsInTheirOrder()
    {
        Wall wall;
        show(wall);
        for (const int count : {1, 9}) {
            WallState named;
            named.setTileCount(count);
            QVERIFY(wall.shelf.save(QString::number(count), named).ok());
        }
        wall.bar->setPlan({{QStringLiteral("9"), QStringLiteral("gone"), QStringLiteral("1")}, 10s});
        wall.bar->start();
        QCOMPARE(wall.bar->tour().stops(), 2);
        QCOMPARE(wall.canvas.state().tileCount(), 9);
        wall.pass(10s);
        QCOMPARE(wall.canvas.state().tileCount(), 1);
    }

    void opensTheNextStopAhead()
    {
        Wall wall;
        show(wall);
        wall.bar->start();
        wall.pass(5s);
        const QString next = wall.context.page.region->camera(wall.cameras[4])->mainUrl;
        QVERIFY(!wall.video.stream(next));
        wall.pass(7s);
        const auto ahead = wall.video.stream(next);
        QVERIFY(ahead);
        QVERIFY(!ahead->visible);
        wall.pass(3s);
        QCOMPARE(wall.video.stream(next), ahead);
        QTRY_VERIFY(ahead->visible);
    }

    void waitsForWhoeverWorksOnTheWall_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("a key that the wall takes itself") << Qt::Key_Right;
        QTest::newRow("a key of one of its tools") << Qt::Key_S;
    }

    void waitsForWhoeverWorksOnTheWall()
    {
        QFETCH(const Qt::Key, key);
        Wall wall;
        QAction tool;
        tool.setShortcut(Qt::Key_S);
        wall.canvas.addAction(&tool);
        show(wall);
        QVERIFY(QTest::qWaitForWindowActive(&wall.canvas));
        wall.bar->start();
        QSignalSpy used(&tool, &QAction::triggered);
        QTest::keyClick(&wall.canvas, key);
        QCOMPARE(used.size(), key == Qt::Key_S ? 1 : 0);
        wall.pass(29s);
        QCOMPARE(wall.first(), wall.cameras[0]);
        wall.pass(20s);
        QCOMPARE(wall.first(), wall.cameras[4]);
    }

    void waitsWhileACameraIsBeingMoved()
    {
        Wall wall;
        show(wall);
        wall.bar->start();
        QTest::keyClick(&wall.canvas, Qt::Key_P);
        wall.canvas.tiles().setNote(wall.cameras[0], QStringLiteral("PTZ"));
        wall.pass(110s);
        QCOMPARE(wall.first(), wall.cameras[0]);
        wall.canvas.tiles().setNote(wall.cameras[0], {});
        wall.pass(15s);
        QCOMPARE(wall.first(), wall.cameras[4]);
    }

    void doesNotWaitForWhoeverLeftACameraBeingMoved()
    {
        Wall wall;
        show(wall);
        wall.bar->start();
        QSignalSpy takenOver(&wall.canvas, &WallCanvas::takenOver);
        QTest::keyClick(&wall.canvas, Qt::Key_P);
        wall.canvas.tiles().setNote(wall.cameras[0], QStringLiteral("PTZ"));
        wall.pass(120s);
        QCOMPARE(takenOver.size(), 0);
        wall.pass(15s);
        QCOMPARE(takenOver.size(), 1);
        QCOMPARE(wall.first(), wall.cameras[4]);
    }

    void waitsWhileATileFillsTheWall()
    {
        Wall wall;
        show(wall);
        wall.bar->start();
        wall.canvas.change([](WallState& s) { s.toggleFull(1); });
        wall.pass(120s);
        QVERIFY(wall.canvas.state().full());
    }

    void waitsWhileAnAlarmIsInFront()
    {
        Wall wall;
        show(wall);
        wall.bar->start();
        wall.bar->setHeld(true);
        wall.pass(110s);  // not a whole number of rounds
        QCOMPARE(wall.first(), wall.cameras[0]);
        wall.bar->setHeld(false);
        wall.pass(15s);
        QCOMPARE(wall.first(), wall.cameras[4]);
    }

    void undoBringsTheWallBackThatWasThereBefore()
    {
        Wall wall;
        show(wall);
        wall.canvas.change([&](WallState& s) { s.assign(0, wall.cameras[7]); });
        wall.bar->start();
        wall.pass(15s);
        wall.bar->stop();
        wall.canvas.undo();
        QCOMPARE(wall.first(), wall.cameras[7]);
    }

    void runsAgainAfterARestart()
    {
        Wall wall;
        show(wall);
        wall.bar->setPlan({{}, 20s});
        wall.bar->start();
        wall.rebuild();
        wall.bar->restore();
        QVERIFY(wall.bar->running());
        QCOMPARE(wall.bar->plan().dwell, Micros(20s));
        wall.bar->stop();
        wall.rebuild();
        wall.bar->restore();
        QVERIFY(!wall.bar->running());
    }

    void saysWhenThereIsNothingToShow()
    {
        Wall wall;
        show(wall);
        wall.bar->setPlan({{QStringLiteral("gone")}, 20s});
        QSignalSpy said(wall.bar.get(), &TourBar::said);
        wall.bar->start();
        QVERIFY(!wall.bar->running());
        QCOMPARE(said.size(), 1);
    }

    void aRuinedPlanIsBroughtIntoItsBounds()
    {
        const TourPlan plan = TourPlan::fromJson(
            {{QStringLiteral("layouts"), QJsonArray{1, QJsonArray()}}, {QStringLiteral("dwell_s"), -1e300}});
        QVERIFY(plan.layouts.isEmpty());
        QCOMPARE(plan.dwell, WallTour::kShortestDwell);
    }

    void aKeyOpensStopsAndTime()
    {
        Wall wall;
        wall.page.show();
        QVERIFY(QTest::qWaitForWindowActive(&wall.page));
        QTest::keyClick(&wall.page, Qt::Key_T, Qt::ShiftModifier);
        auto* dialog = wall.bar->findChild<TourDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        dialog->reject();
    }

    void theDialogKeepsThePlanThatItShows()
    {
        Wall wall;
        for (const char* name : {"A", "B", "C"}) QVERIFY(wall.shelf.save(QLatin1String(name), WallState()).ok());
        const TourPlan plan{{QStringLiteral("C"), QStringLiteral("A")}, 42s};
        QCOMPARE(TourDialog(plan, wall.shelf).plan(), plan);
        QCOMPARE(TourDialog(TourPlan{}, wall.shelf).plan(), TourPlan{});
    }
};

QTEST_MAIN(TestTourBar)
#include "tst_tourbar.moc"
