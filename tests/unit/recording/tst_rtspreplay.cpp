#include <QtTest>

#include <recording/rtspreplay.h>
#include <recording/syncplayer.h>
#include <support/fakerecorder.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

class LaterClock final : public Clock {
public:
    UtcTime now() const override { return kStart + 1h; }
};

std::shared_ptr<Region> regionOf(const QString& url)
{
    auto region = std::make_shared<Region>();
    Mine mine;
    mine.code = kCamera.mine;
    Camera camera;
    camera.id = kCamera.camera;
    camera.replayUrl = url;
    mine.cameras.push_back(camera);
    region->mines.push_back(mine);
    return region;
}

const Period kAround{kStart - 1h, kStart + 1h};
const RtspLimits kQuick{500ms, 500ms};

}  // namespace

class TestRtspReplay : public QObject {
    Q_OBJECT

    QTemporaryDir clips_;

    RecorderOptions options()
    {
        (void)pictures(clips_.path());
        const QString clip = clips_.filePath(QStringLiteral("clip-200.mp4"));
        RecorderOptions options;
        options.pictures = readClip(clip, kStart, PacketForm::AsFromRtp);
        for (std::size_t i = 0; i < options.pictures.size(); ++i)
            options.pictures[i].capturedAt = kStart + 40ms * int(i);
        return options;
    }

    static CancelFlag notCancelled() { return std::make_shared<std::atomic<bool>>(false); }

    /// Times of the first pictures after a seek.
    static std::vector<Micros> places(RtspReplay& replay, UtcTime time, int count)
    {
        auto reader = replay.open(kCamera, notCancelled());
        if (!reader || !reader.value()->seek(time)) return {};
        std::vector<Micros> list;
        while (int(list.size()) < count) {
            auto packet = reader.value()->next();
            if (!packet || !packet.value()) break;
            list.push_back(packet.value()->at - kStart);
        }
        return list;
    }

private Q_SLOTS:
    void replayBeginsAtTheKeyPictureOfThatTime()
    {
        const FakeRecorder recorder(options());
        RtspReplay replay(*regionOf(recorder.url()));
        QCOMPARE(places(replay, kStart + 3500ms, 3), (std::vector<Micros>{3s, 3040ms, 3080ms}));
        QVERIFY(recorder.requests().contains(QStringLiteral("PLAY clock=20261123T020003.500000Z-")));
    }

    void timesComeFromTheRangeWhereTheRecorderTellsNone()
    {
        RecorderOptions plain = options();
        plain.replayTimes = false;
        const FakeRecorder recorder(plain);
        RtspReplay replay(*regionOf(recorder.url()));
        QCOMPARE(places(replay, kStart + 3500ms, 3), (std::vector<Micros>{3s, 3040ms, 3080ms}));
    }

    void everyPictureArrives()
    {
        const FakeRecorder recorder(options());
        RtspReplay replay(*regionOf(recorder.url()));
        QCOMPARE(places(replay, kStart, 1000).size(), std::size_t(200));
    }

    void keyPicturesAloneCanBeAskedFor()
    {
        const FakeRecorder recorder(options());
        RtspReplay replay(*regionOf(recorder.url()));
        auto reader = replay.open(kCamera, notCancelled());
        QVERIFY(reader.value()->seek(kStart).ok());
        reader.value()->setKeysOnly(true);
        for (int second = 0; second < 8; ++second) {
            const auto packet = reader.value()->next();
            QVERIFY(packet && packet.value());
            QCOMPARE(packet.value()->at, kStart + second * 1s);
        }
    }

    void passwordIsGivenWhenItIsDemanded()
    {
        RecorderOptions locked = options();
        locked.user = QStringLiteral("admin");
        locked.password = QStringLiteral("s3cret");
        const FakeRecorder recorder(locked);
        RtspReplay replay(*regionOf(recorder.url()));
        QCOMPARE(places(replay, kStart, 1).size(), std::size_t(1));
    }

    void wrongPasswordIsSaidWithoutShowingIt()
    {
        RecorderOptions locked = options();
        locked.user = QStringLiteral("admin");
        locked.password = QStringLiteral("s3cret");
        const FakeRecorder recorder(locked);
        RtspReplay replay(*regionOf(recorder.url().replace(QStringLiteral("s3cret"), QStringLiteral("wr0ng"))));
        auto reader = replay.open(kCamera, notCancelled());
        const auto done = reader.value()->seek(kStart);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Permission);
        QVERIFY(!done.error().text().contains(QStringLiteral("wr0ng")));
    }

    void coverageIsWhatTheRecorderSays()
    {
        const FakeRecorder recorder(options());
        RtspReplay replay(*regionOf(recorder.url()));
        const auto spans = replay.coverage(kCamera, kAround);
        QVERIFY(spans.ok());
        QCOMPARE(spans.value(), (std::vector<Period>{{kStart, kStart + 8s}}));
    }

    void recorderIsNotAskedForItsCoverageAgainAndAgain()
    {
        const FakeRecorder recorder(options());
        RtspReplay replay(*regionOf(recorder.url()));
        for (int i = 0; i < 5; ++i) QVERIFY(replay.coverage(kCamera, kAround).ok());
        QCOMPARE(recorder.requests().count(QStringLiteral("DESCRIBE")), 1);
    }

    void recorderThatDoesNotAnswerIsGivenUp()
    {
        RecorderOptions silent = options();
        silent.silent = true;
        const FakeRecorder recorder(silent);
        RtspReplay replay(*regionOf(recorder.url()), kQuick);
        const auto spans = replay.coverage(kCamera, kAround);
        QVERIFY(!spans.ok());
        QCOMPARE(spans.error().kind, ErrorKind::Unavailable);
    }

    void nonsenseIsRefused()
    {
        RecorderOptions garbage = options();
        garbage.garbage = true;
        const FakeRecorder recorder(garbage);
        RtspReplay replay(*regionOf(recorder.url()), kQuick);
        QVERIFY(!replay.coverage(kCamera, kAround).ok());
    }

    void waitingEndsWhenNobodyWantsTheAnswer()
    {
        RecorderOptions silent = options();
        silent.silent = true;
        const FakeRecorder recorder(silent);
        RtspReplay replay(*regionOf(recorder.url()), {1h, 1h});
        auto cancelled = std::make_shared<std::atomic<bool>>(false);
        auto reader = replay.open(kCamera, cancelled);
        std::atomic<bool> over{false};
        std::thread thread([&] {
            (void)reader.value()->seek(kStart);
            over = true;
        });
        QVERIFY(!over);
        cancelled->store(true);
        QTRY_VERIFY(over);
        thread.join();
    }

    void lostPacketsTearPicturesAndSayso()
    {
        RecorderOptions lossy = options();
        lossy.loseEvery = 40;
        const FakeRecorder recorder(lossy);
        RtspReplay replay(*regionOf(recorder.url()));
        auto reader = replay.open(kCamera, notCancelled());
        QVERIFY(reader.value()->seek(kStart).ok());
        int torn = 0;
        for (;;) {
            const auto packet = reader.value()->next();
            QVERIFY(packet.ok());
            if (!packet.value()) break;
            if (packet.value()->media.continuity == Continuity::Gap) ++torn;
        }
        QVERIFY(torn > 1);
    }

    void playerShowsThePictureOfTheTimeFromARecorder()
    {
        const FakeRecorder recorder(options());
        const auto replay = std::make_shared<RtspReplay>(*regionOf(recorder.url()));
        const LaterClock clock;
        SyncPlayer player(clock, [&](const CameraKey&) { return replay; });
        player.setCameras({kCamera});
        for (const Micros place : {5130ms, 2000ms, 7010ms}) {
            player.seek(kStart + place);
            QTRY_VERIFY_WITH_TIMEOUT(player.picture(kCamera).frame, 10000);
            const Micros age = kStart + place - *player.picture(kCamera).frame->capturedAt;
            QVERIFY2(age >= 0us && age < 40ms, qPrintable(QString::number(age.count())));
        }
    }

    void sessionIsKeptAliveAtHalfItsTime_data()
    {
        QTest::addColumn<QByteArray>("session");
        QTest::newRow("as the recorder says") << QByteArray("42;timeout=1");
        QTest::newRow("where it says nothing") << QByteArray("42");
    }
    void sessionIsKeptAliveAtHalfItsTime()
    {
        QFETCH(QByteArray, session);
        RecorderOptions lasting = options();
        lasting.session = session;
        lasting.holdsOn = true;
        const FakeRecorder recorder(lasting);
        RtspReplay replay(*regionOf(recorder.url()), {.session = 1s});
        auto reader = replay.open(kCamera, notCancelled());
        QVERIFY(reader.value()->seek(kStart).ok());
        QVERIFY(reader.value()->next().ok());
        QTRY_VERIFY([&] {
            reader.value()->idle();
            return recorder.requests().contains(QStringLiteral("OPTIONS"));
        }());
        // What it answers does not get into the way of the pictures.
        for (int i = 1; i < 200; ++i) {
            const auto packet = reader.value()->next();
            QVERIFY(packet && packet.value());
        }
    }

    void longSessionIsNotDisturbed()
    {
        RecorderOptions lasting = options();
        lasting.holdsOn = true;
        const FakeRecorder recorder(lasting);
        RtspReplay replay(*regionOf(recorder.url()), {.session = 1ms});
        QVERIFY(!places(replay, kStart, 100).empty());
        QVERIFY(!recorder.requests().contains(QStringLiteral("OPTIONS")));
    }

    void pausedWhereARecorderHasNothingItIsAskedOnce()
    {
        const FakeRecorder recorder(options());
        const auto replay = std::make_shared<RtspReplay>(*regionOf(recorder.url()));
        const LaterClock clock;
        SyncPlayer player(clock, [&](const CameraKey&) { return replay; });
        player.setCameras({kCamera});
        player.seek(kStart + 10min);
        QTRY_COMPARE(player.picture(kCamera).phase, PlaybackPhase::Gap);
        // Each of these makes the track look again, as time does.
        for (int i = 1; i <= 20; ++i) {
            const std::uint64_t before = player.generation();
            player.setTargetSize(kCamera, {i, i});
            QTRY_VERIFY(player.generation() > before);
        }
        QCOMPARE(recorder.requests().filter(QStringLiteral("PLAY clock=20261123T0210")).size(), 1);
    }

    void cameraWithoutARecorderIsNotFound()
    {
        RtspReplay replay(*regionOf(QString()));
        QCOMPARE(replay.coverage(kCamera, kAround).error().kind, ErrorKind::NotFound);
        QCOMPARE(replay.open(kCamera, notCancelled()).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestRtspReplay)
#include "tst_rtspreplay.moc"
