#include <QtTest>

#include <QDirIterator>

#include <QComboBox>
#include <QMenu>
#include <QTranslator>

#include <client/resourcepaths.h>
#include <client/seat.h>
#include <support/consultseat.h>
#include <support/testdata.h>
#include <ui/consult/calleedialog.h>
#include <ui/consult/consultpage.h>
#include <ui/consult/devicetrial.h>
#include <ui/consult/recordinglimitsdialog.h>

#include "minesprogram.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

/// Where pictures of the screens go; empty: nowhere.
QString pictureFolder()
{
    return qEnvironmentVariable("PITWATCH_SCREENSHOTS");
}

}  // namespace

/// One evening at the bureau: an alarm, one key, the mine and the company come in, the facts lie on the table. The
/// tests go on from each other.
class TestConsultation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // In the first language of the screens, as they are looked at.
        if (chinese_.load(u"pitwatch_zh_CN"_s, translationDirectory())) QCoreApplication::installTranslator(&chinese_);
        QLocale::setDefault(QLocale(u"zh_CN"_s));
        mines_.start(resourceFile(u"demo/region.json"_s),
                     {u"--scenario"_s, resourceFile(u"demo/scenarios/night-shift.json"_s)});
        QTRY_VERIFY2_WITH_TIMEOUT(mines_.ready(), mines_.errors().constData(), kPatience);
        ClientOptions options;
        options.region = mines_.regionFile();
        options.rules = resourceFile(u"rules/demo.json"_s);
        options.dataDirectory = data_.path();
        options.theme = qEnvironmentVariable("PITWATCH_SCREENSHOT_THEME", u"dark"_s);
        theme_.setMode(options.theme == u"light"_s ? ui::ThemeMode::Light : ui::ThemeMode::Dark);
        theme_.applyTo(*qApp);
        auto seat = Seat::create(options, options.region, theme_);
        QVERIFY2(seat.ok(), seat.ok() ? "" : qPrintable(seat.error().text()));
        seat_ = std::move(seat).value();
        seat_->window().resize(1920, 1080);
        seat_->window().show();
        useTestPicture();
    }

    void cleanupTestCase()
    {
        guests_.clear();
        seat_.reset();
    }

    void theLobbyIsReadyForACall()
    {
        seat_->window().showPage(u"consult"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page()->readiness().ready, kPatience);
        QCOMPARE(desk().callees().size(), seat_->services().engine().snapshot() ? region().mines.size() + 4 : 0);
        keep(u"lobby"_s);
    }

    void cameraAndMicrophoneAreTriedBeforehand()
    {
        auto* trial = page()->lobby()->findChild<ui::DeviceTrial*>();
        QVERIFY(trial != nullptr && !trial->isOn());
        auto* toggle = trial->findChild<QPushButton*>();
        toggle->click();
        QTRY_VERIFY_WITH_TIMEOUT(!trial->tile().picture().isNull(), kPatience);
        keep(u"lobby-trial"_s);
        toggle->click();
        QVERIFY(!trial->isOn());
    }

    void oneKeyOnAnAlarmCallsItsMine()
    {
        QTRY_VERIFY_WITH_TIMEOUT(alarm().has_value(), kPatience);
        seat_->window().showPage(u"consult"_s, u"call/%1/%2"_s.arg(alarm()->mine.text(), alarm()->id.text()));
        QTRY_VERIFY_WITH_TIMEOUT(inside(), kPatience);
        QCOMPARE(desk().hosted()->plan().caseId, alarm()->id.text());
        mine_ = CalleeId(alarm()->mine.text());
        QVERIFY(desk().hosted()->calls().find(mine_)->ringing());
    }

    void theMineAndTheCompanyComeInAndAreSeen()
    {
        comeIn(mine_, u"调度室 测试01"_s);
        comeIn(CalleeId(u"city"_s), u"指挥中心 测试02"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk().session()->room().peers().size() == 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(pictures() == 3, kPatience);
        QVERIFY(!desk().hosted()->calls().find(mine_)->ringing());
        const auto numbers = [this] {
            const auto& tiles = page()->roomPanel()->gallery().tiles();
            return std::any_of(tiles.begin(), tiles.end(),
                               [](const auto& tile) { return tile.second->details().contains(u"kbit/s"_s); });
        };
        press(Qt::Key_I);
        QTRY_VERIFY_WITH_TIMEOUT(numbers(), kPatience);
        keep(u"gallery"_s);
        press(Qt::Key_I);
    }

    void aCameraThatFailsIsSaidAndAnotherIsTaken()
    {
        ConsultSession& session = *desk().session();
        const ConsultSources before = session.sources();
        ConsultSources missing = before;
        missing.testPicture = false;
        missing.camera = u"/dev/there-is-no-camera"_s;
        session.openDevices(missing);
        QTRY_VERIFY_WITH_TIMEOUT(session.lost().testFlag(ConsultDevice::Camera) && !session.cameraOn(), kPatience);
        keep(u"camera-failed"_s);
        auto* menu = page()->roomPanel()->findChild<ui::DeviceMenu*>();
        menu->popup(page()->roomPanel()->mapToGlobal(QPoint(400, 300)));
        keep(u"devices"_s, menu);
        menu->hide();
        test::ConsultSeat& guest = *guests_[0];
        session.openDevices(before);
        QVERIFY(session.cameraOn() && !session.lost());
        const PeerId us = session.room().self().id;
        const int seen = guest.frames.value(us);
        QTRY_VERIFY_WITH_TIMEOUT(guest.frames.value(us) > seen + 20, kPatience);
        QVERIFY(!session.lost());
    }

    void theMapOfTheMineLiesOnTheTable()
    {
        putOnTheTable(QObject::tr("Map"));
        guests_[0]->desk->session()->point({0.4, 0.4}, true);
        QTRY_VERIFY_WITH_TIMEOUT(!desk().session()->room().pointers().empty(), kPatience);
        keep(u"map-on-the-table"_s);
    }

    void theAlarmLiesOnTheTableAsOnePicture()
    {
        putOnTheTable(ui::ShareMenu::tr("The alarm and its facts"));
        keep(u"alarm-on-the-table"_s);
    }

    void aCameraWithItsBoxesLiesOnTheTable()
    {
        // As from the menu of its tile on the wall.
        const Camera& camera = region().mine(MineCode(mine_.text()))->cameras.front();
        seat_->window().showPage(u"consult"_s, u"table/%1/%2"_s.arg(mine_.text(), camera.id.text()));
        QVERIFY(page()->roomPanel()->sharer().source()->title().contains(camera.name));
        seeTheTable();
        keep(u"camera-on-the-table"_s);
    }

    void everybodySeesThatTheyAreRecorded()
    {
        QVERIFY(desk().recording()->start().ok());
        QTRY_COMPARE_WITH_TIMEOUT(desk().recording()->state(), ConsultRecording::State::Running, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!guests_[0]->desk->session()->room().recordedBy().isEmpty(), kPatience);
        keep(u"recording"_s);
        QTRY_VERIFY_WITH_TIMEOUT(somethingIsRecorded(), kPatience);
        desk().recording()->stop();
        QTRY_COMPARE_WITH_TIMEOUT(desk().recording()->state(), ConsultRecording::State::Off, kPatience);
    }

    void aRollCallIsAnswered()
    {
        desk().session()->startRollCall();
        ConsultSession* guest = guests_[0]->desk->session();
        QTRY_VERIFY_WITH_TIMEOUT(guest->room().unanswered().has_value(), kPatience);
        guest->answerRollCall(*guest->room().unanswered());
        const auto answered = [this] {
            // The mine may have heard of it before this seat has.
            const auto& calls = desk().session()->room().rollCalls();
            return !calls.empty() && std::any_of(calls.back().entries.begin(), calls.back().entries.end(),
                                                 [](const auto& entry) { return entry.answeredAt.has_value(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(answered(), kPatience);
        page()->roomPanel()->side().setCurrentIndex(2);
        keep(u"roll-call"_s);
    }

    void whatWasSaidAndDecidedStandsInTheMinutes()
    {
        guests_[0]->desk->session()->say(u"井下人员已开始撤离"_s);
        desk().hosted()->noteDecision(u"切断采区电源，全部人员升井"_s, u"测试值班员"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk().hosted()->minutes().chat.size(), std::size_t(1), kPatience);
        page()->roomPanel()->side().setCurrentIndex(1);
        keep(u"calls"_s);
        const Minutes minutes = desk().hosted()->minutes();
        QCOMPARE(minutes.decisions.size(), std::size_t(1));
        QCOMPARE(minutes.caseId, alarm()->id.text());
        QCOMPARE(minutes.calls.size(), std::size_t(1));  // the company came by its link, without a call
    }

    void thePicturesGoToAnotherScreenAndBack()
    {
        ui::RoomStage& stage = page()->roomPanel()->stage();
        stage.setDetached(true);
        QVERIFY(stage.stageWindow()->isVisible());
        keep(u"stage-detached"_s);
        keep(u"stage-window"_s, stage.stageWindow());
        stage.setDetached(false);
        QCOMPARE(pictures(), 4);
    }

    void theEndSendsEverybodyHome()
    {
        QSignalSpy ended(guests_[0]->desk.get(), &ConsultDesk::ended);
        desk().end();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        QVERIFY(page()->lobby()->isVisible());
    }

    void whatWasRecordedIsListedAndItsKeepingIsChosen()
    {
        ui::RecordingListButton* button = page()->lobby()->minutes()->recordings();
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), kPatience);
        // Asked again where the disk is slower than whoever asks.
        const auto listed = [button] {
            if (!button->list()) button->click();
            return button->list() != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
        keep(u"lobby-afterwards"_s);
        seat_->window().showPage(u"alarms"_s, u"alarm/"_s + alarm()->id.text());
        keep(u"alarm-with-its-consultation"_s);
        seat_->window().showPage(u"consult"_s);
        keep(u"recordings-list"_s, button->list());
        button->list()->close();
        ui::RecordingLimitsDialog limits(seat_->services().consultRecordings(), region().timezone);
        const QList<QPushButton*> buttons = limits.findChildren<QPushButton*>();
        limits.show();
        // Only once it has been said what goes.
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(buttons.begin(), buttons.end(), [](auto* b) { return b->isEnabled(); }),
                                 kPatience);
        keep(u"keeping"_s, &limits);
        CallBookKeeper& book = seat_->services().callBook();
        ui::CalleeDialog list(book.callees(), book.ofRegion(), theme_);
        list.show();
        keep(u"call-list"_s, &list);
    }

    void whoIsRefusedStandsOnTheSystemPage()
    {
        ConsultHost& host = desk().host();
        test::ConsultSeat stranger({}, host.authorities());
        QVERIFY(stranger.desk
                    ->join(invitationUrl(u"127.0.0.1"_s, host.port(), RoomId(u"r-1"_s), QString(43, u'A')), u"测试03"_s)
                    .ok());
        QTRY_VERIFY_WITH_TIMEOUT(host.refusals().total() > 0, kPatience);
        keep(u"lobby-refused"_s);
        seat_->window().showPage(u"system"_s);
        keep(u"refusals"_s);
    }

private:
    bool somethingIsRecorded() const
    {
        return QDirIterator(data_.filePath(u"consult/recordings"_s), {u"*.mkv"_s}, QDir::Files,
                            QDirIterator::Subdirectories)
            .hasNext();
    }
    ConsultDesk& desk() { return seat_->services().consult(); }
    const Region& region() { return *seat_->services().engine().snapshot()->region; }
    bool inside() { return desk().session() != nullptr && !desk().session()->room().self().id.isEmpty(); }

    ui::ConsultPage* page()
    {
        for (ui::Page* page : seat_->window().pages())
            if (auto* consult = qobject_cast<ui::ConsultPage*>(page)) return consult;
        return nullptr;
    }

    /// The first that a mine has raised.
    std::optional<Alarm> alarm()
    {
        const SnapshotPtr snapshot = seat_->services().engine().snapshot();
        if (!snapshot) return chosen_;
        for (const Alarm& alarm : *snapshot->alarms)
            if (!chosen_ && !alarm.mine.isEmpty()) chosen_ = alarm;
        return chosen_;
    }

    void useTestPicture()
    {
        for (QComboBox* box : page()->lobby()->findChildren<QComboBox*>())
            if (const int test = box->findData(u"test"_s); test >= 0) box->setCurrentIndex(test);
    }

    void comeIn(const CalleeId& id, const QString& name)
    {
        auto guest = std::make_unique<test::ConsultSeat>(std::vector<Callee>(), desk().host().authorities());
        QUrl link = desk().hosted()->invitationOf(id).value();
        link.setHost(u"127.0.0.1"_s);
        QVERIFY(guest->desk->join(link, name).ok());
        guests_.push_back(std::move(guest));
        QTRY_VERIFY_WITH_TIMEOUT(guests_.back()->inside(), kPatience);
    }

    void press(Qt::Key key)
    {
        for (QAction* action : page()->roomPanel()->actions())
            if (action->shortcut() == QKeySequence(key)) action->trigger();
    }

    /// Participants whose picture is on our screen, ourselves among them.
    int pictures()
    {
        int count = 0;
        for (const auto& [id, tile] : page()->roomPanel()->gallery().tiles()) count += tile->picture().isNull() ? 0 : 1;
        return count;
    }

    /// Chosen in the menu.
    void putOnTheTable(const QString& text)
    {
        auto* menu = page()->roomPanel()->findChild<QMenu*>();
        Q_EMIT menu->aboutToShow();
        QAction* offer = nullptr;
        for (QAction* action : menu->actions())
            if (action->text() == text && offer == nullptr) offer = action;
        QVERIFY(offer != nullptr);
        offer->trigger();
        seeTheTable();
    }

    /// A guest does, in full size.
    void seeTheTable()
    {
        test::ConsultSeat& guest = *guests_[0];
        QTRY_VERIFY_WITH_TIMEOUT(guest.sharing().has_value(), kPatience);
        const PeerId shared = guest.sharing()->id;
        QTRY_COMPARE_WITH_TIMEOUT(guest.sizes.value(shared), QSize(1280, 720), kPatience);
        const int before = guest.frames.value(shared);
        QTRY_VERIFY_WITH_TIMEOUT(guest.frames.value(shared) > before + 20, kPatience);
    }

    void keep(const QString& name, QWidget* widget = nullptr)
    {
        if (pictureFolder().isEmpty()) return;
        if (widget == nullptr) widget = &seat_->window();
        QTest::qWait(1500);  // for the eye only: nothing depends on it
        QDir().mkpath(pictureFolder());
        widget->grab().save(pictureFolder() + u'/' + name + u".png"_s);
    }

    QTranslator chinese_;
    QTemporaryDir data_;
    test::MinesProgram mines_;
    ui::Theme theme_;
    std::unique_ptr<Seat> seat_;
    std::vector<std::unique_ptr<test::ConsultSeat>> guests_;
    std::optional<Alarm> chosen_;
    CalleeId mine_;
};

QTEST_MAIN(TestConsultation)
#include "tst_consultation.moc"
