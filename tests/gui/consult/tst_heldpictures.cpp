#include <QtTest>

#include <consult/signalclient.h>
#include <support/fakemedia.h>
#include <support/roomhall.h>
#include <ui/consult/gallery.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace pitwatch::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000;

/// A seat in the hall with media that a test speaks for, and its tiles.
struct Seat {
    Seat(RoomHall& hall, PeerRole role, const QString& name, bool sharing = false, ConsultSession* beside = nullptr)
    {
        SignalClient::Options signalling;
        signalling.server = hall.socket();
        signalling.authorities = {hall.authority()};
        signalling.hello.room = RoomHall::kRoom;
        signalling.hello.token = hall.issue(role).token;
        signalling.hello.name = name;
        signalling.hello.kind = PeerKind::Native;
        auto made = std::make_unique<FakeMedia>();
        media = made.get();
        ConsultMedia sent;
        sent.microphoneOn = !sharing;
        sent.picture = sharing ? ConsultPicture::Pushed : ConsultPicture::Camera;
        session = std::make_unique<ConsultSession>(
            ConsultSession::Setup{std::move(signalling), std::move(made), sent, sharing, {}, beside}, hall.clock);
        gallery = std::make_unique<Gallery>(*session, theme);
        session->start();
        const bool in = QTest::qWaitFor([this] { return !id().isEmpty(); }, kPatience);
        if (!in) qFatal("nobody lets this seat in");
    }
    PeerId id() const { return session->room().self().id; }
    std::optional<ConsultRank> rankOf(const Seat& other) const
    {
        const auto known = media->ranks.constFind(other.id().text());
        return known == media->ranks.constEnd() ? std::nullopt : std::optional(*known);
    }
    ParticipantTile& tile(const Seat& of) const { return *gallery->tiles().at(of.id()); }
    bool sees(const Seat& other) const { return gallery->tiles().contains(other.id()); }

    Theme theme;
    FakeMedia* media = nullptr;
    std::unique_ptr<ConsultSession> session;
    std::unique_ptr<Gallery> gallery;
};

}  // namespace

class TestHeldPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoMattersFollowsFromRoleAndFromWhoSpeaks()
    {
        RoomHall hall;
        Seat host(hall, PeerRole::Host, u"测试01"_s);
        Seat mine(hall, PeerRole::Speaker, u"测试02"_s);
        Seat other(hall, PeerRole::Speaker, u"测试03"_s);
        Seat listener(hall, PeerRole::Listener, u"测试04"_s);
        QTRY_COMPARE_WITH_TIMEOUT(mine.rankOf(host), ConsultRank::Key, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mine.rankOf(listener), ConsultRank::Last, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mine.rankOf(other), ConsultRank::Ordinary, kPatience);
        constexpr double kSpeech = -20;
        for (int i = 0; i < 20; ++i) Q_EMIT mine.media->level(other.id().text(), kSpeech);
        QCOMPARE(mine.rankOf(other), ConsultRank::Key);
        host.session->giveRole(other.id(), PeerRole::Host);
        host.session->giveRole(listener.id(), PeerRole::Speaker);
        QTRY_COMPARE_WITH_TIMEOUT(mine.rankOf(listener), ConsultRank::Ordinary, kPatience);
        QCOMPARE(mine.rankOf(other), ConsultRank::Key);
    }

    void aTableStandsAsideAndSoDoesItsOwnSeat()
    {
        RoomHall hall;
        Seat host(hall, PeerRole::Host, u"测试01"_s);
        Seat mine(hall, PeerRole::Speaker, u"测试02"_s);
        Seat table(hall, PeerRole::Host, u"测试01 · 桌面"_s, true, host.session.get());
        QTRY_COMPARE_WITH_TIMEOUT(table.rankOf(host), ConsultRank::Aside, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(table.rankOf(mine), ConsultRank::Ordinary, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mine.rankOf(table), ConsultRank::Aside, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(mine.rankOf(host), ConsultRank::Key, kPatience);
    }

    void bothSidesAreToldInWordsAndOnlyThey()
    {
        RoomHall hall;
        Seat host(hall, PeerRole::Host, u"测试01"_s);
        Seat mine(hall, PeerRole::Speaker, u"测试02"_s);
        Seat other(hall, PeerRole::Speaker, u"测试03"_s);
        const auto allThere = [&] {
            return host.sees(other) && mine.sees(other) && mine.session->room().find(host.id())->media.cam;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allThere(), kPatience);
        const auto live = [](const Seat& seat, const Seat& peer) {
            Q_EMIT seat.media->peerStateChanged(peer.id().text(), ConsultPeerState::Live, {});
            Q_EMIT seat.media->stats(peer.id().text(), {});
        };
        live(mine, host);
        live(other, host);
        live(host, mine);
        for (const Seat* seat : {&host, &mine, &other}) seat->gallery->setDetails(true);
        const QString waiting = mine.tile(host).notice();
        const QString numbers = mine.tile(host).details();

        Q_EMIT host.media->pictureHeld(mine.id().text(), true);
        QVERIFY(host.tile(mine).marks().contains(ParticipantTile::tr("Does not get your picture")));
        QVERIFY(host.tile(mine).toolTip().contains(u"Your picture is held back"_s));
        QTRY_VERIFY_WITH_TIMEOUT(mine.tile(host).notice() != waiting, kPatience);
        QVERIFY(mine.tile(host).notice().contains(u"held back"_s));
        QVERIFY(mine.tile(host).details() != numbers);
        QVERIFY(mine.tile(host).toolTip().contains(u"Their picture is held back"_s));
        QCOMPARE(other.tile(host).notice(), waiting);
        QCOMPARE(other.tile(host).details(), numbers);

        Q_EMIT host.media->pictureHeld(mine.id().text(), false);
        QTRY_COMPARE_WITH_TIMEOUT(mine.tile(host).notice(), waiting, kPatience);
        QCOMPARE(mine.tile(host).details(), numbers);
        QVERIFY(!host.tile(mine).marks().contains(ParticipantTile::tr("Does not get your picture")));
    }
};

QTEST_MAIN(TestHeldPictures)
#include "tst_heldpictures.moc"
