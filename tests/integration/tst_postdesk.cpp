#include <QtTest>

#include <support/roomhall.h>

#include "roomvisitor.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalling;

namespace {

const RoomId& kRoom = RoomHall::kRoom;
const PostId kPost(u"m-410881001001"_s);
const PostId kOther(u"m-410881001002"_s);
constexpr int kPatience = 10'000;

/// The hall, and what its posts say.
struct Bureau : RoomHall {
    struct Answer {
        PostId post;
        int call = 0;
        bool accepted = false;
        bool operator==(const Answer&) const = default;
    };

    std::vector<Answer> answers;
    std::vector<bool> changes;  ///< of kPost

    explicit Bureau(RoomServer::Options options = {}) : RoomHall(4, std::move(options))
    {
        QObject::connect(&posts(), &PostDesk::answered, &server, [this](const PostId& post, int call, bool accepted) {
            answers.push_back({post, call, accepted});
        });
        QObject::connect(&posts(), &PostDesk::standingByChanged, &server, [this](const PostId& post, bool there) {
            if (post == kPost) changes.push_back(there);
        });
    }

    PostDesk& posts() { return server.posts(); }
    RoomTokens::Issued issue(const PostId& post = kPost)
    {
        const UtcTime until = clock.now() + std::chrono::days(400);
        return tokens.issue({{}, {}, PeerRole::Speaker, false, u"一号矿"_s, until, post}).value();
    }
    QString invite() { return RoomHall::issue(PeerRole::Speaker).token; }
    Ring call() { return {0, kRoom, invite(), u"透水"_s, u"测试02"_s}; }
    static PostHello hello(const QString& token, const PostId& post = kPost)
    {
        return {1, post, token, u"测试01"_s, PeerKind::Browser, {u"VP8"_s}};
    }
    std::unique_ptr<RoomVisitor> visitor()
    {
        auto made = std::make_unique<RoomVisitor>(authority());
        made->connectTo(server.port());
        return QTest::qWaitFor([&] { return made->isConnected(); }, kPatience) ? std::move(made) : nullptr;
    }
    /// A page that stands by; nothing when it is not let.
    std::unique_ptr<RoomVisitor> page(const QString& token, const PostId& post = kPost)
    {
        auto page = visitor();
        if (page == nullptr) return nullptr;
        page->say(hello(token, post));
        const auto told = [&] { return page->count<StandingBy>() == 1 || page->isGone(); };
        return QTest::qWaitFor(told, kPatience) && !page->isGone() ? std::move(page) : nullptr;
    }
    bool audited(AuditKind kind, const TokenId& token) const
    {
        return std::any_of(audits.begin(), audits.end(), [&](const AuditEntry& e) {
            return e.kind == kind && e.token == token && e.address == u"127.0.0.1"_s && e.post == kPost;
        });
    }
};

}  // namespace

class TestPostDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageStandsByUnderTheNameThatTheBureauGaveItsPost()
    {
        Bureau bureau;
        QVERIFY(!bureau.posts().isStandingBy(kPost));
        const auto page = bureau.page(bureau.issue().token);
        QVERIFY(page);
        QCOMPARE(page->last<StandingBy>(), (StandingBy{1, kPost, u"一号矿"_s, true}));
        QVERIFY(bureau.posts().isStandingBy(kPost));
        QVERIFY(!bureau.posts().isStandingBy(kOther));
        QCOMPARE(bureau.changes, std::vector<bool>{true});
        page->say(Bye{});
        QTRY_VERIFY_WITH_TIMEOUT(!bureau.posts().isStandingBy(kPost), kPatience);
        QCOMPARE(bureau.changes, (std::vector<bool>{true, false}));
    }

    void aPostIsSilentWhereNoPageIsHeardAndAllHaveSaidSo()
    {
        Bureau bureau;
        QList<PostId> changed;
        connect(&bureau.posts(), &PostDesk::bellChanged, this, [&](const PostId& post) { changed << post; });
        const auto bell = [&] { return bureau.posts().stateOf(kPost).bell; };
        QCOMPARE(bureau.posts().stateOf(kPost), PostState());
        const QString token = bureau.issue().token;
        const auto first = bureau.page(token);
        QVERIFY(first);
        QCOMPARE(bureau.posts().stateOf(kPost), (PostState{true, std::nullopt}));
        first->say(Bell{BellSound::Blocked});
        QTRY_COMPARE_WITH_TIMEOUT(bell(), std::optional(BellSound::Blocked), kPatience);
        QVERIFY(bureau.posts().stateOf(kPost).silent());
        QCOMPARE(changed, QList<PostId>{kPost});

        // One that has said nothing may well be heard.
        const auto second = bureau.page(token);
        QVERIFY(second);
        QCOMPARE(bell(), std::nullopt);
        second->say(Bell{BellSound::On});
        QTRY_COMPARE_WITH_TIMEOUT(bell(), std::optional(BellSound::On), kPatience);
        QVERIFY(!bureau.posts().stateOf(kPost).silent());
        second->say(Bye{});
        QTRY_COMPARE_WITH_TIMEOUT(bell(), std::optional(BellSound::Blocked), kPatience);
        first->say(Bell{BellSound::On});
        QTRY_COMPARE_WITH_TIMEOUT(bell(), std::optional(BellSound::On), kPatience);
        QCOMPARE(bureau.posts().stateOf(kOther), PostState());
    }

    void whatABellCannotBeIsRefused()
    {
        Bureau bureau;
        const auto page = bureau.page(bureau.issue().token);
        QVERIFY(page);
        page->write(R"({"type":"bell","sound":"loud"})");
        QTRY_COMPARE_WITH_TIMEOUT(bureau.server.counters().malformed, quint64(1), kPatience);
        QCOMPARE(bureau.posts().stateOf(kPost).bell, std::nullopt);
    }

    void isRungAndComesInWithTheTokenOfTheRing()
    {
        Bureau bureau;
        const auto page = bureau.page(bureau.issue().token);
        QVERIFY(page);
        const Ring wanted = bureau.call();
        const Result<int> call = bureau.posts().ring(kPost, wanted);
        QVERIFY(call.ok());
        QTRY_COMPARE_WITH_TIMEOUT(page->count<Ring>(), 1, kPatience);
        QCOMPARE(page->last<Ring>(), (Ring{call.value(), kRoom, wanted.token, u"透水"_s, u"测试02"_s}));
        page->say(RingAnswer{call.value(), true});
        QTRY_COMPARE_WITH_TIMEOUT(bureau.answers.size(), std::size_t(1), kPatience);
        QCOMPARE(bureau.answers.front(), (Bureau::Answer{kPost, call.value(), true}));
        QTRY_COMPARE_WITH_TIMEOUT(page->last<RingEnd>(), (RingEnd{call.value(), u"accepted"_s}), kPatience);

        const auto guest = bureau.visitor();
        guest->say(Hello{1, kRoom, page->last<Ring>().token, u"测试01"_s, PeerKind::Browser, {}});
        QTRY_COMPARE_WITH_TIMEOUT(guest->count<Welcome>(), 1, kPatience);
    }

    void allPagesOfAPostRingAndTheFirstAnswerCounts()
    {
        Bureau bureau;
        const QString token = bureau.issue().token;
        const auto first = bureau.page(token);
        const auto second = bureau.page(token);
        const auto elsewhere = bureau.page(bureau.issue(kOther).token, kOther);
        QVERIFY(first && second && elsewhere);
        QCOMPARE(bureau.changes, std::vector<bool>{true});
        const int call = bureau.posts().ring(kPost, bureau.call()).value();
        for (const auto* page : {&first, &second}) QTRY_COMPARE_WITH_TIMEOUT((*page)->count<Ring>(), 1, kPatience);
        second->say(RingAnswer{call, false});
        QTRY_COMPARE_WITH_TIMEOUT(first->last<RingEnd>(), (RingEnd{call, u"answered"_s}), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(second->last<RingEnd>(), (RingEnd{call, u"declined"_s}), kPatience);
        first->say(RingAnswer{call, true});
        QTRY_COMPARE_WITH_TIMEOUT(first->lastError(), u"gone"_s, kPatience);
        QCOMPARE(bureau.answers, (std::vector{Bureau::Answer{kPost, call, false}}));
        QCOMPARE(bureau.server.counters().notAllowed, quint64(1));
        elsewhere->say(Ping{});  // what was sent before its answer has come before it
        QTRY_COMPARE_WITH_TIMEOUT(elsewhere->count<Pong>(), 1, kPatience);
        QCOMPARE(elsewhere->count<Ring>() + elsewhere->count<RingEnd>(), 0);
        QVERIFY(first->isConnected() && second->isConnected());
    }

    void nobodyAnswersForAnotherPost()
    {
        Bureau bureau;
        const auto page = bureau.page(bureau.issue().token);
        const auto other = bureau.page(bureau.issue(kOther).token, kOther);
        QVERIFY(page && other);
        const int call = bureau.posts().ring(kPost, bureau.call()).value();
        other->say(RingAnswer{call, false});
        QTRY_COMPARE_WITH_TIMEOUT(other->lastError(), u"gone"_s, kPatience);
        QVERIFY(bureau.answers.empty());
        page->say(RingAnswer{call, true});
        QTRY_COMPARE_WITH_TIMEOUT(bureau.answers.size(), std::size_t(1), kPatience);
    }

    void aCallWaitsForWhoComesBackUntilItIsTakenBack()
    {
        Bureau bureau;
        const QString token = bureau.issue().token;
        const int call = bureau.posts().ring(kPost, bureau.call()).value();
        const auto page = bureau.page(token);
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(page->count<Ring>(), 1, kPatience);
        bureau.posts().endRing(kOther, call);
        bureau.posts().endRing(kPost, call + 1);
        QVERIFY2(!bureau.posts().ring(kPost, bureau.call()).ok(), "the room is calling already");
        bureau.posts().endRing(kPost, call);
        QTRY_COMPARE_WITH_TIMEOUT(page->last<RingEnd>(), (RingEnd{call, u"cancelled"_s}), kPatience);
        QCOMPARE(page->count<RingEnd>(), 1);
        const auto late = bureau.page(token);
        QVERIFY(late);
        const Result<int> again = bureau.posts().ring(kPost, bureau.call());
        QVERIFY(again.ok() && again.value() != call);
        QTRY_COMPARE_WITH_TIMEOUT(late->count<Ring>(), 1, kPatience);
        QCOMPARE(late->last<Ring>().call, again.value());
    }

    void whateverIsSaidOfACallItRings()
    {
        Bureau bureau;
        const auto page = bureau.page(bureau.issue().token);
        QVERIFY(page);
        Ring ring = bureau.call();
        ring.subject = u"a\nb\u202E"_s + QString(1000, u'x');
        ring.by.clear();
        QVERIFY(bureau.posts().ring(kPost, ring).ok());
        QTRY_COMPARE_WITH_TIMEOUT(page->count<Ring>(), 1, kPatience);
        QVERIFY2(page->unreadable().isEmpty(), qPrintable(page->unreadable().join(u'\n')));
        QVERIFY(page->last<Ring>().subject.startsWith(u"a bxx"_s));
        ring.token.clear();
        QVERIFY(!bureau.posts().ring(kOther, ring).ok());
    }

    void refusesTokensThatAreNotForThisPost_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code : {"token-expired", "token-revoked", "token-foreign", "token-unknown"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void refusesTokensThatAreNotForThisPost()
    {
        QFETCH(QString, code);
        Bureau bureau;
        const RoomTokens::Issued issued = bureau.issue(code == u"token-foreign"_s ? kOther : kPost);
        if (code == u"token-expired"_s) bureau.clock.advance(std::chrono::days(401));
        if (code == u"token-revoked"_s) bureau.tokens.revoke(issued.id);
        const auto stranger = bureau.visitor();
        QVERIFY(stranger);
        stranger->say(Bureau::hello(code == u"token-unknown"_s ? QString(43, u'A') : issued.token));
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isGone(), kPatience);
        QCOMPARE(stranger->lastError(), code);
        QVERIFY(bureau.audited(AuditKind::TokenRefused, code == u"token-unknown"_s ? TokenId() : issued.id));
        QCOMPARE(bureau.server.counters().refusedTokens, quint64(1));
        QVERIFY(!bureau.posts().isStandingBy(kPost));
        QVERIFY(bureau.changes.empty());
    }

    void aTokenOfAPostOpensNoRoomAndOneOfARoomNoPost()
    {
        Bureau bureau;
        const auto intruder = bureau.visitor();
        QVERIFY(intruder);
        intruder->say(Hello{1, kRoom, bureau.issue().token, u"测试01"_s, PeerKind::Browser, {}});
        QTRY_VERIFY_WITH_TIMEOUT(intruder->isGone(), kPatience);
        QCOMPARE(intruder->lastError(), u"token-foreign"_s);
        const auto other = bureau.visitor();
        other->say(Bureau::hello(bureau.invite(), PostId(kRoom.text())));
        QTRY_VERIFY_WITH_TIMEOUT(other->isGone(), kPatience);
        QCOMPARE(other->lastError(), u"token-foreign"_s);
        QCOMPARE(bureau.server.counters().refusedTokens, quint64(2));
    }

    void whoseTokenIsWithdrawnOrRunsOutWhileStandingByHasToGo()
    {
        Bureau bureau;
        const RoomTokens::Issued withdrawn = bureau.issue();
        const auto first = bureau.page(withdrawn.token);
        const auto second = bureau.page(bureau.issue().token);
        QVERIFY(first && second);
        bureau.tokens.revoke(withdrawn.id);
        bureau.posts().withdraw(withdrawn.id);
        QTRY_VERIFY_WITH_TIMEOUT(first->isGone(), kPatience);
        QCOMPARE(first->lastError(), u"token-revoked"_s);
        QVERIFY(second->isConnected());
        QVERIFY(bureau.posts().isStandingBy(kPost));
        bureau.clock.advance(std::chrono::days(401));
        QTRY_VERIFY_WITH_TIMEOUT(second->isGone(), kPatience);
        QCOMPARE(second->lastError(), u"token-expired"_s);
        QVERIFY(!bureau.posts().isStandingBy(kPost));
    }

    void pagesAreBoundedForOnePostAndForAll()
    {
        RoomServer::Options options;
        options.posts = {3, 2, 1};
        Bureau bureau(options);
        const RoomTokens::Issued issued = bureau.issue();
        const auto first = bureau.page(issued.token);
        const auto second = bureau.page(issued.token);
        QVERIFY(first && second);
        const auto stranger = bureau.visitor();
        QVERIFY(stranger);
        stranger->say(Bureau::hello(issued.token));
        QTRY_VERIFY_WITH_TIMEOUT(stranger->isGone(), kPatience);
        QCOMPARE(stranger->lastError(), u"full"_s);
        QVERIFY(bureau.audited(AuditKind::PostFull, issued.id));
        const QString elsewhere = bureau.issue(kOther).token;
        const auto third = bureau.page(elsewhere, kOther);
        QVERIFY(third);
        QVERIFY(!bureau.page(elsewhere, kOther));
        QCOMPARE(bureau.server.counters().refusedPages, quint64(2));
        QVERIFY(bureau.posts().ring(kPost, bureau.call()).ok());
        QCOMPARE(bureau.posts().ring(kOther, bureau.call()).error().kind, ErrorKind::Exhausted);
        QVERIFY(first->isConnected() && second->isConnected() && third->isConnected());
    }

    void whatDoesNotBelongToAPostIsRefusedAndCounted()
    {
        Bureau bureau;
        const RoomTokens::Issued issued = bureau.issue();
        const auto page = bureau.page(issued.token);
        QVERIFY(page);
        page->say(Chat{u"x"_s});
        QTRY_COMPARE_WITH_TIMEOUT(page->lastError(), u"not-allowed"_s, kPatience);
        page->say(Hello{1, kRoom, bureau.invite(), u"测试01"_s, PeerKind::Browser, {}});
        page->say(Bureau::hello(issued.token));
        QTRY_COMPARE_WITH_TIMEOUT(page->count<Refusal>(), 3, kPatience);
        QCOMPARE(bureau.server.counters().notAllowed, quint64(3));
        page->write("{");
        QTRY_COMPARE_WITH_TIMEOUT(page->lastError(), u"malformed"_s, kPatience);
        QVERIFY(bureau.audited(AuditKind::Malformed, issued.id));
        QVERIFY(page->isConnected());
        for (int i = 0; i < 2000 && !page->isGone(); ++i) page->say(Ping{});
        QTRY_VERIFY_WITH_TIMEOUT(page->isGone(), kPatience);
        QVERIFY(bureau.audited(AuditKind::Flood, issued.id));
        QTRY_VERIFY_WITH_TIMEOUT(!bureau.posts().isStandingBy(kPost), kPatience);
    }

    void whoSpeaksAnotherVersionIsTold()
    {
        Bureau bureau;
        const auto page = bureau.visitor();
        QVERIFY(page);
        PostHello hello = Bureau::hello(bureau.issue().token);
        hello.version = 2;
        page->say(hello);
        QTRY_VERIFY_WITH_TIMEOUT(page->isGone(), kPatience);
        QCOMPARE(page->lastError(), u"version"_s);
        QVERIFY(bureau.audited(AuditKind::VersionRefused, {}));
    }

    void aPageThatFallsSilentStandsByNoLonger()
    {
        RoomServer::Options options;
        options.link.pingEvery = 100ms;
        options.link.lostAfter = 600ms;
        Bureau bureau(options);
        const RoomTokens::Issued issued = bureau.issue();
        const auto lively = bureau.page(bureau.issue(kOther).token, kOther);
        QSslSocket silent;  // speaks WebSocket by hand, so that it does not answer pings
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({bureau.authority()});
        silent.setSslConfiguration(tls);
        silent.connectToHostEncrypted(u"127.0.0.1"_s, bureau.server.port());
        silent.write(
            "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(silent.peek(4096).startsWith("HTTP/1.1 101 "), kPatience);
        const QByteArray hello = writeSignal({{}, {}, Bureau::hello(issued.token)});
        QVERIFY(hello.size() > 125 && hello.size() < 65536);
        // A masked text frame (RFC 6455, section 5.2) whose mask is zero.
        silent.write(QByteArray("\x81\xfe", 2) + char(hello.size() >> 8) + char(hello.size() & 0xff) +
                     QByteArray(4, '\0') + hello);
        QTRY_COMPARE_WITH_TIMEOUT(bureau.changes, (std::vector<bool>{true, false}), kPatience);
        QVERIFY(bureau.audited(AuditKind::Lost, issued.id));
        QVERIFY2(lively->isConnected(), "who answers pings stays");
    }

    void manyComeAndGoWithoutLeavingAnythingBehind()
    {
        Bureau bureau;
        const QString token = bureau.issue().token;
        for (int i = 0; i < 40; ++i) {
            const auto page = bureau.page(token);
            QVERIFY(page);
            if (i % 2 == 0)
                page->say(Bye{});
            else
                page->socket().abort();
            QTRY_VERIFY_WITH_TIMEOUT(!bureau.posts().isStandingBy(kPost), kPatience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bureau.server.openConnections(), std::size_t(0), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(bureau.posts().findChildren<SignalLink*>().size(), 0, kPatience);
        QCOMPARE(bureau.changes.size(), std::size_t(80));
    }
};

QTEST_GUILESS_MAIN(TestPostDesk)
#include "tst_postdesk.moc"
