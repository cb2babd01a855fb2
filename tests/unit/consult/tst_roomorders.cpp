#include <QtTest>

#include <consult/roomorders.h>
#include <consult/signalwriter.h>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace signalling;

namespace {

/// Remembers what everybody was told.
struct Ears final : RoomVoice {
    QHash<PeerId, std::vector<Signal>> heard;
    QHash<PeerId, QString> dismissed;

    void tell(const PeerId& to, const Signal& signal) override { heard[to].push_back(signal); }
    void dismiss(const PeerId& who, const QString& code, const QString&) override { dismissed.insert(who, code); }

    QStringList types(const PeerId& who) const
    {
        QStringList list;
        for (const Signal& signal : heard.value(who)) list << signalTypeName(signal.body);
        return list;
    }
};

const PeerId kHost(u"p1"_s);
const PeerId kSpeaker(u"p2"_s);
const PeerId kListener(u"p3"_s);

struct Scene {
    ManualClock clock;
    Room room{RoomPlan{RoomId(u"r"_s), {}, {}, 6, 6}, clock};
    Ears ears;
    RoomOrders orders{ears};

    Scene()
    {
        for (const auto& [id, role] :
             {std::pair(kHost, PeerRole::Host), {kSpeaker, PeerRole::Speaker}, {kListener, PeerRole::Listener}})
            if (!room.join({id, id.text(), PeerKind::Browser, {}, role, false, id.text()}).ok()) qFatal("no room");
    }
    bool say(const PeerId& from, const Body& body, const PeerId& to = {})
    {
        return orders.carryOut(room, from, {to, {}, body}).ok();
    }
};

}  // namespace

class TestRoomOrders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesToOneReachesThatOneWithTheTrueSender()
    {
        Scene scene;
        const Signal forged{kHost, kListener, Offer{1, test::sampleOffer()}};
        QVERIFY(scene.orders.carryOut(scene.room, kSpeaker, forged).ok());
        QCOMPARE(scene.ears.heard.size(), 1);
        QCOMPARE(scene.ears.heard.value(kHost).front().from, kSpeaker);
        QVERIFY(!scene.say(kSpeaker, Restart{1}, PeerId(u"p9"_s)));
        QVERIFY(!scene.say(kSpeaker, Restart{1}, kSpeaker));
        QVERIFY(!scene.say(PeerId(u"p9"_s), Restart{1}, kHost));
    }

    void everybodyIsToldOfARecordingAndOfItsEnd()
    {
        Scene scene;
        QVERIFY(!scene.say(kSpeaker, Recording{true}));
        QVERIFY(scene.ears.heard.isEmpty());
        QVERIFY(scene.say(kHost, Recording{true}));
        for (const PeerId& id : {kHost, kSpeaker, kListener}) {
            QCOMPARE(scene.ears.types(id), QStringList{u"recording"_s});
            QCOMPARE(scene.ears.heard.value(id).front().from, kHost);
        }
        const JoinRequest late{PeerId(u"p9"_s), u"p9"_s, PeerKind::Browser, {}, PeerRole::Speaker, false, u"p9"_s};
        QVERIFY(scene.room.join(late).ok());
        scene.orders.welcome(scene.room, late.id, {}, {});
        QCOMPARE(std::get<Welcome>(scene.ears.heard.value(late.id).front().body).recordedBy, kHost);
        QVERIFY(scene.say(kHost, GiveRole{kSpeaker, PeerRole::Host}));
        scene.ears.heard.clear();
        // Who records is host no longer.
        QVERIFY(scene.say(kSpeaker, GiveRole{kHost, PeerRole::Speaker}));
        QVERIFY(scene.ears.types(kListener).contains(u"recording"_s));
    }

    void everybodyLearnsOfAChangedState()
    {
        Scene scene;
        QVERIFY(scene.say(kSpeaker, State{{true, true, false}}));
        for (const PeerId& id : {kHost, kSpeaker, kListener})
            QCOMPARE(scene.ears.types(id), QStringList{u"peer-changed"_s});
        scene.ears.heard.clear();
        QVERIFY(scene.say(kHost, Mute{kSpeaker, true}));
        const PeerInfo peer = std::get<PeerChanged>(scene.ears.heard.value(kListener).front().body).peer;
        QVERIFY(peer.muted && !peer.media.mic);
    }

    void whoIsRemovedIsDismissedAndTheOthersAreTold()
    {
        Scene scene;
        QVERIFY(!scene.say(kSpeaker, Remove{kListener}));
        QVERIFY(scene.ears.dismissed.isEmpty());
        QVERIFY(scene.say(kHost, Remove{kSpeaker}));
        QCOMPARE(scene.ears.dismissed.value(kSpeaker), u"removed"_s);
        QCOMPARE(std::get<PeerLeft>(scene.ears.heard.value(kListener).front().body),
                 (PeerLeft{kSpeaker, u"removed"_s}));
        QVERIFY(!scene.say(kSpeaker, Chat{u"still here"_s}));
    }

    void aRollCallIsNumberedByTheServerAndItsAnswersAreSeen()
    {
        Scene scene;
        QVERIFY(!scene.say(kSpeaker, RollCallStart{}));
        QVERIFY(scene.say(kHost, RollCallStart{77}));
        QCOMPARE(std::get<RollCallStart>(scene.ears.heard.value(kSpeaker).front().body).call, 1);
        QVERIFY(scene.say(kSpeaker, RollCallAnswer{1}));
        QCOMPARE(scene.ears.heard.value(kHost).back().from, kSpeaker);
        QVERIFY(!scene.say(kListener, RollCallAnswer{77}));
    }

    void listenersDoNotDraw()
    {
        Scene scene;
        QVERIFY(!scene.say(kListener, Wipe{}));
        QVERIFY(scene.ears.heard.isEmpty());
        QVERIFY(scene.say(kSpeaker, Pointer{{0.5, 0.5}, true}));
        QCOMPARE(scene.ears.types(kListener), QStringList{u"pointer"_s});
        QVERIFY(scene.ears.types(kSpeaker).isEmpty());
    }

    void theNewcomerSeesWhatIsDrawnAlready()
    {
        Scene scene;
        const Draw first{1, u"#ff0000"_s, {{0, 0}, {1, 1}}};
        Draw longer = first;
        longer.points.emplace_back(0.5, 0.5);
        QVERIFY(scene.say(kSpeaker, first) && scene.say(kHost, Draw{1, u"#00ff00"_s, {{0, 1}}}));
        QVERIFY(scene.say(kSpeaker, longer));
        QVERIFY(!scene.say(kListener, Draw{9, u"#0000ff"_s, {{0, 1}}}));
        scene.ears.heard.clear();
        scene.orders.welcome(scene.room, kListener, {}, {});
        QCOMPARE(scene.ears.types(kListener), (QStringList{u"welcome"_s, u"draw"_s, u"draw"_s}));
        QCOMPARE(scene.ears.heard[kListener][1], (Signal{{}, kSpeaker, longer}));
        QVERIFY(scene.say(kHost, Wipe{}));
        scene.ears.heard.clear();
        scene.orders.welcome(scene.room, kListener, {}, {});
        QCOMPARE(scene.ears.types(kListener), QStringList{u"welcome"_s});
    }

    void whatIsKeptOfADrawingIsBounded()
    {
        RoomSketch sketch;
        const std::vector<QPointF> many(signalbounds::kDrawPoints);
        for (int i = 0; i < 1'000; ++i) sketch.draw(kSpeaker, {i, u"#ff0000"_s, {{0, 0}}});
        QCOMPARE(sketch.strokes().size(), RoomSketch::kMostStrokes);
        QCOMPARE(sketch.strokes().back().stroke.stroke, 999);
        for (int i = 0; i < 1'000; ++i) sketch.draw(kHost, {i, u"#ff0000"_s, many});
        QVERIFY(sketch.strokes().size() * many.size() <= RoomSketch::kMostPoints);
        QCOMPARE(sketch.strokes().back().by, kHost);
    }

    void theNewcomerLearnsWhoIsThere()
    {
        Scene scene;
        scene.orders.welcome(scene.room, kListener, {6, 1, 1}, {});
        const Welcome welcome = std::get<Welcome>(scene.ears.heard.value(kListener).front().body);
        QCOMPARE(welcome.self.id, kListener);
        QCOMPARE(welcome.peers.size(), std::size_t(2));
        QCOMPARE(scene.ears.types(kHost), QStringList{u"peer-joined"_s});
    }

    void theServersOwnWordsAreNoOrders()
    {
        Scene scene;
        for (const Body& body : std::vector<Body>{Welcome{}, PeerJoined{}, PeerLeft{}, Pong{}, Hello{}, Refusal{}})
            QVERIFY(!scene.say(kHost, body));
        QVERIFY(scene.ears.heard.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRoomOrders)
#include "tst_roomorders.moc"
