#include <QtTest>

#include <consult/consultrecordings.h>
#include <consult/matroskafile.h>

#include "recordedsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow{std::chrono::seconds(1'795'399'200)};
constexpr DiskSpace kRoomy{1LL << 40, 1LL << 39};
constexpr RetentionLimits kForEver{.keepDays = 0, .reserveBytes = 0};

/// A folder of recordings of ten seconds, each of one participant.
struct Shelf {
    QTemporaryDir root;

    QString record(const QString& room, const QString& file, Micros age, RecordedState state = RecordedState::Complete,
                   const QString& caseId = {})
    {
        const QString folder = recordingFolderOf(root.path(), RoomId(room));
        if (!QDir().mkpath(folder)) qFatal("no folder");
        RecordingNote note;
        note.room = RoomId(room);
        note.caseId = caseId;
        note.name = u"测试01"_s;
        note.file = file;
        note.from = kNow - age;
        note.state = state;
        MatroskaFile video;
        const QString path = QDir(folder).filePath(file);
        if (!video.open(path, {}, note.name, note.from)) qFatal("no file");
        for (Micros at = 0ms; at < 10s; at += 20ms)
            if (!video.write(false, true, at, test::soundPacket({}, at).data)) qFatal("cannot write");
        if (state == RecordedState::Complete) {
            if (!video.close()) qFatal("cannot close");
            note.until = note.from + 10s;
            note.bytes = video.bytes();
            note.sha256 = QString(64, u'0');
        }
        if (!saveRecordingNote(note, folder)) qFatal("no note");
        return path;
    }
    QStringList files(const RecordingQuery& query = {}) const
    {
        QStringList names;
        for (const ShelvedRecording& recording : listRecordings(root.path(), query).recordings)
            names << recording.note.file;
        return names;
    }
};

}  // namespace

class TestRecordingShelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noteComesBackAsItWas()
    {
        RecordingNote note{RoomId(u"r-1"_s),
                           u"涌水"_s,
                           u"alarm-7"_s,
                           u"测试01"_s,
                           PeerId(u"p2"_s),
                           true,
                           u"测试02"_s,
                           u"a.mkv"_s,
                           RecordedState::Failed,
                           u"full"_s,
                           u"H264"_s,
                           kNow,
                           kNow + 5s,
                           123,
                           4,
                           QString(64, u'a')};
        const Result<RecordingNote> read = readRecordingNote(writeRecordingNote(note));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
        QVERIFY(read.value() == note);
        note.until.reset();
        QVERIFY(readRecordingNote(writeRecordingNote(note)).value() == note);
    }

    void damagedNotesAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");
        QTest::newRow("version") << QByteArray("\"version\": 1") << QByteArray("\"version\": 2") << u"/version"_s;
        QTest::newRow("another folder") << QByteArray("\"a.mkv\"") << QByteArray("\"../a.mkv\"") << u"/file"_s;
        QTest::newRow("hidden file") << QByteArray("\"a.mkv\"") << QByteArray("\".\"") << u"/file"_s;
        QTest::newRow("state") << QByteArray("\"running\"") << QByteArray("\"walking\"") << u"/state"_s;
        QTest::newRow("bytes") << QByteArray("\"bytes\": 0") << QByteArray("\"bytes\": -1") << u"/bytes"_s;
    }
    void damagedNotesAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        RecordingNote note;
        note.file = u"a.mkv"_s;
        QByteArray document = writeRecordingNote(note);
        QVERIFY(readRecordingNote(document).ok());
        QVERIFY(document.contains(from));
        const Result<RecordingNote> read = readRecordingNote(document.replace(from, to));
        QVERIFY(!read.ok());
        QVERIFY2(read.error().message.contains(place), qPrintable(read.error().message));
    }

    void recordingsAreFoundByRoomAndByCase()
    {
        Shelf shelf;
        shelf.record(u"r-1"_s, u"a.mkv"_s, 3h, RecordedState::Complete, u"alarm-7"_s);
        shelf.record(u"r-1"_s, u"b.mkv"_s, 4h, RecordedState::Complete, u"alarm-7"_s);
        shelf.record(u"r-2"_s, u"c.mkv"_s, 1h, RecordedState::Complete, u"alarm-8"_s);
        QCOMPARE(shelf.files(), (QStringList{u"b.mkv"_s, u"a.mkv"_s, u"c.mkv"_s}));
        QCOMPARE(shelf.files({RoomId(u"r-2"_s), {}}), QStringList{u"c.mkv"_s});
        QCOMPARE(shelf.files({{}, u"alarm-7"_s}), (QStringList{u"b.mkv"_s, u"a.mkv"_s}));
        QVERIFY(shelf.files({RoomId(u"r-9"_s), {}}).isEmpty());
    }

    void damagedNoteIsNamedAndHidesNoOther()
    {
        Shelf shelf;
        const QString path = shelf.record(u"r-1"_s, u"a.mkv"_s, 3h);
        QFile damaged(QFileInfo(path).dir().filePath(u"b.json"_s));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("{");
        damaged.close();
        const RecordingList list = listRecordings(shelf.root.path());
        QCOMPARE(list.recordings.size(), std::size_t(1));
        QCOMPARE(list.damaged.size(), std::size_t(1));
        QCOMPARE(list.damaged.front().where, damaged.fileName());
    }

    void recordingOfAKilledProgramIsClosedAsInterrupted()
    {
        Shelf shelf;
        const QString path = shelf.record(u"r-1"_s, u"a.mkv"_s, 1h, RecordedState::Running);
        const qint64 bytes = QFileInfo(path).size();
        QCOMPARE(recoverRecordings(shelf.root.path(), {}), 1);
        const RecordingNote note = listRecordings(shelf.root.path()).recordings.front().note;
        QCOMPARE(note.state, RecordedState::Interrupted);
        QVERIFY(*note.until - note.from > 9s);
        QCOMPARE(note.bytes, bytes);
        QCOMPARE(QFileInfo(path).size(), bytes);
        QCOMPARE(note.sha256.size(), 64);
        QCOMPARE(recoverRecordings(shelf.root.path(), {}), 0);
    }

    void whatIsBeingWrittenIsNotRecovered()
    {
        Shelf shelf;
        const QString path = shelf.record(u"r-1"_s, u"a.mkv"_s, 1h, RecordedState::Running);
        QCOMPARE(recoverRecordings(shelf.root.path(), {QFileInfo(path).path()}), 0);
        QCOMPARE(listRecordings(shelf.root.path()).recordings.front().note.state, RecordedState::Running);
    }

    void noteWithoutAFileIsClosedWithTheReason()
    {
        Shelf shelf;
        QVERIFY(QFile::remove(shelf.record(u"r-1"_s, u"a.mkv"_s, 1h, RecordedState::Running)));
        QCOMPARE(recoverRecordings(shelf.root.path(), {}), 1);
        const RecordingNote note = listRecordings(shelf.root.path()).recordings.front().note;
        QCOMPARE(note.state, RecordedState::Interrupted);
        QCOMPARE(note.reason, u"the file is missing"_s);
        QCOMPARE(recoverRecordings(shelf.root.path(), {}), 0);
    }

    void whatIsOlderThanItsDaysGoesWithItsNoteAndFolder()
    {
        Shelf shelf;
        const QString old = shelf.record(u"r-1"_s, u"a.mkv"_s, std::chrono::days(91));
        shelf.record(u"r-2"_s, u"b.mkv"_s, std::chrono::days(89));
        QCOMPARE(thinOutRecordings(shelf.root.path(), {.keepDays = 90, .reserveBytes = 0}, kRoomy, kNow, {}), 1);
        QCOMPARE(shelf.files(), QStringList{u"b.mkv"_s});
        QVERIFY(!QFileInfo::exists(QFileInfo(old).path()));
    }

    void oldestGoUntilTheBytesFit()
    {
        Shelf shelf;
        const qint64 each = QFileInfo(shelf.record(u"r-1"_s, u"a.mkv"_s, 96h)).size();
        shelf.record(u"r-2"_s, u"b.mkv"_s, 72h);
        shelf.record(u"r-2"_s, u"c.mkv"_s, 48h);
        RetentionLimits limits = kForEver;
        limits.maximumBytes = each + each / 2;
        QCOMPARE(thinOutRecordings(shelf.root.path(), limits, kRoomy, kNow, {}), 2);
        QCOMPARE(shelf.files(), QStringList{u"c.mkv"_s});
    }

    void whatLimitsWouldDeleteIsToldBeforeAndIsWhatTheyDelete()
    {
        Shelf shelf;
        shelf.record(u"r-1"_s, u"a.mkv"_s, std::chrono::days(40));
        shelf.record(u"r-2"_s, u"b.mkv"_s, std::chrono::days(35));
        shelf.record(u"r-3"_s, u"c.mkv"_s, std::chrono::days(2));
        const RecordingForecast none = forecastRecordings(shelf.root.path(), kForEver, kRoomy, kNow, {});
        QCOMPARE(none.files, 3);
        QCOMPARE(none.filesThatGo, 0);
        RetentionLimits month = kForEver;
        month.keepDays = 30;
        const RecordingForecast forecast = forecastRecordings(shelf.root.path(), month, kRoomy, kNow, {});
        QCOMPARE(forecast.filesThatGo, 2);
        QVERIFY(forecast.bytesThatGo > 0 && forecast.bytesThatGo < forecast.bytes);
        QCOMPARE(forecast.newestThatGoes, kNow - std::chrono::days(35) + 10s);
        QCOMPARE(shelf.files().size(), 3);
        QCOMPARE(thinOutRecordings(shelf.root.path(), month, kRoomy, kNow, {}), 2);
        QCOMPARE(shelf.files(), QStringList{u"c.mkv"_s});
    }

    void newLimitsHoldAtOnceButNeverBeforeTheStart()
    {
        Shelf shelf;
        shelf.record(u"r-1"_s, u"a.mkv"_s, std::chrono::days(40));
        const ManualClock clock(kNow);
        ConsultRecordings recordings({shelf.root.path(), kForEver, [] { return kRoomy; }}, clock);
        RetentionLimits month = kForEver;
        month.keepDays = 30;
        recordings.setLimits(month);
        RecordingForecast told;
        recordings.forecast(month, this, [&told](const RecordingForecast& forecast) { told = forecast; });
        QTRY_COMPARE_WITH_TIMEOUT(told.filesThatGo, 1, 20'000);
        QCOMPARE(shelf.files().size(), 1);
        recordings.setLimits(kForEver);
        recordings.start();
        const QSignalSpy changed(&recordings, &ConsultRecordings::changed);
        recordings.setLimits(month);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20'000);
        QVERIFY(shelf.files().isEmpty());
    }

    void diskIsNeverFilledToTheEnd()
    {
        Shelf shelf;
        shelf.record(u"r-1"_s, u"a.mkv"_s, 48h);
        RetentionLimits limits = kForEver;
        limits.reserveBytes = 1000;
        QCOMPARE(thinOutRecordings(shelf.root.path(), limits, {1LL << 40, 500}, kNow, {}), 1);
        QVERIFY(shelf.files().isEmpty());
    }

    void whatWasRecordedWithinADayStaysWhoeverFilledTheDisk()
    {
        Shelf shelf;
        shelf.record(u"r-1"_s, u"a.mkv"_s, 23h);
        QCOMPARE(thinOutRecordings(shelf.root.path(), {.keepDays = 0, .maximumBytes = 1}, {1LL << 40, 0}, kNow, {}), 0);
        QCOMPARE(shelf.files(), QStringList{u"a.mkv"_s});
    }

    void runningRecordingIsNeverDeleted()
    {
        Shelf shelf;
        const QString path = shelf.record(u"r-1"_s, u"a.mkv"_s, std::chrono::days(91), RecordedState::Running);
        const OpenFolders open{QFileInfo(path).path()};
        QCOMPARE(thinOutRecordings(shelf.root.path(), {.keepDays = 1, .maximumBytes = 1}, kRoomy, kNow, open), 0);
        QVERIFY(QFile::exists(path));
    }

    void folderLooksAfterItselfAtTheStart()
    {
        Shelf shelf;
        shelf.record(u"r-1"_s, u"a.mkv"_s, 1h, RecordedState::Running);
        shelf.record(u"r-2"_s, u"b.mkv"_s, std::chrono::days(200));
        const ManualClock clock(kNow);
        ConsultRecordings recordings({shelf.root.path(), {.keepDays = 90, .reserveBytes = 0}, [] { return kRoomy; }},
                                     clock);
        QSignalSpy changed(&recordings, &ConsultRecordings::changed);
        recordings.start();
        QTRY_VERIFY(!changed.isEmpty());
        RecordingList found;
        recordings.list({}, this, [&](RecordingList list) { found = std::move(list); });
        QTRY_COMPARE(found.recordings.size(), std::size_t(1));
        QCOMPARE(found.recordings.front().note.state, RecordedState::Interrupted);
    }

    void oneConsultationIsRecordedAtATime()
    {
        QTemporaryDir root;
        const ManualClock clock(kNow);
        ConsultRecordings recordings({root.path(), {}, [] { return kRoomy; }}, clock);
        RecordingNote note;
        note.room = RoomId(u"r-1"_s);
        const Result<ConsultRecorder*> first = recordings.begin(note);
        QVERIFY(first.ok());
        QCOMPARE(recordings.begin(note).error().kind, ErrorKind::Exhausted);
        first.value()->stop();
        QVERIFY(recordings.begin(note).ok());
    }

    void aRecordingThatBeginsWhileTheFolderIsTidiedGoesOn()
    {
        QTemporaryDir root;
        const ManualClock clock(kNow);
        QSemaphore go;
        std::atomic<int> asked = 0;
        ConsultRecordings recordings({root.path(), kForEver,
                                      [&]() -> std::optional<DiskSpace> {
                                          if (asked++ == 0) go.acquire();
                                          return kRoomy;
                                      }},
                                     clock);
        recordings.start();
        QTRY_COMPARE(asked.load(), 1);
        recordings.setLimits(kForEver);  // the next round waits
        RecordingNote note;
        note.room = RoomId(u"r-1"_s);
        const Result<ConsultRecorder*> begun = recordings.begin(note);
        QVERIFY(begun.ok());
        QSignalSpy began(begun.value(), &ConsultRecorder::begun);
        begun.value()->sink()->take(test::soundPacket(kMixedSound, 0ms));
        QTRY_COMPARE(began.size(), 1);
        go.release();
        std::optional<RecordingList> found;
        recordings.list({}, this, [&](RecordingList list) { found = std::move(list); });
        QTRY_VERIFY(found.has_value());
        QCOMPARE(found->recordings.size(), std::size_t(1));
        QCOMPARE(found->recordings.front().note.state, RecordedState::Running);
    }

    void roomNamesCannotLeaveTheFolder()
    {
        QCOMPARE(recordingFolderOf(u"/x"_s, RoomId(u"../../etc"_s)), u"/x/______etc"_s);
        QCOMPARE(recordingFolderOf(u"/x"_s, RoomId()), u"/x/_"_s);
    }
};

QTEST_GUILESS_MAIN(TestRecordingShelf)
#include "tst_recordingshelf.moc"
