#include <QtTest>

#include <consult/serverfile.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

struct Kept {
    QTemporaryDir folder;
    QString file = folder.filePath(u"servers.json"_s);

    explicit Kept(const QByteArray& content, bool open = false)
    {
        QFile kept(file);
        if (!kept.open(QIODevice::WriteOnly)) qFatal("no file");
        kept.write(content);
        const auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        kept.setPermissions(open ? own | QFileDevice::ReadOther : own);
    }
};

const QByteArray kGood =
    "{\"version\": 1, \"sfu\": {\"url\": \"wss://10.1.0.9:8188\", \"secret\": \"s3cret-word\"},"
    "\"iceServers\": [{\"url\": \"turn:10.1.0.9:3478\", \"user\": \"mine\", \"password\": \"p\"}], \"comment\": "
    "\"ours\"}";

}  // namespace

class TestServerFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversAreRead()
    {
        const auto read = loadServers(Kept(kGood).file);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
        QCOMPARE(read.value().sfu, QUrl(u"wss://10.1.0.9:8188"_s));
        QCOMPARE(read.value().sfuSecret, u"s3cret-word"_s);
        QCOMPARE(read.value().iceServers, (std::vector<IceServer>{{u"turn:10.1.0.9:3478"_s, u"mine"_s, u"p"_s}}));
    }

    void nothingIsNoFault()
    {
        const QTemporaryDir folder;
        QCOMPARE(loadServers(folder.filePath(u"servers.json"_s)).error().kind, ErrorKind::NotFound);
        QVERIFY(loadServers(Kept("{\"version\": 1}").file).ok());
    }

    void aFileThatOthersMayReadIsNotTaken()
    {
        QCOMPARE(loadServers(Kept(kGood, true).file).error().kind, ErrorKind::Permission);
    }

    void wrongOnesAreRefusedAndNoSecretIsRepeated_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no JSON") << QByteArray("s3cret-word");
        QTest::newRow("another version") << QByteArray(kGood).replace("\"version\": 1", "\"version\": 2");
        QTest::newRow("another scheme") << QByteArray(kGood).replace("wss://", "http://");
        QTest::newRow("no host") << QByteArray(kGood).replace("wss://10.1.0.9:8188", "wss://");
        QTest::newRow("a secret in the address") << QByteArray(kGood).replace("10.1.0.9:8188", "a:s3cret-word@h:1");
        QTest::newRow("control characters") << QByteArray(kGood).replace("s3cret-word", "s3cret-word\\u0007");
        QTest::newRow("a list") << QByteArray("{\"version\": 1, \"sfu\": [\"s3cret-word\"]}");
        QTest::newRow("too many servers")
            << "{\"version\": 1, \"iceServers\": [" + QByteArray("{\"url\": \"stun:h\"},").repeated(5) + "{}]}";
    }
    void wrongOnesAreRefusedAndNoSecretIsRepeated()
    {
        QFETCH(QByteArray, content);
        const auto read = loadServers(Kept(content).file);
        QVERIFY(!read.ok());
        QVERIFY2(!read.error().text().contains(u"s3cret-word"_s), qPrintable(read.error().text()));
    }
};

QTEST_GUILESS_MAIN(TestServerFile)
#include "tst_serverfile.moc"
