#include <QtTest>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QMessageBox>

#include <support/clippackets.h>
#include <support/fakevideo.h>
#include <support/pageseat.h>
#include <support/testclip.h>
#include <ui/wall/clipdialog.h>
#include <ui/wall/cliptools.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ClipEntry entry(int number)
{
    ClipEntry clip;
    clip.sidecar = u"/evidence/%1.json"_s.arg(number);
    clip.video = u"/evidence/%1.mp4"_s.arg(number);
    clip.mineName = u"测试一矿"_s;
    clip.cameraName = u"主井口"_s;
    clip.begin = parseIsoTime(u"2026-11-23T10:00:00+08:00"_s).value();
    clip.length = 40s;
    clip.bytes = 3 << 20;
    return clip;
}

}  // namespace

class TestClips : public QObject {
    Q_OBJECT

private:
    /// A wall with one camera of which ten seconds are kept; the clip that it asks for is over at once.
    struct Wall {
        QTemporaryDir directory;
        test::PageSeat seat;
        test::FakeVideoEngine video;
        EvidenceDesk evidence;
        QWidget page;
        PageTools tools{&page, seat.theme};
        CameraKey camera;
        WallCanvas* canvas;
        ClipTools* clips;

        Wall()
            : evidence({.region = seat.region,
                        .clock = &seat.clock,
                        .detections = nullptr,
                        .directory = directory.filePath(u"evidence"_s),
                        .programVersion = u"1"_s})
        {
            const Mine& mine = seat.region->mines.front();
            camera = {mine.code, mine.cameras.front().id};
            PageContext context = seat.context();
            context.video = &video;
            canvas = new WallCanvas({seat.region, &video, nullptr, &seat.clock, {}, &evidence}, TileLook{}, &page);
            clips = new ClipTools(tools, *canvas, context, &evidence, &page);
            canvas->resize(960, 540);
            page.resize(960, 540);
            WallState state;
            state.setTileCount(1);
            state.fill({camera});
            canvas->setState(state);
            page.show();
            canvas->setFocus();
            QVERIFY(QTest::qWaitForWindowActive(&page));
        }
        void fill(std::vector<TappedPacket> packets)
        {
            // The last of them lies after the end of the clip, so that the standing clock holds nothing up.
            const UtcTime begin = packets.front().receivedAt;
            for (TappedPacket& packet : packets) {
                packet.receivedAt = seat.clock.now() + (packet.receivedAt - begin) * 3 - 15s;
                packet.pts.reset();
                evidence.rings().ring(camera, RingQuality::Sub)->take(packet);
            }
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        const QString clip = directory_.filePath(u"clip.mp4"_s);
        QCOMPARE(test::writeTestClip(clip, {.size = {320, 180}, .frames = 250, .keyEvery = 25}), QString());
        packets_ = test::readClip(clip, UtcTime{});
    }

    void eKeepsTheChosenTileAndSaysWhere()
    {
        Wall wall;
        wall.fill(packets_);
        wall.seat.officer = u"王五"_s;
        QSignalSpy changed(&wall.evidence, &EvidenceDesk::clipChanged);
        QTest::keyClick(wall.canvas, Qt::Key_E);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 20000);
        const auto news = changed.back().front().value<ClipNews>();
        QCOMPARE(news.problems, QStringList());
        QCOMPARE(news.state, ClipState::Done);
        QVERIFY(wall.clips->notice().contains(QFileInfo(news.files.front()).fileName()));
        const auto clips = listClips(wall.evidence.directory());
        QCOMPARE(clips.size(), std::size_t(1));
        QCOMPARE(clips.front().camera, wall.camera);
        QCOMPARE(clips.front().person, u"王五"_s);
        QVERIFY(QFile::exists(clips.front().video));
    }

    void aTileWithoutPicturesSaysWhyNothingWasKept()
    {
        Wall wall;
        QSignalSpy changed(&wall.evidence, &EvidenceDesk::clipChanged);
        wall.evidence.keep({{wall.camera}, wall.seat.clock.now() - 1min, 1s, 1s, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 20000);
        QVERIFY(wall.clips->notice().contains(u"no pictures"_s));
    }

    void whileItIsWrittenTheTileSaysSo()
    {
        Wall wall;
        QTest::keyClick(wall.canvas, Qt::Key_E, Qt::ShiftModifier);
        QTRY_COMPARE(wall.evidence.running().size(), std::size_t(1));
        QTRY_VERIFY(wall.canvas->marks().contains(wall.camera));
        QVERIFY(wall.canvas->marks().at(wall.camera).contains(u"10"_s));
    }

    void theModelShowsClips()
    {
        ClipListModel model(QTimeZone("Asia/Shanghai"));
        const QAbstractItemModelTester tester(&model);
        model.setClips({entry(1), entry(2)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ClipListModel::Time).data().toString(), u"2026-11-23 10:00:00"_s);
        QCOMPARE(model.index(0, ClipListModel::Camera).data().toString(), u"主井口"_s);
        QVERIFY(model.index(0, ClipListModel::Check).data().toString().isEmpty());
        model.setVerified(entry(2).sidecar, {});
        QVERIFY(model.index(1, ClipListModel::Check).data().toString().startsWith(u'✓'));
        model.setVerified(entry(2).sidecar, u"the file was changed"_s);
        QVERIFY(model.index(1, ClipListModel::Check).data().toString().startsWith(u'✗'));
        model.setClips({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theListVerifiesCopiesAndDeletes()
    {
        Wall wall;
        wall.fill(packets_);
        QSignalSpy changed(&wall.evidence, &EvidenceDesk::clipChanged);
        QTest::keyClick(wall.canvas, Qt::Key_E);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 20000);

        ClipDialog dialog(wall.evidence.directory(), QTimeZone("Asia/Shanghai"), wall.seat.theme);
        dialog.show();
        QTRY_COMPARE(dialog.model()->rowCount(), 1);
        const QString video = dialog.model()->clip(0)->video;
        const auto press = [&](const char* name) {
            dialog.findChild<QPushButton*>(QString::fromLatin1(name))->click();
        };
        press("copy");
        QCOMPARE(QGuiApplication::clipboard()->text(), video);
        press("verify");
        QTRY_VERIFY(dialog.model()->index(0, ClipListModel::Check).data().toString().startsWith(u'✓'));

        answerWith(QMessageBox::No);
        press("delete");
        QVERIFY(QFile::exists(video));
        answerWith(QMessageBox::Yes);
        press("delete");
        QTRY_COMPARE(dialog.model()->rowCount(), 0);
        QVERIFY(!QFile::exists(video));
        QVERIFY(listClips(wall.evidence.directory()).empty());
    }

private:
    /// Answers the question that is about to be asked.
    static void answerWith(QMessageBox::StandardButton answer)
    {
        QTimer::singleShot(0, qApp, [answer] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box) box->button(answer)->click();
        });
    }

    QTemporaryDir directory_;
    std::vector<TappedPacket> packets_;
};

QTEST_MAIN(TestClips)
#include "tst_clips.moc"
