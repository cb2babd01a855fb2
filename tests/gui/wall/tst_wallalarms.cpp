#include <QtTest>

#include <QAction>
#include <QPushButton>

#include <support/fakevideo.h>
#include <support/pageseat.h>
#include <ui/wall/alarmforwarddialog.h>
#include <ui/wall/alarmnotice.h>
#include <ui/wall/wallalarms.h>
#include <ui/wall/wallcanvas.h>
#include <ui/wall/walllook.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestWallAlarms : public QObject {
    Q_OBJECT

private:
    struct Seat {
        test::PageSeat seat;
        test::FakeVideoEngine video;
        WallCanvas canvas{{seat.region, &video, nullptr, &seat.clock}, tileLook(seat.theme)};
        WallAlarms alarms{canvas, seat.context()};
        QSignalSpy cameForward{&alarms, &WallAlarms::cameForward};
        WallState before;

        Seat()
        {
            canvas.resize(1280, 720);
            before.setTileCount(4);
            for (int tile = 0; tile < 4; ++tile) before.assign(tile, camera(1, tile));
            canvas.setState(before);
            canvas.show();
            QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        }
        CameraKey camera(int mine, int number) const
        {
            const Mine& owner = seat.region->mines.at(std::size_t(mine));
            return {owner.code, owner.cameras.at(std::size_t(number)).id};
        }
        void raise(Grade grade, AlarmState state = AlarmState::RaisedUnacknowledged)
        {
            auto builder = seat.snapshot();
            Alarm& alarm = builder.alarm(0, grade, QStringLiteral("疑似超员"));
            alarm.subject = camera(0, 2).camera.text();
            alarm.state = state;
            seat.engine.show(builder.build());
        }
    };

private Q_SLOTS:
    void bringsTheCamerasAndMarksThem()
    {
        Seat seat;
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 1);
        QVERIFY(seat.canvas.state().tileOf(seat.camera(0, 2)));
        QVERIFY(seat.canvas.tiles().alarmed(seat.camera(0, 2)));
        QCOMPARE(seat.canvas.state().camera(0).value(), seat.camera(1, 0));
        QVERIFY(sameJson(seat.alarms.ownState(), seat.before));
    }

    void theWallComesBackAfterAcknowledgement()
    {
        Seat seat;
        seat.raise(Grade::I);
        seat.seat.clock.advance(10s);
        seat.raise(Grade::I, AlarmState::RaisedAcknowledged);
        QVERIFY(!seat.alarms.shown());
        QVERIFY(sameJson(seat.canvas.state(), seat.before));
        QVERIFY(!seat.canvas.tiles().alarmed(seat.camera(0, 2)));
    }

    void nobodyIsTornAwayFromAToolThatHeUses()
    {
        Seat seat;
        QAction tool;
        tool.setShortcut(Qt::Key_S);
        seat.canvas.addAction(&tool);
        QVERIFY(QTest::qWaitForWindowActive(&seat.canvas));
        QSignalSpy used(&tool, &QAction::triggered);
        QTest::keyClick(&seat.canvas, Qt::Key_S);
        QCOMPARE(used.size(), 1);
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 0);
        seat.seat.clock.advance(60s);
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 1);
    }

    void waitsWhileACameraIsBeingMoved()
    {
        Seat seat;
        QTest::keyClick(&seat.canvas, Qt::Key_P);
        seat.canvas.tiles().setNote(seat.camera(1, 0), QStringLiteral("PTZ"));
        seat.seat.clock.advance(20s);
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 0);
        QVERIFY(seat.canvas.tiles().alarmed(seat.camera(0, 2)));
        seat.canvas.tiles().setNote(seat.camera(1, 0), {});
        seat.seat.clock.advance(60s);
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 1);
    }

    void aCameraThatNobodyMovesAnyMoreIsLetGoForTheAlarm()
    {
        Seat seat;
        QSignalSpy takenOver(&seat.canvas, &WallCanvas::takenOver);
        QTest::keyClick(&seat.canvas, Qt::Key_P);
        seat.canvas.tiles().setNote(seat.camera(1, 0), QStringLiteral("PTZ"));
        seat.seat.clock.advance(AlarmForward::kToolQuietGradeI);
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 1);
        QCOMPARE(takenOver.size(), 1);
    }

    void aHandAtTheToolsAroundTheWallCountsToo()
    {
        Seat seat;
        auto* tool = new QPushButton(&seat.canvas);
        tool->show();
        QTest::mouseClick(tool, Qt::LeftButton);
        seat.raise(Grade::I);
        QCOMPARE(seat.cameForward.size(), 0);
    }

    void escapePutsTheWallBack()
    {
        Seat seat;
        seat.raise(Grade::I);
        QTest::keyClick(&seat.canvas, Qt::Key_Escape);
        QVERIFY(sameJson(seat.canvas.state(), seat.before));
    }

    void whoRearrangesTheWallKeepsIt()
    {
        Seat seat;
        seat.raise(Grade::I);
        seat.canvas.change([](WallState& s) { s.swap(0, 1); });
        const WallState own = seat.canvas.state();
        seat.alarms.dismiss();
        QVERIFY(sameJson(seat.canvas.state(), own));
    }

    void aLayoutChosenInTheToolsIsKeptToo()
    {
        Seat seat;
        seat.raise(Grade::I);
        WallState own = seat.canvas.state();
        own.setTileCount(9);
        seat.canvas.setState(own);
        seat.alarms.wallWasChanged();
        seat.alarms.dismiss();
        QCOMPARE(seat.canvas.state().tileCount(), 9);
        QVERIFY(sameJson(seat.alarms.ownState(), own));
    }

    void theNoticeSaysWhatAndHowToGetBack()
    {
        Seat seat;
        AlarmNotice notice(seat.alarms, seat.seat.context());
        QVERIFY(notice.isHidden());
        seat.raise(Grade::I);
        QVERIFY(!notice.isHidden());
        QVERIFY(notice.text().contains(QStringLiteral("疑似超员")));
        QVERIFY(notice.text().contains(seat.seat.region->mines.front().name));
        seat.alarms.dismiss();
        QVERIFY(notice.isHidden());
    }

    void theChoiceIsRemembered()
    {
        Seat seat;
        AlarmForwardSettings settings;
        settings.mode = AlarmForwardSettings::Mode::Highlight;
        settings.cameras = 7;
        seat.alarms.setSettings(settings);
        WallAlarms later(seat.canvas, seat.seat.context());
        QCOMPARE(later.settings(), settings);
        const AlarmForwardDialog dialog(later.settings(), seat.seat.theme);
        QCOMPARE(dialog.settings(), settings);
    }

    void onlyChosenPagesAreInterrupted()
    {
        using enum AlarmForwardSettings::Interrupts;
        const QString overview = QStringLiteral("overview");
        const QString map = QStringLiteral("map");
        QVERIFY(!mayInterrupt(WallOnly, overview));
        QVERIFY(mayInterrupt(Overview, overview));
        QVERIFY(!mayInterrupt(Overview, map));
        QVERIFY(mayInterrupt(AnyPage, map));
    }

private:
    static bool sameJson(const WallState& a, const WallState& b) { return a.toJson() == b.toJson(); }
};

QTEST_MAIN(TestWallAlarms)
#include "tst_wallalarms.moc"
