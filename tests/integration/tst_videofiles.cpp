#include <QtTest>

#include <cmath>
#include <mutex>

#include <support/testclip.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

struct Player {
    SystemClock clock;
    std::unique_ptr<VideoEngine> engine = makeVideoEngine(clock);

    std::shared_ptr<VideoStream> open(const QString& file, QSize tile = {320, 180})
    {
        auto stream = engine->open({.url = file, .label = QFileInfo(file).fileName(), .fileEpoch = {}});
        stream->setTargetSize(tile);
        return stream;
    }
};

/// How much neighbouring pixels differ, on the average.
double detail(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 1; x < image.width(); ++x)
            sum += std::abs(qGray(image.pixel(x, y)) - qGray(image.pixel(x - 1, y)));
    return sum / (image.height() * (image.width() - 1));
}

}  // namespace

class TestVideoFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        clip_ = directory_.filePath(QStringLiteral("clip.mp4"));
        QCOMPARE(test::writeTestClip(clip_, {.frames = 25, .keyEvery = 10, .bFrames = 2}), QString());
    }

    void ownClipIsLiveInTheSizeOfTheTile()
    {
        Player player;
        const auto stream = player.open(clip_);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::Live, 10000);
        const auto frame = stream->latestFrame();
        QVERIFY(frame);
        QCOMPARE(frame->image.size(), QSize(320, 180));
        QCOMPARE(frame->image.format(), QImage::Format_RGB32);
        QCOMPARE(frame->sourceSize, QSize(640, 360));
        QCOMPARE(stream->status().codec, QStringLiteral("h264"));
        QCOMPARE(stream->status().transport, QStringLiteral("file"));
    }

    void aStillIsWholeAndUnscaled()
    {
        Player player;
        const auto stream = player.open(clip_, {160, 90});
        stream->setPart({0.5, 0.5, 0.25, 0.25});
        std::mutex mutex;
        std::vector<std::shared_ptr<const VideoFrame>> stills;
        stream->requestStill([&](std::shared_ptr<const VideoFrame> frame) {
            const std::lock_guard lock(mutex);
            stills.push_back(std::move(frame));
        });
        const auto count = [&] {
            const std::lock_guard lock(mutex);
            return stills.size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(count(), std::size_t(1), 10000);
        const auto decoded = stream->status().framesDecoded;
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesDecoded > decoded + 3, 10000);
        QCOMPARE(count(), std::size_t(1));
        QCOMPARE(stills.front()->image.size(), QSize(640, 360));
        QCOMPARE(stills.front()->part, QRect(0, 0, 640, 360));
        QCOMPARE(stream->latestFrame()->image.size(), QSize(160, 90));
    }

    void aMagnifiedPartShowsTheSourcesOwnPixels()
    {
        // The noise of single pixels is lost in a small tile and is there again in a part of the same size.
        const QString noisy = directory_.filePath(QStringLiteral("noisy.mp4"));
        QCOMPARE(test::writeTestClip(noisy, {.frames = 10, .bitsPerSecond = 12'000'000, .noise = 20}), QString());
        Player player;
        const auto whole = player.open(noisy, {160, 90});
        const auto zoomed = player.open(noisy, {160, 90});
        zoomed->setPart({0, 0, 0.25, 0.25});
        QTRY_VERIFY_WITH_TIMEOUT(whole->latestFrame() && zoomed->latestFrame(), 10000);
        const auto sharp = zoomed->latestFrame();
        QCOMPARE(sharp->part, QRect(0, 0, 160, 90));
        QCOMPARE(sharp->image.size(), QSize(160, 90));
        const QImage upscaled = whole->latestFrame()
                                    ->image.copy(0, 0, 40, 23)
                                    .scaled(160, 90, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY2(detail(sharp->image) > 2 * detail(upscaled),
                 qPrintable(QStringLiteral("%1 and %2").arg(detail(sharp->image)).arg(detail(upscaled))));
    }

    void fileStartsAgainAtItsEnd()
    {
        Player player;
        const auto stream = player.open(clip_);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesDecoded > 60, 20000);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
        QCOMPARE(stream->status().reconnects, 0);
    }

    void filesKnowNoCaptureTimeUnlessToldOne()
    {
        Player player;
        const auto plain = player.open(clip_);
        const UtcTime epoch = fromMicros(1'700'000'000'000'000);
        const auto told = player.engine->open({.url = clip_, .label = {}, .fileEpoch = epoch});
        QTRY_VERIFY_WITH_TIMEOUT(plain->latestFrame() && told->latestFrame(), 10000);
        QVERIFY(!plain->latestFrame()->capturedAt);
        QVERIFY(told->latestFrame()->capturedAt);
        QCOMPARE((*told->latestFrame()->capturedAt - epoch) % 40ms, 0us);
        // On and on, over the end of the file.
        QTRY_VERIFY_WITH_TIMEOUT(*told->latestFrame()->capturedAt > epoch + 1500ms, 10000);
    }

    void hiddenStreamDecodesNothingAndIsBackAtOnce()
    {
        Player player;
        const auto stream = player.open(clip_);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::Live, 10000);
        stream->setVisible(false);
        const int queued = stream->status().queuedPackets;
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().queuedPackets != queued, 5000);
        const auto decoded = stream->status().framesDecoded;
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().queuedPackets != queued, 5000);
        QVERIFY(stream->status().framesDecoded <= decoded + 1);
        stream->setVisible(true);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesDecoded > decoded + 10, 5000);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
    }

    void closedStreamLetsGoOfItsPictures()
    {
        Player player;
        auto stream = player.open(clip_);
        QTRY_VERIFY_WITH_TIMEOUT(stream->latestFrame(), 10000);
        const std::weak_ptr<const VideoFrame> last = stream->latestFrame();
        stream.reset();
        QTRY_VERIFY(last.expired());
    }

    void missingFileSaysWhy()
    {
        Player player;
        const auto stream = player.open(directory_.filePath(QStringLiteral("none.mp4")));
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::NoSignal, 10000);
        QCOMPARE(stream->status().reason, reasonText(Reason::NoSuchFile));
        QVERIFY(!stream->latestFrame());
    }

    void playlistDoesNotLeaveItsProtocol()
    {
        const QString list = directory_.filePath(QStringLiteral("list.m3u8"));
        QFile file(list);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n");
        file.close();
        Player player;
        const auto stream = player.open(list);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::NoSignal, 15000);
    }

private:
    QTemporaryDir directory_;
    QString clip_;
};

QTEST_GUILESS_MAIN(TestVideoFiles)
#include "tst_videofiles.moc"
