#include <QtTest>

#include <consult/consultrecorder.h>
#include <consult/recordingshelf.h>
#include <support/recordedfile.h>

#include "recordedsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::picturePacket;
using test::soundPacket;

namespace {

const UtcTime kNow{std::chrono::seconds(1'795'399'200)};
const QString kMine = u"p2"_s;
constexpr Micros kBegin = 100s;  ///< the engine's time line begins somewhere

/// A recorder whose disk is as full as the test says.
struct Scene {
    QTemporaryDir root;
    ManualClock clock{kNow};
    std::shared_ptr<std::atomic<qint64>> free = std::make_shared<std::atomic<qint64>>(1 << 30);
    std::shared_ptr<std::atomic<int>> syncs = std::make_shared<std::atomic<int>>(0);
    std::shared_ptr<std::atomic<bool>> keeps = std::make_shared<std::atomic<bool>>(true);
    std::unique_ptr<ConsultRecorder> recorder;
    std::shared_ptr<RecordingSink> sink;

    Result<void> begin(const QString& under = {})
    {
        RecordingNote note;
        note.room = RoomId(u"r-1"_s);
        note.subject = u"一号矿涌水"_s;
        note.caseId = u"alarm-7"_s;
        note.recordedBy = u"测试01"_s;
        const QString folder = recordingFolderOf(root.path() + under, note.room);
        const auto space = [free = free] { return DiskSpace{1LL << 40, *free}; };
        auto begun = ConsultRecorder::begin(
            {folder, note, {.reserveBytes = 1 << 20}, space, &clock, [syncs = syncs, keeps = keeps](int) {
                 ++*syncs;
                 return keeps->load();
             }});
        if (!begun) return begun.error();
        recorder = std::move(begun).value();
        recorder->setParticipant(kMine, {PeerId(kMine), u"测试02/../x"_s});
        sink = recorder->sink();
        return {};
    }
    std::vector<ShelvedRecording> end()
    {
        QSignalSpy ended(recorder.get(), &ConsultRecorder::ended);
        recorder->stop();
        if (!ended.wait(20'000)) qFatal("does not end");
        return listRecordings(root.path()).recordings;
    }
    void sound(Micros from, Micros until)
    {
        for (Micros at = from; at < until; at += 20ms) sink->take(soundPacket(kMine, kBegin + at));
    }
    void pictures(Micros from, Micros until, RecordedMedia media = RecordedMedia::Vp8, bool key = true)
    {
        for (Micros at = from; at < until; at += 40ms)
            sink->take(picturePacket(kMine, kBegin + at, key && at == from, media));
    }
};

}  // namespace

class TestConsultRecorder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileAndNoteSayWhoWhenAndAboutWhat()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        QSignalSpy begun(scene.recorder.get(), &ConsultRecorder::begun);
        scene.pictures(0ms, 2s);
        scene.sound(0ms, 2s);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(1));
        const RecordingNote& note = list.front().note;
        QCOMPARE(note.room, RoomId(u"r-1"_s));
        QCOMPARE(note.subject, u"一号矿涌水"_s);
        QCOMPARE(note.caseId, u"alarm-7"_s);
        QCOMPARE(note.recordedBy, u"测试01"_s);
        QCOMPARE(note.participant, PeerId(kMine));
        QCOMPARE(note.name, u"测试02/../x"_s);
        QVERIFY(!note.mixed);
        QCOMPARE(note.picture, u"VP8"_s);
        QCOMPARE(note.state, RecordedState::Complete);
        QCOMPARE(note.from, kNow);
        QCOMPARE(*note.until - note.from, Micros(1980ms));
        QCOMPARE(note.file, u"20261123-020000Z-测试02____x-p2-01.mkv"_s);
        QFile file(list.front().path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(note.bytes, file.size());
        QCOMPARE(note.sha256,
                 QString::fromLatin1(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()));
        QCOMPARE(file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup), QFileDevice::Permissions());
        QCOMPARE(begun.size(), 1);
        QCOMPARE(begun.front().front().value<RecordingNote>().file, note.file);
    }

    void whoHasNoPictureIsRecordedWithSoundAlone()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.sound(0ms, 3s);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(1));
        QVERIFY(list.front().note.picture.isEmpty());
        QCOMPARE(list.front().note.from, kNow);
        QCOMPARE(test::readRecordedFile(list.front().path()).packets, 150);
    }

    void cameraThatIsSwitchedOnLaterBeginsAnotherFile()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.sound(0ms, 3s);
        scene.pictures(3s, 4s);
        scene.sound(3s, 4s);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list[1].note.picture, u"VP8"_s);
        QCOMPARE(list[1].note.from, kNow + 3s);
        QVERIFY(list[1].note.file.endsWith(u"-02.mkv"_s));
        QCOMPARE(test::readRecordedFile(list[0].path()).packets, 150);
        QCOMPARE(test::readRecordedFile(list[1].path()).packets, 50);
    }

    void cameraThatIsOffDoesNotHoldUpTheSound()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.pictures(0ms, 1s);
        scene.sound(0ms, 30s);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(1));
        const test::RecordedFile file = test::readRecordedFile(list.front().path());
        QCOMPARE(file.packets, 1500);
        QCOMPARE(file.lastSound, 29.98);
    }

    void anotherCodecBeginsAnotherFile()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.pictures(0ms, 1s);
        scene.pictures(1s, 2s, RecordedMedia::H264);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(list[0].note.picture, u"VP8"_s);
        QCOMPARE(list[1].note.picture, u"H264"_s);
    }

    void picturesBeginWithAKeyPicture()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.pictures(0ms, 400ms, RecordedMedia::Vp8, false);
        scene.pictures(400ms, 2s);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list.front().note.from, kNow + 400ms);
        QCOMPARE(test::readRecordedFile(list.front().path()).firstPicture, 0.0);
    }

    void diskThatFillsUpEndsTheRecordingWithItsReason()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        QSignalSpy begun(scene.recorder.get(), &ConsultRecorder::begun);
        QSignalSpy failed(scene.recorder.get(), &ConsultRecorder::failed);
        scene.pictures(0ms, 2s);
        QTRY_COMPARE(begun.size(), 1);
        *scene.free = 100;
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        const Error error = failed.front().front().value<Error>();
        QCOMPARE(error.kind, ErrorKind::Exhausted);
        QVERIFY2(error.message.contains(u"0 MiB are free"_s), qPrintable(error.message));
        scene.pictures(2s, 3s);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list.front().note.state, RecordedState::Failed);
        QCOMPARE(list.front().note.reason, error.message);
        QCOMPARE(list.front().note.sha256.size(), 64);
        QVERIFY(test::readRecordedFile(list.front().path()).lastPicture >= 1.9);
    }

    void aPowerCutCostsSecondsOnly()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        for (int i = 1; i <= 3; ++i) {
            scene.sound(5s * (i - 1), 5s * i);
            QTRY_VERIFY_WITH_TIMEOUT(scene.syncs->load() >= i, 20'000);
        }
        const int before = scene.syncs->load();
        scene.end();
        QVERIFY(scene.syncs->load() >= before + 2);
    }

    void whatTheDiskDoesNotKeepEndsTheRecordingWithItsReason()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        QSignalSpy failed(scene.recorder.get(), &ConsultRecorder::failed);
        *scene.keeps = false;
        scene.sound(0s, 5s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        const auto list = scene.end();
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list.front().note.state, RecordedState::Failed);
        QVERIFY(!list.front().note.reason.isEmpty());
    }

    void aLargerReserveHoldsForTheRecordingThatRuns()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        QSignalSpy failed(scene.recorder.get(), &ConsultRecorder::failed);
        scene.sound(0s, 1s);
        scene.recorder->setLimits({.reserveBytes = 1LL << 40});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QCOMPARE(failed.front().front().value<Error>().kind, ErrorKind::Exhausted);
        scene.end();
    }

    void fullDiskIsToldBeforeAnythingBegins()
    {
        Scene scene;
        *scene.free = 100;
        const Result<void> begun = scene.begin();
        QVERIFY(!begun.ok());
        QCOMPARE(begun.error().kind, ErrorKind::Exhausted);
        QVERIFY(listRecordings(scene.root.path()).recordings.empty());
    }

    void folderThatCannotBeMadeIsToldBeforeAnythingBegins()
    {
        Scene scene;
        QFile blocks(scene.root.filePath(u"blocked"_s));
        QVERIFY(blocks.open(QIODevice::WriteOnly));
        const Result<void> begun = scene.begin(u"/blocked"_s);
        QVERIFY(!begun.ok());
        QCOMPARE(begun.error().kind, ErrorKind::Permission);
    }

    void packetsThatAreLostAreCounted()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.pictures(0ms, 400ms);
        RecordedPacket huge = picturePacket(kMine, kBegin + 400ms, false);
        huge.data = QByteArray(RecordedPackets::kLargestPacket + 1, 'x');
        QTRY_VERIFY(!listRecordings(scene.root.path()).recordings.empty());
        scene.sink->take(huge);
        scene.sound(400ms, 2s);
        const auto list = scene.end();
        QCOMPARE(list.front().note.lostPackets, 1);
    }

    void queueIsBoundedAndNeverWaits()
    {
        RecordedPackets packets;
        for (int i = 0; i < 20'000; ++i) packets.take(soundPacket(kMine, 20ms * i));
        RecordedPackets::Batch batch = packets.wait(0ms);
        QCOMPARE(batch.packets.size(), RecordedPackets::kMostPackets);
        QCOMPARE(batch.lost.value(kMine), qint64(20'000 - RecordedPackets::kMostPackets));
        RecordedPacket large = soundPacket(kMine, 0ms);
        large.data = QByteArray(1 << 20, 'x');
        for (int i = 0; i < 40; ++i) packets.take(large);
        batch = packets.wait(0ms);
        QCOMPARE(batch.packets.size(), std::size_t(16));
        packets.close();
        packets.take(large);
        batch = packets.wait(0ms);
        QVERIFY(batch.closed && batch.packets.empty());
    }

    void recorderThatGoesLeavesWholeFiles()
    {
        Scene scene;
        QVERIFY(scene.begin().ok());
        scene.pictures(0ms, 2s);
        scene.recorder.reset();
        scene.sink->take(soundPacket(kMine, kBegin + 3s));
        const auto list = listRecordings(scene.root.path()).recordings;
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list.front().note.state, RecordedState::Complete);
        QCOMPARE(recoverRecordings(scene.root.path(), {}), 1);
        QCOMPARE(listRecordings(scene.root.path()).recordings.front().note.sha256.size(), 64);
        QCOMPARE(recoverRecordings(scene.root.path(), {}), 0);
    }
};

QTEST_GUILESS_MAIN(TestConsultRecorder)
#include "tst_consultrecorder.moc"
