#include <QtTest>

#include <recording/localplayback.h>
#include <recording/recordingexport.h>
#include <store/jobwriter.h>
#include <store/storefile.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

constexpr int kFrames = 90;

/// Presentation times of a file in the order of decoding, since its first picture.
std::vector<Micros> placesOf(const std::vector<TappedPacket>& packets)
{
    std::vector<Micros> places;
    for (const TappedPacket& packet : packets) places.push_back(packet.pts.value() - packets.front().pts.value());
    return places;
}

}  // namespace

class TestRecordingExport : public QObject {
    Q_OBJECT

    /// Three seconds of a camera that was recorded in files of a second.
    struct Archive {
        QTemporaryDir directory;
        std::vector<TappedPacket> clip;

        explicit Archive(const ClipOptions& options)
        {
            const QString path = directory.filePath(QStringLiteral("clip.mp4"));
            if (const QString problem = writeTestClip(path, options); !problem.isEmpty())
                qFatal("%s", qPrintable(problem));
            clip = readClip(path, kStart);
            const Micros first = clip.front().pts.value();
            const auto database = openStoreForWriting(store());
            SegmentWriter writer({.directory = recordings(), .camera = kCamera, .length = 1s},
                                 [&](const FactJob& job) { (void)writeFact(*database.value(), job); });
            for (TappedPacket picture : clip) {
                picture.capturedAt = kStart + (*picture.pts - first);
                if (!writer.write(picture)) qFatal("cannot record");
            }
        }
        QString store() const { return directory.filePath(QStringLiteral("index.sqlite")); }
        QString recordings() const { return directory.filePath(QStringLiteral("recordings")); }
        QString target() const { return directory.filePath(QStringLiteral("export.mp4")); }

        Result<std::vector<ExportedFile>> exportAll() const
        {
            LocalPlayback source(recordings(), store());
            return exportRecording(source, kCamera, {kStart, kStart + 1min}, target(),
                                   std::make_shared<std::atomic<bool>>(false), [](double) {});
        }
    };

private Q_SLOTS:
    void theExportHasTheTimesOfTheRecording_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("bFrames");
        QTest::newRow("25 a second") << 25 << 0;
        QTest::newRow("30 a second") << 30 << 0;
        QTest::newRow("12 a second") << 12 << 0;
        QTest::newRow("reordered") << 30 << 2;
    }
    void theExportHasTheTimesOfTheRecording()
    {
        QFETCH(int, rate);
        QFETCH(int, bFrames);
        const Archive archive({.size = {160, 90},
                               .framesPerSecond = rate,
                               .frames = kFrames,
                               .keyEvery = rate,
                               .bFrames = bFrames,
                               .bitsPerSecond = 100'000});
        const auto files = archive.exportAll();
        QVERIFY2(files.ok(), files ? "" : qPrintable(files.error().text()));
        QCOMPARE(files.value().size(), std::size_t(1));
        const Mp4Summary& summary = files.value().front().summary;
        QCOMPARE(summary.begin, kStart);
        QCOMPARE(summary.pictures, kFrames);
        QVERIFY(std::chrono::abs(summary.length - Micros(1s) * kFrames / rate) < 1ms);

        const std::vector<Micros> wanted = placesOf(archive.clip);
        const std::vector<Micros> got = placesOf(readClip(archive.target(), kStart));
        QCOMPARE(got.size(), wanted.size());
        for (std::size_t i = 0; i < got.size(); ++i)
            QVERIFY2(std::chrono::abs(got[i] - wanted[i]) < 1ms,
                     qPrintable(QStringLiteral("%1: %2 not %3").arg(i).arg(got[i] / 1us).arg(wanted[i] / 1us)));
        QCOMPARE(inspectClip(archive.target()).pictures, kFrames);
    }
};

QTEST_GUILESS_MAIN(TestRecordingExport)
#include "tst_recordingexport.moc"
