#include <QtTest>

#include <recording/recordingkeeper.h>
#include <store/jobwriter.h>
#include <store/storefile.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = kStart + 24h * 40;
const DiskSpace kRoomy{200'000'000'000, 100'000'000'000};

class StandingClock final : public Clock {
public:
    UtcTime now() const override { return kNow; }
};

/// Recordings of forty days ago, their index, and what the keeper says of them.
struct Place {
    QTemporaryDir directory;
    StandingClock clock;
    IndexLog said;       ///< to be looked at when the keeper has gone
    QSet<QString> gone;  ///< the same
    std::atomic<int> forgotten{0};

    Place() { (void)prepareStore(store()); }
    QString store() const { return directory.filePath(QStringLiteral("index.sqlite")); }
    QString recordings() const { return directory.filePath(QStringLiteral("recordings")); }

    QString record(const QString& clips, UtcTime start = kStart) const
    {
        IndexLog log;
        {
            SegmentWriter writer({.directory = recordings(), .camera = kCamera}, log.sink());
            for (const TappedPacket& picture : pictures(clips, start)) (void)writer.write(picture);
        }
        const StoredSegment segment = log.byTime().front();
        const QString path = recordings() + QLatin1Char('/') + segment.file;
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) ||
            !file.setFileTime(toDateTime(start, QTimeZone::utc()), QFile::FileModificationTime))
            qFatal("the file cannot be made old");
        writeIndex(segment);
        return path;
    }

    void writeIndex(const StoredSegment& segment) const
    {
        const auto database = openStoreForWriting(store());
        if (!database || !writeFact(*database.value(), segment).ok()) qFatal("the index cannot be written");
    }

    std::unique_ptr<RecordingKeeper> keeper(std::optional<RecordingSettings> settings,
                                            std::optional<DiskSpace> space = kRoomy)
    {
        return std::make_unique<RecordingKeeper>(RecordingKeeper::Setup{
            .directory = recordings(),
            .storePath = store(),
            .index =
                [this](const FactJob& job) {
                    said.hear(job);
                    const auto* lost = std::get_if<SegmentGone>(&job);
                    if (!lost) return;
                    gone.insert(lost->file);
                    ++forgotten;
                },
            .space = [space] { return space; },
            .clock = &clock,
            .settings = settings,
            .every = 10ms,
        });
    }
};

}  // namespace

class TestRecordingKeeper : public QObject {
    Q_OBJECT

    QTemporaryDir clips_;

private Q_SLOTS:
    void nothingGoesBeforeTheSettingsAreKnown()
    {
        Place place;
        const QString file = place.record(clips_.path());
        auto keeper = place.keeper({});
        QTRY_COMPARE(keeper->figures().totals.segments, qint64(1));
        keeper->setSettings({.keepDays = 0});
        keeper.reset();
        QVERIFY(QFile::exists(file));
        QCOMPARE(place.said.words, 0);
    }

    void settingsThatComeLaterCount()
    {
        Place place;
        const QString file = place.record(clips_.path());
        auto keeper = place.keeper({});
        keeper->setSettings({.keepDays = 31});
        QTRY_VERIFY(!QFile::exists(file));
    }

    void unknownRoomDeletesNothing()
    {
        Place place;
        const QString file = place.record(clips_.path());
        auto keeper = place.keeper(RecordingSettings{.keepDays = 31}, std::nullopt);
        QTRY_VERIFY(!keeper->figures().problem.isEmpty());
        keeper.reset();
        QVERIFY(QFile::exists(file));
        QCOMPARE(place.said.words, 0);
    }

    void recordingsThatAreNotThereAreNotForgotten()
    {
        Place place;
        place.record(clips_.path());
        QVERIFY(QFile::rename(place.recordings(), place.recordings() + QStringLiteral(".unmounted")));
        auto keeper = place.keeper(RecordingSettings{.keepDays = 31});
        QTRY_VERIFY(!keeper->figures().problem.isEmpty());
        QVERIFY(!keeper->figures().recovered);
        keeper.reset();
        QCOMPARE(place.said.words, 0);
    }

    void whatIsRecordedWhereTheDiskShouldBeDoesNotStandForIt()
    {
        Place place;
        place.record(clips_.path());
        QVERIFY(QFile::rename(place.recordings(), place.recordings() + QStringLiteral(".unmounted")));
        place.record(clips_.path(), kNow + 1s);  // of this session
        auto keeper = place.keeper(RecordingSettings{.keepDays = 31});
        QTRY_VERIFY(!keeper->figures().problem.isEmpty());
        keeper.reset();
        QCOMPARE(place.said.words, 0);
    }

    void whatThisSessionWritesIsThinnedOutAllTheSame()
    {
        Place place;
        place.record(clips_.path());
        QVERIFY(QFile::rename(place.recordings(), place.recordings() + QStringLiteral(".unmounted")));
        const QString file = place.record(clips_.path(), kNow + 1s);
        auto keeper = place.keeper(RecordingSettings{.keepDays = 31}, DiskSpace{200'000'000'000, 1000});
        QTRY_VERIFY(!QFile::exists(file));
        keeper.reset();
        for (const QString& gone : std::as_const(place.gone)) QVERIFY(file.endsWith(gone));
    }

    void entryThatLostItsFileGoesWhenItsTimeHasCome()
    {
        Place place;
        const QString file = place.record(clips_.path());
        auto keeper = place.keeper(RecordingSettings{.keepDays = 0});
        QTRY_VERIFY(keeper->figures().recovered);
        StoredSegment lost{kCamera,
                           QStringLiteral("410881001001/c01/2026-10-01/000000000.mp4"),
                           kStart - 24h * 50,
                           kStart - 24h * 50 + 1min,
                           1,
                           1,
                           true,
                           true,
                           false};
        place.writeIndex(lost);
        keeper->setSettings({.keepDays = 60});
        QTRY_VERIFY(place.forgotten > 0);
        keeper.reset();
        QVERIFY(place.gone.contains(lost.file));
        QVERIFY(QFile::exists(file));
    }

    void aDiskThatComesLateIsTakenUp()
    {
        Place place;
        place.record(clips_.path());
        QVERIFY(QFile::rename(place.recordings(), place.recordings() + QStringLiteral(".unmounted")));
        auto keeper = place.keeper(RecordingSettings{.keepDays = 0});
        QTRY_VERIFY(!keeper->figures().problem.isEmpty());
        QVERIFY(QFile::rename(place.recordings() + QStringLiteral(".unmounted"), place.recordings()));
        QTRY_VERIFY(keeper->figures().recovered);
        QTRY_VERIFY(keeper->figures().problem.isEmpty());
    }

    void aDiskThatGoesAwayTakesNoEntriesWithIt()
    {
        Place place;
        place.record(clips_.path());
        auto keeper = place.keeper(RecordingSettings{.keepDays = 0});
        QTRY_VERIFY(keeper->figures().recovered);
        QVERIFY(QFile::rename(place.recordings(), place.recordings() + QStringLiteral(".unmounted")));
        keeper->setSettings({.keepDays = 31});
        QTRY_VERIFY(!keeper->figures().problem.isEmpty());
        keeper.reset();
        QCOMPARE(place.said.words, 0);
    }
};

QTEST_GUILESS_MAIN(TestRecordingKeeper)
#include "tst_recordingkeeper.moc"
