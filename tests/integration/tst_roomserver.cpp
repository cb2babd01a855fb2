#include <QtTest>

#include <QSslSocket>

#include <support/roomhall.h>

#include "roomvisitor.h"
#include "signalsamples.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalling;

namespace {

const RoomId& kRoom = RoomHall::kRoom;

struct Hall : RoomHall {
    explicit Hall(RoomServer::Options options = {}) : RoomHall(4, std::move(options)) {}

    std::unique_ptr<RoomVisitor> visitor(const QString& from = {})
    {
        auto made = std::make_unique<RoomVisitor>(authority(), from);
        made->connectTo(server.port());
        return made;
    }
    static Hello hello(const QString& token, const RoomId& at = kRoom)
    {
        return {1, at, token, u"测试01"_s, PeerKind::Browser, {u"VP8"_s}};
    }
    bool audited(AuditKind kind, const TokenId& token = {}) const
    {
        return std::any_of(audits.begin(), audits.end(), [&](const AuditEntry& e) {
            return e.kind == kind && (token.isEmpty() || e.token == token) && e.address == u"127.0.0.1"_s;
        });
    }
    std::unique_ptr<QSslSocket> tls()
    {
        auto socket = std::make_unique<QSslSocket>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates({authority()});
        socket->setSslConfiguration(configuration);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        return socket;
    }
};

/// Comes in with a fresh token of the role; nothing when it does not within the patience of QTest.
std::unique_ptr<RoomVisitor> comeIn(Hall& hall, PeerRole role)
{
    auto visitor = hall.visitor(hall.origin());
    if (!QTest::qWaitFor([&] { return visitor->isConnected(); }, 10'000)) return nullptr;
    visitor->say(Hall::hello(hall.issue(role).token));
    if (!QTest::qWaitFor([&] { return visitor->count<Welcome>() == 1; }, 10'000)) return nullptr;
    return visitor;
}

constexpr int kPatience = 10'000;

}  // namespace

class TestRoomServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servesThePageOverTlsAndNothingElse()
    {
        Hall hall;
        const auto fetch = [&hall](const QByteArray& request) {
            const auto socket = hall.tls();
            socket->write(request);
            const bool ended =
                QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::UnconnectedState; }, kPatience);
            return ended ? socket->readAll() : QByteArray("still open");
        };
        QVERIFY(fetch("GET / HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(fetch("GET /etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n").startsWith("HTTP/1.1 404 "));
        QVERIFY(fetch("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd").startsWith("HTTP/1.1 400 "));
        QVERIFY(fetch("GET / HTTP/1.1\r\nHost: " + QByteArray(2 * kLargestHttpHead, 'a')).startsWith("HTTP/1.1 431 "));
        QCOMPARE(hall.server.counters().pages, quint64(1));
        QCOMPARE(hall.server.counters().refusedRequests, quint64(3));
    }

    void twoParticipantsExchangeDescriptionsWithTheTrueSender()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const auto speaker = comeIn(hall, PeerRole::Speaker);
        QVERIFY(host && speaker);
        QCOMPARE(speaker->last<Welcome>().peers.size(), std::size_t(1));
        QTRY_COMPARE(host->count<PeerJoined>(), 1);
        QCOMPARE(host->last<PeerJoined>().peer.id, speaker->id());

        host->write(writeSignal({speaker->id(), PeerId(u"forged"_s), Offer{1, sampleOffer()}}));
        QTRY_COMPARE(speaker->count<Offer>(), 1);
        QCOMPARE(speaker->heard().back().from, host->id());
        QCOMPARE(speaker->last<Offer>(), (Offer{1, sampleOffer()}));
        speaker->say(Answer{1, sampleAnswer()}, host->id());
        speaker->say(Ice{1, 0, sampleCandidate()}, host->id());
        QTRY_COMPARE(host->count<Ice>(), 1);
        QCOMPARE(host->last<Answer>(), (Answer{1, sampleAnswer()}));
        QCOMPARE(host->heard().back().from, speaker->id());
        QVERIFY2(host->unreadable().isEmpty(), qPrintable(host->unreadable().join(u'\n')));
    }

    void refusesTokensThatAreExpiredRevokedForeignOrMadeUp_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code : {"token-expired", "token-revoked", "token-foreign", "token-unknown"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void refusesTokensThatAreExpiredRevokedForeignOrMadeUp()
    {
        QFETCH(QString, code);
        Hall hall;
        const auto inside = comeIn(hall, PeerRole::Host);
        const RoomTokens::Issued issued = hall.issue(PeerRole::Host);
        if (code == u"token-expired"_s) hall.clock.advance(2h);
        if (code == u"token-revoked"_s) hall.tokens.revoke(issued.id);
        const QString token = code == u"token-unknown"_s ? QString(43, u'A') : issued.token;
        const auto stranger = hall.visitor(hall.origin());
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isConnected(), kPatience);
        stranger->say(Hall::hello(token, code == u"token-foreign"_s ? RoomId(u"r-2"_s) : kRoom));
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isGone(), kPatience);
        QCOMPARE(stranger->lastError(), code);
        QVERIFY(hall.audited(AuditKind::TokenRefused, code == u"token-unknown"_s ? TokenId() : issued.id));
        QCOMPARE(hall.server.counters().refusedTokens, quint64(1));
        QVERIFY(inside->isConnected());
        QCOMPARE(inside->count<PeerJoined>(), 0);
    }

    void whoseTokenIsWithdrawnHasToGo()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const RoomTokens::Issued issued = hall.issue(PeerRole::Speaker);
        const auto speaker = hall.visitor(hall.origin());
        QTRY_VERIFY_WITH_TIMEOUT(speaker->isConnected(), kPatience);
        speaker->say(Hall::hello(issued.token));
        QTRY_COMPARE_WITH_TIMEOUT(speaker->count<Welcome>(), 1, kPatience);
        hall.tokens.revoke(issued.id);
        hall.server.desk().withdraw(issued.id);
        QTRY_VERIFY_WITH_TIMEOUT(speaker->isGone(), kPatience);
        QCOMPARE(speaker->lastError(), u"token-revoked"_s);
        QTRY_COMPARE(host->count<PeerLeft>(), 1);
        QVERIFY(host->isConnected());
    }

    void refusesOtherOrigins_data()
    {
        QTest::addColumn<QString>("origin");
        QTest::newRow("foreign") << u"https://evil.example"_s;
        QTest::newRow("null") << u"null"_s;
        QTest::newRow("not secure") << u"http://127.0.0.1:%1"_s;
        QTest::newRow("other port") << u"https://127.0.0.1:1"_s;
        QTest::newRow("alike") << u"https://127.0.0.1.evil.example:%1"_s;
    }
    void refusesOtherOrigins()
    {
        QFETCH(QString, origin);
        Hall hall;
        const auto stranger = hall.visitor(origin.contains(u'%') ? origin.arg(hall.server.port()) : origin);
        QTRY_COMPARE_WITH_TIMEOUT(hall.server.counters().refusedOrigins, quint64(1), kPatience);
        QVERIFY(!stranger->isConnected());
        QVERIFY(hall.audited(AuditKind::OriginRefused));
    }

    void whoFloodsIsCutOffAndTheOthersGoOn()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const auto flooder = comeIn(hall, PeerRole::Speaker);
        for (int i = 0; i < 2000 && !flooder->isGone(); ++i) flooder->say(Chat{u"x"_s});
        QTRY_VERIFY_WITH_TIMEOUT(flooder->isGone(), kPatience);
        QCOMPARE(flooder->lastError(), u"too-fast"_s);
        QVERIFY(hall.audited(AuditKind::Flood));
        QCOMPARE(hall.server.counters().floods, quint64(1));
        QTRY_COMPARE(host->count<PeerLeft>(), 1);
        QVERIFY(host->count<Chat>() < 500);
        host->say(Chat{u"still here"_s});
        QTRY_COMPARE(host->last<Chat>().text, u"still here"_s);
    }

    void whoSendsTooMuchAtOnceIsCutOff()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const auto other = comeIn(hall, PeerRole::Speaker);
        other->write(QByteArray(4 * signalbounds::kMessageBytes, 'x'));
        QTRY_VERIFY_WITH_TIMEOUT(other->isGone(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(hall.audited(AuditKind::Oversized), kPatience);
        QVERIFY(host->isConnected());
    }

    void malformedMessagesAreAnsweredWithTheReasonThenTooManyEndIt()
    {
        Hall hall;
        const auto visitor = comeIn(hall, PeerRole::Speaker);
        visitor->write(R"({"type":"offer","to":"p1","epoch":1,"sdp":"v=1"})");
        QTRY_COMPARE(visitor->lastError(), u"malformed"_s);
        QVERIFY(visitor->last<Refusal>().text.contains(u"/sdp"_s));
        QVERIFY(visitor->isConnected());
        for (int i = 0; i < 30; ++i) visitor->write("{");
        QTRY_VERIFY_WITH_TIMEOUT(visitor->isGone(), kPatience);
        QCOMPARE(hall.server.counters().malformed, quint64(21));
        QVERIFY(hall.audited(AuditKind::Malformed));
    }

    void nothingIsHeardBeforeHello()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const auto stranger = hall.visitor(hall.origin());
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isConnected(), kPatience);
        stranger->say(Chat{u"x"_s});
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isGone(), kPatience);
        QCOMPARE(stranger->lastError(), u"no-hello"_s);
        QCOMPARE(host->count<Chat>(), 0);
    }

    void whoNeverSaysHelloIsCutOff()
    {
        RoomServer::Options options;
        options.link.helloWithin = 100ms;
        Hall hall(options);
        const auto stranger = hall.visitor(hall.origin());
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isGone(), kPatience);
        QCOMPARE(stranger->lastError(), u"hello-late"_s);
    }

    void connectionsThatDoNothingAreBoundedInNumberAndTime()
    {
        RoomServer::Options options;
        options.mostFromOneAddress = 3;
        options.requestWithin = 300ms;
        Hall hall(options);
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 5; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QHostAddress::LocalHost, hall.server.port());
        }
        QTRY_COMPARE_WITH_TIMEOUT(hall.server.counters().refusedConnections, quint64(2), kPatience);
        QVERIFY(hall.audited(AuditKind::TooManyConnections));
        QTRY_COMPARE_WITH_TIMEOUT(hall.server.openConnections(), std::size_t(0), kPatience);
        QVERIFY(comeIn(hall, PeerRole::Host));
    }

    void aParticipantThatFallsSilentIsLost()
    {
        RoomServer::Options options;
        options.link.pingEvery = 100ms;
        options.link.lostAfter = 600ms;
        Hall hall(options);
        const auto host = comeIn(hall, PeerRole::Host);
        // Speaks WebSocket by hand, so that it does not answer pings.
        const auto mute = hall.tls();
        mute->write(
            "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(mute->peek(4096).startsWith("HTTP/1.1 101 "), kPatience);
        const QByteArray hello = writeSignal({{}, {}, Hall::hello(hall.issue(PeerRole::Speaker).token)});
        QVERIFY(hello.size() > 125 && hello.size() < 65536);
        // A masked text frame (RFC 6455, section 5.2) whose mask is zero.
        mute->write(QByteArray("\x81\xfe", 2) + char(hello.size() >> 8) + char(hello.size() & 0xff) +
                    QByteArray(4, '\0') + hello);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<PeerJoined>(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<PeerLeft>(), 1, kPatience);
        QCOMPARE(host->last<PeerLeft>().reason, u"lost"_s);
        QVERIFY(hall.audited(AuditKind::Lost));
        QVERIFY2(host->isConnected(), "who answers pings stays");
    }

    void aBrokenConnectionIsNoticedAtOnceAndAGoodbyeIsToldFromIt()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        auto first = comeIn(hall, PeerRole::Speaker);
        first->socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(host->count<PeerLeft>(), 1, kPatience);
        QCOMPARE(host->last<PeerLeft>().reason, u"lost"_s);
        const auto second = comeIn(hall, PeerRole::Speaker);
        second->say(Bye{});
        QTRY_COMPARE_WITH_TIMEOUT(host->count<PeerLeft>(), 2, kPatience);
        QCOMPARE(host->last<PeerLeft>().reason, u"bye"_s);
    }

    void whoWaitsHearsNothingUntilLetIn()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const auto guest = hall.visitor(hall.origin());
        QTRY_VERIFY_WITH_TIMEOUT(guest->isConnected(), kPatience);
        guest->say(Hall::hello(hall.issue(PeerRole::Speaker, true).token));
        QTRY_COMPARE_WITH_TIMEOUT(guest->count<Waiting>(), 1, kPatience);
        QTRY_COMPARE(host->count<Knock>(), 1);
        guest->say(Chat{u"let me in"_s});
        QTRY_COMPARE(guest->lastError(), u"not-allowed"_s);
        host->say(Chat{u"not for guests"_s});
        host->say(Admit{host->last<Knock>().who, true});
        QTRY_COMPARE_WITH_TIMEOUT(guest->count<Welcome>(), 1, kPatience);
        QCOMPARE(guest->count<Chat>(), 0);
        QCOMPARE(host->count<Chat>(), 1);
        host->say(Chat{u"for all"_s});
        QTRY_COMPARE(guest->last<Chat>().text, u"for all"_s);
    }

    void whomAHostLetInComesBackByItselfAndAStrangerByTheSameLinkWaits()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const RoomTokens::Issued link = hall.issue(PeerRole::Speaker, true);
        const auto come = [&](const QString& resume) {
            auto guest = hall.visitor(hall.origin());
            Hello hello = Hall::hello(link.token);
            hello.resume = resume;
            if (QTest::qWaitFor([&] { return guest->isConnected(); }, kPatience)) guest->say(hello);
            return guest;
        };
        const auto first = come({});
        QTRY_COMPARE_WITH_TIMEOUT(host->count<Knock>(), 1, kPatience);
        host->say(Admit{host->last<Knock>().who, true});
        QTRY_COMPARE_WITH_TIMEOUT(first->count<Welcome>(), 1, kPatience);
        const QString resume = first->last<Welcome>().resume;
        QVERIFY(!resume.isEmpty());
        QTRY_COMPARE(host->last<PeerJoined>().peer.id, first->id());
        QVERIFY(host->last<Welcome>().resume.isEmpty());

        // Before we notice that the connection is broken: nobody is there twice.
        const auto second = come(resume);
        QTRY_COMPARE_WITH_TIMEOUT(second->count<Welcome>(), 1, kPatience);
        QCOMPARE(second->count<Waiting>(), 0);
        QVERIFY(second->last<Welcome>().resume.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(first->isGone(), kPatience);
        QCOMPARE(hall.room->participants().size(), std::size_t(2));

        // The link has ended meanwhile: for newcomers.
        hall.tokens.revoke(link.id);
        second->socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(host->count<PeerLeft>(), 2, kPatience);
        const auto stranger = come({});
        QTRY_COMPARE_WITH_TIMEOUT(stranger->lastError(), u"token-revoked"_s, kPatience);
        const auto third = come(resume);
        QTRY_COMPARE_WITH_TIMEOUT(third->count<Welcome>(), 1, kPatience);

        host->say(Remove{third->id()});
        QTRY_VERIFY_WITH_TIMEOUT(third->isGone(), kPatience);
        const auto fourth = come(resume);
        QTRY_COMPARE_WITH_TIMEOUT(fourth->lastError(), u"token-revoked"_s, kPatience);
    }

    void whoWasRemovedOrIsAStrangerWaitsByTheLinkForEverybody()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const QString token = hall.issue(PeerRole::Speaker, true).token;
        Hello hello = Hall::hello(token);
        const auto guest = hall.visitor(hall.origin());
        QTRY_VERIFY_WITH_TIMEOUT(guest->isConnected(), kPatience);
        guest->say(hello);
        QTRY_COMPARE_WITH_TIMEOUT(host->count<Knock>(), 1, kPatience);
        host->say(Admit{host->last<Knock>().who, true});
        QTRY_COMPARE_WITH_TIMEOUT(guest->count<Welcome>(), 1, kPatience);
        host->say(Remove{guest->id()});
        QTRY_VERIFY_WITH_TIMEOUT(guest->isGone(), kPatience);
        for (const QString& resume : {guest->last<Welcome>().resume, QString(), QString(43, u'A')}) {
            const auto again = hall.visitor(hall.origin());
            QTRY_VERIFY_WITH_TIMEOUT(again->isConnected(), kPatience);
            hello.resume = resume;
            again->say(hello);
            QTRY_COMPARE_WITH_TIMEOUT(again->count<Waiting>(), 1, kPatience);
            QCOMPARE(again->count<Welcome>(), 0);
        }
    }

    void theServerEnforcesTheOrderOfTheRoom()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const auto speaker = comeIn(hall, PeerRole::Speaker);
        speaker->say(Mute{host->id(), true});
        QTRY_COMPARE(speaker->lastError(), u"not-allowed"_s);
        host->say(Mute{{}, true});
        QTRY_VERIFY(speaker->last<PeerChanged>().peer.muted);
        speaker->say(State{{true, true, false}});
        QTRY_VERIFY(host->last<PeerChanged>().peer.media.cam);
        QVERIFY(!host->last<PeerChanged>().peer.media.mic);
        host->say(Remove{speaker->id()});
        QTRY_VERIFY_WITH_TIMEOUT(speaker->isGone(), kPatience);
        QCOMPARE(speaker->lastError(), u"removed"_s);
        QTRY_COMPARE(host->last<PeerLeft>().reason, u"removed"_s);
        QVERIFY(hall.audited(AuditKind::Removed));
        QCOMPARE(hall.room->participants().size(), std::size_t(1));
    }

    void closingARoomSendsEverybodyHomeAndKeepsItsLog()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        const std::unique_ptr<Room> closed = hall.server.desk().close(kRoom);
        QVERIFY(closed);
        QTRY_VERIFY_WITH_TIMEOUT(host->isGone(), kPatience);
        QCOMPARE(host->lastError(), u"closed"_s);
        QCOMPARE(closed->log().events().back().kind, RoomEventKind::Closed);
        QVERIFY(!hall.server.desk().close(kRoom));
    }

    void aRenewedCertificateServesNewcomersWhileOthersStay()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        CertificateFolder certificates(hall.folder.filePath(u"c"_s), hall.clock);
        const ServerIdentity renewed = certificates.identity({u"127.0.0.1"_s, u"localhost"_s}).value();
        QVERIFY(renewed.chain[0] != hall.identity.chain[0]);
        QVERIFY(hall.server.listen(renewed).ok());
        const auto speaker = comeIn(hall, PeerRole::Speaker);
        QVERIFY(speaker);
        QCOMPARE(speaker->socket().sslConfiguration().peerCertificate(), renewed.chain[0]);
        QVERIFY(host->isConnected());
    }

    void manyComeAndGoWithoutLeavingAnythingBehind()
    {
        Hall hall;
        const auto host = comeIn(hall, PeerRole::Host);
        for (int i = 0; i < 40; ++i) {
            const auto visitor = comeIn(hall, PeerRole::Speaker);
            QVERIFY(visitor);
            if (i % 2 == 0)
                visitor->say(Bye{});
            else
                visitor->socket().abort();
            QTRY_COMPARE_WITH_TIMEOUT(host->count<PeerLeft>(), i + 1, kPatience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(hall.server.openConnections(), std::size_t(1), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(hall.server.desk().findChildren<SignalLink*>().size(), 1, kPatience);
        QCOMPARE(hall.room->participants().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestRoomServer)
#include "tst_roomserver.moc"
