#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <support/screencontext.h>
#include <ui/shell/tour.h>

#include "fakepage.h"

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;
using pitwatch::test::FakePage;
using pitwatch::test::ScreenContext;

class TestTour : public QObject {
    Q_OBJECT

private:
    static Tour::Settings quick(const QString& directory)
    {
        return {.directory = directory, .size = {1280, 720}, .patience = 300ms, .settle = 0ms};
    }

private Q_SLOTS:
    void everyPageIsPictured()
    {
        ScreenContext context;
        MainWindow window(context.page, context.theme, context.officer);
        window.addPage(new FakePage(QStringLiteral("overview")));
        window.addPage(new FakePage(QStringLiteral("wall")));
        window.show();
        QTemporaryDir directory;
        Tour tour(window, quick(directory.path()));
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.front().front().toStringList(), QStringList());
        QCOMPARE(QImage(directory.filePath(QStringLiteral("01-overview.png"))).size(), QSize(1280, 720));
        QVERIFY(QFile::exists(directory.filePath(QStringLiteral("02-wall.png"))));
    }

    void aPageThatIsNotLiveIsNamedAndPictured()
    {
        ScreenContext context;
        MainWindow window(context.page, context.theme, context.officer);
        auto* page = new FakePage(QStringLiteral("wall"));
        page->state = {false, QStringLiteral("16 tiles")};
        window.addPage(page);
        window.show();
        QTemporaryDir directory;
        Tour tour(window, quick(directory.path()));
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        QTRY_COMPARE(finished.size(), 1);
        const QStringList failures = finished.front().front().toStringList();
        QCOMPARE(failures.size(), 1);
        QVERIFY2(failures.front().contains(QStringLiteral("wall")), qPrintable(failures.front()));
        QVERIFY2(failures.front().contains(QStringLiteral("16 tiles")), qPrintable(failures.front()));
        QVERIFY(QFile::exists(directory.filePath(QStringLiteral("01-wall.png"))));
    }

    void aDirectoryThatCannotBeMadeFails()
    {
        ScreenContext context;
        MainWindow window(context.page, context.theme, context.officer);
        Tour tour(window, quick(QStringLiteral("/proc/nowhere")));
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.front().front().toStringList().size(), 1);
    }
};

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
