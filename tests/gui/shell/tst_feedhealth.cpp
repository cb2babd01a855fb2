#include <QTest>

#include <ui/common/feedhealth.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestFeedHealth : public QObject {
    Q_OBJECT

private:
    const UtcTime now_ = parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value();

    FeedSnapshot feed(FeedLink link, bool silent = false) const
    {
        FeedSnapshot feed;
        feed.id = FeedId(QStringLiteral("mqtt-0"));
        feed.link = link;
        feed.silent = silent;
        feed.lastHeard = now_ - 40s;
        return feed;
    }

private Q_SLOTS:
    void aConnectedFeedThatWasHeardIsGood()
    {
        QCOMPARE(describeFeed(feed(FeedLink::Connected), now_).health, Health::Good);
    }

    void aSilentFeedIsBadAlthoughItIsConnected()
    {
        const FeedHealth health = describeFeed(feed(FeedLink::Connected, true), now_);
        QCOMPARE(health.health, Health::Bad);
        QVERIFY2(health.text.contains(QStringLiteral("Silent")), qPrintable(health.text));
        QVERIFY2(health.text.contains(QStringLiteral("40")), qPrintable(health.text));
    }

    void aDisconnectedFeedIsBad() { QCOMPARE(feedHealthOf(feed(FeedLink::Disconnected)), Health::Bad); }

    void aFeedThatWasNeverHeardWaits()
    {
        FeedSnapshot unheard = feed(FeedLink::Connected);
        unheard.lastHeard.reset();
        QCOMPARE(feedHealthOf(unheard), Health::Waiting);
    }

    void fewFeedsAreShownOneByOne()
    {
        QCOMPARE(describeFeeds({3, feed(FeedLink::Connected)}, now_, 5).size(), std::size_t(3));
    }

    void amongManyFeedsTheBadOnesStayVisible()
    {
        std::vector<FeedSnapshot> feeds(20, feed(FeedLink::Connected));
        feeds[17] = feed(FeedLink::Disconnected);
        const std::vector<FeedHealth> shown = describeFeeds(feeds, now_, 5);
        QCOMPARE(shown.size(), std::size_t(2));
        QCOMPARE(shown[0].health, Health::Bad);
        QVERIFY2(shown[1].text.contains(QStringLiteral("19")), qPrintable(shown[1].text));
    }

    void moreBadFeedsThanRoomAreCounted()
    {
        const std::vector<FeedHealth> shown = describeFeeds({20, feed(FeedLink::Failed)}, now_, 5);
        QCOMPARE(shown.size(), std::size_t(5));
        QVERIFY2(shown.back().text.contains(QStringLiteral("16")), qPrintable(shown.back().text));
    }
};

QTEST_MAIN(TestFeedHealth)
#include "tst_feedhealth.moc"
