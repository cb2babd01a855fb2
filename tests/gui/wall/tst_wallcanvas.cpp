#include <QtTest>

#include <QApplication>
#include <QMimeData>

#include <support/fakevideo.h>
#include <support/samplewall.h>
#include <ui/wall/tilecaption.h>
#include <ui/wall/cameratreemodel.h>
#include <ui/wall/wallcanvas.h>
#include <ui/wall/walllayout.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using test::key, test::kGradeII, test::look, test::region, test::url;
using namespace std::chrono_literals;

namespace {

/// The real ones, in a hurry.
QualityLimits impatient()
{
    QualityLimits limits;
    limits.betweenSwitches = 20ms;
    limits.patience = limits.settle = limits.firstRest = 10ms;
    return limits;
}

}  // namespace

class TestWallCanvas : public QObject {
    Q_OBJECT

private:
    struct Wall {
        test::FakeVideoEngine video;
        DetectionStore detections;
        ManualClock clock{parseIsoTime(QStringLiteral("2026-11-23T10:00:00Z")).value()};
        WallCanvas canvas{{region(), &video, &detections, &clock, impatient()}, look()};

        explicit Wall(int cameras)
        {
            canvas.resize(1280, 720);
            WallState state;
            state.setTileCount(4);
            std::vector<CameraKey> keys;
            for (int c = 0; c < cameras; ++c) keys.push_back(key(c));
            state.fill(keys);
            canvas.setState(state);
            canvas.show();
            QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        }
        QRect tile(int number) const { return tileRect(canvas.size(), 4, number); }
        QColor pixelAt(QPoint at) { return canvas.grab().toImage().pixelColor(at); }
    };

private Q_SLOTS:
    void showsTheFrameOfEachCameraInItsTile()
    {
        Wall wall(2);
        wall.video.show(*wall.video.stream(url(0)), Qt::red, wall.clock.now());
        wall.video.show(*wall.video.stream(url(1)), Qt::green, wall.clock.now());
        QTRY_COMPARE(wall.canvas.liveTiles(), 2);
        QCOMPARE(wall.pixelAt(tileRect(wall.canvas.size(), 4, 0).center()), QColor(Qt::red));
        QCOMPARE(wall.pixelAt(tileRect(wall.canvas.size(), 4, 1).center()), QColor(Qt::green));
    }

    void anOldPictureIsNotShownAsLive()
    {
        Wall wall(1);
        wall.video.show(*wall.video.stream(url(0)), Qt::white, wall.clock.now());
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
        wall.clock.advance(3s);
        const QPoint corner = tileRect(wall.canvas.size(), 4, 0).topLeft() + QPoint(40, 40);
        QVERIFY(wall.pixelAt(corner).lightness() < 160);
    }

    void aFrozenPictureIsNotLive()
    {
        Wall wall(1);
        const auto stream = wall.video.stream(url(0));
        wall.video.show(*stream, Qt::white, wall.clock.now());
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
        stream->state.frozenSince = wall.clock.now() - 12s;
        wall.video.touch();
        QTRY_COMPARE(wall.canvas.liveTiles(), 0);
        const QPoint corner = tileRect(wall.canvas.size(), 4, 0).topLeft() + QPoint(40, 40);
        QVERIFY(wall.pixelAt(corner).lightness() < 160);
        QCOMPARE(wall.canvas.statusOf(key(0)).phase, StreamPhase::Live);
    }

    void aPictureThatComesBackIsLiveAgainInPictureAndCaption()
    {
        Wall wall(1);
        const auto stream = wall.video.stream(url(0));
        wall.video.show(*stream, Qt::white, wall.clock.now());
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
        const QRect tile = tileRect(wall.canvas.size(), 4, 0);
        const auto caption = [&] {
            return wall.canvas.grab().toImage().copy(tile.left() + 6, tile.bottom() - 17, tile.width() - 12, 14);
        };
        const QImage live = caption();
        wall.clock.advance(3s);
        QTRY_VERIFY(caption() != live);
        wall.video.show(*stream, Qt::white, wall.clock.now());
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
        QTRY_COMPARE(caption(), live);
    }

    void aWallThatIsTooMuchForTheMachineStepsDownAndSaysSo()
    {
        Wall wall(4);
        for (int c = 0; c < 4; ++c) wall.video.show(*wall.video.stream(url(c)), Qt::white, wall.clock.now());
        wall.video.machine = {.decoding = 1.0, .process = 0.9, .lateness = 600ms};
        QTRY_VERIFY(wall.canvas.steppedDownTiles() > 0);
        // The focused tile is the first.
        QTRY_COMPARE(wall.video.stream(url(3))->state.decodeMode, DecodeMode::KeysOnly);
        QCOMPARE(wall.video.stream(url(0))->state.decodeMode, DecodeMode::Full);
        wall.video.machine = {};
        QTRY_COMPARE(wall.canvas.steppedDownTiles(), 0);
        QTRY_COMPARE(wall.video.stream(url(3))->state.decodeMode, DecodeMode::Full);
    }

    void aTileThatStepsDownIsPaintedWithItsWordsAtOnce()
    {
        test::FakeVideoEngine video;
        ManualClock clock{parseIsoTime(QStringLiteral("2026-11-23T10:00:00Z")).value()};
        WallTiles tiles({region(), &video, nullptr, &clock, impatient()});
        WallState state;
        state.setTileCount(1);
        state.assign(0, key(0));
        tiles.setSeen(QRect(0, 0, 640, 360));
        tiles.rebuild(state, true);
        tiles.arrange(state, {QSize(640, 360), 1, 20});
        video.show(*video.stream(url(0)), Qt::white, clock.now());
        tiles.poll();
        QVERIFY(tiles.review(true).isEmpty());
        video.machine = {.decoding = 1.0, .process = 0.9, .lateness = 600ms};
        QRegion changed;
        QTRY_VERIFY(!(changed += tiles.review(true)).isEmpty());
        QCOMPARE(changed, QRegion(tiles.all().front()->rect));
        QCOMPARE(tiles.view(*tiles.all().front()).quality.reason, QualityReason::Pressure);
    }

    void theDetailsOpenAtTheMarkAndCloseWithEscape()
    {
        Wall wall(2);
        wall.video.show(*wall.video.stream(url(0)), Qt::white, wall.clock.now(), wall.clock.now() - 143ms);
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
        auto* panel = wall.canvas.findChild<TileBadge*>();
        QVERIFY(!panel->isVisible());
        const QRect mark = detailsMark(tileRect(wall.canvas.size(), 4, 0), look().captionHeight);
        QTest::mouseClick(&wall.canvas, Qt::LeftButton, {}, mark.center());
        QVERIFY(panel->isVisible());
        QVERIFY(wall.canvas.rect().contains(panel->geometry()));
        QTRY_VERIFY2(panel->text().contains(QStringLiteral("143")), qPrintable(panel->text()));
        QTest::keyClick(panel, Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
    }

    void theDetailsFollowTheStreamAndCloseBesideThem()
    {
        Wall wall(2);
        wall.canvas.toggleDetails();
        auto* panel = wall.canvas.findChild<TileBadge*>();
        QVERIFY(panel->isVisible());
        wall.video.stream(url(0))->state.reconnects = 77;
        wall.video.touch();
        QTRY_VERIFY(panel->text().contains(QStringLiteral("77")));
        QTest::mouseClick(&wall.canvas, Qt::LeftButton, {},
                          tileRect(wall.canvas.size(), 4, 1).topLeft() + QPoint(9, 9));
        QVERIFY(!panel->isVisible());
        // An empty tile has none.
        wall.canvas.setState(WallState());
        wall.canvas.toggleDetails();
        QVERIFY(!panel->isVisible());
    }

    void drawsOnlyTheBoxesOfTheFrame()
    {
        Wall wall(1);
        const UtcTime captured = wall.clock.now() - 300ms;
        wall.detections.add(
            key(0), captured, wall.clock.now(),
            DetectionSet{
                key(0).camera, {640, 360}, {}, {DetectedObject{1, QStringLiteral("person"), 0.9, {10, 10, 50, 90}}}});
        std::vector<DrawnOverlay> drawn;
        wall.canvas.setOverlayObserver([&](const DrawnOverlay& overlay) { drawn.push_back(overlay); });
        wall.video.show(*wall.video.stream(url(0)), Qt::red, wall.clock.now(), captured);
        QTRY_VERIFY(!drawn.empty() && drawn.back().boxes);
        QCOMPARE(drawn.back().boxes->measuredAt, captured);
        wall.video.show(*wall.video.stream(url(0)), Qt::red, wall.clock.now(), captured + 1s);
        QTRY_VERIFY(drawn.back().frame->capturedAt == captured + 1s);
        QVERIFY(!drawn.back().boxes);
    }

    void holdsPicturesUntilTheirDetectionsAreHere()
    {
        Wall wall(1);
        for (int i = 0; i < 20; ++i)
            wall.detections.add(key(0), wall.clock.now(), wall.clock.now() + 300ms,
                                DetectionSet{key(0).camera, {640, 360}, {}, {}});
        QTRY_VERIFY(wall.video.stream(url(0))->delay >= 300ms);
        QVERIFY(wall.video.stream(url(0))->delay <= 900ms);
        wall.canvas.setAligned(false);
        QCOMPARE(wall.video.stream(url(0))->delay, std::chrono::milliseconds(0));
    }

    void aMagnifiedTileAsksForItsPartAndKeepsItInFull()
    {
        Wall wall(2);
        const QRectF part(0.25, 0.25, 0.5, 0.5);
        wall.canvas.tiles().setPart(key(0), part);
        QCOMPARE(wall.video.stream(url(0))->part, part);
        QCOMPARE(wall.video.stream(url(1))->part, kWholePicture);
        WallState state = wall.canvas.state();
        state.toggleFull(0);
        wall.canvas.setState(state);
        QCOMPARE(wall.video.stream(url(0))->part, part);
    }

    void untilThePartComesTheOldPictureIsStretched()
    {
        Wall wall(1);
        const auto stream = wall.video.stream(url(0));
        auto frame = std::make_shared<VideoFrame>();
        frame->image = QImage(stream->size, QImage::Format_RGB32);
        frame->image.fill(Qt::red);
        QPainter(&frame->image).fillRect(0, 0, stream->size.width() / 2, stream->size.height(), Qt::green);
        frame->sourceSize = QSize(640, 360);
        frame->sequence = 1;
        stream->frame = frame;
        stream->state.phase = StreamPhase::Live;
        stream->state.lastFrameAt = wall.clock.now();
        stream->state.sourceSize = frame->sourceSize;
        wall.video.touch();
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
        const QPoint right = tileRect(wall.canvas.size(), 4, 0).center() + QPoint(100, 0);
        QCOMPARE(wall.pixelAt(right), QColor(Qt::red));
        wall.canvas.tiles().setPart(key(0), {0, 0, 0.5, 0.5});
        QCOMPARE(wall.pixelAt(right), QColor(Qt::green));
    }

    void anAlarmFramesItsCameraWhereverItStands()
    {
        Wall wall(2);
        wall.canvas.tiles().setAlarms({{key(1), TileAlarm{Grade::II, QStringLiteral("疑似超员"), 0}}});
        const auto frameOf = [&](int tile) {
            const QRect rect = tileRect(wall.canvas.size(), 4, tile);
            return wall.pixelAt({rect.left() + 4, rect.center().y()});
        };
        QCOMPARE(frameOf(1), QColor(kGradeII));
        QVERIFY(frameOf(0) != QColor(kGradeII));
        WallState state = wall.canvas.state();
        state.swap(1, 3);
        wall.canvas.setState(state);
        QCOMPARE(frameOf(3), QColor(kGradeII));
    }

    void changingTheLayoutReconnectsNoCamera()
    {
        Wall wall(3);
        const auto before = wall.video.stream(url(1));
        WallState state = wall.canvas.state();
        state.setTileCount(9);
        wall.canvas.setState(state);
        QCOMPARE(wall.video.stream(url(1)), before);
        QCOMPARE(wall.video.opened.size(), std::size_t(3));
    }

    void doubleClickFillsTheWallAndEscapeLeaves()
    {
        Wall wall(3);
        QTest::mouseDClick(&wall.canvas, Qt::LeftButton, {}, tileRect(wall.canvas.size(), 4, 1).center());
        QCOMPARE(wall.canvas.state().full().value(), 1);
        QVERIFY(wall.video.stream(url(1))->size.height() > 600);
        QVERIFY(!wall.video.stream(url(0))->visible);
        QTest::keyClick(&wall.canvas, Qt::Key_Escape);
        QVERIFY(!wall.canvas.state().full());
    }

    void aHiddenPageDecodesNothing()
    {
        Wall wall(1);
        QTRY_VERIFY(wall.video.stream(url(0))->visible);
        wall.canvas.setActive(false);
        QVERIFY(!wall.video.stream(url(0))->visible);
        wall.canvas.setActive(true);
        QVERIFY(wall.video.stream(url(0))->visible);
    }

    void takesACameraThatIsDroppedOnATile()
    {
        Wall wall(1);
        const QPoint target = tileRect(wall.canvas.size(), 4, 3).center();
        QMimeData mime;
        mime.setData(QLatin1String(kCameraMimeType), cameraToMime(key(5)));
        QDragEnterEvent enter(target, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(target, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &drop);
        QCOMPARE(wall.canvas.state().camera(3).value(), key(5));
        QVERIFY(wall.video.stream(url(5)));
    }

    void outlinesTheTileThatADropWouldGoTo()
    {
        Wall wall(0);
        const QRect target = wall.tile(3);
        const QColor before = wall.pixelAt(target.topLeft() + QPoint(30, 30));
        QMimeData mime;
        mime.setData(QLatin1String(kCameraMimeType), cameraToMime(key(5)));
        // A drag is known to Qt from its entering on.
        QDragEnterEvent enter(target.center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &enter);
        QDragMoveEvent over(target.center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &over);
        QVERIFY(wall.pixelAt(target.topLeft() + QPoint(30, 30)) != before);
        QCOMPARE(wall.pixelAt(wall.tile(0).topLeft() + QPoint(30, 30)), before);
        QDragLeaveEvent leave;
        QApplication::sendEvent(&wall.canvas, &leave);
        QCOMPARE(wall.pixelAt(target.topLeft() + QPoint(30, 30)), before);
    }

    void aDroppedMineFillsTheTilesFromThereOn()
    {
        Wall wall(0);
        QMimeData mime;
        mime.setData(QLatin1String(kMineMimeType), key(0).mine.text().toUtf8());
        QDragEnterEvent enter(wall.tile(2).center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &enter);
        QDropEvent drop(wall.tile(2).center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &drop);
        QVERIFY(!wall.canvas.state().camera(1));
        QCOMPARE(wall.canvas.state().camera(2).value(), key(0));
        QCOMPARE(wall.canvas.state().camera(3).value(), key(1));
    }

    void aCameraThatTheRegionDoesNotKnowCannotBeDropped()
    {
        Wall wall(0);
        QMimeData mime;
        mime.setData(QLatin1String(kCameraMimeType), cameraToMime(key(77)));
        QDragEnterEvent enter(wall.tile(2).center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&wall.canvas, &enter);
        QVERIFY(!enter.isAccepted());
    }

    void tilesChosenWithShiftAreMerged()
    {
        Wall wall(4);
        QTest::keyClick(&wall.canvas, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(wall.canvas.selection().value(), QRect(0, 0, 2, 1));
        wall.canvas.mergeSelection();
        QCOMPARE(wall.canvas.state().tileCount(), 3);
        QCOMPARE(wall.canvas.state().camera(0).value(), key(0));
        QVERIFY(!wall.canvas.selection());
    }

    void aDragWithShiftChoosesTiles()
    {
        Wall wall(4);
        QTest::mousePress(&wall.canvas, Qt::LeftButton, Qt::ShiftModifier, wall.tile(0).center());
        QMouseEvent move(QEvent::MouseMove, wall.tile(3).center(), wall.canvas.mapToGlobal(wall.tile(3).center()),
                         Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
        QApplication::sendEvent(&wall.canvas, &move);
        QCOMPARE(wall.canvas.selection().value(), QRect(0, 0, 2, 2));
    }

    void sayWhatIsMissingForAMerge()
    {
        Wall wall(4);
        QSignalSpy refused(&wall.canvas, &WallCanvas::refused);
        wall.canvas.mergeSelection();
        QCOMPARE(refused.size(), 1);
        QCOMPARE(wall.canvas.state().tileCount(), 4);
    }

    void changesByHandCanBeTakenBack()
    {
        Wall wall(3);
        QTest::keyClick(&wall.canvas, Qt::Key_Delete);
        QVERIFY(!wall.canvas.state().camera(0));
        wall.canvas.undo();
        QCOMPARE(wall.canvas.state().camera(0).value(), key(0));
        wall.canvas.redo();
        QVERIFY(!wall.canvas.state().camera(0));
    }

    void movingTheFocusIsNoChangeToTakeBack()
    {
        Wall wall(3);
        QTest::keyClick(&wall.canvas, Qt::Key_Right);
        QVERIFY(!wall.canvas.history().canUndo());
    }

    void camerasOfTheNextWallAreOpenBeforeItIsShown()
    {
        Wall wall(2);
        WallState next = wall.canvas.state();
        next.fill({key(4), key(1)});
        wall.canvas.prefetch(&next);
        const auto ahead = wall.video.stream(url(4));
        QVERIFY(ahead);
        QVERIFY(!ahead->visible);
        QVERIFY(!ahead->size.isEmpty());
        wall.canvas.setState(next);
        QCOMPARE(wall.video.stream(url(4)), ahead);
        QTRY_VERIFY(ahead->visible);
        QCOMPARE(wall.video.opened.size(), std::size_t(3));
    }

    void camerasOpenedForNothingAreLetGo()
    {
        Wall wall(1);
        WallState next = wall.canvas.state();
        next.fill({key(4)});
        wall.canvas.prefetch(&next);
        wall.canvas.prefetch(nullptr);
        QVERIFY(!wall.video.stream(url(4)));
    }

    void saysOnceWhenACameraComesGoesAndIsClosed()
    {
        Wall wall(1);
        std::vector<StreamPhase> phases;
        connect(&wall.canvas, &WallCanvas::cameraPhaseChanged, this,
                [&](const CameraKey&, StreamPhase phase, const QString&) { phases.push_back(phase); });
        const auto stream = wall.video.stream(url(0));
        wall.video.show(*stream, Qt::red, wall.clock.now());
        QTRY_COMPARE(phases, std::vector{StreamPhase::Live});
        wall.video.show(*stream, Qt::red, wall.clock.now());
        stream->state.phase = StreamPhase::NoSignal;
        wall.video.touch();
        QTRY_COMPARE(phases, (std::vector{StreamPhase::Live, StreamPhase::NoSignal}));
        wall.canvas.setState(WallState());
        QCOMPARE(phases.back(), StreamPhase::Idle);
    }

    void aHiddenWallStillKnowsItsCameras()
    {
        Wall wall(1);
        wall.canvas.setActive(false);
        wall.video.show(*wall.video.stream(url(0)), Qt::red, wall.clock.now());
        QTRY_COMPARE(wall.canvas.liveTiles(), 1);
    }
};

QTEST_MAIN(TestWallCanvas)
#include "tst_wallcanvas.moc"
