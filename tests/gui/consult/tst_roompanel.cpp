#include <QtTest>

#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVideoFrame>

#include <support/fakemedia.h>
#include <ui/consult/peoplepanel.h>

#include "shownpage.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = ShownPage::kPatience;
constexpr QSize kPicture(640, 360);

QVideoFrame greyFrame(QSize size)
{
    QVideoFrame frame(QVideoFrameFormat(size, QVideoFrameFormat::Format_YUV420P));
    if (!frame.map(QVideoFrame::WriteOnly)) return {};
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        std::fill_n(frame.bits(plane), frame.mappedBytes(plane), uchar(128));
    frame.unmap();
    return frame;
}

/// A consultation that is on, with media that a test moves.
struct OpenRoom {
    /// About an alarm of this grade, if any.
    explicit OpenRoom(std::optional<Grade> grade = {}) : shown(media)
    {
        if (grade) {
            SnapshotBuilder builder = shown.seat.snapshot();
            builder.alarm(0, *grade, u"疑似超员"_s);
            shown.seat.engine.show(builder.build());
        }
        isOpen = shown.open();
    }

    void press(Qt::Key key) const
    {
        for (QAction* action : room().actions())
            if (action->shortcut() == QKeySequence(key)) action->trigger();
    }

    ui::RoomPanel& room() const { return *shown.page->roomPanel(); }
    ConsultSession& session() const { return *shown.desk->session(); }
    ui::ParticipantTile& tile(const PeerId& id) const { return *room().gallery().tiles().at(id); }
    bool headSays(const QString& text) const
    {
        const QList<QLabel*> labels = room().findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && qobject_cast<const ui::Toast*>(label) == nullptr &&
                   label->text().contains(text);
        });
    }
    /// The toast lies over the pictures and is the room's only one.
    QString said() const { return room().findChild<ui::Toast*>()->text(); }

    std::shared_ptr<FakeMediaMaker> media = std::make_shared<FakeMediaMaker>();
    ShownPage shown;
    bool isOpen = false;
};

void moveMouse(QWidget& over, QPointF at)
{
    QMouseEvent move(QEvent::MouseMove, at, over.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&over, &move);
}

}  // namespace

class TestRoomPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSessionLivesUntilTheRoomHasLetGoOfTheKeyThatIsHeld()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        const QPointer<ConsultSession> session = &open.session();
        QTest::keyPress(open.shown.page.get(), Qt::Key_Space);
        QVERIFY(session->talking());
        bool lived = false;
        bool talked = true;
        connect(open.shown.desk.get(), &ConsultDesk::sessionChanged, this, [&] {
            lived = !session.isNull();
            talked = lived && session->talking();
        });
        open.shown.desk->end();
        QVERIFY(lived);
        QVERIFY(!talked);
        QVERIFY(session.isNull());
    }

    void picturesOnAnotherScreenComeBackBeforeTheSessionEnds()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        open.room().stage().setDetached(true);
        const QPointer<ui::RoomStage> stage = &open.room().stage();
        bool back = false;
        connect(open.shown.desk.get(), &ConsultDesk::sessionChanged, this,
                [&] { back = stage.isNull() || !stage->isDetached(); });
        open.shown.desk->end();
        QVERIFY(back);
    }

    void aMouseBesideThePictureTellsTheOthersOnceThatItLeft()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        RoomGuest guest(open.shown, u"测试01"_s, true);
        QVERIFY(guest.isIn);
        int sketches = 0;
        connect(guest.session.get(), &ConsultSession::roomChanged, this,
                [&](RoomView::Changes changes) { sketches += changes & RoomView::Sketch ? 1 : 0; });
        Q_EMIT open.media->first->frame(guest.id().text(), greyFrame(kPicture));
        ui::ParticipantTile& tile = open.tile(guest.id());
        QVERIFY(!tile.picture().isNull());
        const QPointF beside(tile.width() / 2.0, tile.height() - 2.0);
        const auto moveMuch = [&] {
            for (int i = 0; i < 300; ++i) moveMouse(tile, beside);
        };
        moveMuch();
        QTRY_VERIFY_WITH_TIMEOUT(
            (moveMouse(tile, QRectF(tile.rect()).center()), !guest.session->room().pointers().empty()), kPatience);
        sketches = 0;
        moveMuch();
        open.session().say(u"测试"_s);
        QTRY_COMPARE_WITH_TIMEOUT(guest.session->room().chat().size(), std::size_t(1), kPatience);
        QVERIFY(guest.session->room().pointers().empty());
        QVERIFY2(sketches <= 2, qPrintable(QString::number(sketches)));
        QVERIFY(open.shown.inside());
    }

    void theEndOfTheConsultationClosesAMenuThatIsOpen()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        const RoomGuest guest(open.shown, u"测试01"_s);
        QVERIFY(guest.isIn);
        auto* people = open.room().findChild<ui::PeoplePanel*>();
        auto* table = people->findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        // Where the menu holds up the one who opened it, the end comes from within.
        QTimer::singleShot(0, open.shown.desk.get(), &ConsultDesk::end);
        for (int row = 0; row < 2; ++row)
            Q_EMIT table->customContextMenuRequested(table->visualRect(table->model()->index(row, 0)).center());
        QVERIFY(open.shown.desk->session() != nullptr);
        QCOMPARE(people->findChildren<QMenu*>().size(), 1);
        QTRY_COMPARE(open.shown.page->findChildren<ui::RoomPanel*>().size(), 0);
    }

    void aMessageIsAddedToTheChatAndWhatIsReadStays()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        open.room().side().setCurrentIndex(open.room().side().count() - 1);
        auto* lines = open.room().side().currentWidget()->findChild<QPlainTextEdit*>();
        QVERIFY(lines != nullptr && lines->isVisible());
        int removed = 0;
        connect(lines->document(), &QTextDocument::contentsChange, this,
                [&](int, int gone, int) { removed = std::max(removed, gone); });
        const auto say = [&](std::size_t count) {
            open.session().say(QString(1500, u'测'));
            return QTest::qWaitFor([&] { return open.session().room().chat().size() == count; }, kPatience);
        };
        for (std::size_t i = 1; i <= 5; ++i) QVERIFY(say(i));
        QCOMPARE(lines->blockCount(), 5);
        QVERIFY(lines->maximumBlockCount() > 0);
        QScrollBar* bar = lines->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(1);
        QVERIFY(say(6));
        QCOMPARE(bar->value(), 1);
        bar->setValue(bar->maximum());
        QVERIFY(say(7));
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY2(removed <= 1, qPrintable(QString::number(removed)));
    }

    void whatFailsIsSaidWhereOneLooks()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        Q_EMIT open.shown.desk->failed({ErrorKind::Unavailable, u"no room left"_s, {}});
        QVERIFY2(open.said().contains(u"no room left"_s), qPrintable(open.said()));
        const auto labels = open.shown.page->lobby()->findChildren<QLabel*>();
        QVERIFY(std::none_of(labels.begin(), labels.end(),
                             [](const QLabel* label) { return label->text().contains(u"no room left"_s); }));
    }

    void whoIsNotHeardIsToldWhy()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        const RoomGuest guest(open.shown, u"测试01"_s);
        QVERIFY(guest.isIn);
        open.session().setMicrophone(true);
        ui::TalkControl control(open.session(), &open.room(), 0ms);
        QStringList said;
        connect(&control, &ui::TalkControl::said, this, [&](const QString& text) { said << text; });
        FakeMedia& media = *open.media->first;
        const auto speak = [&media] { Q_EMIT media.level({}, -10); };
        const auto become = [&](ConsultPeerState state) {
            Q_EMIT media.peerStateChanged(guest.id().text(), state, {});
        };

        become(ConsultPeerState::Live);
        speak();
        QCOMPARE(said, QStringList());
        become(ConsultPeerState::Rebuilding);
        QTRY_COMPARE(said.size(), 1);  // without a word
        QVERIFY2(said.back().contains(u"any participant"_s), qPrintable(said.back()));
        speak();
        QCOMPARE(said.size(), 1);  // not at each word
        QSignalSpy heardAgain(&control, &ui::TalkControl::heardAgain);
        become(ConsultPeerState::Live);
        QTRY_COMPARE(heardAgain.size(), 1);
        Q_EMIT media.failed(u"no device"_s);
        QTRY_COMPARE(said.size(), 2);
        QVERIFY2(said.back().contains(u"failed"_s), qPrintable(said.back()));
        speak();
        QCOMPARE(ui::unheard(open.session(), false), ui::Unheard::No);
        open.session().setMicrophone(false);
        QCOMPARE(ui::unheard(open.session(), true), ui::Unheard::MicrophoneOff);
    }

    void whatFailedIsSaidAndTakenAgainWhenItIsBackOrChosen()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        ConsultSession& session = open.session();
        FakeMedia& media = *open.media->first;
        session.openDevices({u"camera-1"_s, u"microphone-1"_s, {}, false, false});
        session.setCamera(true);
        session.setMicrophone(true);
        QCOMPARE(media.opened.size(), 1);
        media.opened.clear();
        ConsultDevices present;
        ui::DeviceReturn back(session, nullptr, [&](const ConsultSources&) { return present; });
        const auto lose = [&](ConsultDevices devices) { Q_EMIT media.failed(u"no device"_s, devices); };
        const auto head = [&] { return open.headSays(u"Failed"_s); };
        QVERIFY(session.cameraOn() && !head());

        lose(ConsultDevice::Camera | ConsultDevice::Microphone);
        QVERIFY(!session.cameraOn() && !session.microphoneOn() && head());
        back.noteChange();  // something else has come
        present = ConsultDevice::Camera;
        QTRY_COMPARE(media.opened.size(), 1);
        QCOMPARE(media.opened.last(), (ConsultSources{u"camera-1"_s, {}, {}, false, false}));
        QVERIFY2(open.said().contains(u"Camera"_s), qPrintable(open.said()));
        QVERIFY(session.cameraOn() && !session.microphoneOn() && head());

        open.press(Qt::Key_M);
        QCOMPARE(media.opened.size(), 2);
        QCOMPARE(media.opened.last().microphone, u"microphone-1"_s);
        QVERIFY(session.microphoneOn() && !head());

        lose(ConsultDevice::Microphone);
        auto* menu = open.room().findChild<ui::DeviceMenu*>();
        Q_EMIT menu->aboutToShow();
        const auto choose = [&menu](const QString& text) {
            const QList<QAction*> lines = menu->actions();
            for (QAction* line : lines)
                if (line->text().contains(text)) return line->trigger(), true;
            return false;
        };
        QVERIFY(choose(u"microphone-1 (failed"_s));
        QCOMPARE(media.opened.size(), 3);
        QVERIFY(!session.lost());
        ConsultSources other = session.sources();
        other.microphone = u"microphone-2"_s;
        session.openDevices(other);
        QCOMPARE(media.opened.last(), other);
        session.openDevices(other);
        QCOMPARE(media.opened.size(), 4);
    }

    void aPictureIsChosenAndPinnedByKeys()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        const RoomGuest guest(open.shown, u"测试01"_s);
        QVERIFY(guest.isIn);
        auto* gallery = open.room().findChild<ui::Gallery*>();
        gallery->setFocus();
        QTRY_VERIFY(gallery->hasFocus());
        QTest::keyClick(gallery, Qt::Key_Right);
        QTest::keyClick(gallery, Qt::Key_Right);
        QTest::keyClick(gallery, Qt::Key_Return);
        QVERIFY(gallery->pinned().has_value());
        QVERIFY(gallery->main() != nullptr);
        QTest::keyClick(gallery, Qt::Key_Enter);
        QVERIFY(!gallery->pinned().has_value());
    }

    void numbersOfTheConnectionStandOnThePictureWhenAskedFor()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        const RoomGuest guest(open.shown, u"测试01"_s);
        QVERIFY(guest.isIn);
        ConsultStats stats;
        stats.size = kPicture;
        stats.framesPerSecond = 25;
        stats.receiveKbps = 480;
        stats.rttMs = 40;
        Q_EMIT open.media->first->stats(guest.id().text(), stats);
        const ui::ParticipantTile& tile = open.tile(guest.id());
        QCOMPARE(tile.details(), QString());
        open.press(Qt::Key_I);
        QVERIFY2(tile.details().contains(u"640×360"_s) && tile.details().contains(u"480"_s),
                 qPrintable(tile.details()));
        QVERIFY(open.shown.seat.state.value(u"consult.details"_s).toBool());
    }

    void aSnapshotIsThePictureAsItCameWithWhatIsPointedAt()
    {
        OpenRoom open;
        QVERIFY(open.isOpen);
        RoomGuest guest(open.shown, u"测试01"_s, true);
        QVERIFY(guest.isIn);
        constexpr QSize kLarge(1920, 1080);
        Q_EMIT open.media->first->frame(guest.id().text(), greyFrame(kLarge));
        guest.session->point({0.5, 0.5}, true);
        QTRY_VERIFY_WITH_TIMEOUT(!open.session().room().pointers().empty(), kPatience);
        const QImage image = open.tile(guest.id()).snapshot();
        QCOMPARE(image.size(), kLarge);
        QVERIFY(image.pixel(kLarge.width() / 2, kLarge.height() / 2) != image.pixel(0, 0));
        open.press(Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(!open.shown.desk->hosted()->minutes().snapshots.empty(), kPatience);
        const QDir folder(open.shown.folder.filePath(u"consult/snapshots"_s));
        QCOMPARE(QImage(folder.filePath(folder.entryList(QDir::Files).value(0))).size(), kLarge);
    }

    void theAlarmOfTheConsultationLiesOnTheTableAsAPicture()
    {
        OpenRoom open(Grade::I);
        QVERIFY(open.isOpen);
        auto* menu = open.room().findChild<QMenu*>();
        Q_EMIT menu->aboutToShow();
        const QList<QAction*> offers = menu->actions();
        const auto offer = std::find_if(offers.begin(), offers.end(), [](const QAction* action) {
            return action->text() == ui::ShareMenu::tr("The alarm and its facts");
        });
        QVERIFY(offer != offers.end());
        (*offer)->trigger();
        const ui::TableSource* source = open.room().sharer().source();
        QVERIFY(source != nullptr && source->title().contains(u"疑似超员"_s));
        QSignalSpy asked(open.shown.page.get(), &ui::Page::openRequested);
        open.press(Qt::Key_A);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), u"alarms"_s);
    }
};

QTEST_MAIN(TestRoomPanel)
#include "tst_roompanel.moc"
