#include <QtTest>

#include <csignal>

#include <sys/resource.h>

#include <support/clippackets.h>
#include <support/testclip.h>
#include <video/mp4writer.h>
#include <video/parametersets.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = fromMicros(1'700'000'000'000'000);

using test::PacketForm;

/// Writes all of them; the error, or what was written.
Result<Mp4Summary> writeAll(const QString& path, const std::vector<TappedPacket>& packets)
{
    auto writer = Mp4Writer::open(path, packets.front());
    if (!writer) return writer.error();
    for (const TappedPacket& packet : packets)
        if (const auto done = writer.value()->write(packet); !done) return done.error();
    return writer.value()->finish();
}

/// Files of this process end at so many bytes, as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

}  // namespace

class TestMp4Writer : public QObject {
    Q_OBJECT

private:
    QString in(const char* name) const { return directory_.filePath(QString::fromLatin1(name)); }
    QStringList files() const { return QDir(directory_.path()).entryList({QStringLiteral("out*")}, QDir::Files); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(directory_.isValid());
        QCOMPARE(test::writeTestClip(in("plain.mp4"), {.frames = 60, .keyEvery = 20}), QString());
        QCOMPARE(test::writeTestClip(in("reordered.mp4"), {.frames = 60, .keyEvery = 20, .bFrames = 3}), QString());
        QCOMPARE(test::writeTestClip(in("small.mp4"), {.size = {320, 180}, .frames = 40, .keyEvery = 20}), QString());
        QCOMPARE(
            test::writeTestClip(in("hevc.mp4"),
                                {.encoder = QStringLiteral("libx265"), .frames = 30, .keyEvery = 15, .bFrames = 2}),
            QString());
        QCOMPARE(test::writeTestClip(in("mjpeg.avi"), {.encoder = QStringLiteral("mjpeg"), .frames = 20}), QString());
    }

    void cleanup()
    {
        for (const QString& file : files()) QFile::remove(directory_.filePath(file));
    }

    void writtenFileHoldsEveryPictureAtItsTime_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<PacketForm>("form");
        QTest::addColumn<int>("pictures");
        QTest::newRow("H.264 of a file") << in("plain.mp4") << PacketForm::AsInFile << 60;
        QTest::newRow("H.264 of a camera") << in("plain.mp4") << PacketForm::AsFromRtp << 60;
        QTest::newRow("H.264 of a file, reordered") << in("reordered.mp4") << PacketForm::AsInFile << 60;
        QTest::newRow("H.264 of a camera, reordered") << in("reordered.mp4") << PacketForm::AsFromRtp << 60;
        QTest::newRow("H.265 of a file") << in("hevc.mp4") << PacketForm::AsInFile << 30;
        QTest::newRow("H.265 of a camera") << in("hevc.mp4") << PacketForm::AsFromRtp << 30;
        QTest::newRow("MJPEG of a camera") << in("mjpeg.avi") << PacketForm::AsFromRtp << 20;
    }

    void writtenFileHoldsEveryPictureAtItsTime()
    {
        QFETCH(QString, source);
        QFETCH(PacketForm, form);
        QFETCH(int, pictures);
        const auto packets = test::readClip(source, kStart, form);
        QCOMPARE(int(packets.size()), pictures);
        const auto summary = writeAll(in("out.mp4"), packets);
        QVERIFY2(summary.ok(), summary.ok() ? "" : qPrintable(summary.error().text()));
        QCOMPARE(summary.value().pictures, pictures);
        QCOMPARE(summary.value().length, Micros(pictures * 40ms));
        QCOMPARE(summary.value().size, QSize(640, 360));
        QCOMPARE(summary.value().begin, kStart);

        const test::ClipFacts facts = test::inspectClip(in("out.mp4"));
        QCOMPARE(facts.error, QString());
        QCOMPARE(facts.codec, summary.value().codec);
        QCOMPARE(facts.size, QSize(640, 360));
        QVERIFY(facts.beginsWithKey);
        QCOMPARE(facts.packets, pictures);
        QCOMPARE(facts.pictures, pictures);
        for (int i = 0; i < pictures; ++i) {
            const Micros off = facts.times[std::size_t(i)] - i * 40ms;
            QVERIFY2(off >= -20us && off <= 20us, qPrintable(QString::number(off.count())));
        }
        QCOMPARE(files(), QStringList{QStringLiteral("out.mp4")});
    }

    void ffprobeReadsItWithoutComplaint()
    {
        const QString probe = QStandardPaths::findExecutable(QStringLiteral("ffprobe"));
        if (probe.isEmpty()) QSKIP("ffprobe is not installed");
        QVERIFY(writeAll(in("out.mp4"), test::readClip(in("reordered.mp4"), kStart, PacketForm::AsFromRtp)).ok());
        QProcess process;
        process.start(probe, {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-count_frames"),
                              QStringLiteral("-show_entries"), QStringLiteral("stream=nb_read_frames"),
                              QStringLiteral("-of"), QStringLiteral("csv=p=0"), in("out.mp4")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("60"));
    }

    void picturesBeforeTheFirstKeyAreRefused()
    {
        auto packets = test::readClip(in("plain.mp4"), kStart);
        packets.erase(packets.begin());
        QVERIFY(!writeAll(in("out.mp4"), packets).ok());
        QVERIFY(files().isEmpty());
    }

    void anExistingFileIsNotReplaced()
    {
        QFile file(in("out.mp4"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("evidence");
        file.close();
        QVERIFY(!writeAll(in("out.mp4"), test::readClip(in("plain.mp4"), kStart)).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("evidence"));
        QCOMPARE(files().size(), 1);
    }

    void aMissingDirectoryIsSaid()
    {
        const auto result = writeAll(in("none/out.mp4"), test::readClip(in("plain.mp4"), kStart));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::NotFound);
    }

    void aFullDiskLeavesNothingBehind()
    {
        const auto packets = test::readClip(in("plain.mp4"), kStart);
        const FileSizeLimit limit(16 * 1024);
        const auto result = writeAll(in("out.mp4"), packets);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Exhausted);
        QVERIFY(files().isEmpty());
    }

    void aWriterThatIsDroppedLeavesNothingBehind()
    {
        const auto packets = test::readClip(in("plain.mp4"), kStart);
        {
            auto writer = Mp4Writer::open(in("out.mp4"), packets.front());
            QVERIFY(writer.ok());
            for (const auto& packet : packets) QVERIFY(writer.value()->write(packet).ok());
            QCOMPARE(files(), QStringList{QStringLiteral("out.mp4.part")});
        }
        QVERIFY(files().isEmpty());
    }

    void whatACrashLeavesCanBePlayed()
    {
        const auto packets = test::readClip(in("plain.mp4"), kStart);
        auto writer = Mp4Writer::open(in("out.mp4"), packets.front());
        QVERIFY(writer.ok());
        for (const auto& packet : packets) QVERIFY(writer.value()->write(packet).ok());
        QVERIFY(QFile::copy(in("out.mp4.part"), in("out-left.mp4")));
        const test::ClipFacts facts = test::inspectClip(in("out-left.mp4"));
        QVERIFY(facts.pictures >= 20);
        QVERIFY(facts.beginsWithKey);
    }

    void anotherSizeWantsAnotherFile()
    {
        const auto first = test::readClip(in("plain.mp4"), kStart, PacketForm::AsFromRtp);
        auto second = test::readClip(in("small.mp4"), kStart + 3s, PacketForm::AsFromRtp);
        auto writer = Mp4Writer::open(in("out.mp4"), first.front());
        QVERIFY(writer.ok());
        QVERIFY(writer.value()->accepts(first[20]));
        QVERIFY(writer.value()->accepts(first[21]));
        QVERIFY(!writer.value()->accepts(second.front()));
        // Neither does the same connection bring it under the same parameters.
        second.front().parameters = first.front().parameters;
        QVERIFY(!writer.value()->accepts(second.front()));
    }

    void anotherConnectionWithTheSamePictureGoesOnInTheSameFile()
    {
        const auto first = test::readClip(in("plain.mp4"), kStart, PacketForm::AsFromRtp);
        const auto second = test::readClip(in("plain.mp4"), kStart + 5s, PacketForm::AsFromRtp);
        auto writer = Mp4Writer::open(in("out.mp4"), first.front());
        QVERIFY(writer.ok());
        for (const auto& packet : first) QVERIFY(writer.value()->write(packet).ok());
        QVERIFY(!writer.value()->accepts(second[1]));
        QVERIFY(writer.value()->accepts(second.front()));
        for (const auto& packet : second) QVERIFY(writer.value()->write(packet).ok());
        const auto summary = writer.value()->finish();
        QVERIFY(summary.ok());
        QCOMPARE(summary.value().length, Micros(5s + 2400ms));
        QCOMPARE(summary.value().gaps, (std::vector{ClipTimeline::Gap{2400ms, 5s}}));
        const test::ClipFacts facts = test::inspectClip(in("out.mp4"));
        QCOMPARE(facts.error, QString());
        QCOMPARE(facts.pictures, 120);
    }

private:
    QTemporaryDir directory_;
};

QTEST_GUILESS_MAIN(TestMp4Writer)
#include "tst_mp4writer.moc"
