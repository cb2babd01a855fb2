#include <QtTest>

#include <consult/janussfu.h>

#include "fakejanus.h"
#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace signalling;
using test::FakeJanus;

namespace {

const RoomId kRoom(u"r-1"_s);
const PeerId kFirst(u"p1"_s);
const PeerId kSecond(u"p2"_s);

/// A room at a Janus that is played, and what participants are told.
struct Scene {
    FakeJanus janus;
    std::unique_ptr<JanusSfu> sfu;
    std::vector<Signal> told;
    int opened = 0;
    int lost = 0;
    QStringList failures;

    explicit Scene(const QString& secret = u"secret"_s,
                   std::chrono::milliseconds answerWithin = std::chrono::seconds(5))
    {
        janus.secret = u"secret"_s;
        janus.offer = test::sampleOffer();
        janus.answer = test::sampleAnswer();
        JanusLink::Options options;
        options.server = janus.url();
        options.secret = secret;
        options.answerWithin = answerWithin;
        options.keepAliveEvery = answerWithin / 4;
        sfu = std::make_unique<JanusSfu>(options);
        QObject::connect(sfu.get(), &RoomSfu::opened, sfu.get(), [this] { ++opened; });
        QObject::connect(sfu.get(), &RoomSfu::lost, sfu.get(), [this] { ++lost; });
        QObject::connect(sfu.get(), &RoomSfu::failed, sfu.get(),
                         [this](const RoomId&, const QString& reason) { failures << reason; });
        QObject::connect(sfu.get(), &RoomSfu::say, sfu.get(),
                         [this](const RoomId&, const PeerId&, const Signal& signal) { told.push_back(signal); });
    }
    bool open()
    {
        sfu->open(kRoom);
        return QTest::qWaitFor([this] { return opened == 1; });
    }
    bool say(const PeerId& from, const PeerId& to, const Body& body)
    {
        return sfu->take(kRoom, from, {to, {}, body}).ok();
    }
    /// The newest of its kind that `to` was told.
    template <typename Message>
    std::optional<Signal> last(const PeerId& to) const
    {
        for (auto signal = told.rbegin(); signal != told.rend(); ++signal)
            if (signal->to == to && std::holds_alternative<Message>(signal->body)) return *signal;
        return std::nullopt;
    }
    template <typename Message>
    int count(const PeerId& to) const
    {
        return int(std::count_if(told.begin(), told.end(), [&](const Signal& signal) {
            return signal.to == to && std::holds_alternative<Message>(signal.body);
        }));
    }
    /// This participant offers, if need be after the pause between two attempts, and its media flow.
    bool publish(const PeerId& who, int epoch)
    {
        const int before = count<Answer>(who);
        if (!QTest::qWaitFor([&] { return say(who, kSfuPeer, Offer{epoch, test::sampleOffer()}); })) return false;
        if (!QTest::qWaitFor([&] { return count<Answer>(who) > before; })) return false;
        janus.tell(u"webrtcup"_s, handleOf(u"joinandconfigure"_s));
        return true;
    }
    qint64 handleOf(const QString& word) const { return janus.all(word).back().value(u"handle_id").toInteger(); }
};

}  // namespace

class TestJanusRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRoomIsMadeWithASecretAndAPinOfItsOwn()
    {
        Scene scene;
        QVERIFY(scene.open());
        const QJsonObject body = scene.janus.all(u"create"_s).back().value(u"body").toObject();
        QVERIFY(body.value(u"secret").toString().size() > 16);
        QVERIFY(body.value(u"pin").toString().size() > 16);
        QVERIFY(body.value(u"is_private").toBool());
        QVERIFY(!body.value(u"permanent").toBool(true));
        for (const QJsonObject& message : scene.janus.asked()) QCOMPARE(message.value(u"apisecret"), u"secret"_s);
    }

    void aWrongSecretIsToldAndNothingIsOpen()
    {
        Scene scene(u"wrong"_s);
        scene.sfu->open(kRoom);
        QTRY_COMPARE(scene.failures, QStringList{u"403: Unauthorized"_s});
        QVERIFY(!scene.say(kFirst, kSfuPeer, Offer{1, test::sampleOffer()}));
        QCOMPARE(scene.opened, 0);
    }

    void aJanusThatSaysNothingIsGivenUp()
    {
        Scene scene(u"secret"_s, std::chrono::milliseconds(300));
        scene.janus.silent = true;
        scene.sfu->open(kRoom);
        QTRY_COMPARE(scene.failures.size(), 1);
        scene.janus.silent = false;
        QVERIFY(scene.open());
    }

    void whoPublishesIsGivenToWhoAsksAndNotBefore()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.say(kSecond, kFirst, Restart{0}));
        QVERIFY(scene.publish(kFirst, 1));
        QCOMPARE(scene.last<Answer>(kFirst)->from, kSfuPeer);
        QCOMPARE(std::get<Answer>(scene.last<Answer>(kFirst)->body).epoch, 1);
        QTRY_COMPARE(scene.count<Offer>(kSecond), 1);
        QCOMPARE(scene.last<Offer>(kSecond)->from, kFirst);

        const int epoch = std::get<Offer>(scene.last<Offer>(kSecond)->body).epoch;
        QVERIFY(epoch >= 1'000'000);  // what the two have said to each other before is older
        QVERIFY(!scene.say(kSecond, kFirst, Answer{1, test::sampleAnswer()}));
        QVERIFY(scene.say(kSecond, kFirst, Answer{epoch, test::sampleAnswer()}));
        QTRY_COMPARE(scene.janus.count(u"start"_s), 1);
        QCOMPARE(scene.handleOf(u"start"_s), scene.handleOf(u"join"_s));
        const QJsonObject join = scene.janus.all(u"join"_s).back().value(u"body").toObject();
        QVERIFY(!join.contains(u"secret"));
    }

    void candidatesThatComeTooEarlyAreKeptForTheirConnection()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.say(kFirst, kSfuPeer, Offer{1, test::sampleOffer()}));
        QVERIFY(scene.say(kFirst, kSfuPeer, Ice{1, 0, test::sampleCandidate()}));
        QVERIFY(scene.say(kFirst, kSfuPeer, Ice{7, 0, test::sampleCandidate()}));
        QTRY_COMPARE(scene.janus.count(u"trickle"_s), 1);
        QCOMPARE(scene.handleOf(u"trickle"_s), scene.handleOf(u"joinandconfigure"_s));
        QVERIFY(scene.janus.asked().back().value(u"janus") == u"trickle"_s);  // after the offer
    }

    void aNewAttemptOfAPublisherIsOfferedToEverybodyAnew()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.publish(kFirst, 1));
        QVERIFY(scene.say(kSecond, kFirst, Restart{0}));
        QTRY_COMPARE(scene.count<Offer>(kSecond), 1);
        const int before = std::get<Offer>(scene.last<Offer>(kSecond)->body).epoch;
        QVERIFY(!scene.say(kFirst, kSfuPeer, Offer{1, test::sampleOffer()}));
        QVERIFY(scene.publish(kFirst, 2));
        QTRY_COMPARE(scene.count<Offer>(kSecond), 2);
        QVERIFY(std::get<Offer>(scene.last<Offer>(kSecond)->body).epoch > before);
        QVERIFY(scene.janus.count(u"detach"_s) >= 2);
    }

    void whatJanusHangsUpIsMadeAnew()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.publish(kFirst, 1));
        QVERIFY(scene.say(kSecond, kFirst, Restart{0}));
        QTRY_COMPARE(scene.count<Offer>(kSecond), 1);
        scene.janus.tell(u"hangup"_s, scene.handleOf(u"join"_s));
        QTRY_COMPARE(scene.count<Offer>(kSecond), 2);
        scene.janus.tell(u"hangup"_s, scene.handleOf(u"joinandconfigure"_s));
        QTRY_COMPARE(scene.count<Restart>(kFirst), 1);
        QCOMPARE(scene.last<Restart>(kFirst)->from, kSfuPeer);
    }

    void whoLeavesIsForgottenAtJanusToo()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.publish(kFirst, 1));
        QVERIFY(scene.say(kSecond, kFirst, Restart{0}));
        QTRY_COMPARE(scene.count<Offer>(kSecond), 1);
        scene.sfu->leave(kRoom, kFirst);
        QTRY_COMPARE(scene.janus.count(u"detach"_s), 2);
        scene.sfu->close(kRoom);
        QTRY_COMPARE(scene.janus.count(u"destroy"_s), 1);
    }

    void whoeverIsMutedIsMutedAtJanusAndAfterItsNextAttemptToo()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.publish(kFirst, 1));
        QTRY_COMPARE(scene.janus.count(u"moderate"_s), 0);
        scene.sfu->setPassed(kRoom, kFirst, false, true);
        QTRY_COMPARE(scene.janus.count(u"moderate"_s), 2);
        QHash<QString, bool> muted;
        for (const QJsonObject& message : scene.janus.all(u"moderate"_s))
            muted.insert(message.value(u"body").toObject().value(u"mid").toString(),
                         message.value(u"body").toObject().value(u"mute").toBool());
        QCOMPARE(muted, (QHash<QString, bool>{{u"0"_s, false}, {u"1"_s, true}}));
        scene.sfu->setPassed(kRoom, kFirst, false, true);
        QVERIFY(scene.publish(kFirst, 2));
        QTRY_COMPARE(scene.janus.count(u"moderate"_s), 4);
    }

    void aJanusThatComesBackIsUsedAgainAndEverybodyIsAskedForAFreshConnection()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.publish(kFirst, 5));
        scene.janus.breakOff();
        QTRY_COMPARE(scene.count<Restart>(kFirst), 1);
        QCOMPARE(scene.lost, 1);
        QCOMPARE(std::get<Restart>(scene.last<Restart>(kFirst)->body).epoch, 5);
        QCOMPARE(scene.janus.sessions(), 2);
        QCOMPARE(scene.opened, 2);
        QVERIFY(scene.publish(kFirst, 6));
    }

    void hostileRepliesReachNobody()
    {
        Scene scene;
        scene.janus.answer = u"v=0\r\nhostile"_s;
        QVERIFY(scene.open());
        QVERIFY(scene.say(kFirst, kSfuPeer, Offer{1, test::sampleOffer()}));
        QTRY_COMPARE(scene.janus.count(u"joinandconfigure"_s), 1);
        for (const char* text : {"", "[]", "{\"janus\":5}", "{\"janus\":\"event\",\"sender\":{}}"})
            scene.janus.say(QString::fromLatin1(text));
        scene.janus.answer = test::sampleAnswer();
        QVERIFY(scene.publish(kSecond, 1));
        QCOMPARE(scene.count<Answer>(kFirst), 0);
    }

    void offersThatComeTooFastAreRefused()
    {
        Scene scene;
        QVERIFY(scene.open());
        int taken = 0;
        for (int epoch = 1; epoch <= 200; ++epoch)
            taken += scene.say(kFirst, kSfuPeer, Offer{epoch, test::sampleOffer()}) ? 1 : 0;
        QVERIFY2(taken < 20, qPrintable(QString::number(taken)));
        QVERIFY(!scene.say(kFirst, kSecond, Offer{900, test::sampleOffer()}));
        QVERIFY(!scene.say(kFirst, kSfuPeer, Restart{1}));
    }
};

QTEST_GUILESS_MAIN(TestJanusRoom)
#include "tst_janusroom.moc"
