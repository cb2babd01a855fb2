#include <QtTest>

#include <core/clock.h>
#include <feed/feedsupervisor.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const FeedId kFeed(u"mqtt-0"_s);

}  // namespace

class TestFeedSupervisor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        clock_.set(fromMicros(1'795'399'200'000'000));
        supervisor_ = FeedSupervisor();
        supervisor_.watch(kFeed, 30s, clock_.now());
    }

    void isQuietWithinItsTime()
    {
        clock_.advance(30s);
        QVERIFY(supervisor_.check(clock_.now()).empty());
        QVERIFY(!supervisor_.lastHeard(kFeed));
    }

    void tellsASilenceOnce()
    {
        clock_.advance(31s);
        const auto changes = supervisor_.check(clock_.now());
        QCOMPARE(changes.size(), std::size_t(1));
        QVERIFY(changes.front().silent);
        QVERIFY(changes.front().quietFor == 31s);
        clock_.advance(600s);
        QVERIFY(supervisor_.check(clock_.now()).empty());
    }

    void tellsAReturnOnce()
    {
        clock_.advance(31s);
        (void)supervisor_.check(clock_.now());
        supervisor_.heard(kFeed, clock_.now());
        const auto changes = supervisor_.check(clock_.now());
        QCOMPARE(changes.size(), std::size_t(1));
        QVERIFY(!changes.front().silent);
        QVERIFY(supervisor_.check(clock_.now()).empty());
    }

    void isNotSilentWhileItIsHeard()
    {
        for (int i = 0; i < 100; ++i) {
            clock_.advance(20s);
            supervisor_.heard(kFeed, clock_.now());
            QVERIFY(supervisor_.check(clock_.now()).empty());
        }
    }

    void noticesSilenceAfterTheClockWasSetBack()
    {
        supervisor_.heard(kFeed, clock_.now());
        clock_.advance(-2h);
        QVERIFY(supervisor_.check(clock_.now()).empty());
        clock_.advance(31s);
        QCOMPARE(supervisor_.check(clock_.now()).size(), std::size_t(1));
    }

    void aClockThatIsSetBackIsNoSignOfLife()
    {
        clock_.advance(31s);
        (void)supervisor_.check(clock_.now());
        clock_.advance(-2h);
        QVERIFY(supervisor_.check(clock_.now()).empty());
        QVERIFY(supervisor_.silent(kFeed));
    }

private:
    ManualClock clock_;
    FeedSupervisor supervisor_;
};

QTEST_GUILESS_MAIN(TestFeedSupervisor)
#include "tst_feedsupervisor.moc"
