#include <QtTest>

#include "../../../plugins/webrtc/bitratecontroller.h"
#include "../../../plugins/webrtc/jitterroom.h"
#include "../../../plugins/webrtc/keypictures.h"
#include "../../../plugins/webrtc/peerwatch.h"
#include "../../../plugins/webrtc/picturewatch.h"
#include "../../../plugins/webrtc/soundprotection.h"

using namespace pitwatch::webrtc;
using namespace std::chrono_literals;

using Verdict = PeerWatch::Verdict;

class TestCallControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rateRisesWithGoodReportsUpToItsBound()
    {
        BitrateController controller;
        QCOMPARE(controller.report(0, 20ms), BitrateController::kFirst + 50'000);
        for (int i = 0; i < 100; ++i) controller.report(0.01, 20ms);
        QCOMPARE(controller.bitsPerSecond(), BitrateController::kHighest);
    }

    void rateFallsWithLossDownToItsBound()
    {
        BitrateController controller;
        QCOMPARE(controller.report(0.5, 20ms), BitrateController::kFirst * 3 / 4);
        for (int i = 0; i < 100; ++i) controller.report(0.3, 20ms);
        QCOMPARE(controller.bitsPerSecond(), BitrateController::kLowest);
    }

    void rateStaysWhileALittleIsLost()
    {
        BitrateController controller;
        QCOMPARE(controller.report(0.05, 20ms), BitrateController::kFirst);
    }

    void rateFallsWhenPacketsQueue()
    {
        BitrateController controller;
        controller.report(0.05, 20ms);
        QCOMPARE(controller.report(0, 400ms), BitrateController::kFirst * 9 / 10);
    }

    void longButSteadyWayIsNoQueue()
    {
        BitrateController controller;
        controller.report(0.05, 400ms);
        QVERIFY(controller.report(0, 410ms) > BitrateController::kFirst);
    }

    void unknownRoundTripIsNoShortestOne()
    {
        BitrateController controller;
        controller.report(0.05, 0ms);
        QVERIFY(controller.report(0, 400ms) > BitrateController::kFirst);
    }

    void whatWasSentAndArrivedIsBorne()
    {
        BitrateController controller;
        QCOMPARE(controller.report(0.01, 20ms, 1'200'000), 1'200'000);
        // Less was sent than could be: that proves nothing.
        QCOMPARE(controller.report(0.01, 20ms, 300'000), 1'250'000);
        QCOMPARE(controller.report(0.05, 20ms, 1'400'000), 1'250'000);
        QCOMPARE(controller.report(0.5, 20ms, 1'400'000), 1'250'000 * 3 / 4);
    }

    void rateDoesNotRiseAboveALowerBoundUntilItIsLifted()
    {
        BitrateController controller;
        controller.setMost(600'000);
        QCOMPARE(controller.bitsPerSecond(), 600'000);
        QCOMPARE(controller.report(0, 20ms, 900'000), 600'000);
        controller.setMost(BitrateController::kHighest);
        QCOMPARE(controller.report(0, 20ms), 650'000);
    }

    void soundIsProtectedAtOnceAndLongerThanLossLasts()
    {
        SoundProtection protection;
        QCOMPARE(protection.percent(), 0);
        protection.report(0.041);
        QCOMPARE(protection.percent(), 5);
        protection.report(0);
        QCOMPARE(protection.percent(), 4);
        for (int i = 0; i < 4; ++i) protection.report(0);
        QCOMPARE(protection.percent(), 0);
    }

    void soundIsNotProtectedAtTheCostOfAllElse()
    {
        SoundProtection protection;
        protection.report(0.9);
        QCOMPARE(protection.percent(), SoundProtection::kMost);
        protection.report(-1);
        QCOMPARE(protection.percent(), SoundProtection::kMost - 1);
    }

    void latePacketsGetMoreRoomUpToItsBound()
    {
        JitterRoom room;
        QCOMPARE(room.report(2s, 1), JitterRoom::kLeast);
        QCOMPARE(room.report(4s, 3), 2 * JitterRoom::kLeast);
        QCOMPARE(room.report(6s, 9), JitterRoom::kMost);
        QCOMPARE(room.report(8s, 99), JitterRoom::kMost);
    }

    void roomIsGivenBackAfterACalmMinute()
    {
        JitterRoom room;
        room.report(2s, 20);
        QCOMPARE(room.report(4s, 40), JitterRoom::kMost);
        QCOMPARE(room.report(60s, 41), JitterRoom::kMost);
        QCOMPARE(room.report(119s, 41), JitterRoom::kMost);
        QCOMPARE(room.report(120s, 41), JitterRoom::kMost / 2);
        QCOMPARE(room.report(180s, 41), JitterRoom::kLeast);
        QCOMPARE(room.report(240s, 41), JitterRoom::kLeast);
    }

    void anotherConnectionCountsAnew()
    {
        JitterRoom room;
        room.report(2s, 50);
        QCOMPARE(room.report(4s, 1), 2 * JitterRoom::kLeast);
        QCOMPARE(room.report(6s, 5), JitterRoom::kMost);
    }

    void silenceStallsThenRebuilds()
    {
        PeerWatch watch;
        watch.begin(0ms);
        watch.connected(1000ms);
        QCOMPARE(watch.observe(1500ms, 10), Verdict::Nothing);
        QCOMPARE(watch.observe(3400ms, 10), Verdict::Nothing);
        QCOMPARE(watch.observe(3500ms, 10), Verdict::Stalled);
        QCOMPARE(watch.observe(4000ms, 10), Verdict::Nothing);
        QCOMPARE(watch.observe(6500ms, 10), Verdict::Rebuild);
    }

    void packetsEndTheStall()
    {
        PeerWatch watch;
        watch.begin(0ms);
        watch.connected(0ms);
        QCOMPARE(watch.observe(2000ms, 0), Verdict::Stalled);
        QCOMPARE(watch.observe(2500ms, 1), Verdict::Recovered);
        QCOMPARE(watch.observe(3000ms, 2), Verdict::Nothing);
        QCOMPARE(watch.observe(4500ms, 2), Verdict::Nothing);
        QCOMPARE(watch.observe(5000ms, 2), Verdict::Stalled);
    }

    void attemptThatNeverConnectsIsRebuilt()
    {
        PeerWatch watch;
        watch.begin(500ms);
        QCOMPARE(watch.observe(10'400ms, 0), Verdict::Nothing);
        QCOMPARE(watch.observe(10'500ms, 0), Verdict::Rebuild);
    }

    void shortAttemptIsRebuiltSooner()
    {
        PeerWatch watch;
        watch.begin(500ms, 4s);
        QCOMPARE(watch.observe(4'400ms, 0), Verdict::Nothing);
        QCOMPARE(watch.observe(4'500ms, 0), Verdict::Rebuild);
    }

    void peerThatNeverWasIsTriedLessAndLess()
    {
        RebuildPace pace;
        QVERIFY(pace.connectWithin() == PeerWatch::kConnectWithin);
        for (const auto expected : {1s, 2s, 4s, 8s, 8s}) {
            QVERIFY(pace.next() == expected);
            QVERIFY(pace.connectWithin() == PeerWatch::kConnectWithin);
        }
    }

    void peerThatWasAliveIsTriedCloselyForAMinute()
    {
        RebuildPace pace;
        pace.next();
        pace.connected(300ms);
        pace.reset();
        std::chrono::milliseconds passed{0};
        int attempts = 0;
        for (auto pause = pace.next(); pause == RebuildPace::kShortPause; pause = pace.next(), ++attempts) {
            QVERIFY(pace.connectWithin() == RebuildPace::kShortest);
            passed += pause + pace.connectWithin();
        }
        QCOMPARE(attempts, RebuildPace::kShortAttempts);
        QVERIFY(passed > 50s && passed < 70s);
        QVERIFY(pace.connectWithin() == PeerWatch::kConnectWithin);
        QVERIFY(pace.next() == 2s);
    }

    void slowPeerGetsMoreTime()
    {
        RebuildPace pace;
        pace.connected(2s);
        pace.connected(1s);
        pace.reset();
        pace.next();
        QVERIFY(pace.connectWithin() == 6s);
        pace.connected(9s);
        QVERIFY(pace.connectWithin() == PeerWatch::kConnectWithin);
    }

    void manyWhoAskForAKeyPictureGetOne()
    {
        KeyPictureBroker broker;
        QVERIFY(broker.ask(0ms));
        QVERIFY(!broker.ask(10ms));
        QVERIFY(!broker.ask(20ms));
        QVERIFY(!broker.due(499ms));
        QVERIFY(broker.due(500ms));
        QVERIFY(!broker.due(1500ms));
        QVERIFY(broker.ask(1501ms));
    }

    void packetsWithoutAPictureAskForAKeyPictureLessAndLess()
    {
        PictureWatch watch;
        QList<int> asked;
        for (auto now = 100ms; now <= 30'100ms; now += 50ms)
            if (watch.packet(now, 0)) asked << int(now.count());
        QCOMPARE(asked, (QList<int>{1100, 3100, 7100, 15100, 23100}));
    }

    void picturesThatComeAskForNothing()
    {
        PictureWatch watch;
        quint64 decoded = 0;
        for (auto now = 0ms; now <= 30s; now += 50ms)
            QVERIFY(!watch.packet(now, now.count() % 500 == 0 ? ++decoded : decoded));
        // Frozen from here on.
        for (auto now = 30'050ms; now < 31s; now += 50ms) QVERIFY(!watch.packet(now, decoded));
        QVERIFY(watch.packet(31'050ms, decoded));
    }

    void aPictureThatWasSwitchedOffIsNotMissed()
    {
        PictureWatch watch;
        QVERIFY(!watch.packet(0ms, 0));
        QVERIFY(!watch.packet(40ms, 1));
        QVERIFY(!watch.packet(60s, 1));
        QVERIFY(!watch.packet(60'500ms, 1));
        QVERIFY(watch.packet(61s, 1));
    }
};

QTEST_GUILESS_MAIN(TestCallControl)
#include "tst_callcontrol.moc"
