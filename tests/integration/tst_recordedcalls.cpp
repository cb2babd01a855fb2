#include <QProcess>
#include <QtTest>

#include <cstdio>

#include <consult/consultrecorder.h>
#include <consult/recordingshelf.h>
#include <support/callseat.h>
#include <support/recordedfile.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::CallSeat;
using test::RecordedFile;

namespace {

constexpr int kPatience = 60'000;
const QString kMine = u"p2"_s;
const QString kRoom = u"p1"_s;
const QString kRecordUntilKilled = u"--record-until-killed"_s;

RecordingNote about()
{
    RecordingNote note;
    note.room = RoomId(u"r-1"_s);
    note.subject = u"一号矿涌水"_s;
    note.caseId = u"alarm-7"_s;
    note.recordedBy = u"测试01"_s;
    return note;
}

/// Passes on, and knows how far.
class Watched final : public RecordingSink {
public:
    explicit Watched(std::shared_ptr<RecordingSink> to) : to_(std::move(to)) {}
    void take(RecordedPacket packet) override
    {
        {
            const std::lock_guard lock(mutex_);
            const QString key =
                packet.participant + (packet.media == RecordedMedia::Opus ? u"+sound"_s : u"+picture"_s);
            if (!first_.contains(key)) first_.insert(key, packet.time);
            newest_[key] = packet.time;
        }
        to_->take(std::move(packet));
    }
    void lost(const QString& participant, qint64 packets) override { to_->lost(participant, packets); }
    Micros length(const QString& key)
    {
        const std::lock_guard lock(mutex_);
        return newest_.value(key) - first_.value(key);
    }
    Micros least()
    {
        Micros least = Micros::max();
        for (const QString& key :
             {u"+sound"_s, u"+picture"_s, kMine + u"+sound"_s, kMine + u"+picture"_s, kMixedSound + u"+sound"_s})
            least = std::min(least, length(key));
        return least;
    }

private:
    const std::shared_ptr<RecordingSink> to_;
    std::mutex mutex_;
    QHash<QString, Micros> first_, newest_;
};

/// A call between two seats, of which one, the room, is recorded.
struct RecordedCall {
    explicit RecordedCall(const QString& root, ConsultCodec codec = ConsultCodec::Vp8)
    {
        carrySignals(room, mine, kRoom);
        carrySignals(mine, room, kMine);
        auto begun = ConsultRecorder::begin({recordingFolderOf(root, RoomId(u"r-1"_s)),
                                             about(),
                                             {.reserveBytes = 0},
                                             [] { return std::nullopt; },
                                             &clock});
        recorder = std::move(begun).value();
        recorder->setParticipant({}, {PeerId(kRoom), u"测试01"_s});
        recorder->setParticipant(kMine, {PeerId(kMine), u"测试02"_s});
        sink = std::make_shared<Watched>(recorder->sink());
        room.start(codec);
        mine.start(codec);
        mine.add(kRoom, false);
        room.add(kMine, true);
    }
    bool live() { return room.peer(kMine).frames > 0 && mine.peer(kRoom).frames > 0; }

    SystemClock clock;
    CallSeat room;
    CallSeat mine;
    std::unique_ptr<ConsultRecorder> recorder;
    std::shared_ptr<Watched> sink;
};

const ShelvedRecording* of(const RecordingList& list, const QString& name, bool mixed = false)
{
    for (const ShelvedRecording& recording : list.recordings)
        if (recording.note.mixed == mixed && (mixed || recording.note.name == name)) return &recording;
    return nullptr;
}

/// The child of the test that kills: records until it is.
int recordUntilKilled(const QString& root)
{
    RecordedCall call(root);
    QTimer watch;
    bool recording = false;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if (!recording && call.live()) recording = call.room.engine().startRecording(call.sink).ok();
        if (!recording) return;
        std::printf("%lld\n", static_cast<long long>(call.sink->least().count()));
        std::fflush(stdout);
    });
    watch.start(20);
    return QCoreApplication::exec();
}

}  // namespace

class TestRecordedCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
    }

    void everybodyAndTheMixAreRecordedAsTheyCame_data()
    {
        QTest::addColumn<bool>("h264");
        QTest::newRow("VP8") << false;
        QTest::newRow("H.264") << true;
    }
    void everybodyAndTheMixAreRecordedAsTheyCame()
    {
        QFETCH(bool, h264);
        QTemporaryDir root;
        RecordedCall call(root.path(), h264 ? ConsultCodec::H264 : ConsultCodec::Vp8);
        QTRY_VERIFY_WITH_TIMEOUT(call.live(), kPatience);
        QVERIFY(call.room.engine().startRecording(call.sink).ok());
        QCOMPARE(call.room.engine().startRecording(call.sink).error().kind, ErrorKind::Exhausted);
        QTRY_VERIFY_WITH_TIMEOUT(call.sink->least() >= 5s, kPatience);
        // Two tones of one pitch may cancel each other out: for a while the mix holds one alone.
        call.room.engine().setMicrophone(false);
        QTRY_VERIFY_WITH_TIMEOUT(call.sink->least() >= 6s, kPatience);
        QSignalSpy ended(call.recorder.get(), &ConsultRecorder::ended);
        call.room.engine().stopRecording();
        call.recorder->stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);

        const RecordingList list = listRecordings(root.path());
        QCOMPARE(list.recordings.size(), std::size_t(3));
        for (const QString& name : {u"测试01"_s, u"测试02"_s}) {
            const ShelvedRecording* recording = of(list, name);
            QVERIFY(recording != nullptr);
            QCOMPARE(recording->note.state, RecordedState::Complete);
            QCOMPARE(recording->note.sha256.size(), 64);
            QCOMPARE(recording->note.lostPackets, 0);
            const RecordedFile file = test::readRecordedFile(recording->path());
            qInfo("%s: %d pictures, %d packets of sound, %.2f s, %lld bytes", qPrintable(name), file.pictures,
                  file.packets, file.duration, recording->note.bytes);
            QVERIFY2(file.error.isEmpty(), qPrintable(file.error));
            QCOMPARE(file.picture, h264 ? u"h264"_s : u"vp8"_s);
            QCOMPARE(file.sound, u"opus"_s);
            QCOMPARE(file.size, QSize(640, 360));
            QCOMPARE(file.decodeErrors, 0);
            QCOMPARE(file.unordered, 0);
            QVERIFY2(file.pictures > 75, qPrintable(QString::number(file.pictures)));
            QVERIFY2(file.packets > 200, qPrintable(QString::number(file.packets)));
            QVERIFY(file.loudest > 0.1);
            QVERIFY(file.duration >= 5);
            QVERIFY(file.lastPicture >= 4 && file.lastSound >= 4);
        }
        const ShelvedRecording* mix = of(list, {}, true);
        QVERIFY(mix != nullptr);
        const RecordedFile file = test::readRecordedFile(mix->path());
        QVERIFY(file.picture.isEmpty());
        QVERIFY2(file.packets > 200, qPrintable(QString::number(file.packets)));
        QVERIFY(file.loudest > 0.1);
    }

    void killedProgramLosesAtMostTheLastSecond()
    {
        QTemporaryDir root;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {kRecordUntilKilled, root.path()});
        QVERIFY(child.waitForStarted());
        Micros reached{0};
        const auto follow = [&] {
            while (child.canReadLine()) reached = Micros(child.readLine().trimmed().toLongLong());
            return reached >= 4s;
        };
        QTRY_VERIFY_WITH_TIMEOUT(follow(), kPatience);
        child.kill();  // SIGKILL
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        follow();

        for (const ShelvedRecording& recording : listRecordings(root.path()).recordings)
            QCOMPARE(recording.note.state, RecordedState::Running);
        QCOMPARE(recoverRecordings(root.path(), {}), 3);
        const RecordingList list = listRecordings(root.path());
        QCOMPARE(list.recordings.size(), std::size_t(3));
        for (const ShelvedRecording& recording : list.recordings) {
            QCOMPARE(recording.note.state, RecordedState::Interrupted);
            QCOMPARE(recording.note.sha256.size(), 64);
            const double least = double((reached - 1s).count()) / 1e6;
            const RecordedFile file = test::readRecordedFile(recording.path());
            qInfo("%s: given %.2f s, in the file pictures to %.2f s, sound to %.2f s", qPrintable(recording.note.name),
                  double(reached.count()) / 1e6, file.lastPicture, file.lastSound);
            QVERIFY2(file.error.isEmpty(), qPrintable(file.error));
            QCOMPARE(file.decodeErrors, 0);
            QVERIFY(file.lastSound >= least);
            QVERIFY(std::chrono::duration<double>(*recording.note.until - recording.note.from).count() >= least);
            if (recording.note.mixed) continue;
            QVERIFY(file.loudest > 0.1);
            QVERIFY(file.pictures > 50);
            QVERIFY(file.lastPicture >= least);
        }
    }

    void recordingThatFailsEndsAloneAndTheCallGoesOn()
    {
        QTemporaryDir root;
        RecordedCall call(root.path());
        QTRY_VERIFY_WITH_TIMEOUT(call.live(), kPatience);
        // A file stands where the folder should be.
        QVERIFY(QDir(call.recorder->folder()).removeRecursively());
        QFile blocks(call.recorder->folder());
        QVERIFY(blocks.open(QIODevice::WriteOnly));
        QSignalSpy failed(call.recorder.get(), &ConsultRecorder::failed);
        QVERIFY(call.room.engine().startRecording(call.sink).ok());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        const int frames = call.room.peer(kMine).frames;
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).frames > frames + 25, kPatience);
        QCOMPARE(call.room.peer(kMine).state(), ConsultPeerState::Live);
    }

    void whatTheRoomMutesIsNotRecorded()
    {
        QTemporaryDir root;
        RecordedCall call(root.path());
        call.room.engine().setPlayed(kMine, false, false);
        QTRY_VERIFY_WITH_TIMEOUT(call.mine.peer(kRoom).frames > 0, kPatience);
        QVERIFY(call.room.engine().startRecording(call.sink).ok());
        QTRY_VERIFY_WITH_TIMEOUT(call.sink->length(kMixedSound + u"+sound"_s) > 2s, kPatience);
        QCOMPARE(call.sink->length(kMine + u"+sound"_s), Micros(0));
        QCOMPARE(call.sink->length(kMine + u"+picture"_s), Micros(0));
        call.room.engine().setPlayed(kMine, true, true);
        QTRY_VERIFY_WITH_TIMEOUT(call.sink->length(kMine + u"+sound"_s) > 1s, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.sink->length(kMine + u"+picture"_s) > 1s, kPatience);
    }
};

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QString::fromLocal8Bit(argv[1]) == kRecordUntilKilled)
        return recordUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestRecordedCalls test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recordedcalls.moc"
