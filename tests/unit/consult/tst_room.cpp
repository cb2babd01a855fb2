#include <QtTest>

#include <consult/minutesfile.h>
#include <consult/room.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const PeerId kHost(u"p1"_s);
const PeerId kSpeaker(u"p2"_s);
const PeerId kListener(u"p3"_s);

JoinRequest request(const PeerId& id, PeerRole role, bool waits = false)
{
    return {id, u"测试-"_s + id.text(), PeerKind::Browser, {u"VP8"_s}, role, waits, u"ticket-"_s + id.text()};
}

/// A room with a host, a speaker and a listener.
struct Full {
    ManualClock clock{UtcTime{1000s}};
    Room room{RoomPlan{RoomId(u"r"_s), u"透水"_s, u"a-1"_s, 4, 2}, clock};

    Full()
    {
        for (const auto& [id, role] :
             {std::pair(kHost, PeerRole::Host), {kSpeaker, PeerRole::Speaker}, {kListener, PeerRole::Listener}})
            if (!room.join(request(id, role)).ok()) qFatal("the sample room is wrong");
    }
    PeerInfo peer(const PeerId& id) const { return *room.find(id); }
    int count(RoomEventKind kind) const
    {
        const auto& events = room.log().events();
        return static_cast<int>(
            std::count_if(events.begin(), events.end(), [kind](const RoomEvent& e) { return e.kind == kind; }));
    }
};

/// With one whom the host has let in by the link for everybody.
struct Admitted : Full {
    JoinRequest guest = request(PeerId(u"p4"_s), PeerRole::Speaker, true);
    QString pass;

    Admitted()
    {
        guest.ticket = u"for-everybody"_s;
        if (!room.join(guest).ok() || !room.admit(kHost, guest.id).ok()) qFatal("the sample guest is not in");
        pass = room.givePass(guest.id);
        if (pass.size() != 43) qFatal("no pass");
    }
    Admission comeBack(const QString& id, const QString& shown)
    {
        JoinRequest again = guest;
        again.id = PeerId(id);
        again.resume = shown;
        return room.join(again).value();
    }
};

}  // namespace

class TestRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyHostsGiveOrders()
    {
        Full full;
        Room& room = full.room;
        for (const PeerId& other : {kSpeaker, kListener, PeerId(u"nobody"_s)}) {
            QVERIFY(!room.mute(other, kHost, true).ok());
            QVERIFY(!room.giveRole(other, other, PeerRole::Host).ok());
            QVERIFY(!room.remove(other, kHost).ok());
            QVERIFY(!room.setLocked(other, true).ok());
            QVERIFY(!room.setMode(other, {CallMode::Sfu, {}, {}, {}}).ok());
            QVERIFY(!room.startRollCall(other).ok());
            QVERIFY(!room.admit(other, kSpeaker).ok());
        }
        QVERIFY(!full.peer(kHost).muted);
        QVERIFY(!room.locked());
        QCOMPARE(room.participants().size(), std::size_t(3));
    }

    void whoIsMutedCannotSwitchTheMicrophoneOn()
    {
        Full full;
        QVERIFY(full.room.setMedia(kSpeaker, {true, true, false}).ok());
        QVERIFY(full.peer(kSpeaker).media.mic);
        QVERIFY(full.room.mute(kHost, kSpeaker, true).ok());
        QCOMPARE(full.peer(kSpeaker).media, (PeerMedia{false, true, false}));
        QVERIFY(full.room.setMedia(kSpeaker, {true, true, false}).ok());
        QVERIFY(!full.peer(kSpeaker).media.mic);
        QVERIFY(full.room.mute(kHost, kSpeaker, false).ok());
        QVERIFY(full.room.setMedia(kSpeaker, {true, true, false}).ok());
        QVERIFY(full.peer(kSpeaker).media.mic);
    }

    void listenersSendNothingUntilTheyAreMadeSpeakers()
    {
        Full full;
        QVERIFY(full.room.setMedia(kListener, {true, true, true}).ok());
        QCOMPARE(full.peer(kListener).media, PeerMedia{});
        QVERIFY(!full.room.mute(kHost, kListener, false).ok());
        QVERIFY(full.room.giveRole(kHost, kListener, PeerRole::Speaker).ok());
        QVERIFY(full.room.setMedia(kListener, {true, true, true}).ok());
        QCOMPARE(full.peer(kListener).media, (PeerMedia{true, true, true}));
    }

    void whoGetsNoPictureIsTheSendersWordAboutThoseWhoAreThere()
    {
        Full full;
        QVERIFY(full.room.setMedia(kSpeaker, {true, true, false, {kHost, kSpeaker, PeerId(u"p9"_s)}}).ok());
        QCOMPARE(full.peer(kSpeaker).media, (PeerMedia{true, true, false, {kHost}}));
        QVERIFY(full.room.mute(kHost, kSpeaker, true).ok());
        QVERIFY(full.peer(kSpeaker).media.holdsBack(kHost));
        QVERIFY(full.room.setMedia(kSpeaker, {true, true, false}).ok());
        QVERIFY(!full.peer(kSpeaker).media.holdsBack(kHost));
    }

    void mutingAllLeavesHostsAlone()
    {
        Full full;
        const Room::Changed changed = full.room.mute(kHost, {}, true);
        QVERIFY(changed.ok());
        QCOMPARE(changed.value(), std::vector{kSpeaker});
        QVERIFY(!full.peer(kHost).muted);
    }

    void theLastHostStays()
    {
        Full full;
        QVERIFY(!full.room.giveRole(kHost, kHost, PeerRole::Speaker).ok());
        QVERIFY(full.room.giveRole(kHost, kSpeaker, PeerRole::Host).ok());
        QVERIFY(full.room.giveRole(kSpeaker, kHost, PeerRole::Speaker).ok());
    }

    void whoWaitsComesInWhenAHostSaysSo()
    {
        Full full;
        const PeerId guest(u"p4"_s);
        QCOMPARE(full.room.join(request(guest, PeerRole::Speaker, true)).value(), Admission::Waiting);
        QVERIFY(full.room.find(guest) == nullptr);
        QVERIFY(!full.room.say(guest, u"x"_s).ok());
        QVERIFY(!full.room.admit(kSpeaker, guest).ok());
        QVERIFY(full.room.admit(kHost, guest).ok());
        QVERIFY(full.room.find(guest) != nullptr);
        QVERIFY(full.room.waiting().empty());
    }

    void whoIsDeniedDoesNotComeIn()
    {
        Full full;
        const PeerId guest(u"p4"_s);
        QVERIFY(full.room.join(request(guest, PeerRole::Speaker, true)).ok());
        QVERIFY(full.room.deny(kHost, guest).ok());
        QVERIFY(!full.room.admit(kHost, guest).ok());
    }

    void aLockedRoomMakesNewcomersWaitButNotThoseWhoseConnectionBroke()
    {
        Full full;
        QVERIFY(full.room.setLocked(kHost, true).ok());
        QCOMPARE(full.room.join(request(PeerId(u"p4"_s), PeerRole::Speaker)).value(), Admission::Waiting);
        QVERIFY(full.room.leave(kSpeaker, LeaveReason::Lost));
        JoinRequest again = request(PeerId(u"p5"_s), PeerRole::Speaker);
        again.ticket = u"ticket-p2"_s;
        QCOMPARE(full.room.join(again).value(), Admission::Inside);
        QVERIFY(full.room.leave(PeerId(u"p5"_s), LeaveReason::Bye));
        again.id = PeerId(u"p6"_s);
        QCOMPARE(full.room.join(again).value(), Admission::Waiting);
    }

    void aLinkForEverybodyLetsNobodyInBecauseAnotherOfItWasLost()
    {
        Full full;
        JoinRequest guest = request(PeerId(u"p4"_s), PeerRole::Speaker, true);
        guest.ticket = u"for-everybody"_s;
        QCOMPARE(full.room.join(guest).value(), Admission::Waiting);
        QVERIFY(full.room.admit(kHost, guest.id).ok());
        QVERIFY(full.room.setLocked(kHost, true).ok());
        QVERIFY(full.room.leave(guest.id, LeaveReason::Lost));
        guest.id = PeerId(u"p5"_s);
        QCOMPARE(full.room.join(guest).value(), Admission::Waiting);
    }

    void whomAHostHasLetInComesBackByItsPassWithoutWaiting()
    {
        Admitted one;
        QVERIFY(one.room.setLocked(kHost, true).ok());
        QVERIFY(one.room.leave(one.guest.id, LeaveReason::Lost));
        QCOMPARE(one.comeBack(u"p5"_s, one.pass), Admission::Inside);
        QVERIFY(!one.room.wasCalled(PeerId(u"p5"_s)));
        QVERIFY2(one.room.givePass(PeerId(u"p5"_s)).isEmpty(), "it has one");
        QVERIFY(one.room.leave(PeerId(u"p5"_s), LeaveReason::Lost));
        QCOMPARE(one.comeBack(u"p6"_s, one.pass), Admission::Inside);
    }

    void aPassIsNobodyElses()
    {
        Admitted one;
        QVERIFY(one.room.leave(one.guest.id, LeaveReason::Lost));
        QCOMPARE(one.comeBack(u"p5"_s, {}), Admission::Waiting);
        QCOMPARE(one.comeBack(u"p6"_s, QString(43, u'A')), Admission::Waiting);
        one.guest.ticket = u"another"_s;
        QVERIFY(one.room.deny(kHost, PeerId(u"p5"_s)).ok());
        QCOMPARE(one.comeBack(u"p7"_s, one.pass), Admission::Waiting);
    }

    void aPassEndsWithRemovalGoodbyeAndTime_data()
    {
        QTest::addColumn<bool>("removed");
        QTest::addColumn<LeaveReason>("reason");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<Admission>("then");
        QTest::newRow("removed") << true << LeaveReason::Removed << 0 << Admission::Waiting;
        QTest::newRow("goodbye") << false << LeaveReason::Bye << 0 << Admission::Waiting;
        QTest::newRow("soon") << false << LeaveReason::Lost << 9 << Admission::Inside;
        QTest::newRow("late") << false << LeaveReason::Lost << 10 << Admission::Waiting;
    }
    void aPassEndsWithRemovalGoodbyeAndTime()
    {
        QFETCH(bool, removed);
        QFETCH(LeaveReason, reason);
        QFETCH(int, minutes);
        Admitted one;
        if (removed)
            QVERIFY(one.room.remove(kHost, one.guest.id).ok());
        else
            QVERIFY(one.room.leave(one.guest.id, reason));
        one.clock.advance(std::chrono::minutes(minutes));
        QTEST(one.comeBack(u"p5"_s, one.pass), "then");
    }

    void thatOneIsRemovedTakesNoOtherItsPass()
    {
        Admitted one;
        JoinRequest other = one.guest;
        other.id = PeerId(u"p5"_s);
        QVERIFY(one.room.leave(kListener, LeaveReason::Bye));
        QCOMPARE(one.room.join(other).value(), Admission::Waiting);
        QVERIFY(one.room.admit(kHost, other.id).ok());
        const QString pass = one.room.givePass(other.id);
        QVERIFY(one.room.remove(kHost, one.guest.id).ok());
        QVERIFY(one.room.leave(other.id, LeaveReason::Lost));
        QCOMPARE(one.comeBack(u"p6"_s, pass), Admission::Inside);
    }

    void whoCameByATicketOfItsOwnNeedsNoPass()
    {
        Full full;
        QVERIFY(full.room.givePass(kSpeaker).isEmpty());
        QVERIFY(full.room.givePass(PeerId(u"nobody"_s)).isEmpty());
    }

    void theSeatThatHoldsTheRoomCannotBeRemoved()
    {
        Full full;
        full.room.setHolder(u"ticket-p1"_s);
        QVERIFY(full.room.giveRole(kHost, kSpeaker, PeerRole::Host).ok());
        QCOMPARE(full.room.remove(kSpeaker, kHost).error().kind, ErrorKind::Permission);
        QVERIFY(full.room.find(kHost) != nullptr);
        // What it has put on the table is another seat, which may go.
        QVERIFY(full.room.leave(kListener, LeaveReason::Bye));
        JoinRequest table = request(PeerId(u"p4"_s), PeerRole::Host);
        table.kind = PeerKind::Native;
        table.ticket = u"ticket-p1"_s;
        QVERIFY(full.room.join(table).ok());
        QVERIFY(full.room.setMedia(table.id, {false, false, true}).ok());
        QVERIFY(full.room.remove(kSpeaker, table.id).ok());
    }

    void whoWasRemovedHasToWait()
    {
        Full full;
        QVERIFY(!full.room.remove(kHost, kHost).ok());
        QVERIFY(full.room.remove(kHost, kSpeaker).ok());
        JoinRequest again = request(PeerId(u"p5"_s), PeerRole::Speaker);
        again.ticket = u"ticket-p2"_s;
        QCOMPARE(full.room.join(again).value(), Admission::Waiting);
    }

    void isBoundedInsideAndOutside()
    {
        Full full;
        QVERIFY(full.room.join(request(PeerId(u"p4"_s), PeerRole::Speaker)).ok());
        const auto inside = full.room.join(request(PeerId(u"p5"_s), PeerRole::Speaker));
        QVERIFY(!inside.ok());
        QCOMPARE(inside.error().kind, ErrorKind::Exhausted);
        for (const char16_t* id : {u"w1", u"w2"})
            QVERIFY(full.room.join(request(PeerId(QString::fromUtf16(id)), PeerRole::Speaker, true)).ok());
        QVERIFY(!full.room.join(request(PeerId(u"w3"_s), PeerRole::Speaker, true)).ok());
        QVERIFY(!full.room.admit(kHost, PeerId(u"w1"_s)).ok());
    }

    void rollCallNotesWhenEachAnswered()
    {
        Full full;
        const int number = full.room.startRollCall(kHost).value();
        full.clock.advance(4s);
        QVERIFY(full.room.answerRollCall(kSpeaker, number).ok());
        full.clock.advance(1s);
        QVERIFY(!full.room.answerRollCall(kSpeaker, number).ok());
        QVERIFY(!full.room.answerRollCall(kListener, number + 1).ok());
        const RollCall& call = full.room.rollCalls().back();
        QCOMPARE(call.entries.size(), std::size_t(2));
        QCOMPARE(call.entries[0].answeredAt.value() - call.at, Micros(4s));
        QVERIFY(!call.entries[1].answeredAt);
        QCOMPARE(call.missing(), 1);
        QCOMPARE(full.room.startRollCall(kHost).value(), number + 1);
        QVERIFY(!full.room.answerRollCall(kListener, number).ok());
    }

    void theLogKeepsComingsAndGoingsWhenChatFillsIt()
    {
        RoomLog log(10);
        for (int i = 0; i < 50; ++i) log.add({{}, RoomEventKind::Said, {}, {}, {}, {}, {}, 0});
        log.add({{}, RoomEventKind::Left, {}, {}, {}, {}, {}, 0});
        QCOMPARE(log.events().size(), std::size_t(6));
        QCOMPARE(log.events().back().kind, RoomEventKind::Left);
        QCOMPARE(log.dropped(), std::size_t(45));
    }

    void longChatNeverMakesTheMinutesTooLargeToBeWritten()
    {
        Full full;
        const QString words(signalbounds::kChatCharacters, QChar(u'水'));
        for (int i = 0; i < 10'000; ++i) QVERIFY(full.room.say(kSpeaker, words).ok());
        full.room.noteDecision(u"撤人"_s);
        full.room.close();
        const Minutes minutes = makeMinutes(full.room, {});
        QVERIFY(minutes.chat.size() > 1'000 && minutes.missingEvents > 1'000);
        QCOMPARE(minutes.decisions.size(), std::size_t(1));
        QVERIFY(minutes.until.has_value());
        QVERIFY(writeMinutesDocument(minutes).size() < kMaximumMinutesBytes);
    }

    void theLogKeepsItsEndEvenWhenItIsFull()
    {
        RoomLog log(10);
        for (int i = 0; i < 50; ++i) log.add({{}, RoomEventKind::Muted, {}, {}, {}, {}, {}, 0});
        log.add({{}, RoomEventKind::Closed, {}, {}, {}, {}, {}, 0});
        QCOMPARE(log.events().back().kind, RoomEventKind::Closed);
        QCOMPARE(log.dropped(), std::size_t(40));
    }

    void hostsRecordOneAtATimeAndTheLogSaysSo()
    {
        Full full;
        QCOMPARE(full.room.setRecording(kSpeaker, true).error().kind, ErrorKind::Permission);
        QVERIFY(full.room.recordedBy().isEmpty());
        QVERIFY(full.room.setRecording(kHost, true).ok());
        QCOMPARE(full.room.recordedBy(), kHost);
        QVERIFY(full.room.giveRole(kHost, kSpeaker, PeerRole::Host).ok());
        QCOMPARE(full.room.setRecording(kSpeaker, true).error().kind, ErrorKind::Exhausted);
        // Another host may end it, and then record.
        QVERIFY(full.room.setRecording(kSpeaker, false).ok());
        QVERIFY(full.room.recordedBy().isEmpty());
        QVERIFY(full.room.setRecording(kSpeaker, false).ok());
        QVERIFY(full.room.setRecording(kSpeaker, true).ok());
        full.room.noteRecording(u"a.mkv"_s, u"测试01"_s);
        QCOMPARE(full.count(RoomEventKind::RecordingBegan), 2);
        QCOMPARE(full.count(RoomEventKind::RecordingEnded), 1);
        const auto recordings = recordingsOf(makeMinutes(full.room, {}));
        QCOMPARE(recordings.size(), std::size_t(1));
        QCOMPARE(recordings.front().text, u"a.mkv"_s);
        QCOMPARE(recordings.front().by, u"测试01"_s);
    }

    void recordingEndsWithTheOneWhoRecords()
    {
        Full left;
        QVERIFY(left.room.setRecording(kHost, true).ok());
        QVERIFY(left.room.leave(kHost, LeaveReason::Lost));
        QVERIFY(left.room.recordedBy().isEmpty());
        QCOMPARE(left.count(RoomEventKind::RecordingEnded), 1);
        Full demoted;
        QVERIFY(demoted.room.giveRole(kHost, kSpeaker, PeerRole::Host).ok());
        QVERIFY(demoted.room.setRecording(kSpeaker, true).ok());
        QVERIFY(demoted.room.giveRole(kHost, kSpeaker, PeerRole::Speaker).ok());
        QVERIFY(demoted.room.recordedBy().isEmpty());
    }

    void repeatingAStateIsNoEvent()
    {
        Full full;
        for (int i = 0; i < 3; ++i) QVERIFY(full.room.setHand(kSpeaker, true).ok());
        for (int i = 0; i < 3; ++i) QVERIFY(full.room.setMedia(kSpeaker, {false, false, true}).ok());
        QCOMPARE(full.count(RoomEventKind::HandUp), 1);
        QCOMPARE(full.count(RoomEventKind::ShareBegan), 1);
    }
};

QTEST_GUILESS_MAIN(TestRoom)
#include "tst_room.moc"
