#include <QtTest>

#include <support/rtspcamera.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

constexpr int kKeyEvery = 12;

/// A lag that somebody would notice; what the wall wants is far less, but machines that run tests are busy.
constexpr Micros kLag = 1s;

std::shared_ptr<const RtpClip> makeClip(const ClipOptions& options)
{
    auto clip = makeRtpClip(options);
    if (!clip) qWarning().noquote() << clip.error().text();
    return clip ? std::make_shared<const RtpClip>(std::move(clip).value()) : nullptr;
}

}  // namespace

/// What cameras send, in ways that they should not.
class TestRtspMedia : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        clip_ = makeClip({.size = {320, 180}, .frames = 60, .keyEvery = kKeyEvery});
        QVERIFY(clip_);
    }
    void cleanup()
    {
        stream_.reset();
        engine_.reset();
        camera_.reset();
    }

    void everyCodecIsShown_data()
    {
        QTest::addColumn<QString>("encoder");
        QTest::addColumn<QString>("codec");
        QTest::newRow("H.264") << QStringLiteral("libx264") << QStringLiteral("h264");
        QTest::newRow("H.265") << QStringLiteral("libx265") << QStringLiteral("hevc");
        QTest::newRow("MJPEG") << QStringLiteral("mjpeg") << QStringLiteral("mjpeg");
    }

    void everyCodecIsShown()
    {
        QFETCH(QString, encoder);
        QFETCH(QString, codec);
        const auto clip = makeClip({.encoder = encoder, .size = {320, 176}, .frames = 30, .keyEvery = kKeyEvery});
        QVERIFY(clip);
        watch({.clip = clip});
        QTRY_VERIFY_WITH_TIMEOUT(status().framesDecoded > 10, 10000);
        QCOMPARE(status().phase, StreamPhase::Live);
        QCOMPARE(status().codec, codec);
        QCOMPARE(status().sourceSize, QSize(320, 176));
    }

    void parameterSetsMayComeLate()
    {
        watch({.clip = clip_, .parameterSetsInSdp = false, .firstPicture = 3});
        QTRY_COMPARE_WITH_TIMEOUT(status().phase, StreamPhase::Live, 10000);
    }

    void aStartWithoutAKeyPictureWaitsForOne()
    {
        watch({.clip = clip_, .firstPicture = 1});
        QTRY_COMPARE_WITH_TIMEOUT(status().phase, StreamPhase::Live, 10000);
        QCOMPARE(status().decodeErrors, 0U);
    }

    void aKeyPictureThatIsFarAwayIsWaitedFor()
    {
        const auto rare = makeClip({.size = {320, 180}, .frames = 100, .keyEvery = 100});
        QVERIFY(rare);
        VideoLimits limits;
        limits.undecodable = 500ms;
        limits.longestDelay = 500ms;
        watch({.clip = rare, .firstPicture = 30}, limits);
        bool lost = false;
        QTRY_VERIFY_WITH_TIMEOUT((lost |= status().phase == StreamPhase::NoSignal) || status().framesDecoded > 0,
                                 10000);
        QVERIFY2(!lost, qPrintable(status().reason));
    }

    void aNewPictureSizeIsFollowed()
    {
        const auto larger = makeClip({.size = {640, 360}, .frames = 25, .keyEvery = kKeyEvery});
        QVERIFY(larger);
        watch({.clip = clip_, .switchAfter = 24, .second = larger});
        QTRY_COMPARE_WITH_TIMEOUT(status().sourceSize, QSize(320, 180), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(status().sourceSize, QSize(640, 360), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(stream_->latestFrame()->sourceSize, QSize(640, 360), 10000);
        QCOMPARE(status().reconnects, 0);
    }

    void anotherCodecAfterTheEndIsFollowed()
    {
        const auto other = makeClip({.encoder = QStringLiteral("libx265"), .size = {320, 176}, .frames = 25});
        QVERIFY(other);
        watch({.clip = clip_, .endAfter = 30});
        QTRY_COMPARE_WITH_TIMEOUT(status().codec, QStringLiteral("h264"), 10000);
        camera_->setScript({.clip = other});
        QTRY_COMPARE_WITH_TIMEOUT(status().codec, QStringLiteral("hevc"), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(status().phase, StreamPhase::Live, 10000);
        QCOMPARE(status().reconnects, 1);
    }

    void lagStaysBounded_data()
    {
        QTest::addColumn<RtspScript>("script");
        QTest::newRow("a little too fast") << RtspScript{.speed = 1.05};
        QTest::newRow("a little too slow") << RtspScript{.speed = 0.95};
        QTest::newRow("a stall, then all at once") << RtspScript{.stallAfter = 30, .stallTime = 1500ms};
        QTest::newRow("RTP clock jumps forward") << RtspScript{.jumpAfter = 30, .jumpTicks = 90000 * 600};
        QTest::newRow("RTP clock jumps back") << RtspScript{.jumpAfter = 30, .jumpTicks = -90000 * 600};
        QTest::newRow("RTP time wraps") << RtspScript{.firstTicks = 0xffffffffU - 90000};
        QTest::newRow("sequence numbers wrap") << RtspScript{.firstSequence = 65500};
        QTest::newRow("packets are lost") << RtspScript{.dropEvery = 40};
        QTest::newRow("absolute clock is set") << RtspScript{.clockError = -1500ms, .clockSetAfter = 30};
    }

    void lagStaysBounded()
    {
        QFETCH(RtspScript, script);
        script.clip = clip_;
        watch(script);
        QTRY_VERIFY_WITH_TIMEOUT(status().framesDecoded > 60, 20000);
        // The picture that arrives now was taken now, and the program knows it.
        QTRY_VERIFY_WITH_TIMEOUT(lag() && std::chrono::abs(*lag()) < kLag, 5000);
        QCOMPARE(status().phase, StreamPhase::Live);
        QCOMPARE(status().reconnects, 0);
        QVERIFY2(status().queuedPackets < 25, qPrintable(QString::number(status().queuedPackets)));
    }

    void boxesInStepDoNotMakeALagThatGrows()
    {
        watch({.clip = clip_, .speed = 0.9, .stallAfter = 40, .stallTime = 1s});
        stream_->setPresentationDelay(500ms);
        QTRY_VERIFY_WITH_TIMEOUT(status().framesDecoded > 60, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(lag() && std::chrono::abs(*lag()) < kLag, 5000);
    }

    void randomPayloadIsSaid()
    {
        VideoLimits limits;
        limits.undecodable = 1000ms;
        limits.longestDelay = 500ms;
        limits.keyWait = 2000ms;
        watch({.clip = clip_, .randomPayload = true}, limits);
        QTRY_COMPARE_WITH_TIMEOUT(status().phase, StreamPhase::NoSignal, 15000);
        QVERIFY(!status().reason.isEmpty());
        QVERIFY(!stream_->latestFrame());
    }

private:
    void watch(const RtspScript& script, VideoLimits limits = {})
    {
        limits.firstRetry = 100ms;
        camera_ = std::make_unique<RtspCamera>(script);
        engine_ = makeVideoEngine(clock_, {.decodeThreads = 0, .limits = limits});
        stream_ = engine_->open({.url = camera_->url(), .label = QStringLiteral("camera"), .fileEpoch = {}});
    }
    StreamStatus status() const { return stream_->status(); }
    /// From the camera's time to ours; nothing while the camera's time is unknown.
    std::optional<Micros> lag() const
    {
        const auto frame = stream_->latestFrame();
        if (!frame || !frame->capturedAt) return std::nullopt;
        return frame->decodedAt - *frame->capturedAt;
    }

    SystemClock clock_;
    std::shared_ptr<const RtpClip> clip_;
    std::unique_ptr<RtspCamera> camera_;
    std::unique_ptr<VideoEngine> engine_;
    std::shared_ptr<VideoStream> stream_;
};

QTEST_GUILESS_MAIN(TestRtspMedia)
#include "tst_rtspmedia.moc"
