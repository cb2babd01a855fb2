#include <QtTest>

#include <store/jobwriter.h>
#include <store/migrations.h>
#include <store/retention.h>
#include <store/storereader.h>
#include <store/storewriter.h>

#include "samples.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = at("2026-11-23T00:00:00Z");

StoreSettings quick(const QString& path)
{
    StoreSettings settings;
    settings.path = path;
    settings.gather = 1ms;
    settings.firstRetry = 5ms;
    settings.longestRetry = 20ms;
    return settings;
}

std::vector<Alarm> openAlarms(const QString& path)
{
    auto reader = StoreReader::open(path);
    if (!reader) return {};
    auto alarms = reader.value()->openAlarms();
    return alarms ? alarms.value() : std::vector<Alarm>();
}

Observation cameraObservation(bool online, UtcTime time)
{
    return {kMine, {}, time, time, CameraStatus{CameraId(QStringLiteral("c01")), online, QStringLiteral("timeout")}};
}

}  // namespace

class TestStoreWriter : public QObject {
    Q_OBJECT

    const FixedClock clock_{kNow};

private Q_SLOTS:
    void alarmIsStoredWithItsTransitions()
    {
        const StorePlace place;
        const Alarm alarm = acknowledged(raisedAlarm(QStringLiteral("a"), kNow), kNow + 1min);
        {
            StoreWriter writer(quick(place.path()), clock_);
            writer.start();
            writer.alarmChanged(raisedAlarm(QStringLiteral("a"), kNow));
            writer.alarmChanged(alarm);
        }
        QCOMPARE(openAlarms(place.path()), std::vector<Alarm>{alarm});
    }

    void openAlarmsComeBackAfterARestartAndGoOn()
    {
        const StorePlace place;
        {
            StoreWriter writer(quick(place.path()), clock_);
            writer.start();
            writer.alarmChanged(raisedAlarm(QStringLiteral("a"), kNow));
            writer.alarmChanged(closed(raisedAlarm(QStringLiteral("b"), kNow), kNow + 1min));
        }
        const auto restored = openAlarms(place.path());
        QCOMPARE(restored, std::vector<Alarm>{raisedAlarm(QStringLiteral("a"), kNow)});
        {
            StoreWriter writer(quick(place.path()), clock_);
            writer.start();
            writer.alarmChanged(acknowledged(restored.front(), kNow + 2min));
        }
        QCOMPARE(openAlarms(place.path()).front().transitions.size(), std::size_t(2));
    }

    void storedTransitionsCannotBeChanged()
    {
        const StorePlace place;
        const auto database = place.open();
        QVERIFY(writeAlarm(*database, raisedAlarm(QStringLiteral("a"), kNow)).ok());
        QVERIFY(!database->exec(QStringLiteral("UPDATE alarm_transitions SET at = 1")).ok());
        QVERIFY(!database->exec(QStringLiteral("DELETE FROM alarm_transitions")).ok());
    }

    void fullDiskIsReportedAndNothingIsLost()
    {
        const StorePlace place;
        QVERIFY(prepareStore(place.path()).ok());
        StoreSettings settings = quick(place.path());
        settings.maximumBytes = 1;  // not one page more than there is
        StoreWriter writer(settings, clock_);
        writer.start();
        for (int i = 0; i < 500; ++i) writer.alarmChanged(raisedAlarm(QString::number(i), kNow));
        QTRY_COMPARE(writer.status().health, StoreHealth::Waiting);
        QVERIFY(writer.status().message.contains(QLatin1String("full")));
        QVERIFY(writer.status().pending > 0);

        writer.setMaximumBytes(0);
        QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        QTRY_COMPARE(writer.status().pending, std::size_t(0));
        writer.stop();
        QCOMPARE(openAlarms(place.path()).size(), std::size_t(500));
    }

    void lockedFileIsReportedAndWrittenLater()
    {
        const StorePlace place;
        StoreWriter writer(quick(place.path()), clock_);
        writer.start();
        QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        {
            const auto holder = place.open();
            const auto lock = Transaction::begin(*holder, Transaction::Kind::Immediate);
            QVERIFY(lock.ok());
            writer.alarmChanged(raisedAlarm(QStringLiteral("a"), kNow));
            QTRY_COMPARE(writer.status().health, StoreHealth::Waiting);
            QVERIFY(openAlarms(place.path()).empty());
        }
        QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        QTRY_COMPARE(openAlarms(place.path()).size(), std::size_t(1));
    }

    void statusChangeIsSignalled()
    {
        const StorePlace place;
        std::vector<StoreHealth> told;
        const QObject here;
        StoreWriter writer(quick(place.path()), clock_);
        // Not a QSignalSpy: that would write its list on the writer's thread.
        connect(&writer, &StoreWriter::statusChanged, &here,
                [&](const StoreStatus& status) { told.push_back(status.health); });
        writer.start();
        QTRY_VERIFY(!told.empty());
        QCOMPARE(told.front(), StoreHealth::Ok);
    }

    void damagedFileWaitsForConsent()
    {
        const StorePlace place;
        QFile file(place.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();

        StoreWriter writer(quick(place.path()), clock_);
        writer.start();
        writer.alarmChanged(raisedAlarm(QStringLiteral("a"), kNow));
        QTRY_COMPARE(writer.status().health, StoreHealth::Damaged);
        QCOMPARE(QFileInfo(place.path()).size(), qint64(8192));

        writer.moveDamagedAside();
        QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        QTRY_COMPARE(openAlarms(place.path()).size(), std::size_t(1));
        QCOMPARE(QDir(place.directory.path()).entryList({QStringLiteral("*.damaged-*")}, QDir::Files).size(), 1);
    }

    void newerFileIsReportedAndLeftAlone()
    {
        const StorePlace place;
        QVERIFY(place.open()->execOnce(QStringLiteral("PRAGMA user_version=99")).ok());
        StoreSettings settings = quick(place.path());
        settings.stopWithin = 20ms;
        StoreWriter writer(settings, clock_);
        writer.start();
        QTRY_COMPARE(writer.status().health, StoreHealth::Waiting);
        QVERIFY(writer.status().message.contains(QLatin1String("99")));
    }

    void oneRefusedJobDoesNotHoldTheOthersUp()
    {
        const StorePlace place;
        StoreWriter writer(quick(place.path()), clock_);
        writer.start();
        Alarm wrong = raisedAlarm(QStringLiteral("wrong"), kNow);
        wrong.grade = static_cast<Grade>(9);
        writer.alarmChanged(wrong);
        writer.alarmChanged(raisedAlarm(QStringLiteral("right"), kNow));
        QTRY_COMPARE(openAlarms(place.path()).size(), std::size_t(1));
        QTRY_COMPARE(writer.status().refused, std::size_t(1));
    }

    void cameraOutageHasBeginningAndEnd()
    {
        const StorePlace place;
        {
            StoreWriter writer(quick(place.path()), clock_);
            writer.start();
            writer.observed(cameraObservation(true, kNow));
            writer.observed(cameraObservation(false, kNow + 1min));
            writer.observed(cameraObservation(false, kNow + 2min));
            writer.observed(cameraObservation(true, kNow + 3min));
        }
        const auto outages = StoreReader::open(place.path()).value()->cameraOutages({kNow, kNow + 1h}).value();
        QCOMPARE(outages.size(), std::size_t(1));
        QCOMPARE(outages.front().since, kNow + 1min);
        QCOMPARE(outages.front().until, std::optional<UtcTime>(kNow + 3min));
        QVERIFY(outages.front().endKnown);
    }

    void outageOfTheLastSessionEndsWithItsWatch()
    {
        const StorePlace place;
        {
            StoreWriter writer(quick(place.path()), clock_);
            writer.start();
            writer.observed(cameraObservation(false, kNow));
            RegionSnapshot snapshot;
            snapshot.at = kNow + 5min;
            snapshot.mines.emplace_back().code = kMine;
            writer.snapshotTaken(std::make_shared<const RegionSnapshot>(snapshot));
        }
        {
            StoreWriter writer(quick(place.path()), clock_);
            writer.start();
            QTRY_COMPARE(writer.status().health, StoreHealth::Ok);
        }
        const auto outages = StoreReader::open(place.path()).value()->cameraOutages({kNow, kNow + 1h}).value();
        QCOMPARE(outages.size(), std::size_t(1));
        QCOMPARE(outages.front().until, std::optional<UtcTime>(kNow + 6min));
        QVERIFY(!outages.front().endKnown);
    }

    void retentionTakesOldHistoryButNoOpenAlarm()
    {
        const StorePlace place;
        const UtcTime old = kNow - std::chrono::days(500);
        {
            const auto database = place.open();
            QVERIFY(writeAlarm(*database, raisedAlarm(QStringLiteral("open"), old)).ok());
            QVERIFY(writeAlarm(*database, closed(raisedAlarm(QStringLiteral("closed"), old), old)).ok());
            QVERIFY(writeAlarm(*database, closed(raisedAlarm(QStringLiteral("new"), kNow), kNow)).ok());
            for (int i = 0; i < 1200; ++i)
                QVERIFY(writeMinute(*database, mineMinute(old + std::chrono::minutes(i), 1)).ok());
            QVERIFY(writeMinute(*database, mineMinute(kNow, 1)).ok());
            int steps = 0;
            for (auto gone = deleteOlder(*database, kNow - std::chrono::days(400)); gone.ok() && gone.value() > 0;
                 gone = deleteOlder(*database, kNow - std::chrono::days(400)))
                ++steps;
            QCOMPARE(steps, 3);
            QVERIFY(markClosedCleanly(*database).ok());
        }
        const auto reader = StoreReader::open(place.path());
        QCOMPARE(reader.value()->openAlarms().value().size(), std::size_t(1));
        QCOMPARE(reader.value()->alarms({old, kNow + 1h}).value().size(), std::size_t(2));
        QCOMPARE(reader.value()->mineMinutes(kMine, {old, kNow + 1h}).value().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestStoreWriter)
#include "tst_storewriter.moc"
