#include <QtTest>

#include <support/testclip.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

/// The engine with a limit for frozen pictures that a test can wait for.
struct Player {
    SystemClock clock;
    std::unique_ptr<VideoEngine> engine = makeVideoEngine(clock, {.limits = {.frozen = 600ms}});

    std::shared_ptr<VideoStream> open(const QString& file)
    {
        auto stream = engine->open({.url = file, .label = QFileInfo(file).fileName(), .fileEpoch = {}});
        stream->setTargetSize({320, 180});
        return stream;
    }
};

}  // namespace

/// What a stream says of itself, with real pictures.
class TestStreamTruth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        moving_ = directory_.filePath(QStringLiteral("moving.mp4"));
        QCOMPARE(test::writeTestClip(moving_, {.frames = 100, .keyEvery = 25}), QString());
        still_ = directory_.filePath(QStringLiteral("still.mp4"));
        QCOMPARE(test::writeTestClip(still_, {.frames = 1, .noise = 0}), QString());
    }

    void aPictureThatNeverChangesIsFrozen()
    {
        Player player;
        const auto stream = player.open(still_);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().frozenSince, 15000);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
    }

    void aPictureThatMovesIsNot()
    {
        Player player;
        const auto stream = player.open(moving_);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesDecoded > 60, 15000);
        QVERIFY(!stream->status().frozenSince);
    }

    void keysOnlyShowsOneInTwentyFiveAndFullAllOfThem()
    {
        Player player;
        const auto stream = player.open(moving_);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesPerSecond > 10, 15000);
        stream->setDecodeMode(DecodeMode::KeysOnly);
        const auto rate = [&] { return stream->status().framesPerSecond; };
        QTRY_VERIFY_WITH_TIMEOUT(rate() > 0 && rate() < 4, 15000);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
        QVERIFY(stream->status().arrivingPerSecond > 4);
        QVERIFY(stream->status().keyInterval > Micros(0));
        stream->setDecodeMode(DecodeMode::Full);
        QTRY_VERIFY_WITH_TIMEOUT(rate() > 10, 15000);
        QCOMPARE(stream->status().decodeErrors, std::uint64_t(0));
    }

    void aStillStaysAndItsStreamLives()
    {
        Player player;
        const auto stream = player.open(moving_);
        QTRY_VERIFY_WITH_TIMEOUT(stream->latestFrame(), 15000);
        stream->setDecodeMode(DecodeMode::Still);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesPerSecond == 0, 15000);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
        QVERIFY(stream->latestFrame());
    }

    void theLoadOfTheMachineIsMeasured()
    {
        Player player;
        const auto stream = player.open(moving_);
        QTRY_VERIFY_WITH_TIMEOUT(player.engine->load().decoding > 0, 15000);
        QTRY_VERIFY_WITH_TIMEOUT(player.engine->load().process > 0, 15000);
        QVERIFY(player.engine->load().decoding <= 1);
    }

    void damagedPicturesAreHeldBack()
    {
        const QString ruined = directory_.filePath(QStringLiteral("ruined.mp4"));
        ruin(moving_, ruined);
        Player player;
        const auto stream = player.open(ruined);
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().damagedSince, 15000);
        QVERIFY(stream->status().decodeErrors > 0);
        // A key picture mends it.
        QTRY_VERIFY_WITH_TIMEOUT(!stream->status().damagedSince, 15000);
    }

private:
    /// Overwrites some bytes in the middle of the pictures.
    static void ruin(const QString& from, const QString& to)
    {
        QFile source(from);
        QVERIFY(source.open(QIODevice::ReadOnly));
        QByteArray bytes = source.readAll();
        const qsizetype data = bytes.indexOf("mdat");
        QVERIFY(data > 0);
        const qsizetype middle = data + (bytes.size() - data) / 3;
        for (qsizetype i = 0; i < 4000; i += 97) bytes[middle + i] = char(bytes[middle + i] ^ 0x5a);
        QFile target(to);
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(bytes);
    }

    QTemporaryDir directory_;
    QString moving_;
    QString still_;
};

QTEST_GUILESS_MAIN(TestStreamTruth)
#include "tst_streamtruth.moc"
