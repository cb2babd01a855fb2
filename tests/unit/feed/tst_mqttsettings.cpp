#include <QtTest>

#include "../../../plugins/mqtt/backoff.h"
#include "../../../plugins/mqtt/mqttsettings.h"

using namespace pitwatch;
using namespace pitwatch::mqtt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<Settings> read(QJsonObject settings)
{
    if (!settings.contains(u"url"_s)) settings.insert(u"url"_s, u"mqtt://broker"_s);
    FeedContext context;
    context.settings = settings;
    return readSettings(context);
}

}  // namespace

class TestMqttSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsInWhatIsMissing()
    {
        const Settings settings = read({}).value();
        QCOMPARE(settings.host, u"broker"_s);
        QCOMPARE(settings.port, 1883);
        QVERIFY(!settings.tls);
        QCOMPARE(settings.topics, QByteArrayList{"pitwatch/v1/#"});
        QVERIFY(settings.generatedId);
        QVERIFY(settings.keepAliveSeconds >= 5 && settings.keepAliveSeconds <= 10);
    }

    void takesUserAndPasswordFromTheAddress()
    {
        const Settings settings = read({{u"url"_s, u"mqtts://officer:p%40ss@broker"_s}}).value();
        QCOMPARE(settings.user, QByteArray("officer"));
        QCOMPARE(settings.password, QByteArray("p@ss"));
        QCOMPARE(settings.port, 8883);
        QVERIFY(settings.tls);
    }

    void ownKeysGoBeforeTheAddress()
    {
        const Settings settings =
            read({{u"url"_s, u"mqtt://a:b@broker:2883"_s}, {u"user"_s, u"officer"_s}, {u"password"_s, u"secret"_s}})
                .value();
        QCOMPARE(settings.user, QByteArray("officer"));
        QCOMPARE(settings.password, QByteArray("secret"));
        QCOMPARE(settings.port, 2883);
    }

    void errorsNameTheKey_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no host") << u"/url"_s << QJsonValue(u"mqtt://"_s);
        QTest::newRow("other scheme") << u"/url"_s << QJsonValue(u"http://broker"_s);
        QTest::newRow("url as number") << u"/url"_s << QJsonValue(5);
        QTest::newRow("client id as topic") << u"/client_id"_s << QJsonValue(u"a/b"_s);
        QTest::newRow("client id with wildcard") << u"/client_id"_s << QJsonValue(u"a#"_s);
        QTest::newRow("topics as text") << u"/topics"_s << QJsonValue(u"a"_s);
        QTest::newRow("topic that cannot be") << u"/topics/0"_s << QJsonValue(QJsonArray{u"a/#/b"_s});
        QTest::newRow("keep-alive too short") << u"/keepalive_s"_s << QJsonValue(1);
        QTest::newRow("missing ca") << u"/ca"_s << QJsonValue(u"/no/such/file"_s);
        QTest::newRow("cert without key") << u"/key"_s << QJsonValue();
    }

    void errorsNameTheKey()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject object{{key.section(u'/', 1, 1), value}};
        if (key == "/key"_L1) object.insert(u"cert"_s, QCoreApplication::applicationFilePath());
        const Result<Settings> settings = read(object);
        QVERIFY(!settings.ok());
        QVERIFY2(settings.error().message.contains(key), qPrintable(settings.error().message));
    }

    void errorsRepeatNoPassword()
    {
        const Result<Settings> settings = read({{u"url"_s, u"http://officer:secret@broker"_s}});
        QVERIFY(!settings.ok());
        QVERIFY(!settings.error().text().contains("secret"_L1));
    }

    void waitsLongerUpToTwoSeconds()
    {
        Backoff backoff;
        QVERIFY(backoff.next(0) == 1s);
        QVERIFY(backoff.next(0) == 2s);
        for (int i = 0; i < 40; ++i) QVERIFY(backoff.next(0) == 2s);
        QVERIFY(backoff.next(0.999) >= 1500ms);
        backoff.reset();
        QVERIFY(backoff.next(0) == 1s);
    }
};

QTEST_GUILESS_MAIN(TestMqttSettings)
#include "tst_mqttsettings.moc"
