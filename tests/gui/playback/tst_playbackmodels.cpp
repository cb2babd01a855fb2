#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <support/fakeengine.h>
#include <ui/common/recordingchoice.h>
#include <ui/playback/bookmarkmodel.h>
#include <ui/playback/camerapickmodel.h>
#include <ui/wall/cameratreemodel.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<Region> region()
{
    auto region = std::make_shared<Region>();
    for (int m = 0; m < 2; ++m) {
        Mine mine;
        mine.code = MineCode(QStringLiteral("41088100100%1").arg(m + 1));
        mine.name = QStringLiteral("矿%1").arg(m + 1);
        for (int c = 0; c < 3; ++c) {
            Camera camera;
            camera.id = CameraId(QStringLiteral("c%1").arg(c));
            camera.name = QStringLiteral("摄像机%1").arg(c);
            camera.mainUrl = QStringLiteral("rtsp://host/%1/main").arg(c);
            if (c != 2) camera.subUrl = QStringLiteral("rtsp://host/%1/sub").arg(c);
            mine.cameras.push_back(camera);
        }
        region->mines.push_back(mine);
    }
    region->mines[0].cameras[1].record = RecordStream::Sub;
    return region;
}

CameraKey key(int mine, int camera)
{
    return {MineCode(QStringLiteral("41088100100%1").arg(mine + 1)), CameraId(QStringLiteral("c%1").arg(camera))};
}

Bookmark bookmark(const QString& id, const CameraKey& camera = {})
{
    return {id, UtcTime(1'795'399'200s), camera, QStringLiteral("<b>皮带</b>"), QStringLiteral("值班员甲"), {}};
}

}  // namespace

class TestPlaybackModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bookmarksAreListedInTheRegionsTime()
    {
        BookmarkModel model(region());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.update({bookmark(QStringLiteral("a")), bookmark(QStringLiteral("b"), key(0, 1))});
        QCOMPARE(model.rowCount(), 2);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, BookmarkModel::TimeColumn), QStringLiteral("2026-11-23 10:00:00"));
        QCOMPARE(text(1, BookmarkModel::CameraColumn), QStringLiteral("摄像机1"));
        QVERIFY(!text(0, BookmarkModel::CameraColumn).isEmpty());
        QVERIFY(model.at(2) == nullptr);
        model.update({});
        QCOMPARE(model.rowCount(), 0);
    }

    void textOfABookmarkIsNoMarkup()
    {
        BookmarkModel model(region());
        model.update({bookmark(QStringLiteral("a"))});
        const QString tip = model.index(0, BookmarkModel::TextColumn).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QStringLiteral("<b>")));
    }

    void camerasArePickedInTheOrderOfTheirChoice()
    {
        CameraTreeModel tree(region());
        CameraPickModel model(&tree, 9);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&model, &CameraPickModel::pickedChanged);
        const QModelIndex mine = model.index(1, 0);
        QVERIFY(model.setData(model.index(2, 0, mine), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(0, 0, mine), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.picked(), (std::vector<CameraKey>{key(1, 2), key(1, 0)}));
        QVERIFY(model.setData(model.index(2, 0, mine), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.picked(), std::vector<CameraKey>{key(1, 0)});
        QCOMPARE(changed.count(), 3);
    }

    void minesHaveNoBox()
    {
        CameraTreeModel tree(region());
        CameraPickModel model(&tree, 9);
        QVERIFY(!model.index(0, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(!model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    }

    void oneMoreThanCanBePlayedIsRefused()
    {
        CameraTreeModel tree(region());
        CameraPickModel model(&tree, 2);
        QSignalSpy refused(&model, &CameraPickModel::refused);
        model.setPicked({key(0, 0), key(0, 1), key(0, 2)});
        QCOMPARE(model.picked().size(), std::size_t(2));
        QVERIFY(!model.setData(model.index(2, 0, model.index(0, 0)), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(refused.count(), 1);
    }

    void regionFileSaysWhatIsRecordedUnlessTheSeatDoes()
    {
        UiState state;
        RecordingChoice choice(region(), state);
        QSignalSpy changed(&choice, &RecordingChoice::changed);
        QCOMPARE(choice.streamOf(key(0, 1)), RecordStream::Sub);
        QCOMPARE(choice.streamOf(key(0, 0)), RecordStream::None);
        choice.choose(key(0, 1), RecordStream::None);
        choice.choose(key(1, 0), RecordStream::Main);
        QCOMPARE(changed.count(), 2);
        const auto recorded = choice.recorded();
        QCOMPARE(recorded.size(), std::size_t(1));
        QCOMPARE(recorded[0].camera, key(1, 0));
        QCOMPARE(recorded[0].request.url, QStringLiteral("rtsp://host/0/main"));
    }

    void choiceOfTheSeatIsRemembered()
    {
        UiState state;
        RecordingChoice(region(), state).choose(key(0, 1), RecordStream::Main);
        QCOMPARE(RecordingChoice(region(), state).streamOf(key(0, 1)), RecordStream::Main);
    }

    void settingsAreRememberedAndStartWithTheDefaults()
    {
        UiState state;
        RecordingChoice choice(region(), state);
        QCOMPARE(choice.settings(), RecordingSettings{});
        choice.setSettings({.keepDays = 7, .maximumBytes = 5'000'000'000});
        QCOMPARE(RecordingChoice(region(), state).settings().keepDays, 7);
        QCOMPARE(RecordingChoice(region(), state).settings().maximumBytes, qint64(5'000'000'000));
    }

    void cameraWithoutASubStreamIsRecordedFromItsMainStream()
    {
        UiState state;
        RecordingChoice choice(region(), state);
        choice.choose(key(0, 2), RecordStream::Sub);
        QCOMPARE(choice.streamOf(key(0, 2)), RecordStream::Main);
    }
};

QTEST_MAIN(TestPlaybackModels)
#include "tst_playbackmodels.moc"
