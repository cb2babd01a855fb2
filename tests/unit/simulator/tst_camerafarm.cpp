#include <QTcpServer>
#include <QtTest>

#include <atomic>
#include <future>
#include <map>
#include <mutex>

#include <simulator/camerafarm.h>
#include <simulator/cameragrid.h>

#include "streamreader.h"

using namespace pitwatch;
using namespace pitwatch::sim;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

const MineCode kMine(QStringLiteral("410881001001"));
const CameraKey kFirst{kMine, CameraId(QStringLiteral("c00"))};

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

Region regionAt(quint16 port, int cameras = 1)
{
    Mine mine;
    mine.code = kMine;
    mine.name = QStringLiteral("测试一矿");
    for (int i = 0; i < cameras; ++i) {
        Camera camera;
        camera.id = CameraId(QStringLiteral("c%1").arg(i, 2, 10, QLatin1Char('0')));
        camera.name = QStringLiteral("主井口");
        camera.place = CameraPlace::MainShaftMouth;
        camera.mainUrl = QStringLiteral("rtsp://127.0.0.1:%1/%2/main").arg(port).arg(camera.id.text());
        camera.subUrl = QStringLiteral("rtsp://127.0.0.1:%1/live?channel=%2&subtype=1").arg(port).arg(i);
        mine.cameras.push_back(camera);
    }
    Region region;
    region.mines.push_back(mine);
    return region;
}

/// Collects what the farm tells, from whatever thread.
class TruthLog {
public:
    CameraFarmCallbacks callbacks()
    {
        return {[this](const FrameTruth& truth) {
                    const std::lock_guard lock(mutex_);
                    truths_.insert_or_assign(truth.frameNumber, truth);
                },
                {}};
    }
    std::map<std::uint64_t, FrameTruth> all() const
    {
        const std::lock_guard lock(mutex_);
        return truths_;
    }

private:
    mutable std::mutex mutex_;
    std::map<std::uint64_t, FrameTruth> truths_;
};

bool knowsTime(const ReadFrame& frame)
{
    return frame.capturedAt.has_value();
}

}  // namespace

class TestCameraFarm : public QObject {
    Q_OBJECT

private:
    SystemClock clock_;

    std::unique_ptr<CameraFarm> farmAt(quint16 port, TruthLog& log)
    {
        return makeCameraFarm(regionAt(port), clock_, {}, log.callbacks());
    }
    static QString mainUrl(quint16 port) { return QStringLiteral("rtsp://127.0.0.1:%1/c00/main").arg(port); }
    static QString subUrl(quint16 port)
    {
        return QStringLiteral("rtsp://127.0.0.1:%1/live?channel=0&subtype=1").arg(port);
    }

private Q_SLOTS:
    void tellsTheTruthOfEveryFrameWhileNobodyWatches()
    {
        TruthLog log;
        const auto farm = farmAt(freePort(), log);
        QVERIFY(farm->start());
        QTRY_VERIFY_WITH_TIMEOUT(log.all().size() >= 20, 10'000);
        const auto truths = log.all();
        QCOMPARE(truths.rbegin()->first - truths.begin()->first + 1, truths.size());
        QCOMPARE(truths.begin()->second.capturedAt, CameraGrid(15).at(truths.begin()->first));
    }

    void senderReportsGiveEachFrameItsCaptureTime()
    {
        TruthLog log;
        const quint16 port = freePort();
        const auto farm = farmAt(port, log);
        QVERIFY(farm->start());
        const ReadResult result = readStream({subUrl(port), false, 60, 30});
        QCOMPARE(result.frames.size(), std::size_t(60));
        int timed = 0;
        for (const ReadFrame& frame : result.frames) {
            if (!knowsTime(frame)) continue;
            QVERIFY(frame.number);
            const Micros error = *frame.capturedAt - CameraGrid(15).at(*frame.number);
            QVERIFY2(std::chrono::abs(error) < 5ms, qPrintable(QString::number(error.count())));
            ++timed;
        }
        // The first report comes within about a second.
        QVERIFY(timed >= 30);
    }

    void mainAndSubShowTheSameFrames_data()
    {
        QTest::addColumn<bool>("udp");
        QTest::newRow("TCP") << false;
        QTest::newRow("UDP") << true;
    }
    void mainAndSubShowTheSameFrames()
    {
        QFETCH(const bool, udp);
        TruthLog log;
        const quint16 port = freePort();
        const auto farm = farmAt(port, log);
        QVERIFY(farm->start());
        const ReadResult large = readStream({mainUrl(port), udp, 5, 20});
        const ReadResult small = readStream({subUrl(port), udp, 5, 20});
        QVERIFY(!large.frames.empty() && !small.frames.empty());
        QCOMPARE(QSize(large.frames.back().width, large.frames.back().height), QSize(1280, 720));
        QCOMPARE(QSize(small.frames.back().width, small.frames.back().height), QSize(640, 360));
        const auto truths = log.all();
        QVERIFY(truths.contains(large.frames.back().number.value()));
        QVERIFY(truths.contains(small.frames.back().number.value()));
    }

    void aMissingClipIsReported()
    {
        TruthLog log;
        CameraFarmOptions options;
        options.clip = QStringLiteral("/nonexistent/clip.mp4");
        const auto farm = makeCameraFarm(regionAt(freePort()), clock_, options, log.callbacks());
        QCOMPARE(farm->start().error().kind, ErrorKind::NotFound);
    }

    void aTakenPortIsReported()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        TruthLog log;
        const auto farm = farmAt(other.serverPort(), log);
        const auto started = farm->start();
        QVERIFY(!started);
        QVERIFY(started.error().where.contains(QString::number(other.serverPort())));
    }

    void anOutageEndsStreamsAndTheServerComesBackOnItsPort()
    {
        TruthLog log;
        const quint16 port = freePort();
        const auto farm = farmAt(port, log);
        QVERIFY(farm->start());
        auto watching = std::async(std::launch::async, [&] { return readStream({subUrl(port), false, 10'000, 30}); });
        QTRY_VERIFY_WITH_TIMEOUT(readStream({subUrl(port), false, 1, 10}).frames.size() == 1, 15'000);
        farm->setServerUp(false);
        QVERIFY(watching.get().ended);
        QVERIFY(!readStream({subUrl(port), false, 1, 5}).opened);
        farm->setServerUp(true);
        QTRY_VERIFY_WITH_TIMEOUT(readStream({subUrl(port), false, 1, 10}).frames.size() == 1, 15'000);
    }

    void aLinkThatIsDownCutsAndRefusesOnlyThatCamera()
    {
        TruthLog log;
        const quint16 port = freePort();
        const auto farm = makeCameraFarm(regionAt(port, 2), clock_, {}, log.callbacks());
        QVERIFY(farm->start());
        const QString other = QStringLiteral("rtsp://127.0.0.1:%1/c01/main").arg(port);
        auto watching = std::async(std::launch::async, [&] { return readStream({mainUrl(port), false, 10'000, 30}); });
        QTRY_VERIFY_WITH_TIMEOUT(readStream({mainUrl(port), false, 1, 10}).frames.size() == 1, 15'000);
        SceneState state;
        state.linkDown = true;
        farm->setScene(kFirst, state);
        QVERIFY(watching.get().ended);
        QVERIFY(!readStream({mainUrl(port), false, 1, 5}).opened);
        QVERIFY(readStream({other, false, 1, 10}).opened);
        farm->setScene(kFirst, {});
        QTRY_VERIFY_WITH_TIMEOUT(readStream({mainUrl(port), false, 1, 10}).frames.size() == 1, 15'000);
    }
};

QTEST_MAIN(TestCameraFarm)
#include "tst_camerafarm.moc"
