#include <QtTest>

#include <store/asyncreader.h>
#include <store/jobwriter.h>
#include <store/migrations.h>

#include "samples.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = at("2026-11-23T00:00:00Z");
const Period kHour{kStart, kStart + 1h};

std::unique_ptr<StoreReader> reader(const StorePlace& place)
{
    auto opened = StoreReader::open(place.path());
    if (!opened) qFatal("%s", qPrintable(opened.error().text()));
    return std::move(opened).value();
}

}  // namespace

class TestStoreReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingStoreIsNotFound()
    {
        const StorePlace place;
        const auto opened = StoreReader::open(place.path());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().kind, ErrorKind::NotFound);
    }

    void olderSchemaHasToBePreparedFirst()
    {
        const StorePlace place;
        {
            auto database = Database::open(place.path(), Database::Mode::ReadWrite, 50ms);
            QVERIFY(migrate(*database.value(), {storeMigrations().front()}).ok());
        }
        const auto early = StoreReader::open(place.path());
        QVERIFY(!early.ok());
        QCOMPARE(early.error().kind, ErrorKind::Unavailable);
        QVERIFY(prepareStore(place.path()).ok());
        QVERIFY(StoreReader::open(place.path()).ok());
    }

    void periodHoldsAlarmsThatWereOpenInIt()
    {
        const StorePlace place;
        const auto database = place.open();
        const auto write = [&](const Alarm& alarm) { QVERIFY(writeAlarm(*database, alarm).ok()); };
        write(closed(raisedAlarm(QStringLiteral("before"), kStart - 2h), kStart - 1h));
        write(raisedAlarm(QStringLiteral("still open"), kStart - 1h));
        write(closed(raisedAlarm(QStringLiteral("closed inside"), kStart - 30min), kStart + 1min));
        write(raisedAlarm(QStringLiteral("raised inside"), kStart + 2min));
        write(raisedAlarm(QStringLiteral("after"), kStart + 1h));
        QStringList ids;
        const auto alarms = reader(place)->alarms(kHour);
        for (const Alarm& alarm : alarms.value()) ids << alarm.id.text();
        QCOMPARE(ids, (QStringList{QStringLiteral("still open"), QStringLiteral("closed inside"),
                                   QStringLiteral("raised inside")}));
    }

    void headCountSumsUpTheMinutes()
    {
        const StorePlace place;
        const auto database = place.open();
        const std::vector<int> counts{80, 101, 120, 90};
        for (std::size_t i = 0; i < counts.size(); ++i)
            QVERIFY(writeMinute(*database, mineMinute(kStart + std::chrono::minutes(i), counts[i])).ok());
        const HeadCount count = reader(place)->headCount(kMine, kHour).value();
        QCOMPARE(count.min, std::optional<int>(80));
        QCOMPARE(count.max, std::optional<int>(120));
        QCOMPARE(count.last, std::optional<int>(90));
        QCOMPARE(count.limit, std::optional<int>(100));
        QCOMPARE(count.maxAt, std::optional<UtcTime>(kStart + 2min));
        QCOMPARE(count.minutesOverLimit, 2);
        QCOMPARE(count.minutes, 4);
    }

    void headCountsPerHourLeaveOutHoursWithoutData()
    {
        const StorePlace place;
        const auto database = place.open();
        for (const auto offset : {0min, 30min, 150min})
            QVERIFY(writeMinute(*database, mineMinute(kStart + offset, 10)).ok());
        const auto parts = reader(place)->headCounts(kMine, {kStart, kStart + 8h}, 1h).value();
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(parts[0].minutes, 2);
        QCOMPARE(parts[1].from, kStart + 2h);
    }

    void minuteWrittenInTwoPartsIsMerged()
    {
        const StorePlace place;
        const auto database = place.open();
        const FeederId feeder(QStringLiteral("f01"));
        QVERIFY(writeMinute(*database, FeederMinute{kStart, kMine, feeder, 10, 20, 15, 2}).ok());
        QVERIFY(writeMinute(*database, FeederMinute{kStart, kMine, feeder, 5, 18, 9, 4}).ok());
        const auto minutes = reader(place)->feederMinutes(kMine, feeder, kHour).value();
        QCOMPARE(minutes, (std::vector<FeederMinute>{{kStart, kMine, feeder, 5, 20, 11, 6}}));
    }

    void mergedMineMinuteKeepsWhatOnlyOneHalfKnows()
    {
        const StorePlace place;
        const auto database = place.open();
        MineMinute known = mineMinute(kStart, 40);
        MineMinute unknown;
        unknown.at = kStart;
        unknown.mine = kMine;
        QVERIFY(writeMinute(*database, known).ok());
        QVERIFY(writeMinute(*database, unknown).ok());
        known.camerasKnown = known.camerasOnline = 0;
        QCOMPARE(reader(place)->mineMinutes(kMine, kHour).value(), std::vector<MineMinute>{known});
    }

    void loadsSumUpMineAndFeeders()
    {
        const StorePlace place;
        const auto database = place.open();
        const FeederId feeder(QStringLiteral("f01"));
        QVERIFY(writeMinute(*database, mineMinute(kStart, 1)).ok());
        QVERIFY(writeMinute(*database, FeederMinute{kStart, kMine, feeder, 10, 20, 15, 2}).ok());
        QVERIFY(writeMinute(*database, FeederMinute{kStart + 1min, kMine, feeder, 30, 50, 45, 2}).ok());
        const auto loads = reader(place)->loads(kMine, kHour).value();
        QCOMPARE(loads, (std::vector<LoadSummary>{{kMine, {}, 500, 500, 500, 1}, {kMine, feeder, 10, 30, 50, 2}}));
    }

    void outageThatOverlapsTheBeginningIsFound()
    {
        const StorePlace place;
        const auto database = place.open();
        const CameraKey camera{kMine, CameraId(QStringLiteral("c01"))};
        const FeedId feed(QStringLiteral("mqtt-0"));
        QVERIFY(writeFact(*database, CameraSeen{camera, kStart - 10min, false, QStringLiteral("timeout")}).ok());
        QVERIFY(writeFact(*database, CameraSeen{camera, kStart + 1min, true, {}}).ok());
        QVERIFY(writeFact(*database, FeedSeen{feed, kStart + 5min, true, QStringLiteral("silent")}).ok());
        const auto store = reader(place);
        QCOMPARE(store->cameraOutages(kHour).value(),
                 (std::vector<CameraOutage>{{camera, kStart - 10min, kStart + 1min, true, QStringLiteral("timeout")}}));
        QCOMPARE(store->feedOutages(kHour).value(),
                 (std::vector<FeedOutage>{{feed, kStart + 5min, {}, true, QStringLiteral("silent")}}));
    }

    void eventsAndDeclarationsComeBackAsTheyWere()
    {
        const StorePlace place;
        const auto database = place.open();
        const StoredEvent event{
            kStart, kStart + 1s, {kMine, CameraId(QStringLiteral("c02"))}, QStringLiteral("asleep"),
            {},     0.9,         QStringLiteral("http://x/1.jpg"),         FeedId(QStringLiteral("mqtt-0"))};
        StoredDeclaration declaration{kStart, kStart, kMine, {}, QStringLiteral("文件〔2026〕1号"), {}};
        declaration.state.kind = MineStateKind::Suspended;
        declaration.state.from = kStart;
        QVERIFY(writeFact(*database, event).ok());
        QVERIFY(writeFact(*database, declaration).ok());
        const auto store = reader(place);
        QCOMPARE(store->events(kHour).value(), std::vector<StoredEvent>{event});
        QCOMPARE(store->declarations(kHour).value(), std::vector<StoredDeclaration>{declaration});
    }

    void regionIsRememberedByName()
    {
        const StorePlace place;
        const auto database = place.open();
        auto region = std::make_shared<Region>();
        region->name = QStringLiteral("示范区");
        Mine& mine = region->mines.emplace_back();
        mine.code = kMine;
        mine.name = QStringLiteral("测试一矿");
        Camera& camera = mine.cameras.emplace_back();
        camera.id = CameraId(QStringLiteral("c01"));
        camera.name = QStringLiteral("主井口");
        camera.place = CameraPlace::MainShaftMouth;
        camera.mainUrl = QStringLiteral("rtsp://user:secret@host/1");
        QVERIFY(writeFact(*database, RegionNames{region}).ok());
        const auto restored = reader(place)->region().value();
        QVERIFY(restored.has_value());
        QCOMPARE(restored->name, QStringLiteral("示范区"));
        QCOMPARE(restored->mines.front().name, QStringLiteral("测试一矿"));
        QCOMPARE(restored->mines.front().cameras.front().name, QStringLiteral("主井口"));
        QVERIFY(restored->mines.front().cameras.front().mainUrl.isEmpty());
    }

    void asyncAnswerComesToTheAskingThread()
    {
        const StorePlace place;
        place.open();
        AsyncReader async(place.path());
        QObject context;
        std::optional<std::size_t> alarms;
        const QThread* answered = nullptr;
        async.read<std::vector<Alarm>>(
            &context, [](StoreReader& store) { return store.openAlarms(); },
            [&](Result<std::vector<Alarm>> result) {
                answered = QThread::currentThread();
                alarms = result.value().size();
            });
        QTRY_COMPARE(alarms, std::optional<std::size_t>(0));
        QCOMPARE(answered, QThread::currentThread());
    }

    void asyncAnswerIsDroppedWhenNobodyWaits()
    {
        const StorePlace place;
        place.open();
        AsyncReader async(place.path());
        bool dropped = true;
        bool next = false;
        {
            const QObject gone;
            async.read<std::vector<Alarm>>(
                const_cast<QObject*>(&gone), [](StoreReader& store) { return store.openAlarms(); },
                [&](Result<std::vector<Alarm>>) { dropped = false; });
        }
        async.read<std::vector<Alarm>>(
            this, [](StoreReader& store) { return store.openAlarms(); },
            [&](Result<std::vector<Alarm>>) { next = true; });
        QTRY_VERIFY(next);
        QVERIFY(dropped);
    }
};

QTEST_GUILESS_MAIN(TestStoreReader)
#include "tst_storereader.moc"
