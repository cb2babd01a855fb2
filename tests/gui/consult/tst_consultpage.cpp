#include <QtTest>

#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>

#include <ui/consult/callspanel.h>
#include <ui/consult/minutesnotice.h>
#include <ui/system/systempage.h>

#include "shownpage.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = ShownPage::kPatience;

}  // namespace

class TestConsultPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsReadyOnceMinesCanComeIn()
    {
        ShownPage shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.page->readiness().ready, kPatience);
    }

    void minutesThatCannotBeWrittenAreNotLostUnseen()
    {
        ShownPage shown;
        const auto* notice = shown.part<ui::MinutesNotice>();
        QVERIFY(notice != nullptr && !notice->isVisible());
        const QString path = shown.folder.filePath(u"minutes"_s);
        QFile inTheWay(path);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Minutes minutes;
        minutes.room = RoomId(u"r-1"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"minutes cannot be kept: .*"_s));
        shown.minutes.keep(minutes);
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
        QVERIFY(inTheWay.remove());
        QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), kPatience);
    }

    void withoutAMediaPluginItSaysSo()
    {
        ShownPage shown;
        QVERIFY(!shown.desk->mediaObjection().isEmpty());
        const auto labels = shown.page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->text().contains(shown.desk->mediaObjection()); }));
    }

    void oneSubjectOpensTheRoomAndCallsTheMine()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        QVERIFY(shown.page->roomPanel() != nullptr);
        QVERIFY(shown.desk->hosted()->calls().find(CalleeId(shown.mine().text()))->ringing());
    }

    void aConsultationAboutAnAlarmKnowsItsCaseAndItsBeginning()
    {
        ShownPage shown;
        SnapshotBuilder builder = shown.seat.snapshot();
        const Alarm alarm = builder.alarm(0, Grade::I, u"疑似超员"_s);
        shown.seat.engine.show(builder.build());
        shown.page->showSubject(u"call/%1/%2"_s.arg(alarm.mine.text(), alarm.id.text()));
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        QCOMPARE(shown.desk->hosted()->plan().caseId, alarm.id.text());
        QCOMPARE(shown.desk->hosted()->plan().accidentAt, std::optional(alarm.raisedAt));
        QVERIFY(shown.desk->hosted()->plan().subject.contains(u"疑似超员"_s));
    }

    void aCallWithoutAnAlarmIsAboutTheNewestGraveOneThatNobodyHasTakenUp()
    {
        ShownPage shown;
        SnapshotBuilder builder = shown.seat.snapshot();
        Alarm& older = builder.alarm(0, Grade::I, u"疑似超员"_s);
        older.raisedAt = older.raisedAt - std::chrono::minutes(9);
        Alarm& taken = builder.alarm(0, Grade::I, u"疑似断电"_s);
        taken.state = AlarmState::RaisedAcknowledged;
        Alarm& grave = builder.alarm(0, Grade::II, u"疑似超载"_s);
        grave.raisedAt = grave.raisedAt - std::chrono::minutes(5);
        const Alarm expected = grave;
        builder.alarm(0, Grade::III, u"离线"_s);
        builder.alarm(1, Grade::I, u"疑似超员"_s);
        shown.seat.engine.show(builder.build());
        QVERIFY(shown.open());
        QCOMPARE(shown.desk->hosted()->plan().accidentAt, std::optional(expected.raisedAt));
        QCOMPARE(shown.desk->hosted()->plan().caseId, expected.id.text());
    }

    void aCallWithoutAGraveAlarmHasNoClockOfTheEvent()
    {
        ShownPage shown;
        SnapshotBuilder builder = shown.seat.snapshot();
        builder.alarm(0, Grade::III, u"离线"_s);
        shown.seat.engine.show(builder.build());
        QVERIFY(shown.open());
        QVERIFY(!shown.desk->hosted()->plan().accidentAt && shown.desk->hosted()->plan().caseId.isEmpty());
    }

    void whileOneIsOnAnotherMineIsCalledIntoIt()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        const QString other = shown.seat.region->mines[1].code.text();
        shown.page->showSubject(u"call/"_s + other);
        QVERIFY(shown.desk->hosted()->calls().find(CalleeId(other))->ringing());
    }

    void unknownSubjectsOpenNothing()
    {
        ShownPage shown;
        for (const QString& subject : {u""_s, u"call"_s, u"call/999"_s, u"map"_s}) shown.page->showSubject(subject);
        QVERIFY(!shown.desk->opening() && shown.desk->session() == nullptr);
    }

    void whatIsWrittenStandsInTheMinutes()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        shown.desk->session()->say(u"测试"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shown.desk->hosted()->minutes().chat.size(), std::size_t(1), kPatience);
        shown.desk->hosted()->noteDecision(u"撤人"_s, u"测试01"_s);
        QCOMPARE(shown.desk->hosted()->minutes().decisions.back().text, u"撤人"_s);
    }

    void endingItGivesTheMinutesAndShowsTheLobbyAgain()
    {
        ShownPage shown;
        QList<QString> kept;
        connect(&shown.desk->host(), &ConsultHost::minutesChanged, this,
                [&](const Minutes& minutes) { kept << (minutes.until ? u"ended"_s : u"open"_s); });
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        shown.desk->end();
        QCOMPARE(kept.last(), u"ended"_s);
        QCOMPARE(shown.page->roomPanel(), nullptr);
        QVERIFY(shown.page->lobby()->isVisible());
    }

    void itIsSeenForAsLongAsEverybodyIsRecorded()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        const auto* mark = shown.part<ui::RecordingMark>();
        QVERIFY(mark != nullptr && !mark->isVisible());
        shown.desk->session()->announceRecording(true);
        QTRY_VERIFY_WITH_TIMEOUT(mark->isVisible(), kPatience);
        QVERIFY2(mark->text().contains(shown.desk->session()->room().self().name), qPrintable(mark->text()));
        shown.desk->session()->announceRecording(false);
        QTRY_VERIFY_WITH_TIMEOUT(!mark->isVisible(), kPatience);
    }

    void withoutAMediaPluginNothingIsRecordedAndNobodyIsToldSo()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        const QList<QAction*> actions = shown.page->roomPanel()->actions();
        const auto record = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
            return action->shortcut() == QKeySequence(Qt::Key_R);
        });
        QVERIFY(record != actions.end());
        (*record)->trigger();
        QVERIFY(!(*record)->isChecked());
        QCOMPARE(shown.desk->recording()->state(), ConsultRecording::State::Off);
        QVERIFY(shown.desk->session()->room().recordedBy().isEmpty());
    }

    void recordingsOfAConsultationAreListedBesideItsMinutes()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        const RoomId room = shown.desk->hosted()->room().plan().id;
        const QString folder = shown.recordings.folderOf(room);
        QVERIFY(QDir().mkpath(folder));
        for (const QString& name : {u"测试01"_s, u"测试02"_s}) {
            RecordingNote note;
            note.room = room;
            note.name = name;
            note.file = name + u".mkv"_s;
            note.state = RecordedState::Interrupted;
            QVERIFY(saveRecordingNote(note, folder).ok());
        }
        connect(&shown.desk->host(), &ConsultHost::minutesChanged, &shown.minutes, &MinutesFolder::keep);
        shown.desk->end();
        ui::RecordingListButton* button = shown.page->lobby()->minutes()->recordings();
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatience);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(button->list() != nullptr, kPatience);
        QStringList lines;
        for (const QAction* action : button->list()->actions()) lines << action->text();
        QCOMPARE(lines.size(), 4);  // two recordings, a line, their folder
        QVERIFY2(lines[0].contains(u"测试01"_s) && lines[1].contains(u"测试02"_s), qPrintable(lines.join(u'|')));
        button->list()->close();
    }

    void anOpenQuestionOutlivesTheRoom()
    {
        ShownPage shown;
        shown.call();
        QTRY_VERIFY_WITH_TIMEOUT(shown.inside(), kPatience);
        QTest::keyClick(shown.page.get(), Qt::Key_W, Qt::ControlModifier);
        shown.desk->end();
        QTRY_COMPARE(shown.page->findChildren<ui::RoomPanel*>().size(), 0);
    }

    void whoIsRefusedStandsOnTheSystemPageAndIsCountedInTheLobby()
    {
        ShownPage shown;
        QTRY_VERIFY_WITH_TIMEOUT(shown.page->readiness().ready, kPatience);
        ui::PageContext context = shown.seat.context();
        context.consult = shown.desk.get();
        context.clock = &shown.clock;
        ui::SystemPage system(context);
        const auto* model = system.findChild<ui::RefusalModel*>();
        QCOMPARE(model->rowCount(), 0);

        ConsultHost& host = shown.desk->host();
        SignalClient::Options options;
        options.server = QUrl(u"wss://127.0.0.1:%1/ws"_s.arg(host.port()));
        options.authorities = host.authorities();
        options.hello = {kSignalVersion, RoomId(u"r-1"_s), QString(43, u'A'), u"测试01"_s, PeerKind::Native, {}};
        SignalClient stranger(options);
        stranger.start();
        QTRY_COMPARE_WITH_TIMEOUT(host.refusals().total(), quint64(1), kPatience);
        system.setActive(true);
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, ui::RefusalModel::ReasonColumn).data().toString(),
                 ui::refusalText(RefusalReason::UnknownToken));
        QCOMPARE(model->index(0, ui::RefusalModel::AddressColumn).data().toString(), u"127.0.0.1"_s);
        const QList<QLabel*> labels = shown.page->lobby()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text().contains(u"Refused"_s); }));
    }

    void aLinkThatIsNoneIsRefusedInWords()
    {
        ShownPage shown;
        Q_EMIT shown.page->lobby()->joinRequested(u"http://example.org/"_s);
        const auto labels = shown.page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(u"https://host:port"_s);
        }));
    }
};

QTEST_MAIN(TestConsultPage)
#include "tst_consultpage.moc"
