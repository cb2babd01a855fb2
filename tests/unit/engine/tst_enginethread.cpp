#include <QtTest>

#include <engine/enginethread.h>
#include <engine/regionengine.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const MineCode kMine(u"410881001001"_s);
const CameraKey kCamera{kMine, CameraId(u"c01"_s)};
const SystemClock kClock;

std::shared_ptr<const Region> region()
{
    auto region = std::make_shared<Region>();
    region->mines.resize(1);
    region->mines[0].code = kMine;
    region->mines[0].cameras.resize(1);
    region->mines[0].cameras[0].id = kCamera.camera;
    return region;
}

/// A camera that is offline is an alarm at once.
RuleSet rules()
{
    Rule rule;
    rule.id = RuleId(u"camera-offline"_s);
    rule.kind = RuleKind::CameraOffline;
    rule.title = u"摄像仪离线"_s;
    rule.steps.resize(1);
    rule.steps[0].when.atLeast = 1;
    RuleSet rules;
    rules.version = u"t"_s;
    rules.periods = {30s, 15s, 2};
    rules.rules = {rule};
    return rules;
}

Observation now(ObservationBody body)
{
    return {kMine, FeedId(u"mqtt-0"_s), kClock.now(), kClock.now(), std::move(body)};
}

class Journal final : public EngineListener {
public:
    void alarmChanged(const Alarm&) override {}
    void observed(const Observation&) override { ++count; }
    void snapshotTaken(const SnapshotPtr&) override { ++pictures; }

    std::atomic<int> count = 0;
    std::atomic<int> pictures = 0;
};

}  // namespace

class TestEngineThread : public QObject {
    Q_OBJECT

private:
    Journal journal_;
    DetectionStore detections_;
    std::unique_ptr<EngineThread> engine_;

private Q_SLOTS:
    void init()
    {
        journal_.count = 0;
        journal_.pictures = 0;
        EngineThread::Setup setup;
        setup.region = region();
        setup.rules = rules();
        setup.listener = &journal_;
        setup.detections = &detections_;
        setup.clock = &kClock;
        engine_ = std::make_unique<EngineThread>(std::move(setup));
    }
    void cleanup() { engine_.reset(); }

    void publishesOnTheThreadOfTheScreens()
    {
        QThread* seen = nullptr;
        connect(engine_.get(), &EnginePort::snapshotChanged, this, [&] { seen = QThread::currentThread(); });
        engine_->setFeeds([] { return std::vector<FeedSnapshot>(3); });
        engine_->start();
        QTRY_VERIFY(engine_->snapshot());
        QCOMPARE(seen, QThread::currentThread());
        QCOMPARE(engine_->snapshot()->feeds.size(), std::size_t(3));
    }

    void whatIsReceivedShowsInASnapshot()
    {
        engine_->start();
        PositionFix fix;
        fix.tag = TagCode(u"41088100100100001"_s);
        engine_->receive({now(PositionBatch{{fix}, false})});
        QTRY_VERIFY(engine_->snapshot() && engine_->snapshot()->mines.at(0).underground == 1);
    }

    void busyScreensGetTheNewestPictureOnly()
    {
        int published = 0;
        connect(engine_.get(), &EnginePort::snapshotChanged, this, [&] { ++published; });
        engine_->start();
        // No event is handled here while the engine makes several pictures.
        QDeadlineTimer deadline(10'000);
        while (journal_.pictures < 4 && !deadline.hasExpired()) {
            engine_->receive({now(Heartbeat{})});
            QThread::msleep(5);
        }
        QVERIFY(journal_.pictures >= 4);
        QCoreApplication::processEvents();
        QCOMPARE(published, 1);
    }

    void detectionsGoToTheStoreAndNotToTheEngine()
    {
        engine_->start();
        const UtcTime at = kClock.now();
        engine_->receive({now(DetectionSet{kCamera.camera, {640, 360}, {}, {}})});
        QVERIFY(detections_.boxesAt(kCamera, at));
        engine_->receive({now(Heartbeat{})});
        QTRY_COMPARE(journal_.count.load(), 1);
    }

    void alarmCanBeAcknowledgedFromTheScreens()
    {
        engine_->start();
        engine_->reportCamera(kCamera, false, u"refused"_s);
        QTRY_VERIFY(engine_->snapshot() && engine_->snapshot()->alarms->size() == 1);
        engine_->acknowledge({engine_->snapshot()->alarms->front().id}, u"值班员"_s, {});
        QTRY_COMPARE(engine_->snapshot()->alarms->front().state, AlarmState::RaisedAcknowledged);
    }

    void acknowledgementWithoutPersonIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"acknowledgement refused"_s));
        engine_->start();
        engine_->reportCamera(kCamera, false, {});
        QTRY_VERIFY(engine_->snapshot() && engine_->snapshot()->alarms->size() == 1);
        engine_->acknowledge({engine_->snapshot()->alarms->front().id}, {}, {});
        engine_->stop();
        QCOMPARE(engine_->snapshot()->alarms->front().state, AlarmState::RaisedUnacknowledged);
    }

    void stopProcessesWhatWasReceived()
    {
        engine_->start();
        for (int i = 0; i < 5000; ++i) engine_->receive({now(Heartbeat{})});
        engine_->stop();
        QCOMPARE(journal_.count.load(), 5000);
    }

    void manyThreadsMayReceive()
    {
        engine_->start();
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([this] {
                for (int i = 0; i < 500; ++i) engine_->receive({now(Heartbeat{})});
            });
        for (std::thread& thread : threads) thread.join();
        QTRY_COMPARE(journal_.count.load(), 2000);
    }
};

QTEST_GUILESS_MAIN(TestEngineThread)
#include "tst_enginethread.moc"
