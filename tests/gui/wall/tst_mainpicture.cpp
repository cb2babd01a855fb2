#include <QtTest>

#include <support/rtspcamera.h>
#include <ui/wall/snapshottaker.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using test::RtpClip, test::RtspCamera;

namespace {

const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};

std::shared_ptr<const RtpClip> clip(QSize size)
{
    auto made = test::makeRtpClip({.size = size, .frames = 25, .keyEvery = 25});
    return made ? std::make_shared<const RtpClip>(std::move(made).value()) : nullptr;
}

}  // namespace

/// A snapshot of a small tile, with a camera of two streams that really sends them.
class TestMainPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSmallTileGivesTheMainStreamsPictureWithTheCamerasTime()
    {
        const auto large = clip({1280, 720});
        const auto small = clip({320, 180});
        QVERIFY(large && small);
        RtspCamera main({.clip = large, .liveStart = true});
        RtspCamera sub({.clip = small, .liveStart = true});
        auto region = std::make_shared<Region>();
        Mine mine;
        mine.code = kCamera.mine;
        Camera camera;
        camera.id = kCamera.camera;
        camera.mainUrl = main.url();
        camera.subUrl = sub.url();
        mine.cameras.push_back(camera);
        region->mines.push_back(mine);
        const SystemClock clock;
        const auto video = makeVideoEngine(clock);
        WallTiles tiles({region, video.get(), nullptr, &clock});
        WallState state;
        state.setTileCount(1);
        state.assign(0, kCamera);
        tiles.rebuild(state, true);
        tiles.setSeen(QRect(0, 0, 320, 180));
        tiles.arrange(state, {QSize(320, 180), 1, 0});
        const auto& tile = tiles.all().front();
        QTRY_VERIFY_WITH_TIMEOUT((tiles.poll(), tile->stream->frame() && tile->stream->frame()->capturedAt), 15000);

        QTemporaryDir directory;
        SnapshotTaker taker(tiles, directory.path(), QFont());
        QSignalSpy saved(&taker, &SnapshotTaker::saved);
        const UtcTime pressed = clock.now();
        taker.take(kCamera, false);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 15000);
        const QImage image(saved.first().first().toString());
        QCOMPARE(image.width(), 1280);
        QCOMPARE(image.text(QStringLiteral("Source")), QStringLiteral("main stream"));
        const auto captured = parseIsoTime(image.text(QStringLiteral("CaptureTime")));
        QVERIFY(captured);
        QVERIFY(captured.value() > pressed - 2s);
        QCOMPARE(main.playedOverTcp(), 1);
        QCOMPARE(sub.playedOverTcp(), 1);
    }
};

QTEST_MAIN(TestMainPicture)
#include "tst_mainpicture.moc"
