#include <QtTest>

#include <set>

#include <recording/localplayback.h>
#include <recording/syncplayer.h>
#include <store/jobwriter.h>
#include <store/storefile.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

constexpr Micros kFrame = 40ms;

class LaterClock final : public Clock {
public:
    UtcTime now() const override { return kStart + 1h; }
};

CameraKey camera(int number)
{
    return {kCamera.mine, CameraId(QStringLiteral("c%1").arg(number, 2, 10, QLatin1Char('0')))};
}

/// Cameras recorded into files of two seconds, each with its own hole.
struct Archive {
    QTemporaryDir directory;

    QString store() const { return directory.filePath(QStringLiteral("index.sqlite")); }
    QString recordings() const { return directory.filePath(QStringLiteral("recordings")); }

    /// Leaves out what lies in [hole, holeEnd).
    void record(const CameraKey& key, UtcTime start, Micros hole = 0s, Micros holeEnd = 0s)
    {
        const auto database = openStoreForWriting(store());
        if (!database) qFatal("%s", qPrintable(database.error().text()));
        SegmentWriter writer({.directory = recordings(), .camera = key, .length = 2s},
                             [&](const FactJob& job) { (void)writeFact(*database.value(), job); });
        bool gap = false;
        for (TappedPacket picture : pictures(directory.path(), start)) {
            const Micros place = *picture.capturedAt - start;
            if (place >= hole && place < holeEnd) {
                gap = true;
                continue;
            }
            picture.gap = std::exchange(gap, false);
            if (!writer.write(picture)) qFatal("cannot record");
        }
    }

    SyncPlayer::SourceOf source() const
    {
        return [local = std::make_shared<LocalPlayback>(recordings(), store())](const CameraKey&) { return local; };
    }
};

}  // namespace

class TestSyncPlayer : public QObject {
    Q_OBJECT

    LaterClock clock_;

private Q_SLOTS:
    void afterASeekEveryCameraShowsThePictureOfThatTime()
    {
        Archive archive;
        std::vector<CameraKey> cameras;
        for (int i = 0; i < 4; ++i) {
            cameras.push_back(camera(i));
            archive.record(cameras.back(), kStart + i * 7ms);  // no two cameras take their pictures together
        }
        SyncPlayer player(clock_, archive.source());
        player.setCameras(cameras);
        for (const Micros place : {5130ms, 20ms + 40ms, 1999ms, 4000ms, 7500ms, 3210ms}) {
            player.seek(kStart + place);
            for (const CameraKey& key : cameras) {
                QTRY_VERIFY(player.picture(key).frame);
                const Micros age = player.position() - *player.picture(key).frame->capturedAt;
                QVERIFY2(age >= 0us && age < kFrame, qPrintable(QString::number(age.count())));
            }
        }
    }

    void holeInARecordingShowsNoPicture()
    {
        Archive archive;
        archive.record(camera(0), kStart, 3s, 6s);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart + 4500ms);
        QTRY_COMPARE(player.picture(camera(0)).phase, PlaybackPhase::Gap);
        QVERIFY(!player.picture(camera(0)).frame);
        QCOMPARE(player.picture(camera(0)).following, std::optional<UtcTime>(kStart + 6s));
    }

    void playingIntoAHoleTakesThePictureAway()
    {
        Archive archive;
        archive.record(camera(0), kStart, 3s, 6s);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart + 2500ms);
        QTRY_VERIFY(player.picture(camera(0)).frame);
        player.play();
        QTRY_COMPARE(player.picture(camera(0)).phase, PlaybackPhase::Gap);
        QTRY_COMPARE_WITH_TIMEOUT(player.picture(camera(0)).phase, PlaybackPhase::Picture, 10000);
        QVERIFY(*player.picture(camera(0)).frame->capturedAt >= kStart + 6s);
    }

    void beforeAndBehindTheRecordingThereIsNothing()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        for (const Micros place : {Micros(-10s), Micros(20s)}) {
            player.seek(kStart + place);
            QTRY_COMPARE(player.picture(camera(0)).phase, PlaybackPhase::Gap);
        }
    }

    void playingGoesOverTheBordersOfFiles()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart + 1500ms);
        player.setRate(2);
        player.play();
        std::set<qint64> seen;
        bool gap = false;
        QTRY_VERIFY([&] {
            const PlaybackPicture picture = player.picture(camera(0));
            gap = gap || picture.phase == PlaybackPhase::Gap;
            if (picture.frame) seen.insert(toMicros(*picture.frame->capturedAt));
            return player.position() > kStart + 7s;
        }());
        QVERIFY(!gap);
        QVERIFY(*seen.rbegin() > toMicros(kStart + 6s));
    }

    void fastPlaybackShowsKeyPictures()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart);
        QTRY_VERIFY(player.picture(camera(0)).frame);
        player.setRate(16);
        player.play();
        QTRY_VERIFY(player.picture(camera(0)).frame && *player.picture(camera(0)).frame->capturedAt > kStart + 3s);
        const Micros place = *player.picture(camera(0)).frame->capturedAt - kStart;
        QCOMPARE(place % 1s, 0us);
    }

    void stepsShowEveryPictureOnceForwardAndBack()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart + 1960ms);  // the last picture of the first file
        const auto at = [&] {
            const PlaybackPicture picture = player.picture(camera(0));
            return picture.frame && picture.following ? *picture.frame->capturedAt - kStart : Micros(-1);
        };
        QTRY_COMPARE(at(), Micros(1960ms));
        for (const Micros place : {2000ms, 2040ms, 2080ms}) {
            player.stepForward();
            QTRY_COMPARE(at(), place);
        }
        for (const Micros place : {2040ms, 2000ms, 1960ms, 1920ms}) {
            player.stepBack();
            QTRY_COMPARE(at(), place);
        }
        QVERIFY(!player.playing());
    }

    void pictureComesInTheSizeOfItsTile()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.setTargetSize(camera(0), {80, 44});
        player.seek(kStart + 1s);
        QTRY_VERIFY(player.picture(camera(0)).frame);
        QTRY_COMPARE(player.picture(camera(0)).frame->image.size(), QSize(80, 44));
        QCOMPARE(player.picture(camera(0)).frame->sourceSize, QSize(160, 90));
    }

    void pictureOfAnotherTimeIsNotShownAfterASeek()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart + 1s);
        QTRY_VERIFY(player.picture(camera(0)).frame);
        player.seek(kStart + 5s);
        const PlaybackPicture now = player.picture(camera(0));
        QVERIFY(!now.frame || *now.frame->capturedAt == kStart + 5s);
    }

    void missingFileIsPassedOver()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        const QString name = QStringLiteral("%1/410881001001/c00/2026-11-23/020002000.mp4").arg(archive.recordings());
        QVERIFY(QFile::remove(name));
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(kStart + 3s);
        QTRY_COMPARE(player.picture(camera(0)).phase, PlaybackPhase::Gap);
        QTRY_COMPARE(player.picture(camera(0)).following, std::optional<UtcTime>(kStart + 4s));
    }

    void theFutureCannotBeSought()
    {
        Archive archive;
        SyncPlayer player(clock_, archive.source());
        player.seek(kStart + 2h);
        QCOMPARE(player.position(), kStart + 1h);
    }

    void fastPlaybackStaysBehindThePresentAtItsPace()
    {
        Archive archive;
        const UtcTime edge = clock_.now() - SyncPlayer::kLiveEdge;
        archive.record(camera(0), edge - 4s);  // and four seconds beyond it
        SyncPlayer player(clock_, archive.source());
        player.setCameras({camera(0)});
        player.seek(edge - 3s);
        QTRY_VERIFY(player.picture(camera(0)).frame);
        player.setRate(16);
        QCOMPARE(player.rate(), 16.0);
        player.play();
        QTRY_COMPARE(player.rate(), 1.0);
        QVERIFY(player.playing());
        // Pictures again, not key pictures alone, and none of a time that has not come.
        QTRY_VERIFY([&] {
            const PlaybackPicture picture = player.picture(camera(0));
            if (!picture.frame || *picture.frame->capturedAt > player.position()) return false;
            return (*picture.frame->capturedAt - edge) % 1s != 0us;
        }());
        player.seek(edge - 3s);
        QCOMPARE(player.rate(), 1.0);
    }

    void noMoreThanNineCamerasArePlayed()
    {
        Archive archive;
        archive.record(camera(0), kStart);
        SyncPlayer player(clock_, archive.source());
        std::vector<CameraKey> cameras;
        for (int i = 0; i < 12; ++i) cameras.push_back(camera(i));
        player.setCameras(cameras);
        QCOMPARE(player.cameras().size(), SyncPlayer::kMostCameras);
    }

    void storeThatCannotBeReadIsSaid()
    {
        QTemporaryDir nowhere;
        const auto source = std::make_shared<LocalPlayback>(nowhere.path(), nowhere.filePath(QStringLiteral("none")));
        SyncPlayer player(clock_, [&](const CameraKey&) { return source; });
        player.setCameras({camera(0)});
        player.seek(kStart);
        QTRY_COMPARE(player.picture(camera(0)).phase, PlaybackPhase::Failed);
        QVERIFY(!player.picture(camera(0)).reason.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSyncPlayer)
#include "tst_syncplayer.moc"
