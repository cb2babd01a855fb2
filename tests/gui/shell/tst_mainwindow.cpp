#include <QSignalSpy>
#include <QTest>

#include <support/screencontext.h>
#include <ui/shell/mainwindow.h>

#include "fakepage.h"

using namespace pitwatch;
using namespace pitwatch::ui;
using pitwatch::test::FakePage;
using pitwatch::test::ScreenContext;

class TestMainWindow : public QObject {
    Q_OBJECT

private:
    struct Seat {
        Seat() : window(context.page, context.theme, context.officer)
        {
            for (const char* id : {"overview", "wall", "alarms"}) {
                pages.push_back(new FakePage(QString::fromLatin1(id)));
                window.addPage(pages.back());
            }
        }
        void show()
        {
            window.restore();
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
        }
        ScreenContext context;
        std::vector<FakePage*> pages;
        MainWindow window;
    };

private Q_SLOTS:
    void functionKeysOpenPages()
    {
        Seat seat;
        seat.show();
        QTest::keyClick(&seat.window, Qt::Key_F2);
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("wall"));
    }

    void controlAndADigitOpenPages()
    {
        Seat seat;
        seat.show();
        QTest::keyClick(&seat.window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("alarms"));
    }

    void onlyThePageInFrontIsActive()
    {
        Seat seat;
        seat.show();
        seat.window.showPage(QStringLiteral("wall"));
        QCOMPARE(seat.pages[0]->active, false);
        QCOMPARE(seat.pages[1]->active, true);
        QCOMPARE(seat.pages[2]->active, false);
    }

    void noPageIsActiveWhileTheWindowIsHidden()
    {
        Seat seat;
        seat.show();
        seat.window.hide();
        QCOMPARE(seat.pages[0]->active, false);
    }

    void aPageCanAskForAnotherWithASubject()
    {
        Seat seat;
        seat.show();
        Q_EMIT seat.pages[0]->openRequested(QStringLiteral("alarms"), QStringLiteral("410881001001"));
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("alarms"));
        QCOMPARE(seat.pages[2]->subject, QStringLiteral("410881001001"));
    }

    void anUnknownPageChangesNothing()
    {
        Seat seat;
        seat.show();
        QVERIFY(!seat.window.showPage(QStringLiteral("nowhere")));
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("overview"));
    }

    void theLastPageIsRemembered()
    {
        Seat seat;
        seat.context.state.setValue(QStringLiteral("window.page"), QStringLiteral("alarms"));
        seat.show();
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("alarms"));
    }

    void aKioskShowsOnlyThePageInFrontAndTheAlarms()
    {
        Seat seat;
        seat.show();
        seat.window.setKiosk(true);
        QVERIFY(seat.window.isFullScreen());
        QVERIFY(!seat.window.strip()->isVisible());
        QVERIFY(seat.window.findChild<AlarmLine*>()->isVisible());
        QTest::keyClick(&seat.window, Qt::Key_F2);
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("overview"));
        seat.window.setKiosk(false);
        QVERIFY(!seat.window.isFullScreen());
        QVERIFY(seat.window.strip()->isVisible());
        QTest::keyClick(&seat.window, Qt::Key_F2);
        QCOMPARE(seat.window.currentPage()->pageId(), QStringLiteral("wall"));
    }

    void fullScreenCannotBeLeftInAKiosk()
    {
        Seat seat;
        seat.show();
        seat.window.setKiosk(true);
        QTest::keyClick(&seat.window, Qt::Key_F11);
        QVERIFY(seat.window.isFullScreen());
    }

    void aKeyAsksForTheKiosk()
    {
        Seat seat;
        seat.show();
        QSignalSpy asked(&seat.window, &MainWindow::kioskToggled);
        QTest::keyClick(&seat.window, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(asked.size(), 1);
    }

    void aKeyTurnsTheThemeAndItIsRemembered()
    {
        Seat seat;
        seat.show();
        QTest::keyClick(&seat.window, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(seat.context.theme.mode(), ThemeMode::Light);
        Theme restored;
        restoreTheme(seat.context.state, restored);
        QCOMPARE(restored.mode(), ThemeMode::Light);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
