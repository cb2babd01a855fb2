#include <QtTest>

#include <QTcpServer>
#include <QTcpSocket>

#include <consult/authorities.h>
#include <consult/roomserver.h>
#include <consult/signalclient.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace signalling;

namespace {

using Phase = SignalClient::State;
const RoomId kRoom(u"r-1"_s);
constexpr int kPatience = 10'000;

struct Hall {
    QTemporaryDir folder;
    SystemClock clock;
    RoomTokens tokens{clock};
    ServerIdentity identity = CertificateFolder(folder.filePath(u"c"_s), clock).identity({u"127.0.0.1"_s}).value();
    std::unique_ptr<RoomServer> server;
    quint16 port = 0;

    Hall() { open(); }
    void open()
    {
        RoomServer::Options options;
        options.address = QHostAddress::LocalHost;
        options.port = port;
        server = std::make_unique<RoomServer>(tokens, clock, options);
        if (!server->listen(identity)) qFatal("the server does not listen");
        port = server->port();
        if (!server->desk().open({kRoom, {}, {}, 6, 4})) qFatal("no room");
    }
    SignalClient::Options client()
    {
        const QString token = tokens.issue({{}, kRoom, PeerRole::Host, false, {}, clock.now() + 1h}).value().token;
        const Invitation invitation = readInvitation(invitationUrl(u"127.0.0.1"_s, port, kRoom, token)).value();
        SignalClient::Options options;
        options.server = invitation.server;
        options.authorities = {identity.chain.back()};
        options.hello = {1, invitation.room, invitation.token, u"测试01"_s, PeerKind::Native, {u"VP8"_s}};
        options.firstRetry = 50ms;
        return options;
    }
};

}  // namespace

class TestSignalClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesInByAnInvitationAndHearsWhatIsSaid()
    {
        Hall hall;
        SignalClient client(hall.client());
        std::vector<Signal> heard;
        connect(&client, &SignalClient::received, &client, [&heard](const Signal& signal) { heard.push_back(signal); });
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
        QVERIFY(std::holds_alternative<Welcome>(heard.front().body));
        client.send(Chat{u"你好"_s});
        QTRY_COMPARE_WITH_TIMEOUT(heard.size(), std::size_t(2), kPatience);
        QCOMPARE(std::get<Chat>(heard.back().body).text, u"你好"_s);
        QCOMPARE(client.unreadable(), quint64(0));
        client.stop();
        QCOMPARE(client.state(), Phase::Over);
        QTRY_VERIFY_WITH_TIMEOUT(hall.server->desk().find(kRoom)->participants().empty(), kPatience);
        QCOMPARE(hall.server->desk().find(kRoom)->log().events().back().text, u"bye"_s);
    }

    void comesBackWhenTheServerDoes()
    {
        Hall hall;
        SignalClient client(hall.client());
        int welcomes = 0;
        connect(&client, &SignalClient::received, &client, [&welcomes](const Signal& signal) {
            welcomes += std::holds_alternative<Welcome>(signal.body) ? 1 : 0;
        });
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
        hall.server.reset();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Retrying, kPatience);
        hall.open();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
        QCOMPARE(welcomes, 2);
    }

    void whomAHostLetInComesBackWithoutWaitingAgain()
    {
        Hall hall;
        SignalClient host(hall.client());
        PeerId waits;
        connect(&host, &SignalClient::received, &host, [&waits](const Signal& signal) {
            if (const auto* knock = std::get_if<Knock>(&signal.body)) waits = knock->who;
        });
        host.start();
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), Phase::Inside, kPatience);
        SignalClient::Options options = hall.client();
        options.hello.token =
            hall.tokens.issue({{}, kRoom, PeerRole::Speaker, true, {}, hall.clock.now() + 1h}).value().token;
        SignalClient guest(options);
        std::vector<SignalClient::State> states;
        connect(&guest, &SignalClient::stateChanged, &guest, [&states](auto state) { states.push_back(state); });
        guest.start();
        QTRY_VERIFY_WITH_TIMEOUT(!waits.isEmpty(), kPatience);
        host.send(Admit{waits, true});
        QTRY_COMPARE_WITH_TIMEOUT(guest.state(), Phase::Inside, kPatience);
        for (SignalLink* link : hall.server->desk().findChildren<SignalLink*>())
            link->dismiss(u"hello-late"_s, u"the connection breaks"_s);
        QTRY_COMPARE_WITH_TIMEOUT(guest.state(), Phase::Retrying, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(guest.state(), Phase::Inside, kPatience);
        QCOMPARE(std::count(states.begin(), states.end(), Phase::Waiting), 1);
    }

    void doesNotComeBackWhenTheServerSaysThatItIsOver()
    {
        Hall hall;
        SignalClient::Options options = hall.client();
        hall.tokens.revokeRoom(kRoom);
        SignalClient client(options);
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Over, kPatience);
        QCOMPARE(client.reason(), u"token-revoked"_s);
        QCOMPARE(hall.server->counters().refusedTokens, quint64(1));
    }

    void sendsNothingToAServerWhoseCertificateIsForeign()
    {
        Hall hall;
        SignalClient::Options options = hall.client();
        options.authorities.clear();
        SignalClient client(options);
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Retrying, kPatience);
        QVERIFY(!client.reason().isEmpty());
        QVERIFY(client.isUnknownAuthority());
        QVERIFY(hall.server->desk().find(kRoom)->participants().empty());
    }

    void anAuthorityThatBecomesKnownWhileItTriesLetsItIn()
    {
        Hall hall;
        SignalClient::Options options = hall.client();
        options.authorities.clear();
        SignalClient client(options);
        client.start();
        QTRY_VERIFY_WITH_TIMEOUT(client.isUnknownAuthority(), kPatience);
        client.setAuthorities({hall.identity.chain.back()});
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
        QVERIFY(!client.isUnknownAuthority());
    }

    void anAuthorityOutOfAFolderIsTrusted()
    {
        Hall hall;
        QTemporaryDir folder;
        QFile good(folder.filePath(u"other-bureau.pem"_s));
        QVERIFY(good.open(QIODevice::WriteOnly));
        good.write(hall.identity.chain.back().toPem());
        good.close();
        QFile bad(folder.filePath(u"bad.pem"_s));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("no certificate");
        bad.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no certificate of another bureau: .*bad.pem"_s));
        SignalClient::Options options = hall.client();
        options.authorities = loadAuthorities(folder.path());
        SignalClient client(options);
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
    }

    /// What stands at an address for as long as the network is away: it takes connections and says nothing.
    void whoWasInsideTriesOftenAndGivesAnAttemptLittleTime()
    {
        Hall hall;
        SignalClient client(hall.client());
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
        hall.server.reset();
        QTcpServer deaf;
        QVERIFY(deaf.listen(QHostAddress::LocalHost, hall.port));
        int attempts = 0;
        connect(&deaf, &QTcpServer::newConnection, &deaf, [&] { ++attempts; });
        QTRY_VERIFY_WITH_TIMEOUT(attempts >= 2, 7'500);  // not after eight seconds each
        deaf.close();
        hall.open();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
    }

    void aServerThatFallsSilentIsLeft()
    {
        QTcpServer deaf;
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        Hall hall;
        SignalClient::Options options = hall.client();
        // A relay that can stop passing anything on.
        bool passes = true;
        connect(&deaf, &QTcpServer::newConnection, &deaf, [&] {
            QTcpSocket* near = deaf.nextPendingConnection();
            auto* far = new QTcpSocket(near);
            far->connectToHost(QHostAddress::LocalHost, hall.port);
            const auto pass = [&passes](QTcpSocket* from, QTcpSocket* to) {
                connect(from, &QTcpSocket::readyRead, to, [&passes, from, to] {
                    if (passes) to->write(from->readAll());
                });
            };
            pass(near, far);
            pass(far, near);
        });
        options.server.setPort(deaf.serverPort());
        options.silentAfter = 1500ms;
        SignalClient client(options);
        client.start();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
        passes = false;
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Retrying, kPatience);
        QCOMPARE(client.reason(), u"the server is silent"_s);
        QVERIFY(!client.isUnknownAuthority());
        passes = true;
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), Phase::Inside, kPatience);
    }

    void whatIsNoInvitationIsRefusedWithoutRepeatingTheToken()
    {
        for (const char* text : {"http://a/#room=r&token=t", "https://a/", "https://a/#room=r",
                                 "wss://a/#room=r&token=secret", "", "https:///#room=r&token=secret"}) {
            const auto read = readInvitation(QUrl(QString::fromLatin1(text)));
            QVERIFY2(!read.ok(), text);
            QVERIFY(!read.error().text().contains(u"secret"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestSignalClient)
#include "tst_signalclient.moc"
