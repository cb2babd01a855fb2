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
    OpenRoom() : shown(media) { isOpen = shown.open(); }

    ui::RoomPanel& room() const { return *shown.page->roomPanel(); }
    ConsultSession& session() const { return *shown.desk->session(); }
    ui::ParticipantTile& tile(const PeerId& id) const { return *room().gallery().tiles().at(id); }
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
};

QTEST_MAIN(TestRoomPanel)
#include "tst_roompanel.moc"
