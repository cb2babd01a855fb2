#include <QtTest>

#include "../../../plugins/webrtc/sendplanner.h"

using namespace pitwatch;
using namespace pitwatch::webrtc;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kHost = u"host"_s;
const QString kGood = u"good"_s;
const QString kFine = u"fine"_s;
const QString kMine = u"mine"_s;
constexpr int kWide = 1'500'000;
constexpr int kNarrow = 200'000;
constexpr auto kReport = 2s;

/// Ways that stay as they are told to be, with a report every two seconds; and when each peer was switched.
struct Call {
    SendPlanner planner;
    std::vector<SendPlanner::Way> ways;
    SendPlanner::Time now{0};
    std::optional<int> rate;
    QMap<QString, QList<qint64>> switches;

    void set(const QString& id, int bits, ConsultRank rank = ConsultRank::Ordinary)
    {
        leave(id);
        ways.push_back({id, rank, bits});
    }
    void leave(const QString& id)
    {
        std::erase_if(ways, [&](const SendPlanner::Way& way) { return way.id == id; });
    }
    void pass(SendPlanner::Time time)
    {
        for (const auto end = now + time; now < end; now += kReport) report();
    }
    void report()
    {
        QMap<QString, bool> before;
        for (const auto& way : ways) before[way.id] = planner.holdsBack(way.id);
        rate = planner.plan(now, ways);
        for (const auto& way : ways)
            if (before[way.id] != planner.holdsBack(way.id)) switches[way.id] << now.count();
    }
    bool holds(const QString& id) const { return planner.holdsBack(id); }
};

}  // namespace

class TestSendPlanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutPeersNothingIsSaid()
    {
        Call call;
        call.report();
        QVERIFY(!call.rate);
        call.set(kMine, kWide, ConsultRank::Aside);
        call.report();
        QVERIFY(!call.rate);
    }

    void onePeerAloneGetsWhatItsWayBears_data()
    {
        QTest::addColumn<int>("rank");
        QTest::newRow("key") << int(ConsultRank::Key);
        QTest::newRow("ordinary") << int(ConsultRank::Ordinary);
        QTest::newRow("last") << int(ConsultRank::Last);
    }
    void onePeerAloneGetsWhatItsWayBears()
    {
        QFETCH(int, rank);
        Call call;
        for (const int bits : {kWide, kNarrow, 150'000, 499'999, 800'000}) {
            call.set(kMine, bits, ConsultRank(rank));
            call.pass(20s);
            QCOMPARE(call.rate, std::optional(bits));
            QVERIFY(!call.holds(kMine));
        }
    }

    void whereAllWaysAreWideTheNarrowestSetsTheRate()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        call.set(kMine, 700'000);
        call.pass(60s);
        QCOMPARE(call.rate, std::optional(700'000));
        QVERIFY(!call.holds(kMine) && !call.holds(kHost));
    }

    void aNarrowWaySlowsNobodyBelowTheFloorAndIsThenHeldBack()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        call.set(kGood, 1'200'000);
        call.set(kMine, kNarrow);
        call.report();
        QCOMPARE(call.rate, std::optional(SendPlanner::kFloor));
        QVERIFY(!call.holds(kMine));
        call.now += SendPlanner::kPatience - 1ms;
        call.report();
        QVERIFY(!call.holds(kMine));
        call.now += 1ms;
        call.report();
        QVERIFY(call.holds(kMine));
        QCOMPARE(call.rate, std::optional(1'200'000));
    }

    void aWayThatIsNarrowForAMomentIsNotHeldBack()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        for (int i = 0; i < 10; ++i) {
            call.set(kMine, i % 2 ? kWide : kNarrow);
            call.report();
            call.now += SendPlanner::kPatience - 1ms;
        }
        QVERIFY(!call.holds(kMine));
    }

    void keyPeersAreNeverHeldBack()
    {
        Call call;
        call.set(kHost, kNarrow, ConsultRank::Key);
        call.set(kGood, kWide, ConsultRank::Key);
        call.set(kFine, kWide);
        call.pass(60s);
        QVERIFY(!call.holds(kHost));
        // As far down as the way of the host needs it.
        QCOMPARE(call.rate, std::optional(kNarrow));
    }

    void whereKeyWaysAreNarrowTheOthersAreJudgedByThem()
    {
        Call call;
        call.set(kHost, 300'000, ConsultRank::Key);
        call.set(kGood, 260'000);
        call.set(kMine, 200'000);
        call.pass(20s);
        QVERIFY(!call.holds(kGood));
        QVERIFY(call.holds(kMine));
        QCOMPARE(call.rate, std::optional(260'000));
    }

    void whoBecomesKeyGetsThePictureAgainWithinTheShortestPause()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        call.set(kMine, kNarrow);
        call.report();
        call.now += SendPlanner::kPatience;
        call.report();
        QVERIFY(call.holds(kMine));
        call.set(kMine, kNarrow, ConsultRank::Key);
        call.report();
        // Until it gets something it slows nobody down.
        QVERIFY(call.holds(kMine));
        QCOMPARE(call.rate, std::optional(kWide));
        call.now += SendPlanner::kBetweenSwitches;
        call.report();
        QVERIFY(!call.holds(kMine));
        QCOMPARE(call.rate, std::optional(kNarrow));
    }

    void withoutKeyPeersTheBetterHalfLeads()
    {
        Call call;
        call.set(kGood, kWide);
        call.set(kMine, kNarrow);
        call.pass(20s);
        QVERIFY(call.holds(kMine) && !call.holds(kGood));
        QCOMPARE(call.rate, std::optional(kWide));
        call.leave(kGood);
        call.pass(10s);
        QVERIFY(!call.holds(kMine));
        QCOMPARE(call.rate, std::optional(kNarrow));

        Call poor;
        poor.set(kGood, kWide);
        poor.set(kMine, kNarrow);
        poor.set(kFine, kNarrow);
        poor.pass(20s);
        QVERIFY(!poor.holds(kGood) && !poor.holds(kMine) && !poor.holds(kFine));
        QCOMPARE(poor.rate, std::optional(kNarrow));
    }

    void listenersDoNotLeadWhileAnybodyElseIsThere()
    {
        Call call;
        call.set(kGood, kWide, ConsultRank::Last);
        call.set(kFine, kWide, ConsultRank::Last);
        call.set(kMine, 400'000);
        call.pass(20s);
        QVERIFY(!call.holds(kMine));
        QCOMPARE(call.rate, std::optional(400'000));
        call.set(kFine, kNarrow, ConsultRank::Last);
        call.pass(20s);
        QVERIFY(call.holds(kFine) && !call.holds(kMine));
        QCOMPARE(call.rate, std::optional(400'000));
    }

    void whoStandsAsideHasNoSayAndIsNeverHeldBack()
    {
        Call call;
        call.set(kMine, kNarrow, ConsultRank::Aside);
        call.set(kGood, 900'000);
        call.pass(20s);
        QVERIFY(!call.holds(kMine));
        QCOMPARE(call.rate, std::optional(900'000));

        call.set(kFine, kNarrow);
        call.pass(20s);
        QVERIFY(call.holds(kFine));
        call.set(kFine, kNarrow, ConsultRank::Aside);
        call.pass(6s);
        QVERIFY(!call.holds(kFine));
        QCOMPARE(call.rate, std::optional(900'000));
    }

    void aWayThatHasRecoveredIsTriedWithoutASayAndThenHasOne()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        call.set(kMine, kNarrow);
        call.pass(4s);
        QVERIFY(call.holds(kMine));
        // Not enough to be sure of it.
        call.set(kMine, SendPlanner::kFloor + 1);
        call.pass(60s);
        QVERIFY(call.holds(kMine));
        call.set(kMine, 600'000);
        call.report();
        QVERIFY(!call.holds(kMine));
        QCOMPARE(call.rate, std::optional(kWide));
        call.now += SendPlanner::kTrial - 1ms;
        call.report();
        QCOMPARE(call.rate, std::optional(kWide));
        call.now += 1ms;
        call.report();
        QCOMPARE(call.rate, std::optional(600'000));
    }

    void nobodyIsTriedBeforeThePauseIsOver()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        call.set(kMine, kNarrow);
        call.report();
        call.now += SendPlanner::kPatience;
        call.report();
        QVERIFY(call.holds(kMine));
        call.set(kMine, kWide);
        call.now += SendPlanner::kFirstPause - 1ms;
        call.report();
        QVERIFY(call.holds(kMine));
        call.now += 1ms;
        call.report();
        QVERIFY(!call.holds(kMine));
    }

    /// A way that carries sound well and the picture never: it looks good as long as nothing is on it.
    void triesThatFailBecomeRarer()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        for (int i = 0; i < 600; ++i) {
            call.set(kMine, call.holds(kMine) ? kWide : kNarrow);
            call.report();
            QCOMPARE_GE(call.rate.value_or(0), SendPlanner::kFloor);
            call.now += kReport;
        }
        const QList<qint64> at = call.switches[kMine];
        // Held, given, held, given …
        qint64 before = 0;
        for (int i = 1; i + 1 < at.size(); i += 2) {
            const qint64 heldFor = at[i] - at[i - 1];
            QVERIFY(heldFor >= std::min(2 * before, qint64(SendPlanner::kLongestPause.count())));
            before = heldFor;
        }
        QVERIFY(at.size() > 8 && at.size() < 40);
        QVERIFY(before >= SendPlanner::kLongestPause.count());
    }

    void aWayThatHeldOutIsTriedSoonAgain()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        for (int round = 0; round < 4; ++round) {
            call.set(kMine, kNarrow);
            call.pass(4s);
            QVERIFY(call.holds(kMine));
            call.set(kMine, kWide);
            call.pass(SendPlanner::kFirstPause + 2s);
            QVERIFY(!call.holds(kMine));
            call.pass(SendPlanner::kProven);
        }
    }

    void nobodyIsSwitchedMoreOftenThanEveryFiveSecondsWhateverHappens()
    {
        Call call;
        quint32 seed = 1;
        const auto random = [&seed](int below) {
            seed = seed * 1'664'525 + 1'013'904'223;
            return int((seed >> 8) % quint32(below));
        };
        for (int i = 0; i < 20'000; ++i) {
            for (const QString& id : {kHost, kGood, kFine, kMine}) {
                if (random(50) == 0) call.leave(id);
                if (random(3) == 0) call.set(id, 150'000 + random(1'350'000), ConsultRank(random(4)));
            }
            call.report();
            call.now += SendPlanner::Time(random(700));
        }
        for (const QList<qint64>& at : std::as_const(call.switches)) {
            QVERIFY(at.size() > 10);
            for (int i = 1; i < at.size(); ++i) QVERIFY(at[i] - at[i - 1] >= SendPlanner::kBetweenSwitches.count());
        }
    }

    void whoIsAwayForAWhileIsRememberedUntilForgotten()
    {
        Call call;
        call.set(kHost, kWide, ConsultRank::Key);
        call.set(kMine, kNarrow);
        call.pass(4s);
        call.leave(kMine);
        call.pass(4s);
        QVERIFY(call.holds(kMine));
        call.planner.forget(kMine);
        QVERIFY(!call.holds(kMine));
    }
};

QTEST_GUILESS_MAIN(TestSendPlanner)
#include "tst_sendplanner.moc"
