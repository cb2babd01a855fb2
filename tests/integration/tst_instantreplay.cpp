#include <QtTest>

#include <evidence/replayengine.h>
#include <support/clippackets.h>
#include <support/testclip.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = fromMicros(1'700'000'000'000'000);
const CameraKey kCamera{MineCode(u"410881001001"_s), CameraId(u"c1"_s)};
const CameraKey kOther{MineCode(u"410881001001"_s), CameraId(u"c2"_s)};

}  // namespace

class TestInstantReplay : public QObject {
    Q_OBJECT

private:
    struct Replay {
        ManualClock clock{kStart + 20s};
        RingShelf rings{{}, std::size_t(64) << 20};
        ReplayEngine engine{rings, clock};
        std::shared_ptr<ReplayClock> position = std::make_shared<ReplayClock>(kStart);

        void fill(const std::vector<TappedPacket>& packets, const CameraKey& camera = kCamera,
                  RingQuality quality = RingQuality::Sub)
        {
            for (const TappedPacket& packet : packets) rings.ring(camera, quality)->take(packet);
        }
        std::shared_ptr<ReplayStream> paused(UtcTime at, const CameraKey& camera = kCamera)
        {
            position->setPaused(true);
            position->seek(at);
            auto stream = engine.open(camera, position);
            stream->setTargetSize({320, 180});
            return stream;
        }
        void seek(ReplayStream& stream, UtcTime at)
        {
            position->seek(at);
            stream.refresh();
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        const QString clip = directory_.filePath(u"clip.mp4"_s);
        const QString small = directory_.filePath(u"small.mp4"_s);
        QCOMPARE(test::writeTestClip(clip, {.frames = 250, .keyEvery = 50, .bFrames = 2}), QString());
        QCOMPARE(test::writeTestClip(small, {.size = {320, 180}, .frames = 100, .keyEvery = 25}), QString());
        packets_ = test::readClip(clip, kStart, test::PacketForm::AsInFile);
        small_ = test::readClip(small, kStart + 10s, test::PacketForm::AsInFile);
        // Their capture times are exact, as from a camera with a clock.
        for (auto* list : {&packets_, &small_}) {
            const UtcTime begin = list->front().receivedAt;
            for (TappedPacket& packet : *list) packet.capturedAt = begin + *packet.pts;
        }
    }

    void showsThePictureOfTheTimeThatWasWanted()
    {
        Replay replay;
        replay.fill(packets_);
        const auto stream = replay.paused(kStart + 3210ms);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 3200ms), 10000);
        QTRY_COMPARE(stream->latestFrame()->image.size(), QSize(320, 180));
        QCOMPARE(stream->latestFrame()->capturedAt, std::optional(kStart + 3200ms));
        QCOMPARE(stream->status().sourceSize, QSize(640, 360));
        // And no other one on the way there.
        QCOMPARE(stream->status().framesDecoded, std::uint64_t(1));
    }

    void goesBackAndForth()
    {
        Replay replay;
        replay.fill(packets_);
        const auto stream = replay.paused(kStart + 8s);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 8s), 10000);
        replay.seek(*stream, kStart + 1s);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 1s), 10000);
        replay.seek(*stream, kStart + 6s);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 6s), 10000);
    }

    void stepsPictureByPicture()
    {
        Replay replay;
        replay.fill(packets_);
        const auto ring = replay.rings.ring(kCamera, RingQuality::Sub);
        const auto stream = replay.paused(kStart + 2s);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 2s), 10000);
        for (int i = 1; i <= 5; ++i) {
            const auto next = ring->pictureAfter(*stream->shownAt());
            QCOMPARE(next, std::optional(kStart + 2s + i * 40ms));
            replay.position->stepTo(*next);
            stream->refresh();
            QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), next, 10000);
        }
        replay.seek(*stream, *ring->pictureBefore(*stream->shownAt()));
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 2s + 160ms), 10000);
    }

    void playsOnFromThere()
    {
        Replay replay;
        replay.fill(packets_);
        replay.position->seek(kStart + 1s);
        const auto stream = replay.engine.open(kCamera, replay.position);
        QTRY_VERIFY_WITH_TIMEOUT(stream->shownAt() && *stream->shownAt() >= kStart + 2s, 20000);
        QVERIFY(*stream->shownAt() <= replay.position->read().at);
    }

    void aTimeBeforeAllPicturesShowsTheFirst()
    {
        Replay replay;
        replay.fill(packets_);
        const auto stream = replay.paused(kStart - 1min);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart), 10000);
    }

    void drawsTheSamePictureAgainInAnotherSize()
    {
        Replay replay;
        replay.fill(packets_);
        const auto stream = replay.paused(kStart + 2s);
        QTRY_VERIFY_WITH_TIMEOUT(stream->shownAt(), 10000);
        stream->setTargetSize({160, 90});
        QTRY_COMPARE_WITH_TIMEOUT(stream->latestFrame()->image.size(), QSize(160, 90), 10000);
        QCOMPARE(stream->shownAt(), std::optional(kStart + 2s));
    }

    void givesAStillWhilePaused()
    {
        Replay replay;
        replay.fill(packets_);
        const auto stream = replay.paused(kStart + 2s);
        QTRY_VERIFY_WITH_TIMEOUT(stream->shownAt(), 10000);
        std::mutex mutex;
        std::shared_ptr<const VideoFrame> still;
        stream->requestStill([&](std::shared_ptr<const VideoFrame> frame) {
            const std::lock_guard lock(mutex);
            still = std::move(frame);
        });
        const auto taken = [&] {
            const std::lock_guard lock(mutex);
            return still;
        };
        QTRY_VERIFY_WITH_TIMEOUT(taken(), 10000);
        QCOMPARE(taken()->image.size(), QSize(640, 360));
        QCOMPARE(taken()->capturedAt, std::optional(kStart + 2s));
    }

    void goesOnInTheOtherQuality()
    {
        Replay replay;
        replay.fill(packets_);
        replay.fill(small_, kCamera, RingQuality::Main);
        replay.position->seek(kStart + 9500ms);
        const auto stream = replay.engine.open(kCamera, replay.position);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().sourceSize, QSize(640, 360), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().sourceSize, QSize(320, 180), 20000);
        QVERIFY(*stream->shownAt() >= kStart + 10s);
    }

    void severalFollowOneClock()
    {
        Replay replay;
        replay.fill(packets_);
        replay.fill(packets_, kOther);
        const auto first = replay.paused(kStart + 2s);
        const auto second = replay.paused(kStart + 2s, kOther);
        QTRY_VERIFY_WITH_TIMEOUT(first->shownAt() && second->shownAt(), 10000);
        replay.position->seek(kStart + 5s);
        first->refresh();
        second->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(first->shownAt(), std::optional(kStart + 5s), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(second->shownAt(), std::optional(kStart + 5s), 10000);
    }

    void withoutPicturesItWaits()
    {
        Replay replay;
        const auto stream = replay.paused(kStart);
        QCOMPARE(stream->status().phase, StreamPhase::Connecting);
        QVERIFY(!stream->latestFrame());
        replay.fill(packets_);
        replay.seek(*stream, kStart + 1s);
        QTRY_COMPARE_WITH_TIMEOUT(stream->shownAt(), std::optional(kStart + 1s), 10000);
    }

private:
    QTemporaryDir directory_;
    std::vector<TappedPacket> packets_;
    std::vector<TappedPacket> small_;
};

QTEST_GUILESS_MAIN(TestInstantReplay)
#include "tst_instantreplay.moc"
