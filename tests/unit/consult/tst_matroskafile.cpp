#include <QtTest>

#include <sys/resource.h>

#include <csignal>

#include <consult/annexb.h>
#include <consult/matroskafile.h>
#include <support/recordedfile.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime kFrom{std::chrono::seconds(1'795'399'200)};
/// Opus, 20 ms, mono, of nothing (RFC 6716, section 3.1).
const QByteArray kSilence("\x08\x00", 2);

/// A VP8 key picture that says 64x36 and holds nothing (RFC 6386, section 9.1).
QByteArray keyPicture()
{
    return QByteArray::fromHex(
               "100000"
               "9d012a"
               "40002400") +
           QByteArray(40, '\0');
}

struct Written {
    QTemporaryDir folder;
    QString path = folder.filePath(u"a.mkv"_s);
    MatroskaFile file;

    explicit Written(bool picture, int channels = 1)
    {
        MatroskaTracks tracks;
        tracks.channels = channels;
        if (picture) tracks.picture = {RecordedMedia::Vp8, QSize(64, 36), {}};
        const Result<void> opened = file.open(path, tracks, u"测试01"_s, kFrom);
        if (!opened) qFatal("%s", qPrintable(opened.error().text()));
    }
    void sound(Micros from, Micros until)
    {
        for (Micros at = from; at < until; at += 20ms)
            if (!file.write(false, true, at, kSilence)) qFatal("cannot write");
    }
    void pictures(Micros from, Micros until)
    {
        for (Micros at = from; at < until; at += 40ms)
            if (!file.write(true, at == from, at, keyPicture())) qFatal("cannot write");
    }
};

}  // namespace

class TestMatroskaFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closedFileHoldsEveryPacketAndItsLength()
    {
        Written w(true);
        w.pictures(0ms, 5s);
        w.sound(10ms, 5s);
        QVERIFY(w.file.close().ok());
        const test::RecordedFile found = test::readRecordedFile(w.path);
        QVERIFY2(found.error.isEmpty(), qPrintable(found.error));
        QCOMPARE(found.picture, u"vp8"_s);
        QCOMPARE(found.sound, u"opus"_s);
        QCOMPARE(found.packets, 250);
        QCOMPARE(found.firstPicture, 0.0);
        QCOMPARE(found.lastPicture, 4.96);
        QCOMPARE(found.firstSound, 0.01);
        QCOMPARE(found.lastSound, 4.99);
        QVERIFY(qAbs(found.duration - 4.99) < 0.001);
    }

    void interleavedTracksKeepTheirOwnTimes()
    {
        Written w(true);
        // The sound is a quarter of a second ahead of the picture, as encoders are.
        for (Micros at = 0ms; at < 4s; at += 20ms) {
            QVERIFY(w.file.write(false, true, at + 250ms, kSilence).ok());
            if (at % 40ms == 0ms) QVERIFY(w.file.write(true, at == 0ms, at, keyPicture()).ok());
        }
        QVERIFY(w.file.close().ok());
        const test::RecordedFile found = test::readRecordedFile(w.path);
        QCOMPARE(found.firstPicture, 0.0);
        QCOMPARE(found.lastPicture, 3.96);
        QCOMPARE(found.firstSound, 0.25);
        QCOMPARE(found.lastSound, 4.23);
        QCOMPARE(found.unordered, 0);
    }

    void timeThatGoesBackDoesNotGoBackInTheFile()
    {
        Written w(false);
        w.sound(0ms, 1s);
        w.sound(900ms, 2s);
        QVERIFY(w.file.close().ok());
        const test::RecordedFile found = test::readRecordedFile(w.path);
        QCOMPARE(found.unordered, 0);
        QCOMPARE(found.packets, 105);
        QCOMPARE(found.lastSound, 1.98);
    }

    void playersCanJump()
    {
        Written w(false);
        w.sound(0ms, 60s);
        QVERIFY(w.file.close().ok());
        const auto at = test::jumpTo(w.path, 40);
        QVERIFY(at.has_value());
        QVERIFY2(*at > 36 && *at <= 40, qPrintable(QString::number(*at)));
    }

    void fileWhoseWriterDiedHoldsAllButTheLastHalfSecond()
    {
        Written w(true);
        w.pictures(0ms, 3s);
        w.sound(3s, 10s);
        // Read beside the writer, which never closes it.
        const test::RecordedFile found = test::readRecordedFile(w.path);
        QVERIFY2(found.error.isEmpty(), qPrintable(found.error));
        QVERIFY2(found.lastSound >= 9.4, qPrintable(QString::number(found.lastSound)));
        const Result<MatroskaExtent> extent = measureMatroska(w.path);
        QVERIFY(extent.ok());
        QCOMPARE(double(extent.value().length.count()) / 1e6, found.lastSound);
        QCOMPARE(extent.value().wholeBytes, QFileInfo(w.path).size());
    }

    void whatWaitsIsWrittenWhenNothingMoreComes()
    {
        Written w(false);
        w.sound(0ms, 200ms);
        QVERIFY(w.file.flush(300ms).ok());
        QCOMPARE(test::readRecordedFile(w.path).packets, 0);
        QVERIFY(w.file.flush(700ms).ok());
        QCOMPARE(test::readRecordedFile(w.path).packets, 10);
    }

    void clusterThatWasCutOffIsNotCounted()
    {
        Written w(false);
        w.sound(0ms, 10s);
        const qint64 whole = measureMatroska(w.path).value().wholeBytes;
        QFile torn(w.path);
        QVERIFY(torn.open(QIODevice::ReadWrite));
        QVERIFY(torn.resize(whole - 5));
        const Result<MatroskaExtent> extent = measureMatroska(w.path);
        QVERIFY(extent.ok());
        QVERIFY(extent.value().wholeBytes < whole - 5);
        QVERIFY(extent.value().length >= 8500ms && extent.value().length < 9500ms);
        QVERIFY(test::readRecordedFile(w.path).lastSound >= 8.5);
    }

    void whatIsNoRecordingIsRefused()
    {
        QTemporaryDir folder;
        QFile other(folder.filePath(u"other.mkv"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(QByteArray(100, 'x'));
        other.close();
        QCOMPARE(measureMatroska(other.fileName()).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(measureMatroska(folder.filePath(u"none.mkv"_s)).error().kind, ErrorKind::NotFound);
        Written w(false);
        QCOMPARE(w.file.write(true, true, 0ms, keyPicture()).error().kind, ErrorKind::InvalidInput);
    }

    void closingBringsEverythingOntoTheDiskAndTheSizeLast()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.mkv"_s);
        QList<bool> sizeKnown;  // at each time that it was brought there
        MatroskaFile file([&](int) {
            QFile seen(path);
            if (!seen.open(QIODevice::ReadOnly)) return false;
            const QByteArray head = seen.read(128);
            sizeKnown << !head.contains(QByteArray::fromHex("01ffffffffffffff"));
            return true;
        });
        QVERIFY(file.open(path, {}, u"测试01"_s, kFrom).ok());
        for (Micros at = 0ms; at < 2s; at += 20ms) QVERIFY(file.write(false, true, at, kSilence).ok());
        QVERIFY(file.sync().ok());
        QVERIFY(file.close().ok());
        QCOMPARE(sizeKnown, (QList<bool>{false, false, true}));
    }

    void whatTheDiskHasNotKeptIsTold()
    {
        QTemporaryDir folder;
        MatroskaFile file([](int) { return false; });
        QVERIFY(file.open(folder.filePath(u"a.mkv"_s), {}, u"测试01"_s, kFrom).ok());
        QVERIFY(file.write(false, true, 0ms, kSilence).ok());
        QVERIFY(!file.sync().ok());
        QVERIFY(!file.close().ok());
        QVERIFY(!file.isOpen());
    }

    void existingFileIsNeverOverwritten()
    {
        Written w(false);
        MatroskaFile second;
        QVERIFY(!second.open(w.path, {}, {}, kFrom).ok());
    }

    void writeThatFailsIsToldAndLeavesAWholeFile()
    {
        // No file may grow beyond this: as on a disk that is full, the last write gets in only in part.
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto signal = std::signal(SIGXFSZ, SIG_IGN);
        const auto restore = qScopeGuard([&] {
            setrlimit(RLIMIT_FSIZE, &before);
            std::signal(SIGXFSZ, signal);
        });
        Written w(false);
        const rlimit tight{20'000, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        Result<void> written;
        Micros at{0};
        for (; written && at < 10min; at += 20ms) written = w.file.write(false, true, at, QByteArray(100, 'x'));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::Exhausted);
        QCOMPARE(written.error().where, w.path);
        const Result<MatroskaExtent> extent = measureMatroska(w.path);
        QVERIFY(extent.ok());
        QCOMPARE(extent.value().wholeBytes, QFileInfo(w.path).size());
        QVERIFY(extent.value().length > at - 2s);
    }

    void startCodesBecomeLengths()
    {
        const QByteArray sequence = QByteArray::fromHex("6742c01fda0280bfe5c044");
        const QByteArray picture = QByteArray::fromHex("68ce3c80");
        const QByteArray slice = QByteArray::fromHex("6588840a00001122");
        const QByteArray code = QByteArray::fromHex("00000001");
        const AvcPicture key = avcPicture(code + sequence + code + picture + QByteArray::fromHex("000001") + slice);
        const auto sized = [](const QByteArray& unit) { return QByteArray(3, '\0') + char(unit.size()) + unit; };
        QCOMPARE(key.data.toHex(), (sized(sequence) + sized(picture) + sized(slice)).toHex());
        QCOMPARE(key.configuration.toHex(),
                 QByteArray("0142c01fffe1000b") + sequence.toHex() + "010004" + picture.toHex());
        const AvcPicture later = avcPicture(code + slice);
        QCOMPARE(later.data, sized(slice));
        QVERIFY(later.configuration.isEmpty());
    }

    void noiseIsNoPicture()
    {
        QVERIFY(avcPicture({}).data.isEmpty());
        QVERIFY(avcPicture(QByteArray(1000, '\0')).data.isEmpty());
        QVERIFY(avcPicture(QByteArray::fromHex("0000010000010000")).data.isEmpty());
        QVERIFY(avcPicture(QByteArray("no start code at all")).data.isEmpty());
        QVERIFY(avcPicture(QByteArray::fromHex("0000016742")).configuration.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMatroskaFile)
#include "tst_matroskafile.moc"
