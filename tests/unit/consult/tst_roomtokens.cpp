#include <QtTest>

#include <consult/roomtokens.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RoomId kRoom(u"r-1"_s);

TokenGrant grant(UtcTime until)
{
    return {{}, kRoom, PeerRole::Speaker, true, u"一号矿"_s, until};
}

}  // namespace

class TestRoomTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void giveWhatTheyWereMadeFor()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens tokens(clock);
        const auto issued = tokens.issue(grant(clock.now() + 1h)).value();
        const auto checked = tokens.check(issued.token, kRoom);
        QVERIFY(checked.grant.has_value());
        QCOMPARE(checked.grant->role, PeerRole::Speaker);
        QCOMPARE(checked.grant->label, u"一号矿"_s);
        QVERIFY(checked.grant->waits);
        QCOMPARE(checked.id, issued.id);
    }

    void areRefusedWhenExpiredRevokedForeignOrMadeUp()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens tokens(clock);
        const auto fault = [&tokens](const QString& token, const RoomId& room) {
            const auto checked = tokens.check(token, room);
            return checked.grant ? std::optional<TokenFault>() : checked.fault;
        };
        const auto first = tokens.issue(grant(clock.now() + 10s)).value();
        const auto second = tokens.issue(grant(clock.now() + 10h)).value();
        QCOMPARE(fault(first.token, RoomId(u"r-2"_s)), TokenFault::OtherRoom);
        QCOMPARE(fault(QString(43, u'A'), kRoom), TokenFault::Unknown);
        QCOMPARE(fault({}, kRoom), TokenFault::Unknown);
        QVERIFY(!fault(first.token, kRoom));
        clock.advance(10s);
        QCOMPARE(fault(first.token, kRoom), TokenFault::Expired);
        tokens.revoke(second.id);
        QCOMPARE(fault(second.token, kRoom), TokenFault::Revoked);
        const auto third = tokens.issue(grant(clock.now() + 1h)).value();
        tokens.revokeRoom(kRoom);
        QCOMPARE(fault(third.token, kRoom), TokenFault::Revoked);
    }

    void areLongDifferAndAreKeptAsHashOnly()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens tokens(clock);
        QSet<QString> seen;
        for (int i = 0; i < 200; ++i) seen.insert(tokens.issue(grant(clock.now() + 1h)).value().token);
        QCOMPARE(seen.size(), 200);
        for (const QString& token : seen) QCOMPARE(token.size(), 43);
        for (const RoomTokens::Entry& entry : tokens.entries()) {
            QCOMPARE(entry.hash.size(), 32);
            QVERIFY(!seen.contains(entry.grant.id.text()));
        }
    }

    void surviveARestartByTheirHashes()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens before(clock);
        const auto issued = before.issue(grant(clock.now() + 1h)).value();
        RoomTokens after(clock);
        after.restore(before.entries());
        QVERIFY(after.check(issued.token, kRoom).grant.has_value());
    }

    void areBoundedAndOldOnesMakeRoom()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens tokens(clock, {2});
        QVERIFY(tokens.issue(grant(clock.now() + 1h)).ok());
        QVERIFY(tokens.issue(grant(clock.now() + 1h)).ok());
        QVERIFY(!tokens.issue(grant(clock.now() + 1h)).ok());
        clock.advance(48h);
        QVERIFY(tokens.issue(grant(clock.now() + 1h)).ok());
        QVERIFY(!tokens.issue(grant(clock.now() - 1s)).ok());
    }

    void thoseOfAPostOpenNoRoomAndThoseOfARoomNoPost()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens tokens(clock);
        const PostId post(u"r-1"_s);  // the name of the room too
        const auto atPost = tokens.issue({{}, {}, PeerRole::Host, false, {}, clock.now() + 1h, post}).value();
        const auto inRoom = tokens.issue(grant(clock.now() + 1h)).value();
        QVERIFY(tokens.check(atPost.token, post).grant);
        for (const RoomId& room : {kRoom, RoomId()}) {
            QVERIFY(!tokens.check(atPost.token, room).grant);
            QCOMPARE(tokens.check(atPost.token, room).fault, TokenFault::OtherRoom);
            QCOMPARE(tokens.check(atPost.token, room).id, atPost.id);
        }
        for (const PostId& other : {post, PostId(), PostId(u"p-2"_s)})
            QCOMPARE(tokens.check(inRoom.token, other).fault, TokenFault::OtherRoom);
        QVERIFY(!tokens.check(atPost.token, PostId(u"p-2"_s)).grant);
        QVERIFY(!tokens.issue({{}, kRoom, PeerRole::Host, false, {}, clock.now() + 1h, post}).ok());
        QVERIFY(!tokens.issue({{}, {}, PeerRole::Host, false, {}, clock.now() + 1h}).ok());
    }

    void ofAPostAreRevokedWithItAndWithNoRoom()
    {
        ManualClock clock(UtcTime{1000s});
        RoomTokens tokens(clock);
        const PostId post(u"m-1"_s);
        const auto atPost = tokens.issue({{}, {}, PeerRole::Speaker, false, {}, clock.now() + 1h, post}).value();
        const auto inRoom = tokens.issue(grant(clock.now() + 1h)).value();
        tokens.revokeRoom({});
        tokens.revokePost({});
        QVERIFY(tokens.check(atPost.token, post).grant);
        QVERIFY(tokens.check(inRoom.token, kRoom).grant);
        tokens.revokePost(post);
        QCOMPARE(tokens.check(atPost.token, post).fault, TokenFault::Revoked);
        QVERIFY(tokens.check(inRoom.token, kRoom).grant);
    }

    void stayInTheFragmentOfAnInvitation()
    {
        const QUrl url = invitationUrl(u"fd00::1"_s, 8443, kRoom, u"abc"_s);
        QCOMPARE(url.toString(), u"https://[fd00::1]:8443/#room=r-1&token=abc"_s);
        QVERIFY(!url.toString(QUrl::RemoveFragment).contains(u"abc"_s));
        QCOMPARE(postUrl(u"10.0.0.1"_s, 8443, PostId(u"m-1"_s), u"abc"_s).toString(),
                 u"https://10.0.0.1:8443/#post=m-1&token=abc"_s);
    }
};

QTEST_GUILESS_MAIN(TestRoomTokens)
#include "tst_roomtokens.moc"
