#include <QtTest>

#include <store/pendingjobs.h>

#include "samples.h"

using namespace pitwatch;
using namespace pitwatch::test;

namespace {

const UtcTime kStart = at("2026-11-23T00:00:00Z");

MinuteJob minute(int index)
{
    return mineMinute(kStart + std::chrono::minutes(index), index);
}

}  // namespace

class TestPendingJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newerStateOfAnAlarmReplacesTheWaitingOne()
    {
        PendingJobs jobs;
        jobs.add(raisedAlarm(QStringLiteral("a"), kStart));
        jobs.add(acknowledged(raisedAlarm(QStringLiteral("a"), kStart), kStart));
        const JobBatch batch = jobs.take();
        QCOMPARE(batch.alarms.size(), std::size_t(1));
        QCOMPARE(batch.alarms.front().transitions.size(), std::size_t(2));
    }

    void alarmsAreKeptWhenEverythingElseOverflows()
    {
        PendingJobs jobs(JobBounds{2, 2, 1000});
        for (int i = 0; i < 50; ++i) jobs.add(raisedAlarm(QString::number(i), kStart));
        for (int i = 0; i < 10; ++i) jobs.add(minute(i));
        QCOMPARE(jobs.dropped(), std::size_t(8));
        QCOMPARE(jobs.take().alarms.size(), std::size_t(50));
    }

    void oldestMinutesGoFirst()
    {
        PendingJobs jobs(JobBounds{2, 2, 1000});
        for (int i = 0; i < 5; ++i) jobs.add(minute(i));
        const JobBatch batch = jobs.take();
        QCOMPARE(batch.minutes, (std::vector<MinuteJob>{minute(3), minute(4)}));
    }

    void batchIsBounded()
    {
        PendingJobs jobs(JobBounds{100, 100, 3});
        for (int i = 0; i < 5; ++i) jobs.add(minute(i));
        QCOMPARE(jobs.take().size(), std::size_t(3));
        QCOMPARE(jobs.take().size(), std::size_t(2));
    }

    void whatIsBeingWrittenIsStillPending()
    {
        PendingJobs jobs;
        jobs.add(minute(0));
        JobBatch batch = jobs.take();
        QCOMPARE(jobs.size(), std::size_t(1));
        jobs.giveBack(std::move(batch));
        QCOMPARE(jobs.size(), std::size_t(1));
        jobs.take();
        QVERIFY(jobs.take().empty());
        QCOMPARE(jobs.size(), std::size_t(0));
    }

    void givenBackJobsKeepTheirOrder()
    {
        PendingJobs jobs;
        jobs.add(minute(0));
        jobs.add(minute(1));
        JobBatch batch = jobs.take();
        jobs.add(minute(2));
        jobs.giveBack(std::move(batch));
        QCOMPARE(jobs.take().minutes, (std::vector<MinuteJob>{minute(0), minute(1), minute(2)}));
    }

    void givenBackAlarmDoesNotReplaceItsNewerSelf()
    {
        PendingJobs jobs;
        jobs.add(raisedAlarm(QStringLiteral("a"), kStart));
        JobBatch batch = jobs.take();
        jobs.add(acknowledged(raisedAlarm(QStringLiteral("a"), kStart), kStart));
        jobs.giveBack(std::move(batch));
        const JobBatch again = jobs.take();
        QCOMPARE(again.alarms.size(), std::size_t(1));
        QCOMPARE(again.alarms.front().state, AlarmState::RaisedAcknowledged);
    }
};

QTEST_GUILESS_MAIN(TestPendingJobs)
#include "tst_pendingjobs.moc"
