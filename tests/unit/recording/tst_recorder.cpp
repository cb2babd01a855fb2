#include <QDirIterator>
#include <QtTest>

#include <recording/recorder.h>
#include <store/storereader.h>
#include <store/storewriter.h>
#include <support/fakevideo.h>

#include "pictures.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

/// A clock that stands where the test puts it; safe from every thread.
class StandingClock final : public Clock {
public:
    UtcTime now() const override { return fromMicros(now_); }
    void set(UtcTime time) { now_ = toMicros(time); }

private:
    std::atomic<qint64> now_{toMicros(kStart)};
};

/// A recorder over a fake engine and a real store.
struct Desk {
    QTemporaryDir directory;
    StandingClock clock;
    FakeVideoEngine engine;
    std::atomic<qint64> free{100'000'000'000};
    std::unique_ptr<StoreWriter> store;
    std::unique_ptr<Recorder> recorder;

    explicit Desk(UtcTime now = kStart)
    {
        clock.set(now);
        StoreSettings settings;
        settings.path = index();
        settings.gather = 1ms;
        store = std::make_unique<StoreWriter>(settings, clock);
        store->start();
        recorder = std::make_unique<Recorder>(Recorder::Setup{
            .engine = &engine,
            .clock = &clock,
            .directory = directory.filePath(QStringLiteral("recordings")),
            .storePath = index(),
            .index = [this](const FactJob& job) { store->remember(job); },
            .space =
                [this] {
                    return DiskSpace{200'000'000'000, free};
                },
            .settings = {},
        });
    }
    ~Desk()
    {
        recorder.reset();
        store.reset();
    }

    QString index() const { return directory.filePath(QStringLiteral("index.sqlite")); }
    static RecordedCamera camera(const QString& url) { return {kCamera, {.url = url, .label = {}, .fileEpoch = {}}}; }
    std::shared_ptr<PacketSink> sink(const QString& url) const { return engine.stream(url)->request().sink; }
    std::vector<StoredSegment> segments() const
    {
        auto reader = StoreReader::open(index());
        return reader ? reader.value()->segments(kCamera, {kStart - 1h, kStart + 1h}).value()
                      : std::vector<StoredSegment>();
    }
    RecordingState state() const { return recorder->status().cameras.front().state; }
};

}  // namespace

class TestRecorder : public QObject {
    Q_OBJECT

    QTemporaryDir clips_;
    const QString url_ = QStringLiteral("rtsp://camera/sub");

private Q_SLOTS:
    void streamThatIsRecordedDecodesNothing()
    {
        Desk desk;
        desk.recorder->record({Desk::camera(url_)});
        QVERIFY(!desk.engine.stream(url_)->visible);
        QCOMPARE(desk.state(), RecordingState::Waiting);
    }

    void picturesEndUpInTheIndex()
    {
        Desk desk;
        desk.recorder->record({Desk::camera(url_)});
        for (const TappedPacket& picture : pictures(clips_.path())) desk.sink(url_)->take(picture);
        QTRY_COMPARE(desk.state(), RecordingState::Recording);
        desk.recorder->record({});
        QTRY_COMPARE(desk.segments().size(), std::size_t(1));
        QTRY_VERIFY(desk.segments().front().complete);
        QCOMPARE(desk.segments().front().frames, 200);
        QVERIFY(desk.recorder->status().cameras.empty());
    }

    void cameraThatStaysKeepsItsStream()
    {
        Desk desk;
        desk.recorder->record({Desk::camera(url_)});
        const auto stream = desk.engine.stream(url_);
        desk.recorder->record({Desk::camera(url_)});
        QCOMPARE(desk.engine.stream(url_), stream);
        desk.recorder->record({Desk::camera(QStringLiteral("rtsp://camera/main"))});
        QVERIFY(desk.engine.stream(QStringLiteral("rtsp://camera/main")));
    }

    void fullDiskPausesVisiblyAndRecordingGoesOnByItself()
    {
        Desk desk;
        desk.free = 1000;
        desk.recorder->record({Desk::camera(url_)});
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(), RecordingState::Paused, 10000);
        QVERIFY(!desk.recorder->status().pausedReason.isEmpty());
        for (const TappedPacket& picture : pictures(clips_.path())) desk.sink(url_)->take(picture);
        QVERIFY(desk.segments().empty());

        desk.free = 100'000'000'000;
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(), RecordingState::Waiting, 10000);
        QVERIFY(desk.recorder->status().pausedReason.isEmpty());
        for (const TappedPacket& picture : pictures(clips_.path())) desk.sink(url_)->take(picture);
        QTRY_COMPARE(desk.state(), RecordingState::Recording);
    }

    void oldRecordingsGoWithTheirFiles()
    {
        const UtcTime longAgo = kStart - 24h * 40;
        Desk desk(longAgo);
        desk.recorder->record({Desk::camera(url_)});
        for (const TappedPacket& picture : pictures(clips_.path(), longAgo)) desk.sink(url_)->take(picture);
        QTRY_COMPARE(desk.state(), RecordingState::Recording);
        desk.recorder->record({});
        desk.clock.set(kStart);
        const auto old = [&] {
            auto reader = StoreReader::open(desk.index());
            return reader ? reader.value()->recordingTotals().value() : RecordingTotals{};
        };
        QTRY_COMPARE(old().segments, qint64(1));
        QTRY_VERIFY([&] {
            auto reader = StoreReader::open(desk.index());
            return reader.value()->unfinishedSegments().value().empty();
        }());
        desk.recorder->setSettings({.keepDays = 31});  // looks at once
        QTRY_COMPARE_WITH_TIMEOUT(old().segments, qint64(0), 10000);
        QDirIterator files(desk.recorder->directory(), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!files.hasNext());
    }

    void endOfTheProgramEndsTheFiles()
    {
        Desk desk;
        desk.recorder->record({Desk::camera(url_)});
        for (const TappedPacket& picture : pictures(clips_.path())) desk.sink(url_)->take(picture);
        QTRY_COMPARE(desk.state(), RecordingState::Recording);
        desk.recorder.reset();
        desk.store->stop();
        QCOMPARE(desk.segments().size(), std::size_t(1));
        QVERIFY(desk.segments().front().complete);
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
