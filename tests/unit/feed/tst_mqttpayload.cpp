#include <QtTest>

#include <feed/mqttpayload.h>

#include "samples.h"
#include "support/badpayloads.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

const FeedId kFeed(u"mqtt-0"_s);
const UtcTime kReceived = fromMicros(1'795'399'201'000'000);
const QString kMineTopic = u"pitwatch/v1/410881001001/"_s;

Result<Observation> decode(const QString& kind, const QByteArray& payload)
{
    return decodePayload(kMineTopic + kind, payload, kFeed, kReceived);
}

QByteArray fixes(int count)
{
    QByteArray payload = R"({"t":"2026-11-23T10:00:00.000+08:00","fixes":[)";
    for (int i = 0; i < count; ++i) payload += (i ? "," : "") + QByteArray(R"({"tag":"41088100100100001"})");
    return payload + "]}";
}

}  // namespace

class TestMqttPayload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesWhatItEncoded_data()
    {
        QTest::addColumn<int>("index");
        const std::vector<Observation> samples = test::sampleObservations();
        for (std::size_t i = 0; i < samples.size(); ++i)
            QTest::addRow("%02zu %s", i, qPrintable(observationTopic(samples[i]))) << static_cast<int>(i);
    }

    void decodesWhatItEncoded()
    {
        QFETCH(int, index);
        const Observation sample = test::sampleObservations().at(static_cast<std::size_t>(index));
        const QTimeZone zone("Asia/Shanghai");
        const Result<Observation> decoded =
            decodePayload(u"pitwatch/v1/"_s + observationTopic(sample), encodePayload(sample, zone), sample.source,
                          sample.receivedAt);
        QVERIFY2(decoded.ok(), qPrintable(decoded.ok() ? QString() : decoded.error().text()));
        QVERIFY(decoded.value() == sample);
    }

    void refusesMalformedPayloads_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("reason");
        for (const test::BadPayload& bad : test::badPayloads())
            QTest::newRow(bad.name) << bad.topic << bad.payload << bad.reason;
    }

    void refusesMalformedPayloads()
    {
        QFETCH(QString, topic);
        QFETCH(QByteArray, payload);
        QFETCH(QString, reason);
        const Result<Observation> decoded = decodePayload(topic, payload, kFeed, kReceived);
        QVERIFY(!decoded.ok());
        QVERIFY2(decoded.error().text().contains(reason), qPrintable(decoded.error().text()));
    }

    void knowsFiftyMalformedPayloads() { QVERIFY(test::badPayloads().size() >= 50); }

    void reasonsStayShortWhateverThePayload()
    {
        QByteArray payload = R"({"t":"2026-11-23T10:00:00.000+08:00","fixes":[)";
        for (int i = 0; i < 5000; ++i) payload += R"({"tag":"x"},)";
        const Result<Observation> decoded = decode(u"position"_s, payload + "{}]}");
        QVERIFY(!decoded.ok());
        QVERIFY(decoded.error().message.contains("and 4998 more"_L1));
        QVERIFY(decoded.error().message.size() < 1000);
    }

    void takesTheLargestAllowedBatch()
    {
        QVERIFY(decode(u"position"_s, fixes(20'000)).ok());
        QVERIFY(!decode(u"position"_s, fixes(20'001)).ok());
    }

    void takesTimesWithAnyOffset()
    {
        const Result<Observation> utc = decode(u"heartbeat"_s, R"({"t":"2026-11-23T02:00:00.000Z"})");
        const Result<Observation> local = decode(u"heartbeat"_s, R"({"t":"2026-11-23T10:00:00.000+08:00"})");
        QVERIFY(utc.ok() && local.ok());
        QVERIFY(utc.value().observedAt == local.value().observedAt);
    }

    void ignoresUnknownKeys()
    {
        QVERIFY(decode(u"heartbeat"_s, R"({"t":"2026-11-23T02:00:00.000Z","uptime":5})").ok());
    }

    void readsYesAndNoEventsAsNumbers()
    {
        const auto event = decode(u"event/c01"_s, R"({"t":"2026-11-23T02:00:00Z","kind":"belt_state","value":true})");
        QVERIFY(event.ok());
        QVERIFY(std::get<AnalyticEvent>(event.value().body).value == 1.0);
    }

    void dropsEmbeddedPictures()
    {
        const auto event = decode(u"event/c01"_s, R"({"t":"2026-11-23T02:00:00Z","kind":"moved","image":"aGVsbG8="})");
        QVERIFY(event.ok());
        QVERIFY(std::get<AnalyticEvent>(event.value().body).image.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMqttPayload)
#include "tst_mqttpayload.moc"
