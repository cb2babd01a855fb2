#include <QtTest>

#include <client/resourcepaths.h>
#include <support/testdata.h>

#include "clientrun.h"
#include "logwatch.h"
#include "minesprogram.h"
#include "support/privatebroker.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kTiles = 16;
constexpr int kPatience = 60'000;
/// When the first outage of the video server begins, and how long everything runs between two of them.
constexpr int kQuietSeconds = 14;

/// 7 unless PITWATCH_OUTAGE_SECONDS says otherwise: long enough for several attempts to come back.
int outageSeconds()
{
    const int wanted = qEnvironmentVariableIntValue("PITWATCH_OUTAGE_SECONDS");
    return wanted > 0 ? wanted : 7;
}

/// The video server goes and returns, again and again: a machine that is slow to begin meets a later outage.
QJsonArray videoOutages()
{
    QJsonArray steps;
    int at = kQuietSeconds;
    for (int outage = 0; outage < 6; ++outage, at += outageSeconds() + kQuietSeconds + outage * 10) {
        steps << QJsonObject{{u"at"_s, at}, {u"do"_s, u"drop_link"_s}, {u"link"_s, u"rtsp"_s}};
        steps << QJsonObject{{u"at"_s, at + outageSeconds()}, {u"do"_s, u"restore_link"_s}, {u"link"_s, u"rtsp"_s}};
    }
    return steps;
}

double secondsBetween(UtcTime from, UtcTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

}  // namespace

/// What the mines serve goes away and comes back. Nothing here asserts how long that takes; the figures are printed.
class TestOutages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::PrivateBroker::missing().isEmpty()) QSKIP(qPrintable(test::PrivateBroker::missing()));
        log_ = std::make_unique<test::LogWatch>();
        QVERIFY(broker_.start());
        // Positions only from the broker: files would hide its outage.
        mines_.start(test::sourceFile(u"resources/demo/region.json"_s),
                     {u"--file-period"_s, u"3600"_s, u"--broker"_s, u"127.0.0.1:%1"_s.arg(broker_.port()),
                      u"--scenario"_s, mines_.writeScenario(videoOutages())});
        QTRY_VERIFY2_WITH_TIMEOUT(mines_.ready(), mines_.errors().constData(), kPatience);
        auto run = test::ClientRun::start(mines_.regionFile(), resourceFile(u"rules/default.json"_s),
                                          [](const Region& region) { return test::camerasInTurn(region, kTiles); });
        QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.error().text()));
        client_ = std::move(run).value();
    }

    void cleanupTestCase()
    {
        client_.reset();
        log_.reset();
    }

    void everyTileIsLiveAgainAfterTheVideoServer()
    {
        const auto live = [this] { return client_->wall().liveTiles(); };
        QTRY_COMPARE_WITH_TIMEOUT(live(), kTiles, kPatience);
        QTRY_COMPARE(client_->onlineOnWall(), kTiles);
        log_->begin();
        QTRY_COMPARE_WITH_TIMEOUT(live(), 0, kPatience);
        QTRY_COMPARE(client_->onlineOnWall(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(live(), kTiles, kPatience);
        const UtcTime back = clock_.now();
        QTRY_VERIFY(mines_.played(u"restore_link rtsp"_s));
        qInfo() << kTiles << "tiles live" << secondsBetween(*mines_.played(u"restore_link rtsp"_s), back)
                << "s after the video server returned from" << outageSeconds() << "s";
        QTRY_COMPARE(client_->onlineOnWall(), kTiles);

        QCOMPARE(log_->count({u"pitwatch.video"_s, u": no signal: "_s}), kTiles);
        QCOMPARE(log_->count({u"pitwatch.video"_s, u": live after "_s}), kTiles);
        QCOMPARE(log_->count({u"pitwatch.video"_s}), 2 * kTiles);
        QSet<QString> streams;
        for (const QString& line : log_->lines({u": no signal: "_s})) streams << line.section(u": "_s, 1, 1);
        QCOMPARE(streams.size(), kTiles);
    }

    void dataFlowsAgainAfterTheBroker()
    {
        QTRY_VERIFY_WITH_TIMEOUT(client_->positionsAt(), kPatience);
        QTRY_VERIFY(!client_->feed(u"mqtt"_s).silent && client_->feed(u"mqtt"_s).link == FeedLink::Connected);
        log_->begin();
        broker_.kill();
        const UtcTime gone = clock_.now();
        QTRY_COMPARE(client_->feed(u"mqtt"_s).link, FeedLink::Disconnected);
        QTRY_VERIFY_WITH_TIMEOUT(secondsBetween(gone, clock_.now()) >= outageSeconds(), kPatience);
        QVERIFY(client_->positionsAt() < clock_.now() - std::chrono::seconds(outageSeconds() - 2));

        const UtcTime returned = clock_.now();
        QVERIFY(broker_.start());
        QTRY_VERIFY_WITH_TIMEOUT(client_->positionsAt() > returned, kPatience);
        qInfo() << "positions of every mine" << secondsBetween(returned, clock_.now())
                << "s after the broker returned from" << outageSeconds() << "s";
        QTRY_COMPARE(client_->feed(u"mqtt"_s).link, FeedLink::Connected);
        QTRY_COMPARE(log_->count({u"feed mqtt-0 is back"_s}), 1);
        QCOMPARE(log_->count({u"feed mqtt-0 is lost"_s}), 1);
        // A silence, where the outage is long enough to be one, and its end.
        QVERIFY(log_->count({u"feed mqtt-0 is "_s}) <= 4);
        QCOMPARE(client_->feed(u"mqtt"_s).refused, std::uint64_t(0));
    }

private:
    SystemClock clock_;
    std::unique_ptr<test::LogWatch> log_;
    test::PrivateBroker broker_;
    test::MinesProgram mines_;
    std::unique_ptr<test::ClientRun> client_;
};

QTEST_MAIN(TestOutages)
#include "tst_outages.moc"
