#include <QtTest>

#include <QImageReader>

#include <support/fakevideo.h>
#include <ui/wall/snapshottaker.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

namespace {

const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};
const QString kUrl = QStringLiteral("rtsp://user:secret@127.0.0.1/c01");
const QString kSubUrl = QStringLiteral("rtsp://user:secret@127.0.0.1/c01-sub");
/// 10:00 on the 23rd in the region, still the 23rd in UTC.
const UtcTime kCaptured = parseIsoTime(QStringLiteral("2026-11-23T10:00:00.250+08:00")).value();

std::shared_ptr<const Region> region(const QString& subUrl = {})
{
    auto region = std::make_shared<Region>();
    Mine mine;
    mine.code = kCamera.mine;
    mine.name = QStringLiteral("测试一矿");
    Camera camera;
    camera.id = kCamera.camera;
    camera.name = QStringLiteral("主井口");
    camera.mainUrl = kUrl;
    camera.subUrl = subUrl;
    mine.cameras.push_back(camera);
    region->mines.push_back(mine);
    return region;
}

std::shared_ptr<VideoFrame> picture(std::optional<UtcTime> capturedAt, QSize size = {640, 360})
{
    auto frame = std::make_shared<VideoFrame>();
    frame->image = QImage(size, QImage::Format_RGB32);
    frame->image.fill(Qt::darkGreen);
    frame->sourceSize = frame->image.size();
    frame->capturedAt = capturedAt;
    frame->decodedAt = kCaptured + 300ms;
    return frame;
}

Snapshot snapshot(std::optional<UtcTime> capturedAt = kCaptured)
{
    Snapshot shot;
    shot.camera = kCamera;
    shot.cameraName = QStringLiteral("主井口");
    shot.mineName = QStringLiteral("测试一矿");
    shot.source = QStringLiteral("main stream");
    shot.zone = QTimeZone("Asia/Shanghai");
    shot.frame = picture(capturedAt);
    shot.timeText = QStringLiteral("10:00:00");
    return shot;
}

}  // namespace

class TestSnapshots : public QObject {
    Q_OBJECT

private:
    struct Wall {
        test::FakeVideoEngine video;
        DetectionStore detections;
        ManualClock clock{kCaptured};
        WallTiles tiles;
        QTemporaryDir directory;
        SnapshotTaker taker;
        QSignalSpy saved{&taker, &SnapshotTaker::saved};
        QSignalSpy failed{&taker, &SnapshotTaker::failed};

        explicit Wall(const QString& subUrl = {}, SnapshotTaker::Patience patience = {})
            : tiles({region(subUrl), &video, &detections, &clock}), taker(tiles, directory.path(), QFont(), patience)
        {
            WallState state;
            state.setTileCount(1);
            state.assign(0, kCamera);
            tiles.rebuild(state, true);
            tiles.arrange(state, {QSize(320, 180), 1, 0});
        }
        test::FakeStream& stream() { return *video.stream(kUrl); }
        QString remark() const { return saved.first().at(1).toString(); }
        QImage image() const { return QImage(saved.first().first().toString()); }
    };
    /// The tile shows a live sub stream.
    struct SmallWall : Wall {
        explicit SmallWall(SnapshotTaker::Patience patience = {}, std::optional<UtcTime> capturedAt = kCaptured)
            : Wall(kSubUrl, patience)
        {
            video.show(sub(), Qt::red, clock.now(), capturedAt);
            tiles.poll();
        }
        test::FakeStream& sub() { return *video.stream(kSubUrl); }
        std::shared_ptr<test::FakeStream> main() { return video.stream(kUrl); }
    };

private Q_SLOTS:
    void theFileLiesByMineDateAndTimeOfTheRegion()
    {
        QTemporaryDir directory;
        const auto path = saveSnapshot(directory.path(), snapshot());
        QVERIFY(path.ok());
        QCOMPARE(path.value(),
                 directory.path() + QStringLiteral("/snapshots/410881001001/2026-11-23/100000-250_c01.png"));
    }

    void theFileSaysWhichCameraAndWhen()
    {
        QTemporaryDir directory;
        const QImage read(saveSnapshot(directory.path(), snapshot()).value());
        QCOMPARE(read.text(QStringLiteral("Camera")), QStringLiteral("c01 主井口"));
        QCOMPARE(read.text(QStringLiteral("Mine")), QStringLiteral("410881001001 测试一矿"));
        QCOMPARE(read.text(QStringLiteral("CaptureTime")), QStringLiteral("2026-11-23T10:00:00.250+08:00"));
        QCOMPARE(read.text(QStringLiteral("Source")), QStringLiteral("main stream"));
        const QImage unknown(saveSnapshot(directory.path(), snapshot(std::nullopt)).value());
        QCOMPARE(unknown.text(QStringLiteral("CaptureTime")), QStringLiteral("unknown"));
        QCOMPARE(unknown.text(QStringLiteral("ReceiptTime")), QStringLiteral("2026-11-23T10:00:00.550+08:00"));
    }

    void thePictureIsWholeAboveItsStrip()
    {
        const QImage image = composeSnapshot(snapshot());
        QCOMPARE(image.width(), 640);
        QVERIFY(image.height() > 360);
        QCOMPARE(image.copy(0, 0, 640, 360), picture({})->image);
    }

    void boxesAreDrawnOnlyWhenWanted()
    {
        Snapshot shot = snapshot();
        shot.boxes =
            BoxesAtTime{{DetectedObject{1, QStringLiteral("person"), 0.9, {100, 100, 80, 120}}}, {640, 360}, {}, {}};
        shot.boxLabels = {QStringLiteral("person 90%")};
        QVERIFY(composeSnapshot(shot).copy(0, 0, 640, 360) != picture({})->image);
    }

    void nothingIsWrittenOverAnOlderPicture()
    {
        QTemporaryDir directory;
        const QString first = saveSnapshot(directory.path(), snapshot()).value();
        const QString second = saveSnapshot(directory.path(), snapshot()).value();
        QVERIFY(first != second);
        QVERIFY(QFile::exists(first) && QFile::exists(second));
    }

    void idsCannotLeadOutOfTheDirectory()
    {
        Snapshot shot = snapshot();
        shot.camera = {MineCode(QStringLiteral("..")), CameraId(QStringLiteral("../../etc/x y"))};
        const QString path = snapshotPath(QStringLiteral("/data"), shot);
        QVERIFY(!path.contains(QLatin1String("..")));
        QCOMPARE(path.count(QLatin1Char('/')), 5);
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        QTemporaryDir directory;
        QFile blocked(directory.filePath(QStringLiteral("snapshots")));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        const auto path = saveSnapshot(directory.path(), snapshot());
        QVERIFY(!path.ok());
        QCOMPARE(path.error().kind, ErrorKind::Permission);
        QVERIFY(path.error().where.startsWith(directory.path()));
    }

    void theStreamIsAskedForTheWholePicture()
    {
        Wall wall;
        wall.video.show(wall.stream(), Qt::red, wall.clock.now());
        wall.tiles.poll();
        wall.taker.take(kCamera, true);
        QCOMPARE(wall.stream().stills.size(), std::size_t(1));
        wall.stream().stills.front()(picture(kCaptured));
        QTRY_COMPARE(wall.saved.size(), 1);
        const QString path = wall.saved.first().first().toString();
        QCOMPARE(QImageReader(path).size().width(), 640);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("secret"));
    }

    void withoutSignalTheLastPictureIsKeptAndSaysSo()
    {
        Wall wall;
        wall.video.show(wall.stream(), Qt::red, wall.clock.now());
        wall.stream().state.phase = StreamPhase::NoSignal;
        wall.tiles.poll();
        wall.taker.take(kCamera, false);
        QTRY_COMPARE(wall.saved.size(), 1);
        const QImage image(wall.saved.first().first().toString());
        QVERIFY(image.text(QStringLiteral("Source")).contains(QLatin1String("as on the tile")));
        QCOMPARE(image.text(QStringLiteral("Boxes")), QStringLiteral("not drawn"));
    }

    void aSmallTileGivesThePictureOfItsMainStreamAndItsTime()
    {
        SmallWall wall;
        QSignalSpy fetching(&wall.taker, &SnapshotTaker::fetching);
        QVERIFY(!wall.main());
        wall.taker.take(kCamera, false);
        QCOMPARE(fetching.size(), 1);
        QVERIFY(wall.main() && wall.main()->visible);
        const auto later = picture(kCaptured + 1500ms, {1280, 720});
        later->decodedAt = kCaptured + 1800ms;
        wall.main()->stills.front()(later);
        QTRY_COMPARE(wall.saved.size(), 1);
        QCOMPARE(wall.image().width(), 1280);
        QCOMPARE(wall.image().text(QStringLiteral("Source")), QStringLiteral("main stream"));
        QCOMPARE(wall.image().text(QStringLiteral("CaptureTime")), QStringLiteral("2026-11-23T10:00:01.750+08:00"));
        QVERIFY2(wall.remark().contains(QLatin1String("1.8 s")), qPrintable(wall.remark()));
        QVERIFY(!wall.main());
    }

    void aPictureOfTheMainStreamIsOneWhoseTimeIsKnownWhereTheCameraTellsIt()
    {
        SmallWall wall;
        wall.taker.take(kCamera, false);
        wall.main()->stills.front()(picture(std::nullopt, {1280, 720}));
        QTRY_COMPARE(wall.main()->stills.size(), std::size_t(2));
        QCOMPARE(wall.saved.size(), 0);
        wall.main()->stills.back()(picture(kCaptured, {1280, 720}));
        QTRY_COMPARE(wall.saved.size(), 1);
        QVERIFY(wall.image().text(QStringLiteral("CaptureTime")) != QLatin1String("unknown"));
    }

    void aCameraThatNeverTellsItsTimeIsNotWaitedFor()
    {
        SmallWall wall({}, std::nullopt);
        wall.taker.take(kCamera, false);
        wall.main()->stills.front()(picture(std::nullopt, {1280, 720}));
        QTRY_COMPARE(wall.saved.size(), 1);
        QCOMPARE(wall.image().width(), 1280);
    }

    void withoutItsMainStreamThePictureOfTheMomentIsKeptAndSaysSo_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("refused") << true;
        QTest::newRow("silent") << false;
    }

    void withoutItsMainStreamThePictureOfTheMomentIsKeptAndSaysSo()
    {
        QFETCH(const bool, refused);
        SmallWall wall({.main = refused ? 60s : 50ms});
        wall.taker.take(kCamera, false);
        wall.sub().stills.front()(picture(kCaptured));
        if (refused) wall.main()->state.phase = StreamPhase::NoSignal;
        QTRY_COMPARE(wall.saved.size(), 1);
        QCOMPARE(wall.image().width(), 640);
        QCOMPARE(wall.image().text(QStringLiteral("CaptureTime")), QStringLiteral("2026-11-23T10:00:00.250+08:00"));
        QVERIFY(wall.image().text(QStringLiteral("Source")).contains(QLatin1String("gave no picture")));
        QVERIFY(!wall.remark().isEmpty());
    }

    void anotherWallMeanwhileCostsNoSnapshot()
    {
        SmallWall wall;
        wall.taker.take(kCamera, false);
        const auto main = wall.main();
        wall.tiles.rebuild(WallState(), true);
        main->stills.front()(picture(kCaptured, {1280, 720}));
        QTRY_COMPARE(wall.saved.size(), 1);
        QCOMPARE(wall.image().text(QStringLiteral("Camera")), QStringLiteral("c01 主井口"));
    }

    void whoWantsTheMomentGetsTheStreamThatIsOpen()
    {
        SmallWall wall;
        wall.taker.setFromMain(false);
        wall.taker.take(kCamera, false);
        QVERIFY(!wall.main());
        wall.sub().stills.front()(picture(kCaptured));
        QTRY_COMPARE(wall.saved.size(), 1);
        QCOMPARE(wall.image().text(QStringLiteral("Source")), QStringLiteral("sub stream"));
        QVERIFY(wall.remark().isEmpty());
    }

    void aCameraThatNeverShowedAnythingSaysSo()
    {
        Wall wall;
        wall.taker.take(kCamera, true);
        QTRY_COMPARE(wall.failed.size(), 1);
        QCOMPARE(wall.saved.size(), 0);
    }
};

QTEST_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
