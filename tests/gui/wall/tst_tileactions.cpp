#include <QtTest>

#include <QMenu>

#include <support/fakevideo.h>
#include <support/pageseat.h>
#include <ui/common/recordingchoice.h>
#include <ui/wall/tileactions.h>
#include <ui/wall/wallcanvas.h>
#include <ui/wall/walllook.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestTileActions : public QObject {
    Q_OBJECT

private:
    struct Seat {
        test::PageSeat seat;
        test::FakeVideoEngine video;
        QTemporaryDir directory;
        QWidget page;
        PageTools tools{&page, seat.theme};
        WallCanvas* canvas = new WallCanvas({seat.region, &video, nullptr, &seat.clock}, tileLook(seat.theme), &page);
        RecordingChoice recordings{seat.region, seat.state};
        TileActions* actions = nullptr;

        Seat()
        {
            PageContext context = seat.context();
            context.dataDirectory = directory.path();
            context.recordings = &recordings;
            actions = new TileActions(*canvas, tools, context);
            page.resize(1280, 720);
            canvas->resize(1280, 720);
            WallState state;
            state.setTileCount(4);
            state.assign(0, camera(0));
            state.assign(1, camera(1));
            canvas->setState(state);
            page.show();
            canvas->setFocus();
            QVERIFY(QTest::qWaitForWindowActive(&page));
        }
        CameraKey camera(int number) const
        {
            const Mine& mine = seat.region->mines.front();
            return {mine.code, mine.cameras.at(std::size_t(number)).id};
        }
        const WallTile& tile(int number) { return *canvas->tiles().of(camera(number)); }
        test::FakeStream& stream(int number) { return *video.stream(seat.region->camera(camera(number))->mainUrl); }
        void wheel(QPoint at, int delta)
        {
            QWheelEvent event(at, canvas->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(canvas, &event);
        }
    };

private Q_SLOTS:
    void theWheelMagnifiesAtThePointer()
    {
        Seat seat;
        const QRect picture = seat.tile(0).picture;
        seat.wheel(picture.topLeft() + QPoint(2, 2), 240);
        const QRectF part = seat.tile(0).part;
        QVERIFY(part.width() < 0.7);
        QVERIFY(part.left() < 0.01 && part.top() < 0.01);
        QCOMPARE(seat.stream(0).part, part);
        seat.wheel(picture.center(), -1200);
        QCOMPARE(seat.tile(0).part, kWholePicture);
    }

    void keysMagnifyTheChosenTileAndEscapeLeaves()
    {
        Seat seat;
        QTest::keyClick(seat.canvas, Qt::Key_Plus);
        QVERIFY(seat.tile(0).part.width() < 1);
        QCOMPARE(seat.tile(1).part, kWholePicture);
        QTest::keyClick(seat.canvas, Qt::Key_Escape);
        QCOMPARE(seat.tile(0).part, kWholePicture);
        QTest::keyClick(seat.canvas, Qt::Key_Plus);
        QTest::keyClick(seat.canvas, Qt::Key_0);
        QCOMPARE(seat.tile(0).part, kWholePicture);
    }

    void arrowsStillChooseTiles()
    {
        Seat seat;
        QTest::keyClick(seat.canvas, Qt::Key_Right);
        QCOMPARE(seat.canvas->state().focused(), 1);
    }

    void draggingMovesTheMagnifiedPart()
    {
        Seat seat;
        const QPoint middle = seat.tile(0).picture.center();
        seat.wheel(middle, 600);
        const QRectF before = seat.tile(0).part;
        QTest::mousePress(seat.canvas, Qt::LeftButton, {}, middle);
        QMouseEvent move(QEvent::MouseMove, middle + QPoint(60, 0), seat.canvas->mapToGlobal(middle + QPoint(60, 0)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(seat.canvas, &move);
        QTest::mouseRelease(seat.canvas, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(seat.tile(0).part.left() < before.left());
        QCOMPARE(seat.canvas->state().camera(0).value(), seat.camera(0));
    }

    void snapshotByKeyTellsWhereTheFileIs()
    {
        Seat seat;
        QTest::keyClick(seat.canvas, Qt::Key_S);
        QVERIFY(!seat.stream(0).stills.empty());
        auto frame = std::make_shared<VideoFrame>();
        frame->image = QImage(64, 36, QImage::Format_RGB32);
        frame->image.fill(Qt::red);
        frame->sourceSize = frame->image.size();
        frame->decodedAt = seat.seat.clock.now();
        seat.stream(0).stills.front()(frame);
        QTRY_VERIFY(seat.actions->toast().isVisible());
        QVERIFY(seat.actions->toast().text().contains(seat.directory.path()));
        QCOMPARE(QApplication::focusWidget(), seat.canvas);
    }

    void aKeyRecordsTheCameraOrEndsIt()
    {
        Seat seat;
        const CameraKey first = seat.camera(0);
        const bool before = seat.recordings.streamOf(first) != RecordStream::None;
        for (const bool recorded : {!before, before}) {
            QTest::keyClick(seat.canvas, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(seat.recordings.streamOf(first) != RecordStream::None, recorded);
            QVERIFY(seat.actions->toast().isVisible());
            QVERIFY(seat.actions->toast().text().contains(seat.seat.region->camera(first)->name));
        }
    }

    void theMenuShowsEachActionWithItsKey()
    {
        Seat seat;
        const std::unique_ptr<QMenu> menu(seat.actions->makeMenu());
        int keyed = 0;
        for (const QAction* action : menu->actions()) keyed += action->shortcuts().isEmpty() ? 0 : 1;
        QCOMPARE(keyed, 7);
        for (QAction* action : menu->actions())
            if (action->shortcut() == QKeySequence(Qt::Key_Delete)) action->trigger();
        QVERIFY(!seat.canvas->state().camera(0));
    }

    void anEmptyTileHasNoMenu()
    {
        Seat seat;
        seat.canvas->change([](WallState& s) { s.focus(3); });
        QVERIFY(!seat.actions->makeMenu());
    }
};

QTEST_MAIN(TestTileActions)
#include "tst_tileactions.moc"
