#include <QtTest>

#include <support/consultseat.h>
#include <support/recordedfile.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 60'000;
const CalleeId kMine(u"410881001001"_s);
const CalleeId kTeam(u"team"_s);
const std::vector<Callee> kCallees{{kMine, u"测试煤矿"_s, CalleeLevel::Mine, {}},
                                   {kTeam, u"测试救护队"_s, CalleeLevel::RescueTeam, {}}};
using State = ConsultRecording::State;

/// A consultation that is held and may be recorded, with guests that come in by the links of those called.
struct Consultation {
    QTemporaryDir folder;
    SystemClock clock;
    std::shared_ptr<std::atomic<qint64>> free = std::make_shared<std::atomic<qint64>>(1LL << 40);
    ConsultRecordings recordings{{folder.path(),
                                  {.reserveBytes = 1 << 20},
                                  [free = free] {
                                      return DiskSpace{1LL << 41, *free};
                                  }},
                                 clock};
    ConsultSeat holder{kCallees, {}, &recordings};
    std::vector<std::unique_ptr<ConsultSeat>> guests;

    bool begin()
    {
        ConsultPlan plan;
        plan.subject = u"测试会商"_s;
        plan.caseId = u"alarm-7"_s;
        plan.caller = u"测试01"_s;
        if (!holder.desk->hold(plan)) return false;
        return QTest::qWaitFor([this] { return holder.inside(); }, kPatience) && enter(kMine, u"测试02"_s);
    }
    bool enter(const CalleeId& id, const QString& name)
    {
        guests.push_back(std::make_unique<ConsultSeat>(kCallees, holder.desk->host().authorities()));
        ConsultSeat& guest = *guests.back();
        const Result<QUrl> link = holder.desk->hosted()->invitationOf(id);
        if (!link || !guest.desk->join(link.value(), name)) return false;
        return QTest::qWaitFor([&] { return guest.inside(); }, kPatience);
    }
    ConsultRecording& recording() { return *holder.desk->recording(); }
    bool isTold(const ConsultSeat& seat) const
    {
        const RoomView& room = seat.desk->session()->room();
        const PeerInfo* by = room.find(room.recordedBy());
        return by != nullptr && by->name == u"测试01"_s;
    }
    std::vector<ShelvedRecording> files() const { return listRecordings(folder.path()).recordings; }
    bool runs(std::size_t most)
    {
        return QTest::qWaitFor([&] { return files().size() >= most; }, kPatience);
    }
    /// All closed, with their digests.
    bool allAre(RecordedState state) const
    {
        const auto all = files();
        return !all.empty() && std::all_of(all.begin(), all.end(), [state](const ShelvedRecording& recording) {
            return recording.note.state == state && !recording.note.sha256.isEmpty();
        });
    }
};

}  // namespace

class TestConsultRecording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everybodyIsToldAlsoWhoComesLater()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QVERIFY(talk.guests[0]->desk->recording() == nullptr);
        QVERIFY(talk.recording().start().ok());
        QCOMPARE(talk.recording().state(), State::Announced);
        QTRY_VERIFY_WITH_TIMEOUT(talk.recording().state() == State::Running, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(talk.isTold(talk.holder) && talk.isTold(*talk.guests[0]), kPatience);
        QVERIFY(talk.enter(kTeam, u"测试03"_s));
        QVERIFY(talk.isTold(*talk.guests[1]));
        talk.recording().stop();
        for (const auto& guest : talk.guests)
            QTRY_VERIFY_WITH_TIMEOUT(guest->desk->session()->room().recordedBy().isEmpty(), kPatience);
    }

    void eachParticipantAndTheMixLieBesideTheCaseAndInTheMinutes()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QVERIFY(talk.recording().start().ok());
        QVERIFY(talk.runs(3));
        QVERIFY(talk.enter(kTeam, u"测试03"_s));
        QVERIFY(talk.runs(4));
        const int before = talk.holder.framesOf(u"测试03"_s);
        QTRY_VERIFY_WITH_TIMEOUT(talk.holder.framesOf(u"测试03"_s) > before + 50, kPatience);
        talk.recording().stop();
        QTRY_VERIFY_WITH_TIMEOUT(talk.allAre(RecordedState::Complete), kPatience);
        QCOMPARE(listRecordings(talk.folder.path(), {{}, u"alarm-7"_s}).recordings.size(), talk.files().size());
        QStringList names;
        QStringList noted;
        for (const Minutes::Note& note : recordingsOf(talk.holder.desk->hosted()->minutes())) noted << note.text;
        for (const ShelvedRecording& recording : talk.files()) {
            QVERIFY2(noted.contains(recording.note.file), qPrintable(recording.note.file));
            QCOMPARE(recording.note.room, talk.holder.desk->hosted()->room().plan().id);
            names << (recording.note.mixed ? u"mix"_s : recording.note.name);
            const RecordedFile file = readRecordedFile(recording.path());
            QVERIFY2(file.error.isEmpty(), qPrintable(file.error));
            QVERIFY2(file.packets > 50, qPrintable(recording.note.file));
            QCOMPARE(file.decodeErrors, 0);
            if (!recording.note.mixed) QVERIFY2(file.pictures > 25, qPrintable(recording.note.file));
        }
        names.sort();
        QCOMPARE(names, (QStringList{u"mix"_s, u"测试01"_s, u"测试02"_s, u"测试03"_s}));
    }

    void endOfTheConsultationEndsTheFilesInOrder()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QVERIFY(talk.recording().start().ok());
        // Files are there a moment before the room hears of them.
        QTRY_VERIFY_WITH_TIMEOUT(recordingsOf(talk.holder.desk->hosted()->minutes()).size() >= 3, kPatience);
        Minutes last;
        connect(&talk.holder.desk->host(), &ConsultHost::minutesChanged, this,
                [&](const Minutes& minutes) { last = minutes; });
        talk.holder.desk->end();
        QTRY_VERIFY_WITH_TIMEOUT(talk.allAre(RecordedState::Complete), kPatience);
        QVERIFY(last.until.has_value());
        QVERIFY(recordingsOf(last).size() >= 3);
        QTRY_VERIFY_WITH_TIMEOUT(talk.guests[0]->desk->session() == nullptr, kPatience);
    }

    void diskThatFillsUpEndsTheRecordingAndNotTheCall()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QSignalSpy failed(&talk.recording(), &ConsultRecording::failed);
        QVERIFY(talk.recording().start().ok());
        QVERIFY(talk.runs(3));
        *talk.free = 0;
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        QCOMPARE(failed.front().front().value<Error>().kind, ErrorKind::Exhausted);
        QCOMPARE(talk.recording().state(), State::Off);
        // Nobody is told any longer that it is recorded.
        QTRY_VERIFY_WITH_TIMEOUT(talk.guests[0]->desk->session()->room().recordedBy().isEmpty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(talk.allAre(RecordedState::Failed), kPatience);
        const int frames = talk.holder.framesOf(u"测试02"_s);
        QTRY_VERIFY_WITH_TIMEOUT(talk.holder.framesOf(u"测试02"_s) > frames + 25, kPatience);
        QCOMPARE(talk.recording().start().error().kind, ErrorKind::Exhausted);
        QCOMPARE(talk.recording().state(), State::Off);
    }

    void anotherHostMayEndIt()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        ConsultSession& guest = *talk.guests[0]->desk->session();
        talk.holder.desk->session()->giveRole(guest.room().self().id, PeerRole::Host);
        QTRY_VERIFY_WITH_TIMEOUT(guest.room().isHost(), kPatience);
        QVERIFY(talk.recording().start().ok());
        QTRY_VERIFY_WITH_TIMEOUT(talk.recording().state() == State::Running, kPatience);
        guest.announceRecording(false);
        QTRY_VERIFY_WITH_TIMEOUT(talk.recording().state() == State::Off, kPatience);
        // What the other records is not ours.
        guest.announceRecording(true);
        QTRY_VERIFY_WITH_TIMEOUT(!talk.holder.desk->session()->room().recordedBy().isEmpty(), kPatience);
        QCOMPARE(talk.recording().start().error().kind, ErrorKind::Exhausted);
    }

    void whoIsNoHostLongerRecordsNoLonger()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        ConsultSession& guest = *talk.guests[0]->desk->session();
        ConsultSession& holder = *talk.holder.desk->session();
        holder.giveRole(guest.room().self().id, PeerRole::Host);
        QTRY_VERIFY_WITH_TIMEOUT(guest.room().isHost(), kPatience);
        QVERIFY(talk.recording().start().ok());
        QTRY_VERIFY_WITH_TIMEOUT(talk.recording().state() == State::Running, kPatience);
        guest.giveRole(holder.room().self().id, PeerRole::Speaker);
        QTRY_VERIFY_WITH_TIMEOUT(talk.recording().state() == State::Off, kPatience);
        QCOMPARE(talk.recording().start().error().kind, ErrorKind::Permission);
    }
};

QTEST_GUILESS_MAIN(TestConsultRecording)
#include "tst_consultrecording.moc"
