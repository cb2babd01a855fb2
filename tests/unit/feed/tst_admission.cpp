#include <QtTest>

#include <feed/admission.h>

#include "support/feedregion.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime kNow = fromMicros(1'795'399'200'000'000);

Observation observe(ObservationBody body, UtcTime at = kNow)
{
    return {MineCode(u"410881001001"_s), FeedId(u"mqtt-0"_s), at, kNow, std::move(body)};
}

Admission ask(Observation observation)
{
    return admit(observation, test::feedRegion(), kNow);
}

PowerSample sampleOf(const QString& feeder)
{
    PowerSample sample;
    sample.feeder = FeederId(feeder);
    sample.activeKw = 1;
    return sample;
}

}  // namespace

class TestAdmission : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatTheRegionKnows()
    {
        QVERIFY(ask(observe(Heartbeat{})).accepted);
        QVERIFY(ask(observe(DetectionSet{CameraId(u"c01"_s), {}, {}, {}})).accepted);
        QVERIFY(ask(observe(PowerBatch{{sampleOf(u"f01"_s)}})).accepted);
    }

    void refusesUnknownMines()
    {
        Observation observation = observe(Heartbeat{});
        observation.mine = MineCode(u"999999999999"_s);
        const Admission admission = ask(observation);
        QVERIFY(!admission.accepted);
        QVERIFY(admission.reason.contains("999999999999"_L1));
    }

    void refusesUnknownCameras()
    {
        QVERIFY(!ask(observe(DetectionSet{CameraId(u"c99"_s), {}, {}, {}})).accepted);
        QVERIFY(!ask(observe(AnalyticEvent{CameraId(u"c99"_s), u"moved"_s, {}, {}, {}})).accepted);
    }

    void takesUnknownFeedersOutAndKeepsTheOthers()
    {
        Observation observation = observe(PowerBatch{{sampleOf(u"f01"_s), sampleOf(u"f99"_s)}});
        const Admission admission = admit(observation, test::feedRegion(), kNow);
        QVERIFY(admission.accepted);
        QVERIFY(admission.reason.contains("f99"_L1));
        QCOMPARE(std::get<PowerBatch>(observation.body).samples.size(), std::size_t(1));
    }

    void refusesABatchOfUnknownFeedersOnly()
    {
        QVERIFY(!ask(observe(PowerBatch{{sampleOf(u"f98"_s), sampleOf(u"f99"_s)}})).accepted);
    }

    void keepsFixesInUnknownAreas()
    {
        PositionFix fix;
        fix.area = AreaCode(u"4108810010019999"_s);
        QVERIFY(ask(observe(PositionBatch{{fix}, false})).accepted);
    }

    void refusesTheFutureAndTheLongPast()
    {
        QVERIFY(ask(observe(Heartbeat{}, kNow + 2min)).accepted);
        QVERIFY(!ask(observe(Heartbeat{}, kNow + 2min + 1us)).accepted);
        QVERIFY(ask(observe(Heartbeat{}, kNow - 24h)).accepted);
        QVERIFY(!ask(observe(Heartbeat{}, kNow - 24h - 1us)).accepted);
    }

    void takesOldDeclarations() { QVERIFY(ask(observe(MineDeclaration{}, kNow - 240h)).accepted); }
};

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"
