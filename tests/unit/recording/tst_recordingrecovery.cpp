#include <QtTest>

#include <core/clock.h>
#include <recording/recordingrecovery.h>
#include <store/jobwriter.h>
#include <store/storefile.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

/// Recordings and an index that may not fit together.
struct Place {
    QTemporaryDir directory;
    IndexLog index;

    Place() { (void)prepareStore(store()); }
    QString store() const { return directory.filePath(QStringLiteral("index.sqlite")); }
    QString recordings() const { return directory.filePath(QStringLiteral("recordings")); }

    void writeIndex(const StoredSegment& segment) const
    {
        const auto database = openStoreForWriting(store());
        if (!database || !writeFact(*database.value(), segment).ok()) qFatal("the index cannot be written");
    }

    /// Records eight seconds; the writer ends in good order.
    StoredSegment record(const QString& clips) const
    {
        IndexLog log;
        {
            SegmentWriter writer({.directory = recordings(), .camera = kCamera}, log.sink());
            for (const TappedPacket& picture : pictures(clips)) (void)writer.write(picture);
        }
        return log.byTime().front();
    }

    RecordingRecovery recover(UtcTime sessionStart)
    {
        RecordingRecovery recovery({recordings(), sessionStart, index.sink()});
        auto reader = StoreReader::open(store());
        if (!reader || !recovery.run(*reader.value()).ok()) qFatal("recovery failed");
        return recovery;
    }
};

const UtcTime kTomorrow = SystemClock().now() + 24h;

}  // namespace

class TestRecordingRecovery : public QObject {
    Q_OBJECT

    QTemporaryDir clips_;

private Q_SLOTS:
    void fileThatTheIndexLostIsTakenIn()
    {
        Place place;
        const StoredSegment recorded = place.record(clips_.path());
        QCOMPARE(place.recover(kTomorrow).takenIn(), 1);
        const StoredSegment found = place.index.byTime().front();
        QCOMPARE(found.camera, kCamera);
        QCOMPARE(found.file, recorded.file);
        QCOMPARE(found.from, recorded.from);
        QCOMPARE(found.to, recorded.to);
        QVERIFY(found.complete);
    }

    void fileThatACrashLeftIsTakenInUnderItsName()
    {
        Place place;
        const StoredSegment recorded = place.record(clips_.path());
        const QString path = place.recordings() + QLatin1Char('/') + recorded.file;
        // As a crash leaves it: under its working name, torn in the last group.
        QFile file(path);
        QVERIFY(file.resize(file.size() * 3 / 4));
        QVERIFY(file.rename(Mp4Writer::partialPath(path)));
        StoredSegment unfinished = recorded;
        unfinished.complete = false;
        place.writeIndex(unfinished);

        QCOMPARE(place.recover(kTomorrow).takenIn(), 1);
        QVERIFY(QFile::exists(path));
        const StoredSegment found = place.index.byTime().front();
        QVERIFY(found.complete);
        QVERIFY(found.to > kStart + 3s);
        QVERIFY(found.to < recorded.to);
    }

    void fileThatCannotBeReadIsSetAside()
    {
        Place place;
        const StoredSegment recorded = place.record(clips_.path());
        const QString path = place.recordings() + QLatin1Char('/') + recorded.file;
        QVERIFY(QFile::resize(path, 100));
        QCOMPARE(place.recover(kTomorrow).setAside(), 1);
        QVERIFY(!QFile::exists(path));
        QVERIFY(QFile::exists(path + QStringLiteral(".unreadable")));
        QVERIFY(place.index.segments.empty());
    }

    void entryWithoutAFileIsForgotten()
    {
        Place place;
        const StoredSegment recorded = place.record(clips_.path());
        place.writeIndex(recorded);
        StoredSegment lost = recorded;
        lost.file = QStringLiteral("410881001001/c01/2026-11-23/010000000.mp4");
        place.writeIndex(lost);
        place.index.hear(lost);
        place.recover(kTomorrow);
        QVERIFY(place.index.segments.empty());
    }

    void entriesOfALostDirectoryAreForgotten()
    {
        Place place;
        place.writeIndex(place.record(clips_.path()));
        StoredSegment lost{
            kCamera, QStringLiteral("410881001001/c01/2026-01-01/000000000.mp4"), kStart, kStart + 1s, 1, 1, true, true,
            false};
        place.writeIndex(lost);
        place.index.hear(lost);
        place.recover(kTomorrow);
        QVERIFY(place.index.segments.empty());
    }

    void filesOfTheRunningSessionAreLeftAlone()
    {
        Place place;
        place.record(clips_.path());
        const RecordingRecovery recovery = place.recover(SystemClock().now() - 1h);
        QCOMPARE(recovery.takenIn(), 0);
        QCOMPARE(recovery.setAside(), 0);
    }

    void whatFitsTogetherIsNotReadAgain()
    {
        Place place;
        place.writeIndex(place.record(clips_.path()));
        QCOMPARE(place.recover(kTomorrow).takenIn(), 0);
        QCOMPARE(place.index.words, 0);
    }
};

QTEST_GUILESS_MAIN(TestRecordingRecovery)
#include "tst_recordingrecovery.moc"
