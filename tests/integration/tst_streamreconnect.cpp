#include <QtTest>

#include <QTcpServer>

#include <atomic>

#include <simulator/camerafarm.h>
#include <simulator/framecode.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr int kFramesPerSecond = 15;

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

Region regionWithCameras(int count)
{
    const int port = freePort();
    Region region;
    Mine mine;
    mine.code = MineCode(QStringLiteral("410881001001"));
    for (int i = 0; i < count; ++i) {
        Camera camera;
        camera.id = CameraId(QStringLiteral("c%1").arg(i));
        camera.name = camera.id.text();
        const QString base = QStringLiteral("rtsp://127.0.0.1:%1/%2/").arg(port).arg(camera.id.text());
        camera.mainUrl = base + QStringLiteral("main");
        camera.subUrl = base + QStringLiteral("sub");
        mine.cameras.push_back(camera);
    }
    region.mines.push_back(mine);
    return region;
}

/// Counts the log lines of the video category; they come on the threads of the streams.
std::atomic<int> videoLines = 0;
void countLines(QtMsgType, const QMessageLogContext& context, const QString&)
{
    if (qstrcmp(context.category, "pitwatch.video") == 0) ++videoLines;
}

std::optional<std::uint64_t> frameNumber(const VideoFrame& frame)
{
    const QImage grey = frame.image.convertToFormat(QImage::Format_Grayscale8);
    return sim::readFrameCode({grey.constBits(), grey.bytesPerLine(), grey.width(), grey.height()});
}

}  // namespace

class TestStreamReconnect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        region_ = regionWithCameras(2);
        farm_ = sim::makeCameraFarm(region_, clock_, {.framesPerSecond = kFramesPerSecond, .clip = {}}, {});
        const auto started = farm_->start();
        QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().text()));
        engine_ = makeVideoEngine(clock_);
    }

    void cleanup()
    {
        streams_.clear();
        engine_.reset();
        farm_.reset();
    }

    void capturedAtIsThatOfTheFrameItself_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<int>("delayMs");
        QTest::newRow("tcp") << Transport::Tcp << 0;
        QTest::newRow("tcp, held back") << Transport::Tcp << 500;
        QTest::newRow("udp") << Transport::Udp << 0;
    }

    void capturedAtIsThatOfTheFrameItself()
    {
        QFETCH(Transport, transport);
        QFETCH(int, delayMs);
        open(transport);
        const auto& stream = streams_.front();
        stream->setPresentationDelay(std::chrono::milliseconds(delayMs));
        QTRY_VERIFY_WITH_TIMEOUT(stream->latestFrame() && stream->latestFrame()->capturedAt, 20000);
        QCOMPARE(stream->status().transport,
                 transport == Transport::Tcp ? QStringLiteral("tcp") : QStringLiteral("udp"));
        std::uint64_t last = 0;
        for (int checked = 0; checked < 20;) {
            QTRY_VERIFY_WITH_TIMEOUT(stream->latestFrame()->sequence != last, 5000);
            const auto frame = stream->latestFrame();
            last = frame->sequence;
            const auto number = frameNumber(*frame);
            if (!number || !frame->capturedAt) continue;
            const UtcTime truth = fromMicros(qint64(*number * 1'000'000 / kFramesPerSecond));
            const Micros off = *frame->capturedAt - truth;
            QVERIFY2(std::chrono::abs(off) < 20ms, qPrintable(QString::number(off.count())));
            ++checked;
        }
    }

    void everyStreamIsBackAfterTheServerAndTheLogSaysSoOnce()
    {
        open(Transport::Tcp);
        QTRY_VERIFY_WITH_TIMEOUT(allIn(StreamPhase::Live), 20000);
        videoLines = 0;
        const QtMessageHandler before = qInstallMessageHandler(countLines);
        farm_->setServerUp(false);
        QTRY_VERIFY_WITH_TIMEOUT(allIn(StreamPhase::NoSignal), 10000);
        for (const auto& stream : streams_) QVERIFY(!stream->status().reason.isEmpty());
        // Long enough for several attempts.
        QTRY_VERIFY_WITH_TIMEOUT(clock_.now() - streams_.front()->status().phaseSince > 4s, 10000);
        QVERIFY(allIn(StreamPhase::NoSignal));
        farm_->setServerUp(true);
        QElapsedTimer back;
        back.start();
        QTRY_VERIFY_WITH_TIMEOUT(allIn(StreamPhase::Live), 20000);
        const qint64 took = back.elapsed();
        qInstallMessageHandler(before);
        qInfo() << "live again after" << took << "ms," << videoLines.load() << "lines";
        QTRY_COMPARE(videoLines.load(), 2 * int(streams_.size()));  // the phase changes before its line is written
        for (const auto& stream : streams_) QCOMPARE(stream->status().reconnects, 1);
    }

    void aStreamClosedWhileConnectingDoesNotHoldAnybodyUp()
    {
        // Takes the connection and never answers.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const QString url = QStringLiteral("rtsp://127.0.0.1:%1/silent").arg(silent.serverPort());
        auto stream = engine_->open({.url = url, .label = {}, .fileEpoch = {}});
        QTRY_VERIFY(silent.hasPendingConnections());
        QCOMPARE(stream->status().phase, StreamPhase::Connecting);
        stream.reset();
        engine_.reset();
    }

private:
    void open(Transport transport)
    {
        for (const Camera& camera : region_.mines.front().cameras)
            streams_.push_back(engine_->open(
                {.url = camera.subUrl, .transport = transport, .label = camera.id.text(), .fileEpoch = {}}));
    }

    bool allIn(StreamPhase phase) const
    {
        return std::all_of(streams_.begin(), streams_.end(),
                           [phase](const auto& s) { return s->status().phase == phase; });
    }

    SystemClock clock_;
    Region region_;
    std::unique_ptr<sim::CameraFarm> farm_;
    std::unique_ptr<VideoEngine> engine_;
    std::vector<std::shared_ptr<VideoStream>> streams_;
};

QTEST_MAIN(TestStreamReconnect)
#include "tst_streamreconnect.moc"
