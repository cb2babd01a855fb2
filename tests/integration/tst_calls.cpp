#include <QPainter>
#include <QtTest>

#include <algorithm>

#include <core/clock.h>
#include <support/callseat.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::CallSeat;

namespace {

constexpr int kPatience = 20'000;

const QString kMine = u"mine"_s;
const QString kRoom = u"room"_s;

/// Two seats that hear each other: the room knows the other as "mine", the mine knows it as "room".
struct Call {
    Call()
    {
        carrySignals(room, mine, kRoom);
        carrySignals(mine, room, kMine);
    }
    void begin(ConsultCodec codec = ConsultCodec::Vp8)
    {
        room.start(codec);
        mine.start(codec);
        mine.add(kRoom, false);
        room.add(kMine, true);
    }
    bool bothLive() { return room.peer(kMine).frames > 0 && mine.peer(kRoom).frames > 0; }

    CallSeat room;
    CallSeat mine;
};

/// Pushes a red picture ten times a second, each with another mark, as a tile of a wall would.
class RedTile {
public:
    explicit RedTile(CallSeat& seat) : seat_(seat)
    {
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { push(); });
        timer_.start(100);
    }

private:
    void push()
    {
        QImage tile(1280, 720, QImage::Format_RGB32);
        tile.fill(Qt::red);
        QPainter(&tile).fillRect(10 * (++pushed_ % 100), 0, 10, 100, Qt::blue);
        seat_.engine().pushPicture(tile, SystemClock().now());
    }

    CallSeat& seat_;
    QTimer timer_;
    int pushed_ = 0;
};

QFileInfoList entries(const char* path)
{
    return QDir(QLatin1String(path)).entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
}

int threads()
{
    return int(entries("/proc/self/task").size());
}

/// A sanitizer speaks to its symbolizer over pipes, which calls do not use.
int descriptors()
{
    const QFileInfoList all = entries("/proc/self/fd");
    return int(std::count_if(all.begin(), all.end(), [](const QFileInfo& entry) {
        return !entry.symLinkTarget().section(u'/', -1).startsWith("pipe:"_L1);
    }));
}

}  // namespace

class TestCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
    }

    void pictureMovesAndSoundIsHeardAtBothEnds_data()
    {
        QTest::addColumn<bool>("h264");
        QTest::newRow("VP8") << false;
        QTest::newRow("H.264") << true;
    }
    void pictureMovesAndSoundIsHeardAtBothEnds()
    {
        QFETCH(bool, h264);
        Call call;
        call.begin(h264 ? ConsultCodec::H264 : ConsultCodec::Vp8);
        const auto good = [](const test::SeenPeer& peer) { return peer.changes > 50 && peer.loudest > -30; };
        QTRY_VERIFY_WITH_TIMEOUT(good(call.room.peer(kMine)) && good(call.mine.peer(kRoom)), kPatience);
        QCOMPARE(call.room.peer(kMine).size, QSize(640, 360));
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).reports > 1, kPatience);
        const ConsultStats stats = call.room.peer(kMine).stats;
        QCOMPARE(stats.codec, h264 ? u"H264"_s : u"VP8"_s);
        QVERIFY(stats.receiveKbps > 0 && stats.sendKbps > 0);
        QVERIFY(stats.framesPerSecond > 0);
    }

    void statesAreToldInOrder()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
        using State = ConsultPeerState;
        const std::vector<State> offering{State::Offering, State::Connecting, State::Live};
        const std::vector<State> answering{State::Idle, State::Connecting, State::Live};
        QCOMPARE(call.room.peer(kMine).states, offering);
        QCOMPARE(call.mine.peer(kRoom).states, answering);
        call.room.engine().removePeer(kMine);
        QTRY_COMPARE(call.room.peer(kMine).state(), State::Closed);
    }

    void mutedMicrophoneIsSilent()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).loudest > -30, kPatience);
        call.mine.engine().setMicrophone(false);
        double newest = 0;
        connect(&call.room.engine(), &ConsultEngine::level, this, [&](const QString& id, double decibels) {
            if (id == kMine) newest = decibels;
        });
        QTRY_VERIFY_WITH_TIMEOUT(newest < -60, kPatience);
        call.mine.engine().setMicrophone(true);
        QTRY_VERIFY_WITH_TIMEOUT(newest > -30, kPatience);
    }

    void pushedPictureReplacesTheCamera()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
        QImage tile(800, 600, QImage::Format_RGB32);
        tile.fill(Qt::red);
        call.mine.engine().pushPicture(tile, SystemClock().now());
        call.mine.engine().setPicture(ConsultPicture::Pushed);
        const auto isRed = [&] { return call.room.peer(kMine).redness > 200; };
        QTRY_VERIFY_WITH_TIMEOUT(isRed(), kPatience);
        call.mine.engine().setPicture(ConsultPicture::Camera);
        QTRY_VERIFY_WITH_TIMEOUT(!isRed(), kPatience);
    }

    void whoPresentsIsSeenAndGetsNothing_data()
    {
        QTest::addColumn<bool>("presenterOffers");
        QTest::newRow("offering") << true;
        QTest::newRow("answering") << false;
    }
    void whoPresentsIsSeenAndGetsNothing()
    {
        QFETCH(bool, presenterOffers);
        Call call;
        call.mine.present();
        call.room.start();
        const RedTile tile(call.mine);
        call.mine.add(kRoom, presenterOffers);
        call.room.add(kMine, !presenterOffers);
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).redness > 200, kPatience);
        QCOMPARE(call.room.peer(kMine).size, QSize(1280, 720));
        const int changes = call.room.peer(kMine).changes;
        // Long enough for silence to be noticed: nothing but reports comes to the presenter.
        QTRY_VERIFY_WITH_TIMEOUT(call.mine.peer(kRoom).reports > 4, kPatience);
        QVERIFY(call.room.peer(kMine).changes > changes + 30);
        for (CallSeat* seat : {&call.mine, &call.room}) {
            const test::SeenPeer& other = seat->peer(seat == &call.mine ? kRoom : kMine);
            QCOMPARE(other.state(), ConsultPeerState::Live);
            QVERIFY(!other.was(ConsultPeerState::Stalled));
        }
        const test::SeenPeer& presented = call.mine.peer(kRoom);
        QCOMPARE(presented.frames, 0);
        QCOMPARE(presented.levels, 0);
        QVERIFY2(presented.stats.receiveKbps < 25, qPrintable(QString::number(presented.stats.receiveKbps)));
        QVERIFY(presented.stats.codec.isEmpty());
    }

    void whoIsNotPlayedIsNeitherHeardNorSeen()
    {
        Call call;
        call.begin();
        ConsultEngine& engine = call.room.engine();
        const test::SeenPeer& mine = call.room.peer(kMine);
        double newest = -200;
        connect(&engine, &ConsultEngine::level, this, [&](const QString& id, double decibels) {
            if (id == kMine) newest = decibels;
        });
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive() && newest > -30, kPatience);
        engine.setPlayed(kMine, false);
        QTRY_COMPARE_WITH_TIMEOUT(newest, -100.0, kPatience);
        int frames = mine.frames;
        QTRY_VERIFY_WITH_TIMEOUT(mine.frames > frames + 20, kPatience);

        engine.setPlayed(kMine, false, false);
        int reports = mine.reports;
        QTRY_VERIFY_WITH_TIMEOUT(mine.reports > reports, kPatience);
        frames = mine.frames;
        reports = mine.reports;
        QTRY_VERIFY_WITH_TIMEOUT(mine.reports > reports + 1, kPatience);
        QCOMPARE(mine.frames, frames);
        QVERIFY(mine.stats.framesPerSecond > 10);
        QCOMPARE(newest, -100.0);

        // Another attempt changes nothing in it.
        engine.receive({kMine, 1, ConsultSignalKind::Restart, {}, 0, {}});
        QTRY_VERIFY_WITH_TIMEOUT(mine.was(ConsultPeerState::Rebuilding), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mine.state(), ConsultPeerState::Live, kPatience);
        const int levels = mine.levels;
        QTRY_VERIFY_WITH_TIMEOUT(mine.levels > levels + 20, kPatience);
        QCOMPARE(newest, -100.0);
        QCOMPARE(mine.frames, frames);

        engine.setPlayed(kMine, true);
        QTRY_VERIFY_WITH_TIMEOUT(newest > -30 && mine.frames > frames, kPatience);
    }

    void hiddenPictureIsNotSentWhileSoundGoesOn()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
        call.mine.engine().setPicture(ConsultPicture::Off);
        QTRY_COMPARE_WITH_TIMEOUT(call.room.peer(kMine).stats.framesPerSecond, 0.0, kPatience);
        const int levels = call.room.peer(kMine).levels;
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).levels > levels + 20, kPatience);
        QCOMPARE(call.room.peer(kMine).state(), ConsultPeerState::Live);
    }

    void withoutDevicesOneStillWatchesAndListens()
    {
        Call call;
        ConsultMedia media;
        media.sources.camera = u"/dev/there-is-no-camera"_s;
        call.room.engine().start(media);
        call.mine.start();
        call.mine.add(kRoom, false);
        call.room.add(kMine, true);
        QTRY_COMPARE_WITH_TIMEOUT(call.room.failures().size(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).frames > 0 && call.room.peer(kMine).loudest > -30, kPatience);
        QVERIFY(call.mine.peer(kRoom).was(ConsultPeerState::Live));
    }

    void soundDevicesThatDoNotWorkAreToldAndLeftOut()
    {
        Call call;
        ConsultMedia media;
        media.sources.testPicture = true;
        media.sources.microphone = u"there-is-no-microphone"_s;
        media.sources.speaker = u"there-is-no-speaker"_s;
        call.room.engine().start(media);
        call.mine.start();
        call.mine.add(kRoom, false);
        call.room.add(kMine, true);
        QTRY_COMPARE_WITH_TIMEOUT(call.room.failures().size(), 2, kPatience);
        QCOMPARE(call.room.lost(), ConsultDevice::Microphone | ConsultDevice::Speaker);
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
    }

    void aCameraThatDoesNotWorkTakesNoSoundWithIt()
    {
        Call call;
        ConsultMedia media;
        media.sources.camera = u"/dev/there-is-no-camera"_s;
        media.sources.testSound = true;
        media.sources.speaker = u"there-is-no-speaker"_s;
        call.room.engine().start(media);
        call.mine.start();
        call.mine.add(kRoom, false);
        call.room.add(kMine, true);
        // Each tells for itself: neither was given up because of the other.
        QTRY_COMPARE_WITH_TIMEOUT(call.room.failures().size(), 2, kPatience);
        QCOMPARE(call.room.lost(), ConsultDevice::Camera | ConsultDevice::Speaker);
        QTRY_VERIFY_WITH_TIMEOUT(call.mine.peer(kRoom).loudest > -30, kPatience);
    }

    void ownPictureIsShownUnderAnEmptyId()
    {
        CallSeat seat;
        ConsultMedia media;
        media.sources.testPicture = true;
        media.ownView = true;
        media.picture = ConsultPicture::Off;
        seat.engine().start(media);
        seat.engine().setPicture(ConsultPicture::Camera);
        QTRY_VERIFY_WITH_TIMEOUT(seat.peer(QString()).changes > 10, kPatience);
        QCOMPARE(seat.peer(QString()).size, QSize(640, 360));
    }

    void lostPeerIsNoticedAndRebuilt()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
        // The mine's side ends without a word and comes back.
        call.mine.engine().removePeer(kRoom);
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).was(ConsultPeerState::Stalled), kPatience);
        call.mine.add(kRoom, false, 1);
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).was(ConsultPeerState::Rebuilding), kPatience);
        const int frames = call.room.peer(kMine).frames;
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).frames > frames + 10, kPatience);
        QCOMPARE(call.room.peer(kMine).state(), ConsultPeerState::Live);
        QVERIFY(call.room.sent().back().epoch > 1);
    }

    void whoAnswersAsksForANewAttempt()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
        const int frames = call.mine.peer(kRoom).frames;
        call.room.engine().receive({kMine, 1, ConsultSignalKind::Restart, {}, 0, {}});
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).was(ConsultPeerState::Rebuilding), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.mine.peer(kRoom).frames > frames + 50, kPatience);
        QCOMPARE(call.mine.peer(kRoom).state(), ConsultPeerState::Live);
    }

    void whoOnlyReceivesAsksAgainWhenNoOfferComes()
    {
        CallSeat seat;
        seat.start();
        ConsultPeer peer;
        peer.id = kMine;
        peer.weOffer = false;
        peer.way = ConsultWay::Receive;
        seat.engine().addPeer(peer);
        QTRY_COMPARE_WITH_TIMEOUT(seat.sent().size(), std::size_t(1), kPatience);
        QCOMPARE(seat.sent().front().kind, ConsultSignalKind::Restart);
        QCOMPARE(seat.peer(kMine).state(), ConsultPeerState::Idle);
    }

    void messagesOfOtherAttemptsAndNonsenseAreRefused()
    {
        Call call;
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.bothLive(), kPatience);
        using Kind = ConsultSignalKind;
        ConsultEngine& engine = call.room.engine();
        engine.receive({kMine, 0, Kind::Restart, {}, 0, {}});
        engine.receive({kMine, 7, Kind::Restart, {}, 0, {}});
        engine.receive({kMine, 1, Kind::Offer, u"v=0\r\nnonsense"_s, 0, {}});
        engine.receive({kMine, 1, Kind::Answer, QString(200'000, u'x'), 0, {}});
        engine.receive({kMine, 1, Kind::Ice, {}, 99, u"candidate:x"_s});
        engine.receive({u"nobody"_s, 1, Kind::Offer, u"v=0"_s, 0, {}});
        const int frames = call.room.peer(kMine).frames;
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).frames > frames + 50, kPatience);
        QVERIFY(!call.room.peer(kMine).was(ConsultPeerState::Rebuilding));
        // The offer, the answer and the candidate.
        QTRY_COMPARE_WITH_TIMEOUT(call.room.peer(kMine).stats.refused, quint64(3), kPatience);
    }

    void joiningAndLeavingLeavesNothingBehind()
    {
        constexpr int kRounds = 20;
        Call call;
        call.room.start();
        call.mine.start();
        int threadsBefore = 0;
        int descriptorsBefore = 0;
        for (int round = 0; round < kRounds; ++round) {
            const int before = call.room.peer(kMine).frames;
            call.mine.add(kRoom, false);
            call.room.add(kMine, true);
            QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).frames > before, kPatience);
            call.mine.engine().removePeer(kRoom);
            call.room.engine().removePeer(kMine);
            QTRY_COMPARE_WITH_TIMEOUT(call.room.peer(kMine).state(), ConsultPeerState::Closed, kPatience);
            QTRY_COMPARE_WITH_TIMEOUT(call.mine.peer(kRoom).state(), ConsultPeerState::Closed, kPatience);
            if (round > 1) continue;
            // The first rounds fill pools that stay.
            QTest::qWait(500);
            threadsBefore = threads();
            descriptorsBefore = descriptors();
        }
        QTRY_VERIFY_WITH_TIMEOUT(threads() <= threadsBefore, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(descriptors() <= descriptorsBefore, kPatience);
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
