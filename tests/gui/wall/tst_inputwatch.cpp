#include <QtTest>

#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

#include <ui/wall/inputwatch.h>

using namespace pitwatch::ui;

class TestInputWatch : public QObject {
    Q_OBJECT

private:
    /// A window with two pages; the wall is on the first.
    struct Window {
        QStackedWidget pages;
        QWidget* wall = new QWidget;
        QPushButton* tool = new QPushButton(wall);
        QWidget* other = new QWidget;
        InputWatch watch{*wall};
        QSignalSpy used{&watch, &InputWatch::used};

        Window()
        {
            pages.addWidget(wall);
            pages.addWidget(other);
            pages.show();
            QVERIFY(QTest::qWaitForWindowExposed(&pages));
        }
        bool seen(const std::function<void()>& act)
        {
            used.clear();
            act();
            return !used.isEmpty();
        }
    };

private Q_SLOTS:
    void keysButtonsAndWheelAreSomebody()
    {
        Window window;
        QVERIFY(window.seen([&] { QTest::keyClick(window.wall, Qt::Key_S); }));
        QVERIFY(window.seen([&] { QTest::mouseClick(window.tool, Qt::LeftButton); }));
        QWheelEvent wheel({5, 5}, window.wall->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QVERIFY(window.seen([&] { QApplication::sendEvent(window.wall, &wheel); }));
    }

    void aMouseThatOnlyMovesIsNobody()
    {
        Window window;
        QMouseEvent move(QEvent::MouseMove, QPointF(5, 5), window.wall->mapToGlobal(QPointF(5, 5)), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QVERIFY(!window.seen([&] { QApplication::sendEvent(window.wall, &move); }));
    }

    void menusOfTheWindowBelongToIt()
    {
        Window window;
        QMenu menu(window.wall);
        QVERIFY(window.seen([&] { QTest::keyClick(&menu, Qt::Key_Down); }));
    }

    void otherWindowsAndOtherPagesAreNoWorkAtTheWall()
    {
        Window window;
        QWidget elsewhere;
        QVERIFY(!window.seen([&] { QTest::keyClick(&elsewhere, Qt::Key_S); }));
        window.pages.setCurrentWidget(window.other);
        QVERIFY(!window.seen([&] { QTest::keyClick(window.other, Qt::Key_S); }));
    }
};

QTEST_MAIN(TestInputWatch)
#include "tst_inputwatch.moc"
