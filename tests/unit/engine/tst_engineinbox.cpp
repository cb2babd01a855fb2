#include <QtTest>

#include <QTemporaryDir>

#include <engine/engineinbox.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();
const MineCode kMine(u"410881001001"_s);

Observation observation(int second, ObservationBody body)
{
    return {kMine, FeedId(u"mqtt-0"_s), kStart + 1s * second, kStart + 1s * second, std::move(body)};
}

PositionFix fix(int number, bool sos = false)
{
    PositionFix fix;
    fix.tag = TagCode(u"410881001001%1"_s.arg(number, 5, 10, QLatin1Char('0')));
    fix.sos = sos;
    return fix;
}

PositionBatch fixes(std::initializer_list<int> numbers, bool snapshot = false)
{
    PositionBatch batch;
    batch.snapshot = snapshot;
    for (int number : numbers) batch.fixes.push_back(fix(number));
    return batch;
}

PowerBatch power(double kw)
{
    PowerSample sample;
    sample.feeder = FeederId(u"f01"_s);
    sample.activeKw = kw;
    return {{sample}};
}

double kwOf(const Observation& observation)
{
    return std::get<PowerBatch>(observation.body).samples.at(0).activeKw.value();
}

std::vector<Observation> drain(EngineInbox& inbox)
{
    std::vector<Observation> all;
    for (;;) {
        EngineInbox::Work work = inbox.take(0ms);
        if (work.observations.empty()) return all;
        std::move(work.observations.begin(), work.observations.end(), std::back_inserter(all));
    }
}

}  // namespace

class TestEngineInbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfReceipt()
    {
        EngineInbox inbox({}, {});
        inbox.push({observation(1, power(1)), observation(2, fixes({1}))});
        inbox.push({observation(3, power(3))});
        const std::vector<Observation> all = drain(inbox);
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[1].receivedAt, kStart + 2s);
        QCOMPARE(kwOf(all[2]), 3.0);
    }

    void fullOfPositionsKeepsTheNewestOfEachTag()
    {
        EngineInbox inbox({}, {100, 4});
        inbox.push({observation(1, fixes({1, 2})), observation(2, fixes({1, 3})), observation(3, fixes({1}))});
        const std::vector<Observation> all = drain(inbox);
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(std::get<PositionBatch>(all[0].body), fixes({2}));
        QCOMPARE(std::get<PositionBatch>(all[1].body), fixes({3}));
        QCOMPARE(std::get<PositionBatch>(all[2].body), fixes({1}));
    }

    void callForHelpIsNotReplaced()
    {
        std::deque<Observation> queue{observation(1, PositionBatch{{fix(1, true)}, false}), observation(2, fixes({1}))};
        QCOMPARE(coalescePositions(queue), std::size_t(2));
    }

    void newerSnapshotReplacesTheOlderWhole()
    {
        std::deque<Observation> queue{observation(1, fixes({1, 2}, true)), observation(2, fixes({1}, true)),
                                      observation(3, fixes({1}))};
        QCOMPARE(coalescePositions(queue), std::size_t(2));
        QCOMPARE(queue.size(), std::size_t(2));
        QCOMPARE(std::get<PositionBatch>(queue[0].body), fixes({1}, true));
    }

    void feedsDoNotReplaceEachOther()
    {
        std::deque<Observation> queue{observation(1, fixes({1})), observation(2, fixes({1}))};
        queue[0].source = FeedId(u"mtt1201-1"_s);
        QCOMPARE(coalescePositions(queue), std::size_t(2));
    }

    void tagsWithoutEndDropTheOldestBatch()
    {
        EngineInbox inbox({}, {100, 2});
        inbox.push({observation(1, fixes({1, 2})), observation(2, fixes({3, 4})), observation(3, fixes({5}))});
        const std::vector<Observation> all = drain(inbox);
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(inbox.dropped(), std::uint64_t(1));
    }

    void powerBeyondTheBoundSpillsAndComesBackInOrder()
    {
        const QTemporaryDir directory;
        EngineInbox inbox(directory.path(), {10, 100});
        for (int i = 0; i < 50; ++i) inbox.push({observation(i, power(i))});
        QCOMPARE(inbox.size(), std::size_t(10));
        QCOMPARE(inbox.spilled(), std::uint64_t(40));
        const std::vector<Observation> all = drain(inbox);
        QCOMPARE(all.size(), std::size_t(50));
        for (int i = 0; i < 50; ++i) QCOMPARE(kwOf(all[static_cast<std::size_t>(i)]), double(i));
        QCOMPARE(all.back(), observation(49, power(49)));
        inbox.push({observation(50, power(50))});
        QCOMPARE(inbox.size(), std::size_t(1));
    }

    void makesTheDirectoryItSpillsTo()
    {
        const QTemporaryDir directory;
        EngineInbox inbox(directory.filePath(u"data/spill"_s), {1, 100});
        inbox.push({observation(0, power(0)), observation(1, power(1))});
        QCOMPARE(inbox.spilled(), std::uint64_t(1));
        QCOMPARE(drain(inbox).size(), std::size_t(2));
    }

    void whatIsOnDiskIsReadByTheNextRun()
    {
        const QTemporaryDir directory;
        {
            EngineInbox inbox(directory.path(), {1, 100});
            inbox.push({observation(0, power(0)), observation(1, power(1))});
        }
        EngineInbox inbox(directory.path(), {1, 100});
        const std::vector<Observation> all = drain(inbox);
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(kwOf(all[0]), 1.0);
    }

    void withoutADiskPowerStaysInMemoryUpToACap()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot spill"_s));
        EngineInbox inbox({}, {10, 100});
        for (int i = 0; i < 150; ++i) inbox.push({observation(i, power(i))});
        QCOMPARE(drain(inbox).size(), std::size_t(100));
        QCOMPARE(inbox.dropped(), std::uint64_t(50));
    }

    void cameraKeepsItsNewestStateOnly()
    {
        EngineInbox inbox({}, {});
        const CameraKey camera{kMine, CameraId(u"c01"_s)};
        inbox.pushCamera(camera, observation(1, CameraStatus{camera.camera, false, {}}));
        inbox.pushCamera(camera, observation(2, CameraStatus{camera.camera, true, {}}));
        const std::vector<Observation> all = drain(inbox);
        QCOMPARE(all.size(), std::size_t(1));
        QVERIFY(std::get<CameraStatus>(all[0].body).online);
    }

    void closedInboxGivesWhatIsLeftAndTakesNoMore()
    {
        EngineInbox inbox({}, {});
        inbox.push({observation(1, power(1))});
        inbox.close();
        inbox.push({observation(2, power(2))});
        const EngineInbox::Work work = inbox.take(0ms);
        QCOMPARE(work.observations.size(), std::size_t(1));
        QVERIFY(work.closed);
    }
};

QTEST_GUILESS_MAIN(TestEngineInbox)
#include "tst_engineinbox.moc"
