#include <QtTest>

#include <consult/janusmessage.h>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using Kind = JanusMessage::Kind;

namespace {

QByteArray written(const QJsonObject& message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact);
}

QJsonObject described(const QString& type, const QString& sdp)
{
    return {{u"janus"_s, u"event"_s},
            {u"sender"_s, 17},
            {u"transaction"_s, u"t1"_s},
            {u"plugindata"_s, QJsonObject{{u"data"_s, QJsonObject{{u"id"_s, 4242}}}}},
            {u"jsep"_s, QJsonObject{{u"type"_s, type}, {u"sdp"_s, sdp}}}};
}

}  // namespace

class TestJanusMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatPluginsDescribeIsRead()
    {
        const auto read = readJanusMessage(written(described(u"answer"_s, test::sampleAnswer())));
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
        QCOMPARE(read.value().kind, Kind::Event);
        QCOMPARE(read.value().handle, 17);
        QCOMPARE(read.value().transaction, u"t1"_s);
        QCOMPARE(janusId(read.value().data, u"id"_s), 4242);
        QCOMPARE(read.value().descriptionType, u"answer"_s);
        QCOMPARE(read.value().description, test::sampleAnswer());
    }

    void whatPluginsRefuseIsAFailureInWords()
    {
        const QJsonObject data{{u"error_code"_s, 428}, {u"error"_s, u"No such feed"_s}};
        const auto read =
            readJanusMessage(written({{u"janus"_s, u"event"_s}, {u"plugindata"_s, QJsonObject{{u"data"_s, data}}}}));
        QVERIFY(read.ok());
        QCOMPARE(read.value().kind, Kind::Failure);
        QCOMPARE(read.value().reason, u"428: No such feed"_s);
    }

    void candidatesAndTheirEndAreRead()
    {
        const auto with = [](const QJsonObject& candidate) {
            return readJanusMessage(written({{u"janus"_s, u"trickle"_s}, {u"candidate"_s, candidate}}));
        };
        const auto one = with({{u"sdpMLineIndex"_s, 1}, {u"candidate"_s, test::sampleCandidate()}});
        QVERIFY(one.ok());
        QCOMPARE(one.value().mline, 1);
        QCOMPARE(one.value().candidate, test::sampleCandidate());
        const auto last = with({{u"completed"_s, true}});
        QVERIFY(last.ok() && last.value().candidate.isEmpty());
    }

    void whatAnEngineShouldNotSeeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{\"janus\":");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no word") << QByteArray("{}");
        QTest::newRow("a word that is none") << QByteArray("{\"janus\":\"shutdown\"}");
        QTest::newRow("too long") << written({{u"janus"_s, u"ack"_s}, {u"x"_s, QString(kLargestJanusMessage, u'x')}});
        QTest::newRow("an id beyond what JSON holds") << QByteArray("{\"janus\":\"event\",\"sender\":1e300}");
        QTest::newRow("a negative id") << QByteArray("{\"janus\":\"event\",\"sender\":-1}");
        QTest::newRow("a broken description") << written(described(u"offer"_s, u"v=0\r\n"_s));
        QTest::newRow("an answer as an offer has to be none") << written(described(u"answer"_s, test::sampleOffer()));
        QTest::newRow("a description of another kind") << written(described(u"pranswer"_s, test::sampleAnswer()));
        QTest::newRow("a candidate that is a name") << written(
            {{u"janus"_s, u"trickle"_s},
             {u"candidate"_s, QJsonObject{{u"candidate"_s, u"candidate:1 1 udp 1 evil.example 9 typ host"_s}}}});
        QTest::newRow("a description that is a number") << written({{u"janus"_s, u"event"_s}, {u"jsep"_s, 5}});
    }
    void whatAnEngineShouldNotSeeIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!readJanusMessage(text).ok());
    }

    void bentMessagesNeverGiveAnythingUnchecked()
    {
        const QByteArray whole = written(described(u"offer"_s, test::sampleOffer()));
        QRandomGenerator random(5);
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            QByteArray bent = whole;
            const int changes = 1 + int(random.bounded(6u));
            for (int k = 0; k < changes; ++k) bent[random.bounded(int(bent.size()))] = char(random.bounded(256u));
            const auto read = readJanusMessage(bent);
            refused += read.ok() ? 0 : 1;
            if (read.ok() && read.value().kind == Kind::Event) QVERIFY(read.value().handle >= 0);
        }
        QVERIFY(refused > 1000);
    }
};

QTEST_GUILESS_MAIN(TestJanusMessage)
#include "tst_janusmessage.moc"
