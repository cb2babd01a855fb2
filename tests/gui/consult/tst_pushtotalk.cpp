#include <QtTest>

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <ui/consult/pushtotalk.h>

using namespace pitwatch::ui;

namespace {

struct Room {
    Room()
    {
        auto* column = new QVBoxLayout(&room);
        for (QWidget* part : std::initializer_list<QWidget*>{button, line, log, list, talkButton})
            column->addWidget(part);
        log->setReadOnly(true);
        list->setItem(0, 0, new QTableWidgetItem(QStringLiteral("测试01")));
        talk->addButton(talkButton);
        QObject::connect(talk, &PushToTalk::heldChanged, &room, [this](bool held) { changes << held; });
        room.show();
        room.activateWindow();
        shown = QTest::qWaitForWindowActive(&room);
    }
    void focus(QWidget* part) const
    {
        part->setFocus();
        QTRY_VERIFY(part->hasFocus());
    }
    static void repeat(QWidget* part, QEvent::Type type)
    {
        QKeyEvent event(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "), true);
        QCoreApplication::sendEvent(part, &event);
    }

    QWidget room;
    QPushButton* button = new QPushButton;
    QLineEdit* line = new QLineEdit;
    QPlainTextEdit* log = new QPlainTextEdit;
    QTableWidget* list = new QTableWidget(1, 1);
    QPushButton* talkButton = new QPushButton;
    PushToTalk* talk = new PushToTalk(&room);
    QList<bool> changes;
    bool shown = false;
};

}  // namespace

class TestPushToTalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSpaceBarSpeaksForAsLongAsItIsHeld()
    {
        Room room;
        QVERIFY(room.shown);
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space);
        QVERIFY(room.talk->isHeld());
        QTest::keyRelease(room.list, Qt::Key_Space);
        QVERIFY(!room.talk->isHeld());
        QCOMPARE(room.changes, (QList<bool>{true, false}));
    }

    void itPressesNoButton()
    {
        Room room;
        room.focus(room.button);
        const QSignalSpy clicked(room.button, &QPushButton::clicked);
        QTest::keyClick(room.button, Qt::Key_Space);
        QCOMPARE(clicked.size(), 0);
        QCOMPARE(room.changes.size(), 2);
    }

    void whereTextIsWrittenItWritesASpace()
    {
        Room room;
        room.focus(room.line);
        QTest::keyClick(room.line, Qt::Key_Space);
        QCOMPARE(room.line->text(), QStringLiteral(" "));
        QVERIFY(room.changes.isEmpty());
    }

    void whereTextIsOnlyReadItSpeaks()
    {
        Room room;
        room.focus(room.log);
        QTest::keyClick(room.log, Qt::Key_Space);
        QCOMPARE(room.changes.size(), 2);
    }

    void repeatsOfTheKeyChangeNothing()
    {
        Room room;
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space);
        for (int i = 0; i < 5; ++i) {
            Room::repeat(room.list, QEvent::KeyRelease);
            Room::repeat(room.list, QEvent::KeyPress);
        }
        QVERIFY(room.talk->isHeld());
        QTest::keyRelease(room.list, Qt::Key_Space);
        QCOMPARE(room.changes, (QList<bool>{true, false}));
    }

    void aKeyThatWasDownBeforeSpeaksForNobody()
    {
        Room room;
        room.focus(room.list);
        Room::repeat(room.list, QEvent::KeyPress);
        QVERIFY(!room.talk->isHeld());
    }

    void withOtherKeysItIsAnotherCommand()
    {
        Room room;
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(!room.talk->isHeld());
    }

    void anotherWindowEndsIt()
    {
        Room room;
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QTRY_VERIFY(!room.talk->isHeld());
        // The key comes up over there, and nobody minds.
        QTest::keyRelease(&other, Qt::Key_Space);
        QCOMPARE(room.changes, (QList<bool>{true, false}));
    }

    void aRoomThatIsSeenNoMoreEndsIt()
    {
        Room room;
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space);
        room.room.hide();
        QVERIFY(!room.talk->isHeld());
    }

    void aTextFieldThatTakesTheFocusEndsItAndGetsNoSpaces()
    {
        Room room;
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space);
        room.focus(room.line);
        QVERIFY(!room.talk->isHeld());
        Room::repeat(room.line, QEvent::KeyPress);
        QTest::keyRelease(room.line, Qt::Key_Space);
        QCOMPARE(room.line->text(), QString());
        QTest::keyClick(room.line, Qt::Key_Space);
        QCOMPARE(room.line->text(), QStringLiteral(" "));
    }

    void letGoWhereverTheFocusIsByThen()
    {
        Room room;
        room.focus(room.list);
        QTest::keyPress(room.list, Qt::Key_Space);
        room.focus(room.button);
        QVERIFY(room.talk->isHeld());
        QTest::keyRelease(room.button, Qt::Key_Space, Qt::ShiftModifier);
        QVERIFY(!room.talk->isHeld());
    }

    void aButtonThatIsHeldDoesTheSame()
    {
        Room room;
        QTest::mousePress(room.talkButton, Qt::LeftButton);
        QVERIFY(room.talk->isHeld());
        QTest::mouseRelease(room.talkButton, Qt::LeftButton);
        QVERIFY(!room.talk->isHeld());
        QTest::mousePress(room.talkButton, Qt::LeftButton);
        room.talkButton->setEnabled(false);
        QVERIFY(!room.talk->isHeld());
    }

    void inAWindowThatIsNotTheRoomsNothingHappens()
    {
        Room room;
        QPushButton other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        const QSignalSpy clicked(&other, &QPushButton::clicked);
        QTest::keyClick(&other, Qt::Key_Space);
        QCOMPARE(clicked.size(), 1);
        QVERIFY(room.changes.isEmpty());
    }
};

QTEST_MAIN(TestPushToTalk)
#include "tst_pushtotalk.moc"
