#include <QtTest>

#include <QTemporaryDir>

#include <consult/minutesfolder.h>
#include <consult/regioncallees.h>
#include <support/consultsetup.h>
#include <support/fakevideo.h>
#include <support/screencontext.h>
#include <support/shortcuts.h>
#include <ui/alarm/alarmpage.h>
#include <ui/common/recordingchoice.h>
#include <ui/consult/consultpage.h>
#include <ui/duty/dutypage.h>
#include <ui/map/mappage.h>
#include <ui/overview/overviewpage.h>
#include <ui/playback/playbackpage.h>
#include <ui/power/powerpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/system/systempage.h>
#include <ui/wall/wallwindows.h>

using namespace pitwatch;
using namespace pitwatch::ui;

class TestShortcuts : public QObject {
    Q_OBJECT

private:
    /// The main window with every page of a seat.
    struct Seat {
        QTemporaryDir folder;
        test::ScreenContext context;
        test::FakeVideoEngine video;
        RecordingChoice recordings{context.page.region, context.state};
        MinutesFolder minutes{folder.filePath(QStringLiteral("minutes"))};
        ConsultRecordings consultRecordings{{folder.filePath(QStringLiteral("recordings")), {}, {}}, context.clock};
        std::unique_ptr<ConsultDesk> desk;
        std::unique_ptr<WallWindows> walls;
        std::unique_ptr<MainWindow> window;

        Seat()
        {
            ConsultDesk::Setup setup = test::loopbackSetup(folder, regionCallees(*context.page.region));
            setup.recordings = &consultRecordings;
            desk = std::make_unique<ConsultDesk>(setup, context.clock);
            PageContext& page = context.page;
            page.video = &video;
            page.recordings = &recordings;
            page.consult = desk.get();
            page.minutes = &minutes;
            page.consultRecordings = &consultRecordings;
            page.dataDirectory = folder.path();
            walls = std::make_unique<WallWindows>(page);
            window = std::make_unique<MainWindow>(page, context.theme, context.officer);
            const auto noOffers = [](const MineCode&) { return std::vector<SourceOffer>(); };
            for (Page* shown : std::initializer_list<Page*>{
                     new OverviewPage(page), walls->makeMainPage(), new PlaybackPage(page), new MapPage(page),
                     new PowerPage(page), new AlarmPage(page), new ConsultPage(page, noOffers), new DutyPage(page),
                     new SystemPage(page)})
                window->addPage(shown);
        }
        ~Seat() { window.reset(); }
        /// Those of the window itself, which every page has as well.
        std::vector<test::KeyUser> everywhere() const
        {
            std::vector<test::KeyUser> users;
            for (const QAction* action : window->actions())
                for (const QKeySequence& key : action->shortcuts()) users.push_back({key, action->text(), action});
            return users;
        }
    };

private Q_SLOTS:
    void noTwoOfAPageAreTheSame()
    {
        Seat seat;
        const auto pages = seat.window->findChildren<Page*>();
        QCOMPARE(pages.size(), 9);
        QStringList found;
        for (const Page* page : pages) {
            std::vector<test::KeyUser> users = test::keyUsers(*page);
            QVERIFY2(page->pageId() != QLatin1String("wall") || users.size() > 30, "the wall has keys");
            for (const test::KeyUser& user : seat.everywhere()) users.push_back(user);
            for (const QString& clash : test::clashes(users)) found << page->pageId() + QLatin1Char(' ') + clash;
        }
        QCOMPARE(found.join(QLatin1Char('\n')), QString());
    }

    void noTwoOfAWallWindowAreTheSame()
    {
        Seat seat;
        QVERIFY(seat.walls->openWindow(nullptr));
        QCOMPARE(test::clashes(test::keyUsers(*seat.walls->windows().front())).join(QLatin1Char('\n')), QString());
    }
};

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
