#include <QtTest>

#include <store/jobwriter.h>
#include <store/storereader.h>
#include <store/storewriter.h>

#include "samples.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = at("2026-11-23T00:00:00Z");
const CameraKey kCamera{kMine, CameraId(QStringLiteral("c01"))};
const CameraKey kOther{kMine, CameraId(QStringLiteral("c02"))};
const Period kHour{kStart, kStart + 1h};

StoredSegment segment(const CameraKey& camera, UtcTime from, Micros length = 1min)
{
    const QString file = QStringLiteral("%1/%2/2026-11-23/%3.mp4")
                             .arg(camera.mine.text(), camera.camera.text())
                             .arg((from - kStart) / 1ms, 9, 10, QLatin1Char('0'));
    return {camera, file, from, from + length, 1000, 1500, true, true, false};
}

Bookmark bookmark(const QString& id, UtcTime time, const CameraKey& camera = {})
{
    return {id, time, camera, QStringLiteral("皮带空转"), QStringLiteral("值班员甲"), kStart + 2h};
}

std::unique_ptr<StoreReader> reader(const StorePlace& place)
{
    auto opened = StoreReader::open(place.path());
    if (!opened) qFatal("%s", qPrintable(opened.error().text()));
    return std::move(opened).value();
}

void write(const StorePlace& place, const std::vector<FactJob>& jobs)
{
    const auto database = place.open();
    for (const FactJob& job : jobs)
        if (const auto done = writeFact(*database, job); !done) qFatal("%s", qPrintable(done.error().text()));
}

}  // namespace

class TestRecordingQueries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void segmentsOfACameraThatTouchThePeriod()
    {
        const StorePlace place;
        const StoredSegment before = segment(kCamera, kStart - 30s);
        const StoredSegment inside = segment(kCamera, kStart + 10min);
        write(place, {segment(kCamera, kStart - 1min), before, inside, segment(kOther, kStart + 10min),
                      segment(kCamera, kStart + 1h)});
        QCOMPARE(reader(place)->segments(kCamera, kHour).value(), (std::vector<StoredSegment>{before, inside}));
    }

    void growingSegmentIsReplacedByItsNewerSelf()
    {
        const StorePlace place;
        StoredSegment growing = segment(kCamera, kStart, 5s);
        growing.complete = false;
        StoredSegment whole = segment(kCamera, kStart);
        write(place, {growing, whole});
        QCOMPARE(reader(place)->segments(kCamera, kHour).value(), std::vector<StoredSegment>{whole});
    }

    void lockOutlivesAWordFromTheRecorder()
    {
        const StorePlace place;
        StoredSegment locked = segment(kCamera, kStart);
        locked.locked = true;
        write(place, {locked, segment(kCamera, kStart)});
        QVERIFY(reader(place)->segments(kCamera, kHour).value().front().locked);
    }

    void coverageJoinsWhatFollowsAndKeepsGaps()
    {
        const StorePlace place;
        write(place,
              {segment(kCamera, kStart), segment(kCamera, kStart + 1min + 40ms), segment(kCamera, kStart + 5min)});
        const std::vector<Period> expected{{kStart, kStart + 2min + 40ms}, {kStart + 5min, kStart + 6min}};
        QCOMPARE(reader(place)->coverage(kCamera, kHour, 1s).value(), expected);
    }

    void directoriesOfTheIndexAreWalkedOneByOne()
    {
        const StorePlace place;
        write(place, {segment(kCamera, kStart), segment(kCamera, kStart + 1min), segment(kOther, kStart)});
        const auto store = reader(place);
        const auto first = store->segmentDirectoryAfter(QString()).value();
        QCOMPARE(*first, QStringLiteral("410881001001/c01/2026-11-23/"));
        QCOMPARE(store->segmentsUnder(*first).value().size(), std::size_t(2));
        const auto second = store->segmentDirectoryAfter(first->chopped(1) + QLatin1Char('0')).value();
        QCOMPARE(*second, QStringLiteral("410881001001/c02/2026-11-23/"));
        QVERIFY(!store->segmentDirectoryAfter(second->chopped(1) + QLatin1Char('0')).value());
    }

    void bookmarkKeepsTheSegmentsAroundIt()
    {
        const StorePlace place;
        write(place, {segment(kCamera, kStart), segment(kCamera, kStart + 10min), segment(kOther, kStart + 10min),
                      segment(kCamera, kStart + 20min), bookmark(QStringLiteral("b"), kStart + 11min, kCamera)});
        const std::vector<StoredSegment> others{segment(kCamera, kStart), segment(kOther, kStart + 10min),
                                                segment(kCamera, kStart + 20min)};
        QCOMPARE(reader(place)->oldestSegments(10).value(), others);
    }

    void bookmarkWithoutACameraKeepsAllOfThem()
    {
        const StorePlace place;
        write(place, {segment(kCamera, kStart), segment(kOther, kStart), bookmark(QStringLiteral("b"), kStart + 5s)});
        QVERIFY(reader(place)->oldestSegments(10).value().empty());
    }

    void oldestSegmentsComeFirstAndAreBounded()
    {
        const StorePlace place;
        write(place, {segment(kCamera, kStart + 2min), segment(kCamera, kStart), segment(kCamera, kStart + 1min)});
        const auto oldest = reader(place)->oldestSegments(2).value();
        QCOMPARE(oldest.size(), std::size_t(2));
        QCOMPARE(oldest[0].from, kStart);
        QCOMPARE(oldest[1].from, kStart + 1min);
    }

    void whatIsKeptDoesNotStandBeforeWhatMayGo()
    {
        const StorePlace place;
        StoredSegment locked = segment(kCamera, kStart);
        locked.locked = true;
        StoredSegment growing = segment(kCamera, kStart + 1min);
        growing.complete = false;
        const StoredSegment last = segment(kCamera, kStart + 20min);
        write(place, {locked, growing, segment(kCamera, kStart + 10min), last,
                      bookmark(QStringLiteral("b"), kStart + 11min, kCamera)});
        QCOMPARE(reader(place)->oldestSegments(1).value(), std::vector<StoredSegment>{last});
    }

    void oldestSegmentsCanBeginLater()
    {
        const StorePlace place;
        const StoredSegment later = segment(kCamera, kStart + 1min);
        write(place, {segment(kCamera, kStart), later});
        QCOMPARE(reader(place)->oldestSegments(10, kStart + 1s).value(), std::vector<StoredSegment>{later});
    }

    void totalsCountFilesAndBytes()
    {
        const StorePlace place;
        write(place, {segment(kCamera, kStart), segment(kOther, kStart + 1min), SegmentGone{QStringLiteral("none")}});
        QCOMPARE(reader(place)->recordingTotals().value(), (RecordingTotals{2, 2000, kStart}));
    }

    void emptyStoreHasNoOldestRecording()
    {
        const StorePlace place;
        write(place, {});
        QCOMPARE(reader(place)->recordingTotals().value(), RecordingTotals{});
    }

    void segmentsThatNobodyFinishedAreFound()
    {
        const StorePlace place;
        StoredSegment cut = segment(kCamera, kStart);
        cut.complete = false;
        write(place, {cut, segment(kCamera, kStart + 1min)});
        QCOMPARE(reader(place)->unfinishedSegments().value(), std::vector<StoredSegment>{cut});
    }

    void bookmarksCanBeChangedAndRemoved()
    {
        const StorePlace place;
        Bookmark second = bookmark(QStringLiteral("b"), kStart + 2min, kCamera);
        second.text = QStringLiteral("已核实");
        write(place,
              {bookmark(QStringLiteral("a"), kStart + 1min), bookmark(QStringLiteral("b"), kStart + 2min, kCamera),
               second, BookmarkGone{QStringLiteral("a")}});
        QCOMPARE(reader(place)->bookmarks(kHour).value(), std::vector<Bookmark>{second});
    }

    void removedSegmentIsForgotten()
    {
        const StorePlace place;
        write(place, {segment(kCamera, kStart), SegmentGone{segment(kCamera, kStart).file}});
        QVERIFY(reader(place)->segments(kCamera, kHour).value().empty());
    }

    void writerTakesSegmentsWhileTheStoreIsLocked()
    {
        const StorePlace place;
        const FixedClock clock{kStart};
        StoreSettings settings;
        settings.path = place.path();
        settings.gather = settings.firstRetry = 5ms;
        settings.longestRetry = 20ms;
        StoreWriter writer(settings, clock);
        writer.start();
        QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        {
            const auto holder = place.open();
            const auto lock = Transaction::begin(*holder, Transaction::Kind::Immediate);
            QVERIFY(lock.ok());
            writer.remember(segment(kCamera, kStart));
            QTRY_COMPARE(writer.status().health, StoreHealth::Waiting);
        }
        QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        QTRY_COMPARE(reader(place)->segments(kCamera, kHour).value().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestRecordingQueries)
#include "tst_recordingqueries.moc"
