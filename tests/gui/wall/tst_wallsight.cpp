#include <QtTest>

#include <QScrollArea>

#include <support/fakevideo.h>
#include <support/samplewall.h>
#include <ui/wall/wallcanvas.h>
#include <ui/wall/walllayout.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using test::key, test::look, test::region, test::url;

/// Nothing is decoded for what nobody can see, and it is back without connecting again.
class TestWallSight : public QObject {
    Q_OBJECT

private:
    struct Wall {
        test::FakeVideoEngine video;
        ManualClock clock{parseIsoTime(QStringLiteral("2026-11-23T10:00:00Z")).value()};
        QScrollArea window;
        WallCanvas* canvas = new WallCanvas({region(), &video, nullptr, &clock}, look());

        Wall()
        {
            WallState state;
            state.setTileCount(4);
            state.fill({key(0), key(1), key(2), key(3)});
            canvas->setState(state);
            canvas->setFixedSize(800, 600);
            window.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            window.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            window.setFrameShape(QFrame::NoFrame);
            window.setWidget(canvas);
            window.resize(800, 600);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
        }
        /// Which of the four cameras are decoded, as "1010"; "-" for one whose connection is gone.
        QString decoded() const
        {
            QString list;
            for (int c = 0; c < 4; ++c) {
                const auto stream = video.stream(url(c));
                list += !stream ? u'-' : stream->visible ? u'1' : u'0';
            }
            return list;
        }
        std::size_t connections() const { return video.opened.size(); }
    };

private Q_SLOTS:
    void everyTileOfAnExposedWindowIsDecoded()
    {
        Wall wall;
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1111"));
    }

    void aMinimisedWindowDecodesNothingAndComesBack()
    {
        Wall wall;
        wall.window.showMinimized();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("0000"));
        wall.window.showNormal();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1111"));
        QCOMPARE(wall.connections(), std::size_t(4));
    }

    void aHiddenWindowDecodesNothingAndComesBack()
    {
        Wall wall;
        wall.window.hide();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("0000"));
        wall.window.show();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1111"));
        QCOMPARE(wall.connections(), std::size_t(4));
    }

    void tilesThatAreScrolledAwayAreNotDecoded()
    {
        Wall wall;
        wall.window.resize(800, 250);
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1100"));
        wall.window.ensureVisible(0, 599, 0, 0);
        QTRY_COMPARE(wall.decoded(), QStringLiteral("0011"));
        wall.window.resize(800, 600);
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1111"));
        QCOMPARE(wall.connections(), std::size_t(4));
    }

    void theOthersStayConnectedWhileOneFillsTheWall()
    {
        Wall wall;
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1111"));
        WallState state = wall.canvas->state();
        state.toggleFull(2);
        wall.canvas->setState(state);
        QCOMPARE(wall.decoded(), QStringLiteral("0010"));
        QCOMPARE(wall.canvas->assignedTiles(), 1);
        state.leaveFull();
        wall.canvas->setState(state);
        QCOMPARE(wall.decoded(), QStringLiteral("1111"));
        QCOMPARE(wall.connections(), std::size_t(4));
    }

    void aWallMovedToAnotherWindowIsWatchedThere()
    {
        Wall wall;
        QWidget other;
        other.resize(800, 600);
        wall.window.takeWidget();
        wall.canvas->setParent(&other);
        wall.canvas->show();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("0000"));
        other.show();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("1111"));
        other.showMinimized();
        QTRY_COMPARE(wall.decoded(), QStringLiteral("0000"));
    }
};

QTEST_MAIN(TestWallSight)
#include "tst_wallsight.moc"
