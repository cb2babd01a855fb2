#include <QtTest>

#include <consult/sfuswitch.h>
#include <consult/signalwriter.h>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace signalling;

namespace {

struct Ears final : RoomVoice {
    QHash<PeerId, std::vector<Signal>> heard;
    void tell(const PeerId& to, const Signal& signal) override { heard[to].push_back(signal); }
    void dismiss(const PeerId&, const QString&, const QString&) override {}
};

/// Remembers what it is asked for.
struct FakeSfu final : RoomSfu {
    int opens = 0;
    std::vector<std::pair<PeerId, Signal>> taken;
    QMap<QString, std::pair<bool, bool>> passed;

    void open(const RoomId&) override { ++opens; }
    void close(const RoomId&) override {}
    Result<void> take(const RoomId&, const PeerId& from, const Signal& signal) override
    {
        taken.emplace_back(from, signal);
        return {};
    }
    void leave(const RoomId&, const PeerId&) override {}
    void setPassed(const RoomId&, const PeerId& who, bool sound, bool picture) override
    {
        passed[who.text()] = {sound, picture};
    }
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
    FakeSfu sfu;
    SfuSwitch change{sfu, orders};

    void come(int number, PeerRole role = PeerRole::Speaker)
    {
        const PeerId id = peerNumber(number);
        QVERIFY(room.join({id, id.text(), PeerKind::Browser, {}, role, false, id.text()}).ok());
        change.entered(room);
    }
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
        QVERIFY(!SfuSwitch::concerns(scene.room, {peerNumber(2), {}, Restart{1}}));
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
        for (int number = 7; number > 1; --number) QVERIFY(scene.room.leave(peerNumber(number), LeaveReason::Bye));
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
        scene.comeTo(3);
        scene.change.opened(scene.room);
        const Signal offer{kSfuPeer, {}, Offer{1, test::sampleOffer()}};
        QVERIFY(SfuSwitch::concerns(scene.room, offer));
        QVERIFY(!SfuSwitch::concerns(scene.room, {{}, {}, Chat{u"x"_s}}));
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
        scene.change.applyOrder(scene.room);
        QVERIFY(scene.sfu.passed.isEmpty());
        scene.change.opened(scene.room);
        QCOMPARE(scene.sfu.passed.value(u"p1"_s), std::pair(true, true));
        QCOMPARE(scene.sfu.passed.value(u"p2"_s), std::pair(false, true));
        QCOMPARE(scene.sfu.passed.value(u"p3"_s), std::pair(false, false));
    }
};

QTEST_GUILESS_MAIN(TestSfuSwitch)
#include "tst_sfuswitch.moc"
