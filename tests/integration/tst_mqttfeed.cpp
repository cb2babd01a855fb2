#include <QHostInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <feed/feedhost.h>
#include <feed/mqttpayload.h>

#include <atomic>

#include "support/badpayloads.h"
#include "support/feedregion.h"
#include "support/privatebroker.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

const QString kMine = u"pitwatch/v1/410881001001/"_s;
std::atomic<int> lostLines = 0;
std::atomic<int> backLines = 0;
std::atomic<int> feedLines = 0;

void countLines(QtMsgType, const QMessageLogContext& context, const QString& text)
{
    if (QLatin1String(context.category) != "pitwatch.feed"_L1) return;
    ++feedLines;
    lostLines += text.contains("is lost"_L1);
    backLines += text.contains("is back"_L1);
}

QByteArray heartbeat()
{
    return R"({"t":")" + formatIsoTime(SystemClock().now(), QTimeZone::utc()).toLatin1() + R"("})";
}

QByteArray detection()
{
    return heartbeat().chopped(1) +
           R"(,"frame":[640,360],"objects":[{"id":1,"class":"person","conf":0.9,"box":[1,2,30,60]}]})";
}

/// A host with one mqtt feed.
struct Seat {
    explicit Seat(const QString& url, const QJsonObject& more = {})
    {
        Region region = test::feedRegion();
        QJsonObject settings = more;
        settings.insert(u"url"_s, url);
        region.feeds = {{FeedId(u"mqtt-0"_s), u"mqtt"_s, settings}};
        host = std::make_unique<FeedHost>(std::make_shared<const Region>(region), clock, registry, receiver);
        host->start();
    }
    FeedSnapshot snapshot() const { return host->feeds().front(); }
    bool connected() const { return snapshot().link == FeedLink::Connected; }

    SystemClock clock;
    PluginRegistry registry;
    test::KeepingReceiver receiver;
    std::unique_ptr<FeedHost> host;
};

bool openssl(const QString& directory, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(directory);
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(30'000) && process.exitCode() == 0;
}

/// ca.pem, and server.pem with server.key for 127.0.0.1.
bool makeCertificates(const QString& directory)
{
    QFile extension(directory + u"/san.cnf"_s);
    if (!extension.open(QIODevice::WriteOnly)) return false;
    extension.write("subjectAltName=IP:127.0.0.1\n");
    extension.close();
    const QString curve = u"ec_paramgen_curve:prime256v1"_s;
    return openssl(directory,
                   {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, curve, u"-nodes"_s, u"-days"_s, u"2"_s,
                    u"-subj"_s, u"/CN=Pitwatch test CA"_s, u"-keyout"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s}) &&
           openssl(directory, {u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, curve, u"-nodes"_s, u"-subj"_s,
                               u"/CN=broker"_s, u"-keyout"_s, u"server.key"_s, u"-out"_s, u"server.csr"_s}) &&
           openssl(directory,
                   {u"x509"_s, u"-req"_s, u"-in"_s, u"server.csr"_s, u"-CA"_s, u"ca.pem"_s, u"-CAkey"_s, u"ca.key"_s,
                    u"-CAcreateserial"_s, u"-days"_s, u"2"_s, u"-extfile"_s, u"san.cnf"_s, u"-out"_s, u"server.pem"_s});
}

}  // namespace

class TestMqttFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::PrivateBroker::missing().isEmpty()) QSKIP(qPrintable(test::PrivateBroker::missing()));
    }

    void init()
    {
        lostLines = backLines = feedLines = 0;
        previous_ = qInstallMessageHandler(countLines);
    }
    void cleanup() { qInstallMessageHandler(previous_); }

    void dataArrives()
    {
        test::PrivateBroker broker;
        QVERIFY(broker.start());
        const Seat seat(broker.url());
        QTRY_VERIFY(seat.connected());
        QVERIFY(broker.publish({{kMine + u"heartbeat"_s, heartbeat()}, {kMine + u"detection/c01"_s, detection()}}));
        QTRY_COMPARE(seat.receiver.count(), std::size_t(2));
        QCOMPARE(seat.snapshot().delivered, std::uint64_t(2));
        QCOMPARE(seat.snapshot().refused, std::uint64_t(0));
    }

    void malformedPayloadsAreCountedAndGoodDataStillArrives()
    {
        test::PrivateBroker broker;
        QVERIFY(broker.start());
        const Seat seat(broker.url());
        QTRY_VERIFY(seat.connected());
        std::vector<test::BrokerMessage> messages;
        for (const test::BadPayload& bad : test::badPayloads())
            if (bad.topic.startsWith("pitwatch/v1/"_L1)) messages.push_back({bad.topic, bad.payload});
        QVERIFY(messages.size() >= 50);
        const std::size_t refused = messages.size();
        messages.push_back({kMine + u"heartbeat"_s, heartbeat()});
        QVERIFY(broker.publish(messages));
        QTRY_COMPARE(seat.receiver.count(), std::size_t(1));
        QCOMPARE(seat.snapshot().refused, std::uint64_t(refused));
        QCOMPARE(seat.host->quarantine().size(), refused);
        QVERIFY2(feedLines < 12, "refused inputs must not fill the log");
    }

    void dataFlowsWithinSecondsAfterTheBrokerIsBack()
    {
        test::PrivateBroker broker;
        QVERIFY(broker.start());
        const Seat seat(broker.url());
        QTRY_VERIFY(seat.connected());
        broker.kill();
        QTRY_COMPARE(seat.snapshot().link, FeedLink::Disconnected);
        QVERIFY(!seat.snapshot().reason.isEmpty());
        QVERIFY(broker.start());
        QVERIFY(broker.publish({{kMine + u"heartbeat"_s, heartbeat(), true}}));
        QTRY_VERIFY_WITH_TIMEOUT(seat.receiver.count() > 0, 8000);
        QTRY_COMPARE(backLines.load(), 1);
        QCOMPARE(lostLines.load(), 1);
    }

    void anOutageIsLoggedOnceHoweverOftenItIsTried()
    {
        test::PrivateBroker broker;  // not started
        const Seat seat(broker.url());
        QTRY_COMPARE(seat.snapshot().link, FeedLink::Disconnected);
        QVERIFY2(seat.snapshot().reason.contains("refused"_L1), qPrintable(seat.snapshot().reason));
        QVERIFY(broker.start());
        QTRY_VERIFY_WITH_TIMEOUT(seat.connected(), 8000);
        QCOMPARE(lostLines.load(), 1);
    }

    void aWrongPasswordIsReported()
    {
        test::PrivateBroker broker;
        broker.requireUser(u"officer"_s, u"right"_s);
        QVERIFY(broker.start());
        const Seat seat(broker.url(), {{u"user"_s, u"officer"_s}, {u"password"_s, u"wrong"_s}});
        QTRY_COMPARE(seat.snapshot().link, FeedLink::Failed);
        QVERIFY2(seat.snapshot().reason.contains("not authorised"_L1), qPrintable(seat.snapshot().reason));
    }

    void theRightPasswordIsAccepted()
    {
        test::PrivateBroker broker;
        broker.requireUser(u"officer"_s, u"p@ss/word"_s);
        QVERIFY(broker.start());
        QString url = broker.url();
        const Seat seat(url.replace(u"mqtt://"_s, u"mqtt://officer:p%40ss%2Fword@"_s));
        QTRY_VERIFY(seat.connected());
        QVERIFY(!seat.snapshot().address.contains("officer"_L1));
    }

    void aSeatSaysThatItIsThereAndThatItHasLeft()
    {
        test::PrivateBroker broker;
        QVERIFY(broker.start());
        {
            const Seat seat(broker.url(), {{u"client_id"_s, u"seat-1"_s}});
            QTRY_VERIFY(seat.connected());
            QTRY_COMPARE(broker.retained(u"pitwatch/v1/client/seat-1"_s), QByteArray(R"({"online":true})"));
        }
        QTRY_COMPARE(broker.retained(u"pitwatch/v1/client/seat-1"_s), QByteArray(R"({"online":false})"));
    }

    void otherSeatsAreNoData()
    {
        test::PrivateBroker broker;
        QVERIFY(broker.start());
        const Seat seat(broker.url());
        QTRY_VERIFY(seat.connected());
        QVERIFY(broker.publish({{u"pitwatch/v1/client/other"_s, "{}"}, {kMine + u"heartbeat"_s, heartbeat()}}));
        QTRY_COMPARE(seat.receiver.count(), std::size_t(1));
        QCOMPARE(seat.snapshot().refused, std::uint64_t(0));
    }

    void stopsWhileItIsConnectingToAHostThatDoesNotAnswer()
    {
        // TEST-NET-1 (RFC 5737): nobody answers there.
        QVERIFY(stopsSoon(u"mqtt://192.0.2.1:1883"_s));
    }

    void stopsWhileItWaitsForABrokerThatSaysNothing()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        QVERIFY(stopsSoon(u"mqtt://127.0.0.1:%1"_s.arg(mute.serverPort())));
    }

    void aBrokerThatSaysNothingIsReported()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        const Seat seat(u"mqtt://127.0.0.1:%1"_s.arg(mute.serverPort()));
        QTRY_COMPARE_WITH_TIMEOUT(seat.snapshot().link, FeedLink::Disconnected, 15'000);
        QVERIFY2(seat.snapshot().reason.contains("no answer"_L1), qPrintable(seat.snapshot().reason));
    }

    void aPeerThatSpeaksAnotherProtocolIsReported()
    {
        QTcpServer stranger;
        QVERIFY(stranger.listen(QHostAddress::LocalHost));
        connect(&stranger, &QTcpServer::newConnection, &stranger, [&stranger] {
            QTcpSocket* socket = stranger.nextPendingConnection();
            socket->write(QByteArray(100'000, '\xff'));
        });
        const Seat seat(u"mqtt://127.0.0.1:%1"_s.arg(stranger.serverPort()));
        QTRY_COMPARE_WITH_TIMEOUT(seat.snapshot().link, FeedLink::Disconnected, 15'000);
    }

    void findsABrokerThatOnlyListensOnOneOfTheNamesAddresses()
    {
        if (QHostInfo::fromName(u"localhost"_s).addresses().isEmpty())
            QSKIP("this machine knows no address of localhost (/etc/hosts)");
        test::PrivateBroker broker;
        QVERIFY(broker.start());
        const Seat seat(u"mqtt://localhost:%1"_s.arg(broker.port()));
        QTRY_VERIFY_WITH_TIMEOUT(seat.connected(), 8000);
    }

    void tlsWithAKnownAuthorityConnects()
    {
        test::PrivateBroker broker;
        if (!startWithTls(broker)) QSKIP("openssl is not installed or could not make certificates");
        const Seat seat(broker.url(), {{u"ca"_s, broker.directory() + u"/ca.pem"_s}});
        QTRY_VERIFY2(seat.connected(), qPrintable(seat.snapshot().reason));
    }

    void tlsWithAnUnknownAuthorityIsRefused()
    {
        test::PrivateBroker broker;
        if (!startWithTls(broker)) QSKIP("openssl is not installed or could not make certificates");
        const Seat seat(broker.url());
        QTRY_COMPARE(seat.snapshot().link, FeedLink::Disconnected);
        QVERIFY2(seat.snapshot().reason.contains("certificate"_L1), qPrintable(seat.snapshot().reason));
    }

private:
    /// Generous: what counts is that it does not wait for the connection, which takes minutes to fail.
    static bool stopsSoon(const QString& url)
    {
        auto seat = std::make_unique<Seat>(url);
        const QDeadlineTimer patience(10'000);
        seat.reset();
        return !patience.hasExpired();
    }

    static bool startWithTls(test::PrivateBroker& broker)
    {
        const QString path = broker.directory();
        if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty() || !makeCertificates(path)) return false;
        broker.useTls(path + u"/ca.pem"_s, path + u"/server.pem"_s, path + u"/server.key"_s);
        return broker.start();
    }

    QtMessageHandler previous_ = nullptr;
};

QTEST_GUILESS_MAIN(TestMqttFeed)
#include "tst_mqttfeed.moc"
