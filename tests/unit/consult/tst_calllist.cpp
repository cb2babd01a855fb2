#include <QtTest>

#include <consult/calllist.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const CalleeId kMine(u"410881001001"_s);
const CalleeId kCity(u"city"_s);

std::vector<Callee> callees()
{
    return {{kMine, u"一号矿"_s, CalleeLevel::Mine, u"8001"_s},
            {kCity, u"市局"_s, CalleeLevel::City, {}},
            {CalleeId(u"410881001002"_s), u"二号矿"_s, CalleeLevel::Mine, {}},
            {kMine, u"twice"_s, CalleeLevel::Mine, {}}};
}

}  // namespace

class TestCallList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsByLevelAndTakesNobodyTwice()
    {
        ManualClock clock;
        const CallList list(callees(), clock);
        QCOMPARE(list.records().size(), std::size_t(3));
        QCOMPARE(list.ofLevel(CalleeLevel::Mine), (std::vector{kMine, CalleeId(u"410881001002"_s)}));
        QVERIFY(list.ofLevel(CalleeLevel::RescueTeam).empty());
    }

    void whoDoesNotAnswerIsShownSoAndCalledAgainUpToABound()
    {
        ManualClock clock(UtcTime{100s});
        CallList list(callees(), clock, {30s, 20s, 3});
        QVERIFY(list.call(kMine).ok());
        QVERIFY(!list.call(kMine).ok());
        clock.advance(29s);
        QVERIFY(list.tick().empty());
        QVERIFY(list.find(kMine)->ringing());
        clock.advance(1s);
        QVERIFY(list.tick().empty());
        QVERIFY(list.find(kMine)->notAnswering());
        clock.advance(20s);
        QCOMPARE(list.tick(), std::vector{kMine});
        for (int i = 0; i < 100; ++i) {
            clock.advance(10s);
            list.tick();
        }
        QCOMPARE(list.find(kMine)->attempts.size(), std::size_t(3));
        QVERIFY(list.find(kMine)->notAnswering());
    }

    void anAnswerEndsTheCallingAndKeepsItsTime()
    {
        ManualClock clock(UtcTime{100s});
        CallList list(callees(), clock, {30s, 20s, 3});
        QVERIFY(list.call(kMine).ok());
        clock.advance(7s);
        list.answered(kMine);
        const CallAttempt& attempt = list.find(kMine)->attempts.back();
        QCOMPARE(attempt.result, CallResult::Answered);
        QCOMPARE(attempt.endedAt.value() - attempt.at, Micros(7s));
        clock.advance(600s);
        QVERIFY(list.tick().empty());
    }

    void whoComesBetweenTwoAttemptsCountsAsAnswered()
    {
        ManualClock clock(UtcTime{100s});
        CallList list(callees(), clock, {30s, 20s, 3});
        QVERIFY(list.call(kMine).ok());
        clock.advance(30s);
        list.tick();
        list.answered(kMine);
        QVERIFY(!list.find(kMine)->notAnswering());
        QCOMPARE(list.find(kMine)->attempts.front().result, CallResult::NoAnswer);
        clock.advance(60s);
        QVERIFY(list.tick().empty());
    }

    void whoDeclinesIsNotCalledAgainByItself()
    {
        ManualClock clock(UtcTime{100s});
        CallList list(callees(), clock);
        QVERIFY(list.call(kCity).ok());
        list.declined(kCity);
        clock.advance(600s);
        QVERIFY(list.tick().empty());
        QVERIFY(list.call(kCity).ok());
        QVERIFY(!list.call(CalleeId(u"nobody"_s)).ok());
    }
};

QTEST_GUILESS_MAIN(TestCallList)
#include "tst_calllist.moc"
