#include <QtTest>

#include <video/damagegate.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {
constexpr MonoTime kStart{1000s};
constexpr bool kFlawed = true;
constexpr bool kGood = false;
constexpr bool kKey = true;
}  // namespace

class TestDamageGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodPicturesPass()
    {
        DamageGate gate(2s);
        QVERIFY(gate.passes(kGood, kKey, kStart));
        QVERIFY(gate.passes(kGood, !kKey, kStart + 40ms));
        QVERIFY(!gate.damaged());
    }

    void afterAnErrorNothingPassesBeforeTheNextGoodKeyPicture()
    {
        DamageGate gate(2s);
        gate.passes(kGood, kKey, kStart);
        QVERIFY(!gate.passes(kFlawed, !kKey, kStart + 40ms));
        QVERIFY(!gate.passes(kGood, !kKey, kStart + 80ms));
        QVERIFY(!gate.passes(kGood, !kKey, kStart + 5s));
        QVERIFY(!gate.passes(kFlawed, kKey, kStart + 6s));
        QVERIFY(gate.damaged());
        QVERIFY(gate.passes(kGood, kKey, kStart + 7s));
        QVERIFY(!gate.damaged());
    }

    void aPacketThatDoesNotDecodeIsAnErrorToo()
    {
        DamageGate gate(2s);
        gate.passes(kGood, kKey, kStart);
        gate.failed(kStart + 40ms);
        QVERIFY(!gate.passes(kGood, !kKey, kStart + 80ms));
    }

    void aLongDamageShowsNoRubbish()
    {
        DamageGate gate(2s);
        gate.passes(kGood, kKey, kStart);
        for (auto t = 40ms; t < 600s; t += 40ms) QVERIFY(!gate.passes(kFlawed, false, kStart + t));
    }

    void aSourceThatNeverSentAGoodPictureIsShownAfterAWhile()
    {
        DamageGate gate(2s);
        QVERIFY(!gate.passes(kFlawed, !kKey, kStart));
        QVERIFY(gate.passes(kFlawed, !kKey, kStart + 2s));
        QVERIFY(gate.damaged());
    }

    void aSourceWithoutKeyPicturesHeals()
    {
        DamageGate gate(2s);
        gate.passes(kGood, !kKey, kStart);
        gate.passes(kFlawed, !kKey, kStart + 1s);
        QVERIFY(!gate.passes(kGood, !kKey, kStart + 10s));
        QVERIFY(gate.passes(kGood, !kKey, kStart + 11s));
    }
};

QTEST_GUILESS_MAIN(TestDamageGate)
#include "tst_damagegate.moc"
