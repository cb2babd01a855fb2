#include <QLabel>
#include <QtTest>

#include <recording/localplayback.h>
#include <store/asyncreader.h>
#include <store/jobwriter.h>
#include <store/storefile.h>
#include <store/storewriter.h>
#include <support/fakeengine.h>
#include <ui/playback/playbackpage.h>
#include <ui/wall/cameratreemodel.h>
#include <unit/recording/pictures.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

class LaterClock final : public Clock {
public:
    UtcTime now() const override { return kStart + 2min; }
};

std::shared_ptr<Region> region()
{
    auto region = std::make_shared<Region>();
    Mine mine;
    mine.code = kCamera.mine;
    mine.name = QStringLiteral("测试一矿");
    for (int i = 1; i <= 2; ++i) {
        Camera camera;
        camera.id = CameraId(QStringLiteral("c0%1").arg(i));
        camera.name = QStringLiteral("主井口%1").arg(i);
        mine.cameras.push_back(camera);
    }
    region->mines.push_back(mine);
    return region;
}

/// The page over a real store and eight recorded seconds of one camera.
struct Seat {
    QTemporaryDir directory;
    LaterClock clock;
    FakeEngine engine;
    ui::Theme theme;
    ui::UiState state;
    std::unique_ptr<StoreWriter> store;
    std::unique_ptr<AsyncReader> history;
    std::unique_ptr<ui::PlaybackPage> page;

    QString index() const { return directory.filePath(QStringLiteral("index.sqlite")); }
    QString recordings() const { return directory.filePath(QStringLiteral("recordings")); }

    void record()
    {
        const auto database = openStoreForWriting(index());
        SegmentWriter writer({.directory = recordings(), .camera = kCamera},
                             [&](const FactJob& job) { (void)writeFact(*database.value(), job); });
        for (const TappedPacket& picture : pictures(directory.path())) (void)writer.write(picture);
    }

    void open(const std::vector<CameraKey>& cameras = {kCamera})
    {
        StoreSettings settings;
        settings.path = index();
        settings.gather = 1ms;
        (void)prepareStore(index());
        store = std::make_unique<StoreWriter>(settings, clock);
        store->start();
        history = std::make_unique<AsyncReader>(index());
        QVariantList names;
        for (const CameraKey& key : cameras) names << QString::fromUtf8(ui::cameraToMime(key));
        state.setValue(QStringLiteral("playback.cameras"), names);
        ui::PageContext context;
        context.engine = &engine;
        context.region = region();
        context.clock = &clock;
        context.state = &state;
        context.theme = &theme;
        context.store = store.get();
        context.history = history.get();
        context.playback = std::make_shared<LocalPlayback>(recordings(), index());
        context.operatorName = [] { return QStringLiteral("值班员甲"); };
        page = std::make_unique<ui::PlaybackPage>(context);
        page->resize(1400, 900);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get())) qWarning("the page gets no keys");
        page->setActive(true);
    }
    ~Seat()
    {
        page.reset();
        history.reset();
        store.reset();
    }

    void press(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(page.get(), Qt::Key(key), modifiers); }
    Micros shownAt() const
    {
        const PlaybackPicture picture = page->player().picture(kCamera);
        return picture.frame ? *picture.frame->capturedAt - kStart : Micros(-1);
    }
    bool says(const QString& part) const
    {
        for (const QLabel* label : page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(part)) return true;
        return false;
    }
    std::vector<Bookmark> bookmarks() const
    {
        auto reader = StoreReader::open(index());
        return reader ? reader.value()->bookmarks({kStart - 1h, kStart + 1h}).value() : std::vector<Bookmark>();
    }
};

}  // namespace

class TestPlaybackPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutCamerasItSaysHowToChooseThem()
    {
        Seat seat;
        seat.open({});
        QVERIFY(seat.says(QStringLiteral("No camera is chosen")));
        QVERIFY(seat.page->readiness().ready);
    }

    void withoutRecordingsItSaysHowToRecord()
    {
        Seat seat;
        seat.open();
        QTRY_VERIFY(seat.says(QStringLiteral("Nothing has been recorded yet")));
        QVERIFY(seat.page->readiness().ready);
    }

    void homeShowsTheFirstPicture()
    {
        Seat seat;
        seat.record();
        seat.open();
        QTRY_VERIFY([&] {
            seat.press(Qt::Key_Home);
            return seat.page->player().position() == kStart;
        }());
        QTRY_COMPARE(seat.shownAt(), Micros(0));
    }

    void keysDriveThePlayback()
    {
        Seat seat;
        seat.record();
        seat.open();
        seat.page->player().seek(kStart + 2s);
        QTRY_COMPARE(seat.shownAt(), Micros(2s));
        QTRY_VERIFY(seat.page->player().picture(kCamera).following);
        seat.press(Qt::Key_Period);
        QTRY_COMPARE(seat.shownAt(), Micros(2040ms));
        seat.press(Qt::Key_Comma);
        QTRY_COMPARE(seat.shownAt(), Micros(2s));
        seat.press(Qt::Key_BracketRight);
        QCOMPARE(seat.page->player().rate(), 2.0);
        seat.press(Qt::Key_J);
        QCOMPARE(seat.page->player().rate(), 1.0);
        seat.press(Qt::Key_Space);
        QVERIFY(seat.page->player().playing());
        seat.press(Qt::Key_K);
        QVERIFY(!seat.page->player().playing());
        const UtcTime here = seat.page->player().position();
        seat.press(Qt::Key_Right);
        QCOMPARE(seat.page->player().position(), here + 10s);
    }

    void bookmarkIsStoredWithWhoMadeItAndCanBeDeleted()
    {
        Seat seat;
        seat.record();
        seat.open();
        seat.page->player().seek(kStart + 3s);
        seat.page->askForText = [](QWidget*) { return QStringLiteral("  皮带空转  "); };
        seat.press(Qt::Key_B);
        QTRY_COMPARE(seat.bookmarks().size(), std::size_t(1));
        const Bookmark made = seat.bookmarks().front();
        QCOMPARE(made.at, kStart + 3s);
        QCOMPARE(made.text, QStringLiteral("皮带空转"));
        QCOMPARE(made.person, QStringLiteral("值班员甲"));
        auto* table = seat.page->findChild<ui::TableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->setCurrentIndex(table->model()->index(0, 0));
        seat.press(Qt::Key_Delete);
        QTRY_VERIFY(seat.bookmarks().empty());
    }

    void bookmarkCountsForEveryCameraThatIsShown()
    {
        Seat seat;
        seat.record();
        const CameraKey second{kCamera.mine, CameraId(QStringLiteral("c02"))};
        seat.open({kCamera, second});
        seat.page->player().seek(kStart + 3s);
        seat.page->askForText = [](QWidget*) { return QStringLiteral("皮带空转"); };
        seat.press(Qt::Key_B);
        QTRY_COMPARE(seat.bookmarks().size(), std::size_t(2));
        QSet<QString> cameras;
        for (const Bookmark& made : seat.bookmarks()) cameras.insert(made.camera.camera.text());
        QCOMPARE(cameras, (QSet<QString>{kCamera.camera.text(), second.camera.text()}));
    }

    void cancelledBookmarkIsNone()
    {
        Seat seat;
        seat.record();
        seat.open();
        seat.page->askForText = [](QWidget*) { return QString(); };
        seat.press(Qt::Key_B);
        seat.store->stop();
        QVERIFY(seat.bookmarks().empty());
    }

    void selectedSpanIsExported()
    {
        Seat seat;
        seat.record();
        seat.open({kCamera, {kCamera.mine, CameraId(QStringLiteral("c02"))}});
        QTemporaryDir folder;
        seat.page->askForFolder = [&](QWidget*, const QString&) { return folder.path(); };
        seat.page->player().seek(kStart + 2s);
        seat.press(Qt::Key_I);
        seat.page->player().seek(kStart + 4s);
        seat.press(Qt::Key_O);
        QCOMPARE(seat.page->timeline()->selection(), std::optional<Period>({kStart + 2s, kStart + 4s}));
        seat.press(Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE(QDir(folder.path()).entryList({QStringLiteral("*.mp4")}, QDir::Files).size(), 1);
        const QString file = QDir(folder.path()).entryList({QStringLiteral("*.mp4")}, QDir::Files).first();
        QVERIFY2(file.contains(QStringLiteral("20261123-100002")), qPrintable(file));
        const ClipFacts facts = inspectClip(folder.filePath(file));
        QCOMPARE(facts.error, QString());
        QCOMPARE(facts.pictures, 50);
        // The camera without a recording is named, not passed over in silence.
        QTRY_VERIFY(seat.says(QStringLiteral("nothing was recorded")));
    }

    void escapeTakesTheSelectionAway()
    {
        Seat seat;
        seat.open();
        seat.page->timeline()->setSelection(Period{kStart, kStart + 1s});
        seat.press(Qt::Key_Escape);
        QVERIFY(!seat.page->timeline()->selection());
    }

    void hiddenPageHoldsNoCameras()
    {
        Seat seat;
        seat.record();
        seat.open();
        QCOMPARE(seat.page->player().cameras().size(), std::size_t(1));
        seat.page->setActive(false);
        QVERIFY(seat.page->player().cameras().empty());
    }

    void subjectOfAMineShowsItsCameras()
    {
        Seat seat;
        seat.open({});
        seat.page->showSubject(kCamera.mine.text());
        QCOMPARE(seat.page->player().cameras().size(), std::size_t(2));
        seat.page->showSubject(QStringLiteral("unknown"));
        QCOMPARE(seat.page->player().cameras().size(), std::size_t(2));
    }

    void holeSaysThatNothingWasRecorded()
    {
        Seat seat;
        seat.record();
        seat.open();
        seat.page->player().seek(kStart + 60s);
        QTRY_COMPARE(seat.page->player().picture(kCamera).phase, PlaybackPhase::Gap);
    }
};

QTEST_MAIN(TestPlaybackPage)
#include "tst_playbackpage.moc"
