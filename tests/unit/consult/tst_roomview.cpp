#include <QtTest>

#include <consult/roomview.h>

using namespace pitwatch;
using namespace pitwatch::signalling;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PeerInfo peer(const QString& id, const QString& name, PeerRole role = PeerRole::Speaker)
{
    PeerInfo info;
    info.id = PeerId(id);
    info.name = name;
    info.role = role;
    return info;
}

struct Inside {
    ManualClock clock{UtcTime(1'795'399'200s)};
    RoomView room{clock};

    explicit Inside(PeerRole role = PeerRole::Host)
    {
        Welcome welcome;
        welcome.self = peer(u"p1"_s, u"测试01"_s, role);
        welcome.peers = {peer(u"p2"_s, u"测试02"_s)};
        room.take({{}, {}, welcome});
    }
    RoomView::Changes hear(const Body& body, const QString& from = {}) { return room.take({{}, PeerId(from), body}); }
};

}  // namespace

class TestRoomView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWelcomeTellsWhoIsThere()
    {
        const Inside inside;
        QCOMPARE(inside.room.self().name, u"测试01"_s);
        QCOMPARE(inside.room.peers().size(), std::size_t(1));
        QVERIFY(inside.room.isHost());
    }

    void everybodyKnowsThatItIsRecordedAndByWhom()
    {
        Inside inside(PeerRole::Speaker);
        QVERIFY(inside.room.recordedBy().isEmpty());
        QCOMPARE(inside.hear(Recording{true}, u"p2"_s), RoomView::Changes(RoomView::People));
        QCOMPARE(inside.room.recordedBy(), PeerId(u"p2"_s));
        inside.hear(Recording{false}, u"p1"_s);
        QVERIFY(inside.room.recordedBy().isEmpty());
        inside.hear(Recording{true}, u"p2"_s);
        inside.hear(PeerLeft{PeerId(u"p2"_s), u"lost"_s});
        QVERIFY(inside.room.recordedBy().isEmpty());
    }

    void itIsKnownWhoIsReachedWhileTheServerForMediaIsAway()
    {
        Inside inside;
        const PeerId other(u"p2"_s);
        QVERIFY(inside.room.isReached(other));
        const ModeChange withUs{CallMode::Mesh, {}, {}, {}, {PeerId(u"p1"_s), PeerId(u"p3"_s)}};
        QCOMPARE(inside.hear(withUs), RoomView::Changes(RoomView::Mode));
        QCOMPARE(inside.hear(withUs), RoomView::Changes());
        QVERIFY(inside.room.isNarrow());
        QVERIFY(!inside.room.isReached(other));
        QVERIFY(inside.room.isReached(PeerId(u"p3"_s)));
        inside.hear(ModeChange{CallMode::Mesh, {}, {}, {}, {other, PeerId(u"p3"_s)}});
        QVERIFY(!inside.room.isReached(inside.room.self().id));
        QVERIFY(!inside.room.isReached(other));
        inside.hear(ModeChange{CallMode::Sfu, {}, {}, {}});
        QVERIFY(inside.room.isReached(other));
    }

    void whoWasHereBeforeIsKnownHoweverTheRoomGoesOn()
    {
        Inside inside;
        inside.hear(PeerJoined{peer(u"p3"_s, u"测试03"_s)});
        QVERIFY(inside.room.cameBefore(PeerId(u"p2"_s)));
        QVERIFY(!inside.room.cameBefore(PeerId(u"p3"_s)));
    }

    void whoComesLaterKnowsItFromTheWelcome()
    {
        Inside inside;
        Welcome late;
        late.self = peer(u"p9"_s, u"测试01"_s);
        late.recordedBy = PeerId(u"p2"_s);
        inside.hear(late);
        QCOMPARE(inside.room.recordedBy(), PeerId(u"p2"_s));
    }

    void aSecondWelcomeForgetsTheFirst()
    {
        Inside inside;
        inside.hear(Knock{PeerId(u"p7"_s), u"测试03"_s, true});
        inside.hear(Pointer{{0.5, 0.5}, true}, u"p2"_s);
        Welcome again;
        again.self = peer(u"p9"_s, u"测试01"_s);
        QVERIFY(inside.hear(again).testFlag(RoomView::Everything));
        QVERIFY(inside.room.peers().empty() && inside.room.waiting().empty() && inside.room.pointers().empty());
    }

    void whoeverComesChangesAndGoesIsFollowed()
    {
        Inside inside;
        inside.hear(PeerJoined{peer(u"p3"_s, u"测试03"_s)});
        PeerInfo changed = peer(u"p3"_s, u"测试03"_s);
        changed.hand = true;
        inside.hear(PeerChanged{changed});
        QVERIFY(inside.room.find(PeerId(u"p3"_s))->hand);
        inside.hear(PeerLeft{PeerId(u"p3"_s), u"bye"_s});
        QCOMPARE(inside.room.find(PeerId(u"p3"_s)), nullptr);
    }

    void ownMutingIsSeen()
    {
        Inside inside;
        PeerInfo self = inside.room.self();
        self.muted = true;
        inside.hear(PeerChanged{self});
        QVERIFY(inside.room.self().muted);
    }

    void whoWaitsIsListedUntilItWaitsNoLonger()
    {
        Inside inside;
        inside.hear(Knock{PeerId(u"p7"_s), u"测试03"_s, true});
        QCOMPARE(inside.room.waiting().size(), std::size_t(1));
        inside.hear(Knock{PeerId(u"p7"_s), u"测试03"_s, false});
        QVERIFY(inside.room.waiting().empty());
    }

    void chatKeepsWhoSaidWhatAndWhen()
    {
        Inside inside;
        inside.hear(Chat{u"收到"_s}, u"p2"_s);
        inside.hear(Chat{u"好"_s}, u"p1"_s);
        QCOMPARE(inside.room.chat().front(), (ChatLine{inside.clock.now(), u"测试02"_s, u"收到"_s, false}));
        QVERIFY(inside.room.chat().back().own);
    }

    void chatIsBounded()
    {
        Inside inside;
        for (int i = 0; i < 1500; ++i) inside.hear(Chat{QString::number(i)}, u"p2"_s);
        QCOMPARE(inside.room.chat().size(), std::size_t(1000));
        QCOMPARE(inside.room.chat().back().text, u"1499"_s);
    }

    void aRollCallAsksEverybodyButWhoCalled()
    {
        Inside inside;
        inside.hear(RollCallStart{1}, u"p1"_s);
        QCOMPARE(inside.room.rollCalls().back().entries.size(), std::size_t(1));
        QCOMPARE(inside.room.unanswered(), std::nullopt);
        inside.clock.advance(3s);
        inside.hear(RollCallAnswer{1}, u"p2"_s);
        QCOMPARE(inside.room.rollCalls().back().missing(), 0);
        QVERIFY(*inside.room.rollCalls().back().entries[0].answeredAt - inside.room.rollCalls().back().at == 3s);
    }

    void aPictureOnTheTableIsNotAsked()
    {
        Inside inside;
        PeerInfo table = peer(u"p5"_s, u"展示"_s);
        table.kind = PeerKind::Native;
        table.media.share = true;
        inside.hear(PeerJoined{table});
        inside.hear(RollCallStart{1}, u"p1"_s);
        QCOMPARE(inside.room.rollCalls().back().entries.size(), std::size_t(1));
    }

    void whoSharesTheScreenOfAPageIsAsked()
    {
        Inside inside;
        PeerInfo page = peer(u"p5"_s, u"测试05"_s);
        page.kind = PeerKind::Browser;
        page.media.share = true;
        inside.hear(PeerJoined{page});
        inside.hear(RollCallStart{1}, u"p1"_s);
        QCOMPARE(inside.room.rollCalls().back().entries.size(), std::size_t(2));
    }

    void oneIsAskedUntilOneHasAnswered()
    {
        Inside inside(PeerRole::Speaker);
        inside.hear(RollCallStart{4}, u"p2"_s);
        QCOMPARE(inside.room.unanswered(), std::optional(4));
        inside.hear(RollCallAnswer{4}, u"p1"_s);
        QCOMPARE(inside.room.unanswered(), std::nullopt);
    }

    void pointersGoWithWhoPoints()
    {
        Inside inside;
        inside.hear(Pointer{{0.25, 0.75}, true}, u"p2"_s);
        QCOMPARE(inside.room.pointers().at(PeerId(u"p2"_s)).at, QPointF(0.25, 0.75));
        inside.hear(PeerLeft{PeerId(u"p2"_s), u"lost"_s});
        QVERIFY(inside.room.pointers().empty());
    }

    void strokesOfOthersAndOwnOnesLieTogetherUntilWiped()
    {
        Inside inside;
        inside.hear(Draw{1, u"#ffd400"_s, {{0, 0}, {1, 1}}}, u"p2"_s);
        inside.room.drawn(Draw{1, u"#ffd400"_s, {{0, 1}, {1, 0}}});
        QCOMPARE(inside.room.strokes().size(), std::size_t(2));
        inside.hear(Wipe{}, u"p2"_s);
        QVERIFY(inside.room.strokes().empty());
    }

    void strokesAreBounded()
    {
        Inside inside;
        for (int i = 0; i < 800; ++i) inside.hear(Draw{i, u"#ffd400"_s, {{0, 0}}}, u"p2"_s);
        QCOMPARE(inside.room.strokes().size(), std::size_t(500));
    }
};

QTEST_GUILESS_MAIN(TestRoomView)
#include "tst_roomview.moc"
