#include <QtTest>

#include <consult/minutes.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

JoinRequest request(const QString& id, const QString& name, PeerRole role)
{
    return {PeerId(id), name, PeerKind::Browser, {}, role, false, u"ticket-"_s + name};
}

}  // namespace

class TestMinutes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sayWhoWasThereWhatWasSaidAndDecided()
    {
        ManualClock clock(UtcTime{1000s});
        Room room({RoomId(u"r-1"_s), u"透水"_s, u"alarm-7"_s, 6, 6}, clock);
        QVERIFY(room.join(request(u"p1"_s, u"测试01"_s, PeerRole::Host)).ok());
        clock.advance(5s);
        QVERIFY(room.join(request(u"p2"_s, u"测试02"_s, PeerRole::Speaker)).ok());
        clock.advance(5s);
        QVERIFY(room.leave(PeerId(u"p2"_s), LeaveReason::Lost));
        clock.advance(3s);
        QVERIFY(room.join(request(u"p3"_s, u"测试02"_s, PeerRole::Speaker)).ok());
        QVERIFY(room.say(PeerId(u"p3"_s), u"水位上升"_s).ok());
        const int call = room.startRollCall(PeerId(u"p1"_s)).value();
        clock.advance(2s);
        QVERIFY(room.answerRollCall(PeerId(u"p3"_s), call).ok());
        room.noteDecision(u"撤人"_s, u"测试01"_s);
        room.noteSnapshot(u"map.png"_s);
        room.close();

        CallList calls({{CalleeId(u"m"_s), u"一号矿"_s, CalleeLevel::Mine, {}},
                        {CalleeId(u"c"_s), u"市局"_s, CalleeLevel::City, {}}},
                       clock);
        QVERIFY(calls.call(CalleeId(u"m"_s)).ok());
        const Minutes minutes = makeMinutes(room, calls.records());

        QCOMPARE(minutes.subject, u"透水"_s);
        QCOMPARE(minutes.caseId, u"alarm-7"_s);
        QCOMPARE(minutes.from, UtcTime{1000s});
        QCOMPARE(minutes.until.value(), UtcTime{1015s});
        QCOMPARE(minutes.attendance.size(), std::size_t(2));
        QCOMPARE(minutes.attendance[1].name, u"测试02"_s);
        const std::vector<Minutes::Span> spans{{UtcTime{1005s}, UtcTime{1010s}, true},
                                               {UtcTime{1013s}, UtcTime{1015s}, false}};
        QVERIFY(minutes.attendance[1].spans == spans);
        QVERIFY(minutes.chat == (std::vector<Minutes::Note>{{UtcTime{1013s}, u"测试02"_s, u"水位上升"_s}}));
        QVERIFY(minutes.decisions == (std::vector<Minutes::Note>{{UtcTime{1015s}, u"测试01"_s, u"撤人"_s}}));
        QCOMPARE(minutes.snapshots.front().text, u"map.png"_s);
        QCOMPARE(minutes.rollCalls.front().entries.front().answeredAt.value(), UtcTime{1015s});
        QCOMPARE(minutes.calls.size(), std::size_t(1));
        QCOMPARE(minutes.missingEvents, std::size_t(0));
    }

    void aPictureOnTheTableAttendsNothing()
    {
        ManualClock clock(UtcTime{1000s});
        Room room({RoomId(u"r-1"_s), {}, {}, 6, 6}, clock);
        JoinRequest table = request(u"p2"_s, u"测试01 · 投屏"_s, PeerRole::Host);
        table.kind = PeerKind::Native;
        QVERIFY(room.join(request(u"p1"_s, u"测试01"_s, PeerRole::Host)).ok());
        QVERIFY(room.join(table).ok());
        QVERIFY(room.setMedia(PeerId(u"p2"_s), {false, false, true}).ok());
        QVERIFY(room.setMedia(PeerId(u"p1"_s), {false, false, true}).ok());
        room.close();
        const Minutes minutes = makeMinutes(room, {});
        QCOMPARE(minutes.attendance.size(), std::size_t(1));
        QCOMPARE(minutes.attendance.front().name, u"测试01"_s);
    }

    void ofARunningRoomHaveNoEnd()
    {
        ManualClock clock(UtcTime{1000s});
        Room room({RoomId(u"r-1"_s), {}, {}, 6, 6}, clock);
        QVERIFY(room.join(request(u"p1"_s, u"测试01"_s, PeerRole::Host)).ok());
        const Minutes minutes = makeMinutes(room, {});
        QVERIFY(!minutes.until);
        QVERIFY(!minutes.attendance.front().spans.front().until);
    }
};

QTEST_GUILESS_MAIN(TestMinutes)
#include "tst_minutes.moc"
