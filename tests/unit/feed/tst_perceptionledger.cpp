#include <QtTest>

#include <feed/perceptionledger.h>

using namespace pitwatch;

namespace {

PerceptionReading reading(const char* mine, const char* kind, int second, const char* digest = "d")
{
    PerceptionReading made;
    made.mine = MineCode(QString::fromLatin1(mine));
    made.kind = QString::fromLatin1(kind);
    made.fileName = QStringLiteral("%1_%2_%3").arg(made.mine.text(), made.kind).arg(second);
    made.time = UtcTime(std::chrono::seconds(second));
    made.state = PerceptionState::Accepted;
    made.digest = digest;
    return made;
}

PerceptionState judged(PerceptionLedger& ledger, PerceptionReading made)
{
    ledger.judge(made);
    return made.state;
}

}  // namespace

class TestPerceptionLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsAFileOlderThanTheNewestStale()
    {
        PerceptionLedger ledger;
        QCOMPARE(judged(ledger, reading("1", "RYSS", 100)), PerceptionState::Accepted);
        QCOMPARE(judged(ledger, reading("1", "RYSS", 90)), PerceptionState::Stale);
        QCOMPARE(judged(ledger, reading("1", "RYSS", 101)), PerceptionState::Accepted);
    }

    void comparesOnlyWithinMineAndKind()
    {
        PerceptionLedger ledger;
        judged(ledger, reading("1", "RYSS", 100));
        QCOMPARE(judged(ledger, reading("1", "JZSS", 90)), PerceptionState::Accepted);
        QCOMPARE(judged(ledger, reading("2", "RYSS", 90)), PerceptionState::Accepted);
    }

    void callsTheSameNameAndContentADuplicate()
    {
        PerceptionLedger ledger;
        judged(ledger, reading("1", "RYSS", 100));
        QCOMPARE(judged(ledger, reading("1", "RYSS", 100)), PerceptionState::Duplicate);
        QCOMPARE(judged(ledger, reading("1", "RYSS", 100, "other")), PerceptionState::Accepted);
    }

    void leavesRejectedFilesAloneAndForgetsThem()
    {
        PerceptionLedger ledger;
        PerceptionReading bad = reading("1", "RYSS", 100);
        bad.state = PerceptionState::Rejected;
        QCOMPARE(judged(ledger, bad), PerceptionState::Rejected);
        QCOMPARE(judged(ledger, reading("1", "RYSS", 100)), PerceptionState::Accepted);
    }

    void forgetsTheOldestWhenItIsFull()
    {
        PerceptionLedger ledger(2);
        for (int second : {1, 2, 3}) judged(ledger, reading("1", "RYSS", second));
        QCOMPARE(judged(ledger, reading("1", "RYSS", 3)), PerceptionState::Duplicate);
        QCOMPARE(judged(ledger, reading("1", "RYSS", 1)), PerceptionState::Stale);
    }
};

QTEST_GUILESS_MAIN(TestPerceptionLedger)
#include "tst_perceptionledger.moc"
