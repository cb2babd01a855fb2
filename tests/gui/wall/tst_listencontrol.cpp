#include <QtTest>

#include <support/fakevideo.h>
#include <support/samplewall.h>
#include <ui/wall/listencontrol.h>
#include <ui/wall/wallcanvas.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using test::key, test::look, test::region;

class TestListenControl : public QObject {
    Q_OBJECT

private:
    /// Four tiles, three cameras; nobody serves them.
    struct Wall {
        test::FakeVideoEngine video;
        ManualClock clock{parseIsoTime(QStringLiteral("2026-11-23T10:00:00Z")).value()};
        Theme theme;
        QWidget page;
        PageTools tools{&page, theme};
        WallCanvas canvas{{region(), &video, nullptr, &clock}, look()};
        int speakers = 0;
        bool hasLoudspeaker = true;
        ListenControl listen{canvas, tools, [this](SoundRing&) -> std::unique_ptr<QObject> {
                                 if (!hasLoudspeaker) return nullptr;
                                 ++speakers;
                                 return std::make_unique<QObject>();
                             }};

        Wall()
        {
            WallState state;
            state.setTileCount(4);
            state.fill({key(0), key(1), key(2)});
            canvas.setState(state);
        }
        void choose(int tile)
        {
            canvas.change([tile](WallState& s) { s.focus(tile); });
        }
        bool marked(int camera) { return canvas.tiles().view(*canvas.tiles().of(key(camera))).heard; }
    };

private Q_SLOTS:
    void nothingIsFetchedUntilItIsAskedFor()
    {
        Wall wall;
        wall.choose(1);
        QCOMPARE(wall.speakers, 0);
        QVERIFY(!wall.listen.heard());
    }

    void theChosenTileIsHeardAndMarked()
    {
        Wall wall;
        wall.listen.action()->trigger();
        QCOMPARE(wall.listen.heard(), std::optional(key(0)));
        QVERIFY(wall.marked(0) && !wall.marked(1));
    }

    void theSoundFollowsTheChoice()
    {
        Wall wall;
        wall.listen.action()->trigger();
        wall.choose(2);
        QCOMPARE(wall.listen.heard(), std::optional(key(2)));
        QVERIFY(!wall.marked(0) && wall.marked(2));
    }

    void theSoundFollowsAWallThatATourOrAnAlarmChanged()
    {
        Wall wall;
        wall.listen.action()->trigger();
        WallState other = wall.canvas.state();
        other.assign(0, key(2));
        wall.canvas.setState(other);
        QCOMPARE(wall.listen.heard(), std::optional(key(2)));
        QVERIFY(wall.marked(2));
    }

    void anEmptyTileIsSilent()
    {
        Wall wall;
        wall.listen.action()->trigger();
        wall.choose(3);
        QVERIFY(!wall.listen.heard());
        QVERIFY(wall.listen.action()->isChecked());
    }

    void theKeyEndsIt()
    {
        Wall wall;
        wall.listen.action()->trigger();
        wall.listen.action()->trigger();
        QVERIFY(!wall.listen.heard());
        QVERIFY(!wall.marked(0));
    }

    void aSeatWithoutLoudspeakerIsToldSo()
    {
        Wall wall;
        wall.hasLoudspeaker = false;
        QSignalSpy said(&wall.listen, &ListenControl::said);
        wall.listen.action()->trigger();
        QCOMPARE(said.count(), 1);
        QVERIFY(!wall.listen.action()->isChecked());
        QVERIFY(!wall.marked(0));
    }

    void aCameraThatCannotBeHeardIsSaidOnce()
    {
        Wall wall;
        QSignalSpy said(&wall.listen, &ListenControl::said);
        wall.listen.action()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, 10000);
        for (int i = 0; i < 3; ++i) wall.listen.review();
        QCOMPARE(said.count(), 1);
    }
};

QTEST_MAIN(TestListenControl)
#include "tst_listencontrol.moc"
