#include <QtTest>

#include <consult/sfuswitch.h>
#include <consult/signalwriter.h>
#include <support/fakesfu.h>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace signalling;
using namespace std::chrono_literals;

namespace {

struct Ears final : RoomVoice {
    QHash<PeerId, std::vector<Signal>> heard;
    void tell(const PeerId& to, const Signal& signal) override { heard[to].push_back(signal); }
    void dismiss(const PeerId&, const QString&, const QString&) override {}
};

PeerId peerNumber(int number)
{
    return PeerId(u"p%1"_s.arg(number));
}

struct Scene {
    ManualClock clock;
    Room room{RoomPlan{RoomId(u"r"_s), {}, {}, 16, 6}, clock};
    Ears ears;
    RoomOrders orders{ears};
    test::FakeSfu sfu;
    SfuSwitch change{sfu, orders};

    SfuSwitch::Time now{0};

    void come(int number, PeerRole role = PeerRole::Speaker)
    {
        const PeerId id = peerNumber(number);
        QVERIFY(room.join({id, id.text(), PeerKind::Browser, {}, role, false, id.text()}).ok());
        change.follow(room);
    }
    void go(int number)
    {
        QVERIFY(room.leave(peerNumber(number), LeaveReason::Bye));
        change.follow(room);
    }
    /// So much time goes by, as the server's watch sees it.
    void pass(SfuSwitch::Time time)
    {
        for (const auto until = now + time; now < until;) change.watch(room, now += 250ms, 0ms);
    }
    void carry(int many)
    {
        comeTo(many);
        if (many <= 6) QVERIFY(change.change(room, peerNumber(1), {CallMode::Sfu, {}, {}, {}}).ok());
        change.opened(room);
        QCOMPARE(room.mode().mode, CallMode::Sfu);
    }
    void loseForGood()
    {
        change.lost(room);
        pass(SfuTrust::kGivenUpAfter);
        QCOMPARE(room.mode().mode, CallMode::Mesh);
    }
    QString among() const
    {
        QStringList ids;
        for (const PeerId& id : room.mode().among) ids << id.text();
        return ids.join(u' ');
    }
    int timesTold(int number) const { return int(ears.heard.value(peerNumber(number)).size()); }
    void comeTo(int many)
    {
        for (int number = 1; number <= many; ++number) come(number, number == 1 ? PeerRole::Host : PeerRole::Speaker);
    }
};

}  // namespace

class TestSfuSwitch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSeventhOpensTheServerForMediaAndTheMeshGoesOnUntilItIsReady()
    {
        Scene scene;
        scene.comeTo(6);
        QCOMPARE(scene.sfu.opens, 0);
        scene.come(7);
        QCOMPARE(scene.sfu.opens, 1);
        QCOMPARE(scene.room.mode().mode, CallMode::Mesh);
        QVERIFY(!SfuSwitch::concerns(scene.room, peerNumber(1), {peerNumber(2), {}, Restart{1}}));
        QVERIFY(scene.ears.heard.isEmpty());
    }

    void everybodyIsToldOnceAndTheRoomRemembers()
    {
        Scene scene;
        scene.comeTo(7);
        scene.change.opened(scene.room);
        scene.change.opened(scene.room);
        for (int number = 1; number <= 7; ++number) {
            const auto heard = scene.ears.heard.value(peerNumber(number));
            QCOMPARE(heard.size(), std::size_t(1));
            QCOMPARE(std::get<ModeChange>(heard.front().body).mode, CallMode::Sfu);
        }
        QCOMPARE(scene.room.participants().size(), std::size_t(7));
        QCOMPARE(scene.room.log().events().back().kind, RoomEventKind::ModeChanged);
    }

    void whenPeopleLeaveTheServerStaysInUse()
    {
        Scene scene;
        scene.comeTo(7);
        scene.change.opened(scene.room);
        for (int number = 7; number > 1; --number) scene.go(number);
        QCOMPARE(scene.room.mode().mode, CallMode::Sfu);
        scene.come(8);
        QCOMPARE(scene.sfu.opens, 1);
        QVERIFY(!scene.change.change(scene.room, peerNumber(1), {CallMode::Mesh, {}, {}, {}}).ok());
        QCOMPARE(scene.room.mode().mode, CallMode::Sfu);
    }

    void onlyHostsMayAskForItBefore()
    {
        Scene scene;
        scene.comeTo(2);
        QVERIFY(!scene.change.change(scene.room, peerNumber(2), {CallMode::Sfu, {}, {}, {}}).ok());
        QVERIFY(!scene.change.change(scene.room, peerNumber(9), {CallMode::Sfu, {}, {}, {}}).ok());
        QCOMPARE(scene.sfu.opens, 0);
        QVERIFY(scene.change.change(scene.room, peerNumber(1), {CallMode::Sfu, {}, {}, {}}).ok());
        QCOMPARE(scene.sfu.opens, 1);
    }

    void mediaGoToTheServerAndAllElseStaysWithTheRoom()
    {
        Scene scene;
        scene.carry(3);
        const Signal offer{kSfuPeer, {}, Offer{1, test::sampleOffer()}};
        QVERIFY(SfuSwitch::concerns(scene.room, peerNumber(2), offer));
        QVERIFY(!SfuSwitch::concerns(scene.room, peerNumber(2), {{}, {}, Chat{u"x"_s}}));
        QVERIFY(scene.change.take(scene.room, peerNumber(2), offer).ok());
        QVERIFY(scene.change.take(scene.room, peerNumber(2), {peerNumber(3), {}, Restart{0}}).ok());
        QVERIFY(!scene.change.take(scene.room, peerNumber(2), {peerNumber(2), {}, Restart{0}}).ok());
        QVERIFY(!scene.change.take(scene.room, peerNumber(2), {peerNumber(9), {}, Restart{0}}).ok());
        QVERIFY(!scene.change.take(scene.room, peerNumber(9), offer).ok());
        QCOMPARE(scene.sfu.taken.size(), std::size_t(2));
        QCOMPARE(scene.sfu.taken.front().first, peerNumber(2));
    }

    void theOrderOfTheRoomIsKeptByTheServer()
    {
        Scene scene;
        scene.comeTo(2);
        scene.come(3, PeerRole::Listener);
        QVERIFY(scene.room.mute(peerNumber(1), peerNumber(2), true).ok());
        scene.change.follow(scene.room);
        QVERIFY(scene.sfu.passed.isEmpty());
        QVERIFY(scene.change.change(scene.room, peerNumber(1), {CallMode::Sfu, {}, {}, {}}).ok());
        scene.change.opened(scene.room);
        QCOMPARE(scene.sfu.passed.value(u"p1"_s), std::pair(true, true));
        QCOMPARE(scene.sfu.passed.value(u"p2"_s), std::pair(false, true));
        QCOMPARE(scene.sfu.passed.value(u"p3"_s), std::pair(false, false));
    }

    void aServerThatIsBackInTimeChangesNothing()
    {
        Scene scene;
        scene.carry(7);
        const int told = scene.timesTold(1);
        scene.change.lost(scene.room);
        scene.pass(SfuTrust::kGivenUpAfter - 500ms);
        scene.change.opened(scene.room);
        scene.pass(10min);
        QCOMPARE(scene.room.mode().mode, CallMode::Sfu);
        QCOMPARE(scene.timesTold(1), told);
        QCOMPARE(scene.sfu.closes, 0);
    }

    void aSmallRoomGoesBackToTheMeshForEverybody()
    {
        Scene scene;
        scene.carry(6);
        scene.loseForGood();
        QCOMPARE(scene.among(), QString());
        QCOMPARE(scene.sfu.closes, 1);
        QCOMPARE(scene.ears.heard.value(peerNumber(6)).back().body, Body(ModeChange()));
        scene.pass(10min);
        QCOMPARE(scene.sfu.opens, 1);  // nobody needs it
    }

    void ofALargeRoomTheSixThatMatterMostAreConnectedAndTheOthersWait()
    {
        Scene scene;
        scene.come(1, PeerRole::Host);
        scene.come(2, PeerRole::Listener);
        QVERIFY(scene.room.join({peerNumber(3), u"3"_s, PeerKind::Browser, {}, PeerRole::Speaker, true, u"3"_s}).ok());
        QVERIFY(scene.room.admit(peerNumber(1), peerNumber(3)).ok());
        for (int number = 4; number <= 7; ++number) scene.come(number);
        scene.change.opened(scene.room);
        scene.loseForGood();
        QCOMPARE(scene.among(), u"p1 p4 p5 p6 p7 p3"_s);
        const auto media = [](int to) { return Signal{peerNumber(to), {}, Restart{1}}; };
        QVERIFY(!SfuSwitch::concerns(scene.room, peerNumber(1), media(4)));
        for (const auto& [from, to] : {std::pair(1, 2), std::pair(2, 1)}) {
            QVERIFY(SfuSwitch::concerns(scene.room, peerNumber(from), media(to)));
            QVERIFY(scene.change.take(scene.room, peerNumber(from), media(to)).ok());
        }
        QVERIFY(scene.sfu.taken.empty());
    }

    void whoWaitsTakesThePlaceOfWhoLeavesAndAHostDecidesByRoles()
    {
        Scene scene;
        scene.carry(8);
        scene.loseForGood();
        QCOMPARE(scene.among(), u"p1 p2 p3 p4 p5 p6"_s);
        scene.go(4);
        QCOMPARE(scene.among(), u"p1 p2 p3 p5 p6 p7"_s);
        QVERIFY(scene.room.giveRole(peerNumber(1), peerNumber(2), PeerRole::Listener).ok());
        QVERIFY(scene.room.giveRole(peerNumber(1), peerNumber(8), PeerRole::Host).ok());
        scene.change.follow(scene.room);
        QCOMPARE(scene.among(), u"p1 p8 p3 p5 p6 p7"_s);
        scene.go(7);
        QCOMPARE(scene.among(), QString());
        const auto modes =
            std::count_if(scene.room.log().events().begin(), scene.room.log().events().end(),
                          [](const RoomEvent& event) { return event.kind == RoomEventKind::ModeChanged; });
        QCOMPARE(modes, 2);
    }

    void aLargeRoomKeepsTryingAndTrustsTheServerOnlyWhenItHoldsOut()
    {
        Scene scene;
        scene.carry(7);
        scene.loseForGood();
        scene.pass(SfuTrust::kTriedEvery);
        QCOMPARE(scene.sfu.opens, 2);
        scene.change.failed(scene.room);
        scene.pass(SfuTrust::kTriedEvery);
        QCOMPARE(scene.sfu.opens, 3);
        scene.change.opened(scene.room);
        scene.pass(SfuTrust::kFirstProof - 500ms);
        QCOMPARE(scene.room.mode().mode, CallMode::Mesh);
        scene.change.lost(scene.room);
        scene.change.opened(scene.room);
        scene.pass(SfuTrust::kFirstProof - 500ms);
        QCOMPARE(scene.room.mode().mode, CallMode::Mesh);
        scene.pass(500ms);
        QCOMPARE(scene.room.mode().mode, CallMode::Sfu);
        QCOMPARE(scene.among(), QString());
    }

    void aServerThatComesAndGoesTakesTheRoomToAndFroLessAndLess()
    {
        Scene scene;
        scene.carry(7);
        int changes = 0;
        const auto hour = scene.now + 1h;
        while (scene.now < hour) {
            scene.change.lost(scene.room);
            const CallMode before = scene.room.mode().mode;
            scene.pass(30s);
            changes += before != scene.room.mode().mode;
            scene.change.opened(scene.room);
            const CallMode between = scene.room.mode().mode;
            scene.pass(30s);
            changes += between != scene.room.mode().mode;
        }
        QVERIFY2(changes <= 5, qPrintable(QString::number(changes)));
    }

    void aServerThatIsBusyItselfDoesNotTakeThatForAnAbsence()
    {
        Scene scene;
        scene.carry(7);
        scene.change.lost(scene.room);
        scene.change.watch(scene.room, scene.now + 60s, 60s);
        QCOMPARE(scene.room.mode().mode, CallMode::Sfu);
    }

    void aMeshThatNeverWasAnythingElseIsNotCut()
    {
        Scene scene;
        scene.comeTo(7);
        scene.change.failed(scene.room);
        scene.come(8);
        scene.pass(1min);
        QCOMPARE(scene.among(), QString());
        QVERIFY(scene.sfu.opens > 1);
    }
};

QTEST_GUILESS_MAIN(TestSfuSwitch)
#include "tst_sfuswitch.moc"
