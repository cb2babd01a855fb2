#include <QtTest>

#include <recording/recordingretention.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kGiB = qint64(1) << 30;
const UtcTime kNow{std::chrono::seconds(1'795'399'200)};
const DiskSpace kRoomy{1000 * kGiB, 500 * kGiB};

StoredSegment candidate(Micros age, qint64 bytes = kGiB)
{
    StoredSegment c;
    c.file = QString::number(age / 1s);
    c.from = kNow - age;
    c.to = kNow - age + 1min;
    c.bytes = bytes;
    c.complete = true;
    return c;
}

std::vector<StoredSegment> tenDays()
{
    std::vector<StoredSegment> list;
    for (int day = 10; day >= 1; --day) list.push_back(candidate(std::chrono::days(day)));
    return list;
}

QStringList namesOf(const std::vector<StoredSegment>& segments)
{
    QStringList names;
    for (const StoredSegment& segment : segments) names << segment.file;
    return names;
}

}  // namespace

class TestRecordingRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingGoesWhileThereIsRoom()
    {
        QVERIFY(RecordingRetention({}).toDelete(tenDays(), 10 * kGiB, kRoomy, kNow).empty());
    }

    void whatIsBeyondItsDaysGoes()
    {
        const auto gone = RecordingRetention({.keepDays = 8}).toDelete(tenDays(), 10 * kGiB, kRoomy, kNow);
        QCOMPARE(namesOf(gone), (QStringList{candidate(240h).file, candidate(216h).file}));
    }

    void noDaysMeansUntilTheRoomIsNeeded()
    {
        const std::vector<StoredSegment> ancient{candidate(10'000h)};
        QVERIFY(RecordingRetention({.keepDays = 0}).toDelete(ancient, kGiB, kRoomy, kNow).empty());
    }

    void boundInBytesTakesTheOldest()
    {
        const RecordingRetention retention({.maximumBytes = 7 * kGiB});
        const auto gone = retention.toDelete(tenDays(), 10 * kGiB, kRoomy, kNow);
        QCOMPARE(gone.size(), std::size_t(3));
        QCOMPARE(gone.front().from, kNow - 240h);
    }

    void recordingsTakeNoMoreThanTheirShareOfTheDisk()
    {
        const DiskSpace small{10 * kGiB, 6 * kGiB};
        const RecordingRetention retention({.maximumDiskShare = 0.5, .reserveBytes = 0});
        QCOMPARE(retention.toDelete(tenDays(), 7 * kGiB, small, kNow).size(), std::size_t(2));
    }

    void reserveOfTheDiskIsFreedAndATenthMore()
    {
        const DiskSpace tight{1000 * kGiB, 10 * kGiB};
        const RecordingRetention retention({.reserveBytes = 10 * kGiB});
        QCOMPARE(retention.toDelete(tenDays(), 10 * kGiB, tight, kNow).size(), std::size_t(1));
    }

    void whatIsLockedIsPassedOver()
    {
        std::vector<StoredSegment> list = tenDays();
        list[0].locked = true;
        const auto gone = RecordingRetention({.maximumBytes = 9 * kGiB}).toDelete(list, 10 * kGiB, kRoomy, kNow);
        QCOMPARE(namesOf(gone), QStringList{list[1].file});
    }

    void whatIsBeingWrittenIsLeftAlone()
    {
        std::vector<StoredSegment> list{candidate(1000h)};
        list[0].complete = false;
        QVERIFY(RecordingRetention({.keepDays = 1, .maximumBytes = 1}).toDelete(list, kGiB, kRoomy, kNow).empty());
    }

    void recordingStopsAtTheReserveAndBeginsAgainAboveIt()
    {
        const RecordingRetention retention({.reserveBytes = 100});
        QVERIFY(retention.mayRecord({1000, 100}, true));
        QVERIFY(!retention.mayRecord({1000, 99}, true));
        QVERIFY(!retention.mayRecord({1000, 104}, false));
        QVERIFY(retention.mayRecord({1000, 105}, false));
    }
};

QTEST_GUILESS_MAIN(TestRecordingRetention)
#include "tst_recordingretention.moc"
