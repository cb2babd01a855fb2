#include <QVideoFrameFormat>
#include <QtTest>

#include <media/mediawire.h>

#include "mediafakes.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::LocalMedia;
using test::RawMedia;
using State = ConsultPeerState;

namespace {

const QString kMine = u"mine"_s;

ConsultPeer peer(const QString& id, bool weOffer = true)
{
    ConsultPeer peer;
    peer.id = id;
    peer.weOffer = weOffer;
    return peer;
}

QVideoFrame grey(int brightness)
{
    QVideoFrame frame(QVideoFrameFormat(QSize(64, 36), QVideoFrameFormat::Format_YUV420P));
    frame.map(QVideoFrame::WriteOnly);
    for (int plane = 0; plane < 3; ++plane)
        std::memset(frame.bits(plane), brightness, size_t(frame.mappedBytes(plane)));
    frame.unmap();
    return frame;
}

int brightness(QVideoFrame frame)
{
    frame.map(QVideoFrame::ReadOnly);
    const int value = frame.bits(0)[0];
    frame.unmap();
    return value;
}

QImage coloured(QRgb colour)
{
    QImage image(32, 18, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

/// What came of a recording.
class Kept final : public RecordingSink {
public:
    void take(RecordedPacket packet) override { packets.push_back(std::move(packet)); }
    void lost(const QString& participant, qint64 count) override { losses[participant] += count; }
    std::vector<RecordedPacket> packets;
    QHash<QString, qint64> losses;
};

RecordedPacket packet(const QString& participant, Micros time)
{
    RecordedPacket packet;
    packet.participant = participant;
    packet.time = time;
    packet.data = "sound";
    return packet;
}

/// An engine, what it has said, and what stands for its processes.
struct Seat {
    LocalMedia media;
    RemoteEngine engine;
    QSignalSpy failed{&engine, &ConsultEngine::failed};
    QSignalSpy gone{&engine, &ConsultEngine::gone};
    QHash<QString, QList<State>> states;
    QList<int> frames;
    std::vector<ConsultSignal> sent;

    explicit Seat(RestartPace pace = RestartPace(1ms)) : engine(media.launch(), pace)
    {
        QObject::connect(&engine, &ConsultEngine::peerStateChanged, &engine,
                         [this](const QString& id, State state) { states[id] += state; });
        QObject::connect(&engine, &ConsultEngine::frame, &engine,
                         [this](const QString&, const QVideoFrame& frame) { frames += brightness(frame); });
        QObject::connect(&engine, &ConsultEngine::send, &engine,
                         [this](const ConsultSignal& signal) { sent.push_back(signal); });
    }
    /// In a call with the mine.
    bool begin(bool weOffer = true)
    {
        engine.start({});
        engine.addPeer(peer(kMine, weOffer));
        return QTest::qWaitFor([this] { return media.engine() && media.engine()->told.contains(u"add mine 1"_s); });
    }
    bool again(int started)
    {
        return QTest::qWaitFor([&] { return media.started() == started && media.engine(); });
    }
};

}  // namespace

class TestRemoteEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsReachTheEngineInOrder()
    {
        Seat seat;
        seat.engine.start({});
        seat.engine.setPlayed(kMine, false, true);
        seat.engine.addPeer(peer(kMine));
        seat.engine.setPicture(ConsultPicture::Off);
        seat.engine.setMicrophone(false);
        seat.engine.receive({kMine, 1, ConsultSignalKind::Answer, u"v=0"_s, 0, {}});
        seat.engine.removePeer(kMine);
        const QStringList expected{u"start 640"_s,    u"play mine 0 1"_s, u"add mine 1"_s, u"picture 0"_s,
                                   u"microphone 0"_s, u"receive mine"_s,  u"remove mine"_s};
        QTRY_VERIFY(seat.media.engine() && seat.media.engine()->told.size() == expected.size());
        QCOMPARE(seat.media.engine()->told, expected);
        QTRY_COMPARE(seat.states[kMine], QList<State>{State::Closed});
    }

    void whatTheEngineSaysComesBackOfThoseWhoAreKnown()
    {
        Seat seat;
        QVERIFY(seat.begin());
        QSignalSpy levels(&seat.engine, &ConsultEngine::level);
        QSignalSpy stats(&seat.engine, &ConsultEngine::stats);
        ConsultEngine& inside = *seat.media.engine();
        for (const QString& id : {kMine, u"stranger"_s}) {
            Q_EMIT inside.peerStateChanged(id, State::Live, u"reason"_s);
            Q_EMIT inside.frame(id, grey(50));
            Q_EMIT inside.level(id, -20);
            Q_EMIT inside.stats(id, {});
            Q_EMIT inside.send({id, 1, ConsultSignalKind::Offer, u"v=0"_s, 0, {}});
        }
        Q_EMIT inside.failed(u"no camera"_s, ConsultDevice::Camera);
        QTRY_COMPARE(seat.failed.size(), 1);
        QCOMPARE(seat.failed.first().at(1).value<ConsultDevices>(), ConsultDevice::Camera);
        seat.engine.setSources({u"camera"_s, {}, {}, false, false});
        QTRY_VERIFY(seat.media.engine()->told.contains(u"open camera"_s));
        Q_EMIT inside.failed(u"no camera"_s, ConsultDevice::Camera);
        QTRY_COMPARE(seat.failed.size(), 2);
        QCOMPARE(seat.failed.last().at(1).value<ConsultDevices>(), ConsultDevice::Camera);
        QCOMPARE(seat.states, (QHash<QString, QList<State>>{{kMine, {State::Live}}}));
        QCOMPARE(seat.frames, QList<int>{50});
        QCOMPARE(levels.size(), 1);
        QCOMPARE(stats.size(), 1);
        QCOMPARE(seat.sent.size(), 1U);
        QCOMPARE(seat.sent.front().sdp, u"v=0"_s);
    }

    void whoMattersIsToldOnceAndAgainToTheNextProcess()
    {
        Seat seat;
        QVERIFY(seat.begin());
        seat.engine.setRank(kMine, ConsultRank::Key);
        seat.engine.setRank(kMine, ConsultRank::Key);
        seat.engine.setRank(kMine, ConsultRank::Last);
        seat.engine.setMicrophone(true);
        QTRY_VERIFY(seat.media.engine()->told.contains(u"microphone 1"_s));
        QCOMPARE(seat.media.engine()->told.filter(u"rank"_s), (QStringList{u"rank mine 0"_s, u"rank mine 2"_s}));
        seat.media.crash();
        QVERIFY(seat.again(2));
        QTRY_COMPARE(seat.media.engine()->told, (QStringList{u"start 640"_s, u"rank mine 2"_s, u"add mine 2"_s}));
    }

    void whatIsHeldBackIsToldAndEndsWithTheProcess()
    {
        Seat seat;
        QVERIFY(seat.begin());
        QStringList held;
        QObject::connect(&seat.engine, &ConsultEngine::pictureHeld, &seat.engine,
                         [&](const QString& id, bool on) { held += u"%1 %2"_s.arg(id).arg(on); });
        Q_EMIT seat.media.engine()->pictureHeld(u"stranger"_s, true);
        Q_EMIT seat.media.engine()->pictureHeld(kMine, true);
        Q_EMIT seat.media.engine()->pictureHeld(kMine, true);
        QTRY_COMPARE(held, QStringList{u"mine 1"_s});
        Q_EMIT seat.media.engine()->pictureHeld(kMine, false);
        Q_EMIT seat.media.engine()->pictureHeld(kMine, true);
        QTRY_COMPARE(held.size(), 3);
        seat.media.crash();
        QTRY_COMPARE(held.last(), u"mine 0"_s);
        QCOMPARE(held.size(), 4);
    }

    void aSlowReceiverMissesFramesAndNeverLags()
    {
        Seat seat;
        QVERIFY(seat.begin());
        for (int picture = 1; picture <= 100; ++picture) Q_EMIT seat.media.engine()->frame(kMine, grey(picture));
        QTRY_COMPARE(seat.frames, (QList<int>{1, 100}));
        Q_EMIT seat.media.engine()->frame(kMine, grey(101));
        QTRY_COMPARE(seat.frames, (QList<int>{1, 100, 101}));
    }

    void aFloodOfLargePicturesIsNotCopied()
    {
        constexpr int kFlood = 120;
        constexpr QSize kLarge(4096, 2304);
        RawMedia media;
        RemoteEngine engine(media.launch(), RestartPace(1ms), kLarge.width() * kLarge.height());
        int given = 0;
        QObject::connect(&engine, &ConsultEngine::frame, &engine, [&] { ++given; });
        QSignalSpy failed(&engine, &ConsultEngine::failed);
        QByteArray words;
        for (int i = 0; i < kFlood; ++i) words += media::written(media::Event(media::Frame{{}, 0, kLarge, false}));
        words += media::written(media::Event(media::Failed{u"the last word"_s, {}}));
        QCOMPARE(media.say(words), words.size());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
        QVERIFY(given > 0);
        QVERIFY(given < kFlood);
    }

    void aHiddenPictureIsNotGivenOutEvenIfItIsOnItsWay()
    {
        Seat seat;
        QVERIFY(seat.begin());
        Q_EMIT seat.media.engine()->frame(kMine, grey(1));
        seat.engine.setPlayed(kMine, true, false);
        QTRY_VERIFY(seat.media.engine()->told.contains(u"play mine 1 0"_s));
        seat.engine.setPlayed(kMine, true, true);
        QTRY_VERIFY(seat.media.engine()->told.contains(u"play mine 1 1"_s));
        Q_EMIT seat.media.engine()->frame(kMine, grey(2));
        QTRY_COMPARE(seat.frames, QList<int>{2});
    }

    void pushedPicturesArriveAndTheNewestWins()
    {
        Seat seat;
        QVERIFY(seat.begin());
        for (int i = 1; i <= 9; ++i) seat.engine.pushPicture(coloured(qRgb(i, 0, 0)), fromMicros(i));
        seat.engine.pushPicture(coloured(Qt::blue), fromMicros(3));  // older than the last
        QTRY_COMPARE(seat.media.engine()->pushed.size(), 3);
        QCOMPARE(seat.media.engine()->pushed.last().pixel(5, 5), qRgb(9, 0, 0));
    }

    void aProcessThatEndsIsReplacedAndToldEverythingAnew()
    {
        Seat seat;
        QVERIFY(seat.begin());
        seat.engine.setMicrophone(false);
        seat.engine.setPlayed(kMine, false, true);
        seat.engine.pushPicture(coloured(qRgb(7, 7, 7)), fromMicros(1));
        Q_EMIT seat.media.engine()->peerStateChanged(kMine, State::Live, {});
        Q_EMIT seat.media.engine()->send({kMine, 3, ConsultSignalKind::Offer, u"v=0"_s, 0, {}});
        QTRY_COMPARE(seat.sent.size(), 1U);
        seat.media.crash();
        QVERIFY(seat.again(2));
        QCOMPARE(seat.states[kMine], (QList<State>{State::Live, State::Rebuilding}));
        QCOMPARE(seat.failed.size(), 1);
        const QStringList expected{u"start 640"_s, u"play mine 0 1"_s, u"add mine 4"_s};
        QTRY_COMPARE(seat.media.engine()->told, expected);
        QTRY_COMPARE(seat.media.engine()->pushed.size(), 1);
        QCOMPARE(seat.gone.size(), 0);
    }

    void whoOffersToUsIsAskedForAnotherAttempt()
    {
        Seat seat;
        QVERIFY(seat.begin(false));
        seat.engine.receive({kMine, 5, ConsultSignalKind::Offer, u"v=0"_s, 0, {}});
        seat.media.crash();
        QVERIFY(seat.again(2));
        QTRY_VERIFY(seat.media.engine()->told.contains(u"add mine 6"_s));
        QCOMPARE(seat.sent.size(), 1U);
        QCOMPARE(seat.sent.front().kind, ConsultSignalKind::Restart);
        QCOMPARE(seat.sent.front().epoch, 5);
    }

    void whoLeavesWhileNobodyIsThereIsClosed()
    {
        Seat seat{RestartPace(1h)};
        QVERIFY(seat.begin());
        seat.media.crash();
        QVERIFY(seat.again(2));
        seat.media.crash();
        QTRY_COMPARE(seat.engine.processId(), 0);
        seat.engine.removePeer(kMine);
        QTRY_COMPARE(seat.states[kMine], (QList<State>{State::Rebuilding, State::Closed}));
    }

    void afterTooManyEndsItStaysOffAndSaysSo()
    {
        Seat seat;
        QVERIFY(seat.begin());
        for (int started = 1; started <= RestartPace::kMostInSeries; ++started) {
            QVERIFY(seat.again(started));
            seat.media.crash();
            QTRY_COMPARE(seat.media.started(), started + 1);
        }
        QVERIFY(seat.again(RestartPace::kMostInSeries + 1));
        seat.media.crash();
        QTRY_COMPARE(seat.gone.size(), 1);
        QCOMPARE(seat.failed.size(), 1);
        QCOMPARE(seat.states[kMine], (QList<State>{State::Rebuilding, State::Closed}));
        seat.engine.addPeer(peer(u"late"_s));
        QVERIFY(!seat.engine.startRecording(std::make_shared<Kept>()).ok());
        QCOMPARE(seat.media.started(), RestartPace::kMostInSeries + 1);
    }

    void whatIsMissingIsSaidAndNotTriedAgain()
    {
        Seat seat;
        seat.media.lack(u"package x is missing"_s);
        seat.engine.addPeer(peer(kMine));
        QTRY_COMPARE(seat.gone.size(), 1);
        QCOMPARE(seat.gone.first().first().toString(), u"package x is missing"_s);
        QCOMPARE(seat.states[kMine], QList<State>{State::Closed});
        QCOMPARE(seat.media.started(), 1);
    }

    void aRecordingGoesOnThroughAnotherProcess()
    {
        Seat seat;
        const auto kept = std::make_shared<Kept>();
        QCOMPARE(seat.engine.startRecording(kept).error().kind, ErrorKind::Unavailable);
        QVERIFY(seat.begin());
        QVERIFY(seat.engine.startRecording(kept).ok());
        QCOMPARE(seat.engine.startRecording(kept).error().kind, ErrorKind::Exhausted);
        QTRY_VERIFY(seat.media.engine()->sink);
        for (const QString& id : {QString(), kMine, kMixedSound, u"stranger"_s})
            seat.media.engine()->sink->take(packet(id, 5s));
        seat.media.engine()->sink->lost(kMine, 3);
        QTRY_COMPARE(kept->packets.size(), 3U);
        QTRY_COMPARE(kept->losses.value(kMine), qint64(3));
        QCOMPARE(kept->packets.back().time, Micros(5s));
        QCOMPARE(kept->packets.back().data, "sound"_ba);
        seat.media.crash();
        QVERIFY(seat.again(2));
        QTRY_VERIFY(seat.media.engine()->sink);
        seat.media.engine()->sink->take(packet(kMine, 20ms));
        QTRY_COMPARE(kept->packets.size(), 4U);
        QVERIFY(kept->packets.back().time >= Micros(5s));
        seat.engine.stopRecording();
        QTRY_VERIFY(!seat.media.engine()->sink);
    }

    void deletingItEndsTheProcess()
    {
        LocalMedia media;
        auto engine = std::make_unique<RemoteEngine>(media.launch());
        QVERIFY(media.runs());
        engine.reset();
        QTRY_VERIFY(!media.runs());
    }

    void aProcessThatSaysNonsenseIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("said");
        const QByteArray good = media::written(media::Failed{u"x"_s, {}});
        QByteArray otherVersion = good;
        otherVersion[4] = 9;
        QByteArray endless = good;
        endless[0] = char(0xff);
        QByteArray unknown = good;
        unknown[5] = 99;
        QTest::newRow("text") << "GET / HTTP/1.1\r\n\r\n"_ba;
        QTest::newRow("another version") << otherVersion;
        QTest::newRow("endless") << endless;
        QTest::newRow("unknown") << unknown;
    }
    void aProcessThatSaysNonsenseIsReplaced()
    {
        QFETCH(QByteArray, said);
        RawMedia media;
        RemoteEngine engine(media.launch(), RestartPace(1h));
        QCOMPARE(media.say(said), said.size());
        QTRY_COMPARE(media.started, 2);
    }
};

QTEST_GUILESS_MAIN(TestRemoteEngine)
#include "tst_remoteengine.moc"
