#include <QtTest>

#include <consult/signalclient.h>
#include <support/fakemedia.h>
#include <support/fakesfu.h>
#include <support/roomhall.h>
#include <ui/consult/audibility.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace pitwatch::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20'000;

std::unique_ptr<ConsultSession> comeIn(RoomHall& hall, PeerRole role, std::unique_ptr<ConsultEngine> engine = {})
{
    SignalClient::Options signalling;
    signalling.server = hall.socket();
    signalling.authorities = {hall.authority()};
    signalling.hello.room = RoomHall::kRoom;
    signalling.hello.token = hall.issue(role).token;
    signalling.hello.name = u"测试01"_s;
    signalling.hello.kind = PeerKind::Native;
    auto session = std::make_unique<ConsultSession>(
        ConsultSession::Setup{std::move(signalling), std::move(engine), ConsultMedia{}, false, {}}, hall.clock);
    session->start();
    const bool isIn = QTest::qWaitFor([&] { return !session->room().self().id.isEmpty(); }, kPatience);
    return isIn ? std::move(session) : nullptr;
}

}  // namespace

class TestAudibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyNeedsToHearWhoIsAlone()
    {
        RoomHall hall;
        const auto alone = comeIn(hall, PeerRole::Host, std::make_unique<FakeMedia>());
        QVERIFY(alone);
        QCOMPARE(unheard(*alone, false), Unheard::No);
        QCOMPARE(unheard(*alone, true), Unheard::Device);
    }

    void theRoomsOrderStandsAboveEverythingElse()
    {
        RoomHall hall;
        const auto listener = comeIn(hall, PeerRole::Listener, std::make_unique<FakeMedia>());
        QVERIFY(listener);
        QCOMPARE(unheard(*listener, true), Unheard::Order);
    }

    void theWayOverTheMediaServerCountsAndWhoWaitsForItIsNotHeard()
    {
        FakeSfu sfu;  // outlives the hall
        RoomHall hall;
        hall.server.desk().setSfu(sfu, 1s);
        const auto host = comeIn(hall, PeerRole::Host);
        QVERIFY(host);
        auto made = std::make_unique<FakeMedia>();
        FakeMedia& media = *made;
        const auto seat = comeIn(hall, PeerRole::Speaker, std::move(made));
        QVERIFY(seat);
        QCOMPARE(unheard(*seat, false), Unheard::Nobody);

        host->useSfu();
        QTRY_COMPARE_WITH_TIMEOUT(sfu.opens, 1, kPatience);
        Q_EMIT sfu.opened(RoomHall::kRoom);
        QTRY_COMPARE_WITH_TIMEOUT(seat->room().mode(), CallMode::Sfu, kPatience);
        QCOMPARE(unheard(*seat, false), Unheard::Server);
        Q_EMIT media.peerStateChanged(kSfuPeer.text(), ConsultPeerState::Live, {});
        QCOMPARE(unheard(*seat, false), Unheard::No);

        Q_EMIT sfu.lost(RoomHall::kRoom, u"gone"_s);
        QTRY_COMPARE_WITH_TIMEOUT(seat->room().mode(), CallMode::Mesh, kPatience);
        for (int i = 0; i < 5; ++i) {
            const PeerId id(u"x%1"_s.arg(i));
            QVERIFY(hall.room->join({id, u"x"_s, PeerKind::Browser, {}, PeerRole::Host, false, id.text()}).ok());
        }
        host->say(u"测试"_s);  // the next that happens: the room is followed
        QTRY_VERIFY_WITH_TIMEOUT(seat->room().isNarrow(), kPatience);
        QCOMPARE(unheard(*seat, false), Unheard::Waits);
    }

    void everyReasonIsOneSentence()
    {
        PeerInfo self;
        for (const Unheard why : {Unheard::Order, Unheard::MicrophoneOff, Unheard::Device, Unheard::Waits,
                                  Unheard::Server, Unheard::Nobody})
            QVERIFY(!unheardText(why, self).isEmpty());
        QCOMPARE(unheardText(Unheard::No, self), QString());
        const QString listens = unheardText(Unheard::Order, self);
        self.muted = true;
        QVERIFY(unheardText(Unheard::Order, self) != listens);
    }
};

QTEST_MAIN(TestAudibility)
#include "tst_audibility.moc"
