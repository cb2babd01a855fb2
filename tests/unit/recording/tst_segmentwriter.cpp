#include <QtTest>

#include <recording/segmentfile.h>
#include <recording/segmentname.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

class TestSegmentWriter : public QObject {
    Q_OBJECT

    QTemporaryDir clips_;

    SegmentWriter::Options options(const QTemporaryDir& place, Micros length = 60s) const
    {
        return {.directory = place.path(), .camera = kCamera, .length = length};
    }

private Q_SLOTS:
    void fileBeginsAtTheTimeOfItsFirstPicture()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        for (const TappedPacket& picture : pictures(clips_.path())) QVERIFY(writer.write(picture).ok());
        QVERIFY(writer.finish().ok());
        const auto segments = index.byTime();
        QCOMPARE(segments.size(), std::size_t(1));
        QCOMPARE(segments[0].from, kStart);
        QCOMPARE(segments[0].to, kStart + 8s);
        QCOMPARE(segments[0].frames, 200);
        QVERIFY(segments[0].complete);
        QVERIFY(segments[0].cameraClock);
        QCOMPARE(segments[0].bytes, QFileInfo(place.filePath(segments[0].file)).size());
    }

    void cutsAtTheFirstKeyPictureAfterItsLength()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place, 2500ms), index.sink());
        for (const TappedPacket& picture : pictures(clips_.path())) QVERIFY(writer.write(picture).ok());
        QVERIFY(writer.finish().ok());
        std::vector<Micros> begins;
        for (const StoredSegment& segment : index.byTime()) begins.push_back(segment.from - kStart);
        QCOMPARE(begins, (std::vector<Micros>{0s, 3s, 6s}));
        QCOMPARE(index.byTime()[0].to, kStart + 3s);
    }

    void everyFileBeginsWithAKeyPictureAndDecodes()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place, 3s), index.sink());
        for (const TappedPacket& picture : pictures(clips_.path())) QVERIFY(writer.write(picture).ok());
        QVERIFY(writer.finish().ok());
        for (const StoredSegment& segment : index.byTime()) {
            const ClipFacts facts = inspectClip(place.filePath(segment.file));
            QCOMPARE(facts.error, QString());
            QVERIFY(facts.beginsWithKey);
            QCOMPARE(facts.pictures, segment.frames);
        }
    }

    void gapBeginsAnotherFile()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        auto list = pictures(clips_.path());
        list[50].gap = true;
        for (const TappedPacket& picture : list) QVERIFY(writer.write(picture).ok());
        QVERIFY(writer.finish().ok());
        QCOMPARE(index.byTime().size(), std::size_t(2));
        QCOMPARE(index.byTime()[1].from, kStart + 2s);
    }

    void silenceEndsTheFileWhereThePicturesEnded()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        for (const TappedPacket& picture : pictures(clips_.path())) QVERIFY(writer.write(picture).ok());
        QVERIFY(writer.tick(kStart + 9s).ok());
        QVERIFY(writer.open());
        QVERIFY(writer.tick(kStart + 11s).ok());
        QVERIFY(!writer.open());
        QCOMPARE(index.byTime()[0].to, kStart + 8s);
    }

    void picturesBeforeTheFirstKeyAreLeftOut()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        const auto list = pictures(clips_.path());
        for (std::size_t i = 10; i < list.size(); ++i) QVERIFY(writer.write(list[i]).ok());
        QVERIFY(writer.finish().ok());
        QCOMPARE(index.byTime()[0].from, kStart + 1s);
    }

    void growingFileIsAnnouncedAndCanBeRead()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        for (const TappedPacket& picture : pictures(clips_.path())) QVERIFY(writer.write(picture).ok());
        QCOMPARE(index.words, 1);
        const StoredSegment growing = index.byTime().front();
        QVERIFY(!growing.complete);
        QVERIFY(growing.to >= kStart + 5s);
        const auto facts = readSegmentFacts(Mp4Writer::partialPath(place.filePath(growing.file)));
        QVERIFY(facts.ok());
        QVERIFY(facts.value().frames >= 100);
    }

    void camerasWithoutAClockAreMarkedAsReceived()
    {
        const QTemporaryDir place;
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        for (TappedPacket picture : pictures(clips_.path())) {
            picture.capturedAt.reset();
            QVERIFY(writer.write(picture).ok());
        }
        QVERIFY(writer.finish().ok());
        QVERIFY(!index.byTime()[0].cameraClock);
        QCOMPARE(index.byTime()[0].from, kStart);
    }

    void directoryThatCannotBeMadeIsSaid()
    {
        const QTemporaryDir place;
        QFile blocker(place.filePath(kCamera.mine.text()));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        IndexLog index;
        SegmentWriter writer(options(place), index.sink());
        const auto done = writer.write(pictures(clips_.path()).front());
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Permission);
        QVERIFY(index.segments.empty());
    }

    void namesTellCameraAndTime()
    {
        const QString name = segmentName(kCamera, kStart + 123ms);
        QCOMPARE(name, QStringLiteral("410881001001/c01/2026-11-23/020000123.mp4"));
        QCOMPARE(*segmentPlace(name), (SegmentPlace{kCamera, kStart + 123ms}));
        QVERIFY(!segmentPlace(QStringLiteral("a/b/c.mp4")));
        QVERIFY(!segmentPlace(QStringLiteral("a/b/2026-11-23/evil.mp4")));
    }

    void idsCannotLeaveTheDirectory()
    {
        const CameraKey evil{MineCode(QStringLiteral("..")), CameraId(QStringLiteral("../../etc/摄像"))};
        const QString name = segmentName(evil, kStart);
        QVERIFY(!name.contains(QLatin1String("..")) || !name.split(QLatin1Char('/')).contains(QLatin1String("..")));
        QCOMPARE(name.count(QLatin1Char('/')), 3);
        QCOMPARE(segmentPlace(name)->camera, evil);
    }
};

QTEST_GUILESS_MAIN(TestSegmentWriter)
#include "tst_segmentwriter.moc"
