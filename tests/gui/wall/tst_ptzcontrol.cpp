#include <QtTest>

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include <support/fakevideo.h>
#include <support/onvifserver.h>
#include <support/pageseat.h>
#include <ui/wall/ptzcontrol.h>
#include <ui/wall/ptzkeys.h>
#include <ui/wall/wallcanvas.h>
#include <ui/wall/walllook.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

std::shared_ptr<const Region> regionWithPtz(const QString& url)
{
    auto region = std::make_shared<Region>(*test::sampleRegion(1));
    region->mines.front().cameras.front().onvifUrl = url;
    return region;
}

}  // namespace

class TestPtzControl : public QObject {
    Q_OBJECT

private:
    struct Seat {
        test::OnvifServer server;
        test::PageSeat seat{regionWithPtz(server.url())};
        test::FakeVideoEngine video;
        SystemClock clock;
        WallCanvas canvas{{seat.region, &video, nullptr, &seat.clock}, tileLook(seat.theme)};
        PtzControl ptz{canvas, context()};

        Seat()
        {
            canvas.resize(1280, 720);
            WallState state;
            state.setTileCount(4);
            state.assign(0, camera(0));
            state.assign(1, camera(1));
            canvas.setState(state);
            canvas.show();
            canvas.setFocus();
            QVERIFY(QTest::qWaitForWindowActive(&canvas));
        }
        PageContext context()
        {
            PageContext context = seat.context();
            context.clock = &clock;  // the server compares with the real time
            return context;
        }
        CameraKey camera(int number) const
        {
            const Mine& mine = seat.region->mines.front();
            return {mine.code, mine.cameras.at(std::size_t(number)).id};
        }
        bool on()
        {
            ptz.toggle();
            return QTest::qWaitFor([this] { return server.calls.contains(QStringLiteral("GetStatus")); }, 10000);
        }
        QString note() { return canvas.tiles().of(camera(0))->note; }
        QStringList moved() const { return server.movements(); }
    };

private Q_SLOTS:
    void onlyACameraWithAnAddressCanBeMoved()
    {
        Seat seat;
        QSignalSpy refused(&seat.ptz, &PtzControl::refused);
        QVERIFY(seat.ptz.available());
        seat.canvas.change([](WallState& s) { s.focus(1); });
        QVERIFY(!seat.ptz.available());
        seat.ptz.toggle();
        QCOMPARE(refused.size(), 1);
        QVERIFY(!seat.ptz.active());
    }

    void theTileSaysThatItsCameraIsBeingMoved()
    {
        Seat seat;
        QVERIFY(seat.on());
        QVERIFY(seat.note().startsWith(QLatin1String("PTZ")));
        seat.ptz.leave();
        QCOMPARE(seat.note(), QString());
    }

    void movesWhileAKeyIsPressed()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyPress(&seat.canvas, Qt::Key_Right);
        QTRY_COMPARE(seat.moved(), QStringList{QStringLiteral("ContinuousMove 0.400 0.000")});
        QCOMPARE(seat.canvas.state().focused(), 0);
        QTest::keyRelease(&seat.canvas, Qt::Key_Right);
        QTRY_COMPARE(seat.moved().value(1), QStringLiteral("Stop"));
    }

    void stopsWhenTheKeyboardGoesElsewhere()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyPress(&seat.canvas, Qt::Key_Up);
        QTRY_COMPARE(seat.moved().size(), 1);
        seat.canvas.clearFocus();
        QTRY_COMPARE(seat.moved().value(1), QStringLiteral("Stop"));
    }

    void endsWhenAnotherTileIsChosen()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyPress(&seat.canvas, Qt::Key_Minus);
        QTRY_COMPARE(seat.moved().size(), 1);
        seat.canvas.change([](WallState& s) { s.focus(1); });
        QVERIFY(!seat.ptz.active());
        QTRY_COMPARE(seat.moved().value(1), QStringLiteral("Stop"));
    }

    void endsWhenATourOrAnAlarmPutsAnotherCameraThere()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyPress(&seat.canvas, Qt::Key_Right);
        QTRY_COMPARE(seat.moved().size(), 1);
        WallState other = seat.canvas.state();
        other.assign(0, seat.camera(2));
        seat.canvas.setState(other);
        QVERIFY(!seat.ptz.active());
        QTRY_COMPARE(seat.moved().value(1), QStringLiteral("Stop"));
    }

    void endsWhenATourOrAnAlarmTakesTheWallOverAlsoWhereTheCameraStays()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyPress(&seat.canvas, Qt::Key_Right);
        QTRY_COMPARE(seat.moved().size(), 1);
        seat.canvas.takeOver(seat.canvas.state());
        QVERIFY(!seat.ptz.active());
        QCOMPARE(seat.note(), QString());
        QTRY_COMPARE(seat.moved().value(1), QStringLiteral("Stop"));
    }

    void theMouseIsAStick()
    {
        Seat seat;
        QVERIFY(seat.on());
        const QPoint middle = seat.canvas.tiles().of(seat.camera(0))->picture.center();
        QTest::mousePress(&seat.canvas, Qt::LeftButton, {}, middle);
        const QPoint right = middle + QPoint(400, 0);
        QMouseEvent move(QEvent::MouseMove, right, seat.canvas.mapToGlobal(right), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&seat.canvas, &move);
        QTRY_COMPARE(seat.moved(), QStringList{QStringLiteral("ContinuousMove 1.000 0.000")});
        QTest::mouseRelease(&seat.canvas, Qt::LeftButton, {}, right);
        QTRY_COMPARE(seat.moved().value(1), QStringLiteral("Stop"));
    }

    void digitsGoToPresets()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyClick(&seat.canvas, Qt::Key_2);
        QTRY_VERIFY(seat.server.calls.contains(QStringLiteral("GotoPreset 2")));
        QTest::keyClick(&seat.canvas, Qt::Key_7);
        QVERIFY(seat.note().contains(QLatin1Char('7')));
    }

    void keysWithControlOrAltAreNoneOfTheCamera()
    {
        Seat seat;
        QVERIFY(seat.on());
        for (const Qt::KeyboardModifier other : {Qt::ControlModifier, Qt::AltModifier}) {
            QAction page;
            page.setShortcut(QKeySequence(QKeyCombination(other, Qt::Key_2)));
            seat.canvas.addAction(&page);
            QSignalSpy used(&page, &QAction::triggered);
            QTest::keyClick(&seat.canvas, Qt::Key_2, other);
            QCOMPARE(used.size(), 1);
        }
        QTest::keyClick(&seat.canvas, Qt::Key_1);
        QTRY_VERIFY(seat.server.calls.contains(QStringLiteral("GotoPreset 1")));
        QVERIFY(!seat.server.calls.contains(QStringLiteral("GotoPreset 2")));
    }

    void storingAPresetAsksFirst()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyClick(&seat.canvas, Qt::Key_Exclam, Qt::ShiftModifier);
        const auto question = [&] { return seat.canvas.findChild<QMessageBox*>(); };
        QTRY_VERIFY(question());
        question()->button(QMessageBox::No)->click();
        QTRY_VERIFY(!question());
        QTest::keyClick(&seat.canvas, Qt::Key_Exclam, Qt::ShiftModifier);
        QTRY_VERIFY(question());
        question()->button(QMessageBox::Yes)->click();
        QTRY_VERIFY(seat.server.calls.contains(QStringLiteral("SetPreset 1 gate")));
        QCOMPARE(seat.server.calls.filter(QStringLiteral("SetPreset")).size(), 1);
    }

    void errorsStandOnTheTile()
    {
        Seat seat;
        seat.server.canMove = false;
        seat.ptz.toggle();
        QTRY_VERIFY(seat.note().contains(QLatin1String("no profile")));
    }

    void escapeEndsIt()
    {
        Seat seat;
        QVERIFY(seat.on());
        QTest::keyClick(&seat.canvas, Qt::Key_Escape);
        QVERIFY(!seat.ptz.active());
    }

    void oppositeKeysCancelEachOther()
    {
        QCOMPARE(velocityOf(QSet<int>{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up}, true), (PtzVelocity{0, 1, 0}));
        QVERIFY(velocityOf(QSet<int>{}, true).still());
    }

    void aTremblingHandStandsStill()
    {
        QVERIFY(velocityOf(QPoint(3, -3), QSize(640, 360)).still());
        QCOMPARE(velocityOf(QPoint(0, -1000), QSize(640, 360)), (PtzVelocity{0, 1, 0}));
    }
};

QTEST_MAIN(TestPtzControl)
#include "tst_ptzcontrol.moc"
