#include <QtTest>

#include <support/clippackets.h>
#include <support/fakevideo.h>
#include <support/pageseat.h>
#include <support/samplewall.h>
#include <support/testclip.h>
#include <ui/wall/replaytools.h>
#include <ui/wall/snapshottaker.h>
#include <ui/wall/tourbar.h>
#include <ui/wall/wallalarms.h>
#include <ui/wall/walllayout.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using test::key, test::look, test::region, test::url;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T10:00:00Z"_s).value();

}  // namespace

class TestWallReplay : public QObject {
    Q_OBJECT

private:
    /// Four cameras, ten seconds of pictures kept of the first two; it is eleven seconds past.
    struct Wall {
        ManualClock clock{kStart + 11s};
        test::FakeVideoEngine video;
        DetectionTape tape;
        EvidenceDesk evidence;
        Theme theme;
        QWidget page;
        PageTools tools{&page, theme};
        WallCanvas* canvas;
        ReplayTools* keys;

        explicit Wall(const std::vector<TappedPacket>& packets)
            : evidence(
                  {.region = region(), .clock = &clock, .detections = &tape, .directory = {}, .programVersion = {}})
        {
            canvas = new WallCanvas({region(), &video, nullptr, &clock, {}, &evidence}, look(), &page);
            keys = new ReplayTools(tools, *canvas, &page);
            page.resize(1280, 720);
            canvas->resize(1280, 720);
            WallState state;
            state.setTileCount(4);
            state.fill({key(0), key(1), key(2), key(3)});
            canvas->setState(state);
            page.show();
            canvas->setFocus();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            for (int c : {0, 1})
                for (const TappedPacket& packet : packets) video.stream(url(c))->request().sink->take(packet);
            for (int c = 0; c < 4; ++c) video.show(*video.stream(url(c)), Qt::darkBlue, clock.now());
            QTRY_VERIFY(video.stream(url(0))->visible);  // once the wall knows that it can be seen
        }
        void press(Qt::Key pressed, Qt::KeyboardModifiers modifiers = {})
        {
            QTest::keyClick(canvas, pressed, modifiers);
        }
        /// Puts a box on the tape, and the first tile's replay, paused, at that share of what is kept.
        void replayAPersonAt(UtcTime at, double share)
        {
            tape.add(key(0),
                     {at, at,
                      std::make_shared<const DetectionSet>(DetectionSet{
                          key(0).camera, {320, 180}, {}, {DetectedObject{1, u"person"_s, 0.9, {1, 2, 3, 4}}}})});
            press(Qt::Key_R);
            press(Qt::Key_Space);
            canvas->replay().seekToShare(0, share);
        }
        const TileReplay* replay(int tile) const { return canvas->tiles().all().at(std::size_t(tile))->replay.get(); }
        std::optional<UtcTime> shown(int tile) const
        {
            return replay(tile) ? replay(tile)->stream()->shownAt() : std::nullopt;
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        const QString clip = directory_.filePath(u"clip.mp4"_s);
        QCOMPARE(test::writeTestClip(clip, {.size = {320, 180}, .frames = 250, .keyEvery = 25}), QString());
        packets_ = test::readClip(clip, kStart);
        for (TappedPacket& packet : packets_) packet.capturedAt = packet.receivedAt;
    }

    void rShowsTheTileOfTenSecondsAgo()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        QTRY_VERIFY_WITH_TIMEOUT(wall.shown(0), 10000);
        QVERIFY(*wall.shown(0) >= kStart + 1s);
        QVERIFY(!wall.replay(1));
        QVERIFY(!wall.video.stream(url(0))->visible);
        QVERIFY(wall.video.stream(url(1))->visible);
    }

    void liveGoesOnBeingKeptMeanwhile()
    {
        Wall wall(packets_);
        const auto ring = wall.evidence.rings().ring(key(0), RingQuality::Main);
        wall.press(Qt::Key_R);
        const std::size_t before = ring->size();
        TappedPacket packet = packets_.back();
        packet.receivedAt += 40ms;
        wall.video.stream(url(0))->request().sink->take(packet);
        QCOMPARE(ring->size(), before + 1);
    }

    void endAndEscapeShowTheLivePictureAgain()
    {
        Wall wall(packets_);
        for (const Qt::Key pressed : {Qt::Key_End, Qt::Key_Escape, Qt::Key_R}) {
            wall.press(Qt::Key_R);
            QVERIFY(wall.replay(0));
            wall.press(pressed);
            QVERIFY(!wall.replay(0));
            QVERIFY(wall.video.stream(url(0))->visible);
        }
    }

    void arrowsMoveInTimeWhileReplayingAndBetweenTilesOtherwise()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_Space);
        const UtcTime before = wall.replay(0)->position()->read().at;
        wall.press(Qt::Key_Right);
        QCOMPARE(wall.replay(0)->position()->read().at, before + 5s);
        wall.press(Qt::Key_Left);
        QCOMPARE(wall.replay(0)->position()->read().at, before);
        QCOMPARE(wall.canvas->state().focused(), 0);
        wall.press(Qt::Key_End);
        wall.press(Qt::Key_Right);
        QCOMPARE(wall.canvas->state().focused(), 1);
    }

    void homeGoesToTheOldestPicture()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_Space);
        wall.press(Qt::Key_Home);
        QCOMPARE(wall.replay(0)->position()->read().at, kStart);
    }

    void commaAndPeriodStepByOnePicture()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(wall.shown(0), 10000);
        const UtcTime first = *wall.shown(0);
        wall.press(Qt::Key_Period);
        QTRY_COMPARE_WITH_TIMEOUT(wall.shown(0), std::optional(first + 40ms), 10000);
        wall.press(Qt::Key_Comma);
        QTRY_COMPARE_WITH_TIMEOUT(wall.shown(0), std::optional(first), 10000);
        QVERIFY(wall.replay(0)->position()->read().paused);
    }

    void bracketsChangeTheSpeed()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_BracketRight);
        QCOMPARE(wall.replay(0)->position()->read().speed, 2.0);
        for (int i = 0; i < 5; ++i) wall.press(Qt::Key_BracketLeft);
        QCOMPARE(wall.replay(0)->position()->read().speed, 0.25);
    }

    void shiftRReplaysAllTilesOnOneTimeBase()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(wall.replay(0) && wall.replay(1));
        QVERIFY(!wall.replay(2));  // nothing is kept of it
        QCOMPARE(wall.replay(0)->position(), wall.replay(1)->position());
        wall.press(Qt::Key_R, Qt::ShiftModifier);
        QVERIFY(!wall.replay(0) && !wall.replay(1));
    }

    void aTileWithoutPicturesSaysSo()
    {
        Wall wall(packets_);
        QSignalSpy refused(&wall.canvas->replay(), &WallReplay::refused);
        wall.press(Qt::Key_Right);
        wall.press(Qt::Key_Down);
        wall.press(Qt::Key_R);
        QCOMPARE(refused.size(), 1);
        QVERIFY(!wall.canvas->replay().anyActive());
    }

    void aReplayThatCameToThePresentIsOver()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        for (int i = 0; i < 3; ++i) wall.press(Qt::Key_Right);
        QVERIFY(!wall.replay(0));
    }

    void aReplayedTileNeverLooksLive()
    {
        Wall wall(packets_);
        const QRect tile = tileRect(wall.canvas->size(), 4, 0);
        const QRect caption(tile.left(), tile.bottom() - 20, tile.width(), 20);
        const QImage live = wall.canvas->grab(caption).toImage();
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(wall.shown(0), 10000);
        QVERIFY(wall.canvas->grab(caption).toImage() != live);
        const TileView view = wall.canvas->tiles().view(*wall.canvas->tiles().all().front());
        QVERIFY(view.replay);
        QVERIFY(view.replay->behind > 9s);
        QVERIFY(replayText(*view.replay).contains(QChar(0x2212)));
    }

    void theBoxesOfTheReplayedPictureAreDrawn()
    {
        Wall wall(packets_);
        wall.replayAPersonAt(kStart + 5s, 5.0 / 11.0);
        QTRY_COMPARE_WITH_TIMEOUT(wall.shown(0), std::optional(kStart + 5s), 10000);
        const auto boxes = [&] { return wall.canvas->tiles().view(*wall.canvas->tiles().all().front()).boxes; };
        QTRY_VERIFY(boxes());
        QCOMPARE(boxes()->measuredAt, kStart + 5s);
    }

    void aSnapshotOfAReplayHasItsBoxesAndSaysWhatItIs()
    {
        Wall wall(packets_);
        wall.replayAPersonAt(kStart + 5s, 5.0 / 11.0);
        QTRY_COMPARE_WITH_TIMEOUT(wall.shown(0), std::optional(kStart + 5s), 10000);
        // The camera may be gone meanwhile.
        wall.video.stream(url(0))->state.phase = StreamPhase::NoSignal;
        wall.canvas->tiles().poll();
        QTemporaryDir folder;
        SnapshotTaker taker(wall.canvas->tiles(), folder.path(), QFont());
        QSignalSpy saved(&taker, &SnapshotTaker::saved);
        taker.take(key(0), true);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10000);
        const QImage image(saved.first().first().toString());
        QCOMPARE(image.text(u"Source"_s), u"replay of the last minute"_s);
        QVERIFY2(image.text(u"Boxes"_s) != u"not drawn"_s, qPrintable(image.text(u"Boxes"_s)));
        QVERIFY(image.text(u"CaptureTime"_s).contains(u":00:05"_s));
    }

    void anotherLayoutKeepsTheReplay()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        WallState state = wall.canvas->state();
        state.setTileCount(9);
        wall.canvas->setState(state);
        QVERIFY(wall.replay(0));
    }

    void aWallThatATourOrAnAlarmChangedGivesTheArrowsBack()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R);
        WallState state = wall.canvas->state();
        state.assign(0, key(4));
        wall.canvas->setState(state);
        wall.press(Qt::Key_Right);
        QCOMPARE(wall.canvas->state().focused(), 1);
    }

    void anAlarmShowsTheWallLiveAndTheReplayComesBackAsItStood()
    {
        Wall wall(packets_);
        test::PageSeat seat(region());
        PageContext context = seat.context();
        context.clock = &wall.clock;
        WallAlarms alarms(*wall.canvas, context);
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(wall.shown(0), 10000);
        const UtcTime shown = *wall.shown(0);
        wall.clock.advance(AlarmForward::kToolQuiet);
        const auto raise = [&](AlarmState state) {
            test::SnapshotBuilder builder(region(), wall.clock.now());
            Alarm& alarm = builder.alarm(0, Grade::II, u"疑似超员"_s);
            alarm.subject = key(5).camera.text();
            alarm.state = state;
            seat.engine.show(builder.build());
        };
        raise(AlarmState::RaisedUnacknowledged);
        QVERIFY(wall.canvas->state().tileOf(key(5)));
        QVERIFY(!wall.canvas->replay().anyActive());
        QVERIFY(wall.video.stream(url(0))->visible);
        wall.clock.advance(10s);
        raise(AlarmState::RaisedAcknowledged);
        QVERIFY(!wall.canvas->state().tileOf(key(5)));
        QCOMPARE(wall.shown(0), std::optional(shown));
        QVERIFY(wall.replay(0)->position()->read().paused);
    }

    void aParkedReplayWhoseCameraIsGoneEnds()
    {
        Wall wall(packets_);
        wall.press(Qt::Key_R, Qt::ShiftModifier);
        wall.canvas->replay().park();
        QVERIFY(!wall.replay(0) && !wall.replay(1));
        WallState state = wall.canvas->state();
        state.assign(0, key(4));
        wall.canvas->setState(state);
        wall.canvas->replay().unpark();
        QVERIFY(!wall.replay(0));
        QVERIFY(wall.replay(1));
        state.assign(0, key(0));
        wall.canvas->setState(state);
        wall.canvas->replay().unpark();
        QVERIFY(!wall.replay(0));
    }

    void aTourEndsAReplayThatWasLeft()
    {
        Wall wall(packets_);
        UiState state;
        LayoutShelf shelf(state);
        TourBar bar({wall.tools,
                     *wall.canvas,
                     shelf,
                     state,
                     wall.clock,
                     wall.theme,
                     {key(0), key(1), key(2), key(3), key(4), key(5)},
                     u"wall"_s});
        bar.start();
        wall.press(Qt::Key_R);
        wall.press(Qt::Key_Space);
        const auto pass = [&](int seconds) {
            for (int second = 0; second < seconds; ++second) {
                wall.clock.advance(1s);
                bar.tick();
            }
        };
        pass(120);
        QVERIFY(wall.replay(0));
        pass(15);
        QVERIFY(!wall.canvas->replay().anyActive());
        QCOMPARE(wall.canvas->state().camera(0), std::optional(key(4)));
    }

    void aTileInReplayIsInUse()
    {
        Wall wall(packets_);
        QVERIFY(!wall.canvas->tiles().inUse());
        wall.press(Qt::Key_R);
        QVERIFY(wall.canvas->tiles().inUse());
        wall.press(Qt::Key_End);
        QVERIFY(!wall.canvas->tiles().inUse());
    }

private:
    QTemporaryDir directory_;
    std::vector<TappedPacket> packets_;
};

QTEST_MAIN(TestWallReplay)
#include "tst_wallreplay.moc"
