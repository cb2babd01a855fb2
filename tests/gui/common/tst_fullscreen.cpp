#include <QtTest>

#include <QScreen>

#include <ui/common/fullscreen.h>

using namespace pitwatch::ui;

/// On a display without a window manager, as a kiosk may have it.
class TestFullScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coversTheScreenWithoutAWindowManager()
    {
        QWidget window;
        window.setGeometry(100, 80, 640, 360);
        showOverScreen(window);
        QVERIFY(window.isFullScreen());
        QTRY_COMPARE(window.geometry(), window.screen()->geometry());
        QVERIFY(window.isFullScreen());
    }
};

QTEST_MAIN(TestFullScreen)
#include "tst_fullscreen.moc"
