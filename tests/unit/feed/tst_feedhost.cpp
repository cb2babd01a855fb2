#include <QtTest>

#include <thread>

#include <feed/feedhost.h>
#include <feed/mqttpayload.h>

#include "support/feedregion.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const FeedId kFeed(u"here-0"_s);
const FeedId kQuick(u"here-1"_s);

std::shared_ptr<const Region> regionWithFeeds()
{
    Region region = test::feedRegion();
    const QJsonObject first{{u"plugin"_s, u"here"_s}, {u"url"_s, u"mqtt://officer:secret@10.0.0.1:1883"_s}};
    const QJsonObject second{{u"plugin"_s, u"here"_s}, {u"directory"_s, u"exchange"_s}, {u"silent_after_s"_s, 5}};
    region.feeds = {{kFeed, u"here"_s, first}, {kQuick, u"here"_s, second}};
    return std::make_shared<const Region>(region);
}

}  // namespace

/// The plugins of this region do not exist: the test itself plays the feeds.
class TestFeedHost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        clock_.set(fromMicros(1'795'399'200'000'000));
        receiver_ = std::make_unique<test::KeepingReceiver>();
        registry_ = std::make_unique<PluginRegistry>(QStringList());
        host_ = std::make_unique<FeedHost>(regionWithFeeds(), clock_, *registry_, *receiver_);
        host_->start();
    }

    void cleanup() { host_.reset(); }

    void showsAFeedWithoutAPluginAsFailed()
    {
        QCOMPARE(host_->feeds().size(), std::size_t(2));
        QCOMPARE(snapshot().link, FeedLink::Failed);
        QVERIFY(snapshot().reason.contains("here"_L1));
    }

    void showsAddressesWithoutCredentials()
    {
        QCOMPARE(snapshot().address, u"mqtt://10.0.0.1:1883"_s);
        QCOMPARE(host_->feeds().back().address, u"exchange"_s);
    }

    void deliversAndCounts()
    {
        host_->deliver({heartbeat(), heartbeat()});
        QCOMPARE(receiver_->count(), std::size_t(2));
        QCOMPARE(snapshot().delivered, std::uint64_t(2));
        QVERIFY(snapshot().lastHeard == clock_.now());
    }

    void keepsWhatItRefuses()
    {
        Observation stranger = heartbeat();
        stranger.mine = MineCode(u"999999999999"_s);
        host_->deliver({stranger, heartbeat()});
        QCOMPARE(receiver_->count(), std::size_t(1));
        QCOMPARE(snapshot().refused, std::uint64_t(1));
        QCOMPARE(host_->quarantine().size(), std::size_t(1));
        QCOMPARE(host_->quarantine().front().origin, u"999999999999/heartbeat"_s);
    }

    void takesNoWordFromOutsideOnOurOwnStreams()
    {
        Observation forged = heartbeat();
        forged.body = CameraStatus{CameraId(u"c01"_s), true, {}};
        host_->deliver({forged});
        forged.body = FeedStatusChange{kFeed, false, {}};
        host_->deliver({forged});
        QCOMPARE(receiver_->count(), std::size_t(0));
        QCOMPARE(snapshot().refused, std::uint64_t(2));
    }

    void tellsSilenceAndReturnOnceEach()
    {
        clock_.advance(31s);
        host_->supervise();
        host_->supervise();
        QCOMPARE(changesOf(kFeed), QList<bool>{true});
        QVERIFY(snapshot().silent);
        host_->alive(kFeed);
        host_->supervise();
        host_->supervise();
        QCOMPARE(changesOf(kFeed), (QList<bool>{true, false}));
        QVERIFY(!snapshot().silent);
    }

    void usesTheTimeThatTheRegionStates()
    {
        clock_.advance(6s);
        host_->supervise();
        QCOMPARE(changesOf(kQuick), QList<bool>{true});
        QCOMPARE(changesOf(kFeed), QList<bool>{});
    }

    void aPeriodAllowsThreeOfIt()
    {
        Region region = *regionWithFeeds();
        region.feeds.front().settings.insert(u"period_s"_s, 60);
        const FeedHost host(std::make_shared<const Region>(region), clock_, *registry_, *receiver_);
        QVERIFY(host.feeds().front().silentAfter == 180s);
    }

    void logsOneLinePerOutageAndReturn()
    {
        host_->linkChanged(kFeed, FeedLink::Connected, {});
        QTest::ignoreMessage(QtWarningMsg, "feed here-0 is lost: gone");
        QTest::ignoreMessage(QtInfoMsg, "feed here-0 is back");
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        for (int i = 0; i < 100; ++i) host_->linkChanged(kFeed, FeedLink::Disconnected, u"gone"_s);
        host_->linkChanged(kFeed, FeedLink::Connected, {});
        QCOMPARE(snapshot().link, FeedLink::Connected);
    }

    void recordsWhatItSaysItself()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"log"_s);
        {
            ObservationRecorder recorder(ObservationLogWriter::open(path).value());
            FeedHost host(regionWithFeeds(), clock_, *registry_, *receiver_, &recorder);
            host.start();
            clock_.advance(31s);
            host.supervise();
        }
        const auto entry = ObservationLogReader::open(path).value()->next();
        QVERIFY(entry.ok() && entry.value());
        QCOMPARE(entry.value()->topic, u"pitwatch/v1/feed_status"_s);
        QVERIFY(decodePayload(entry.value()->topic, entry.value()->payload, kFeed, clock_.now()).ok());
    }

    void countsRightWhenManyThreadsDeliver()
    {
        Observation stranger = heartbeat();
        stranger.mine = MineCode(u"999999999999"_s);
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < 500; ++n) host_->deliver({heartbeat(), stranger});
            });
        for (std::thread& thread : threads) thread.join();
        QCOMPARE(snapshot().delivered, std::uint64_t(2000));
        QCOMPARE(snapshot().refused, std::uint64_t(2000));
        QCOMPARE(host_->quarantine().size(), std::size_t(500));
    }

private:
    FeedSnapshot snapshot() const { return host_->feeds().front(); }

    Observation heartbeat() const
    {
        return {MineCode(u"410881001001"_s), kFeed, clock_.now(), clock_.now(), Heartbeat{}};
    }

    QList<bool> changesOf(const FeedId& feed) const
    {
        QList<bool> changes;
        for (const Observation& observation : receiver_->observations())
            if (const auto* change = std::get_if<FeedStatusChange>(&observation.body); change && change->feed == feed)
                changes += change->silent;
        return changes;
    }

    ManualClock clock_;
    std::unique_ptr<test::KeepingReceiver> receiver_;
    std::unique_ptr<PluginRegistry> registry_;
    std::unique_ptr<FeedHost> host_;
};

QTEST_GUILESS_MAIN(TestFeedHost)
#include "tst_feedhost.moc"
