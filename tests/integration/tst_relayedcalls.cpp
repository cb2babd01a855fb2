#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <support/callseat.h>
#include <support/headlessbrowser.h>
#include <support/relay.h>
#include <support/roomhall.h>
#include <support/roomseat.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::BrowserPage;
using test::CallSeat;
using test::HeadlessBrowser;
using test::PrivateNetwork;
using test::Relay;
using test::RoomHall;
using test::RoomSeat;

namespace {

constexpr int kPatience = 30'000;
const QString kMine = u"mine"_s;
const QString kRoom = u"room"_s;

/// From now on the page uses no other way than a relay.
const QString kRelayOnly =
    u"window.RTCPeerConnection = class extends RTCPeerConnection {"
    u"  constructor(c) { super({ ...c, iceTransportPolicy: 'relay' }); window.lastConnection = this; } };"_s;
/// Of the pair of addresses in use.
const QString kOwnEnd =
    u"(async () => { const s = await window.lastConnection.getStats(); let pair; s.forEach(e => {"
    u"  if (e.type === 'transport') pair = s.get(e.selectedCandidatePairId); });"
    u"  return s.get(pair.localCandidateId).candidateType; })()"_s;

/// Two seats in a call.
struct Call {
    /// `server`: of both, `own`: which address of theirs is used; nothing: the relay's only.
    explicit Call(const ConsultIceServer& server, const QString& own = {})
    {
        carrySignals(room, mine, kRoom);
        carrySignals(mine, room, kMine);
        room.start();
        mine.start();
        add(mine, kRoom, server, own);
        add(room, kMine, server, own);
    }
    static void add(CallSeat& seat, const QString& id, const ConsultIceServer& server, const QString& own)
    {
        ConsultPeer peer;
        peer.id = id;
        peer.weOffer = id == kMine;
        peer.iceServers = {server};
        peer.relayOnly = own.isEmpty();
        peer.iceInterfacePin = own;
        seat.engine().addPeer(peer);
    }

    CallSeat room;
    CallSeat mine;
};

/// Types of the candidates that a seat has told, each once.
QStringList candidateTypes(const CallSeat& seat)
{
    QStringList types;
    for (const ConsultSignal& signal : seat.sent()) {
        const QString type = signal.candidate.section(u" typ "_s, 1).section(u' ', 0, 0);
        if (signal.kind == ConsultSignalKind::Ice && !type.isEmpty() && !types.contains(type)) types += type;
    }
    return types;
}

}  // namespace

class TestRelayedCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!Relay::missing().isEmpty()) QSKIP(qPrintable(Relay::missing()));
        // Before the first engine: its threads are to be in there too.
        QVERIFY(PrivateNetwork::enter().ok());
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
        relay_ = std::make_unique<Relay>();
        const auto identity = certificates_.identity({PrivateNetwork::kTheirs});
        QVERIFY(identity.ok());
        const QString wrong = relay_->start(identity.value());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    void cleanupTestCase() { relay_.reset(); }

    void pictureAndSoundGoBothWaysThroughTheRelay_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("UDP") << u"udp"_s;
        QTest::newRow("TCP") << u"tcp"_s;
    }
    void pictureAndSoundGoBothWaysThroughTheRelay()
    {
        QFETCH(QString, transport);
        const QString url = Relay::url(transport);
        Call call({url, Relay::kUser, Relay::kPassword});
        const auto good = [](const test::SeenPeer& peer) { return peer.changes > 50 && peer.loudest > -30; };
        QTRY_VERIFY_WITH_TIMEOUT(good(call.room.peer(kMine)) && good(call.mine.peer(kRoom)), kPatience);
        QCOMPARE(call.room.peer(kMine).size, QSize(640, 360));
        QCOMPARE(call.mine.peer(kRoom).size, QSize(640, 360));
        QCOMPARE(candidateTypes(call.room), QStringList{u"relay"_s});
        QCOMPARE(candidateTypes(call.mine), QStringList{u"relay"_s});
    }

    void wrongPasswordFindsNoWay()
    {
        const QString url = Relay::url(u"udp"_s);
        Call call({url, Relay::kUser, u"wrong"_s});
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).was(ConsultPeerState::Rebuilding), kPatience);
        QVERIFY(!call.room.peer(kMine).was(ConsultPeerState::Live));
        QVERIFY(candidateTypes(call.room).isEmpty());
    }

    void aPageIsReachedThroughTheRelayOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("UDP") << Relay::url(u"udp"_s);
        QTest::newRow("TCP") << Relay::url(u"tcp"_s);
        QTest::newRow("TLS") << Relay::tlsUrl();
    }
    void aPageIsReachedThroughTheRelayOnly()
    {
        QFETCH(QString, url);
        if (!HeadlessBrowser::isThere()) QSKIP("there is no chromium");
        if (!HeadlessBrowser::canImport()) QSKIP("there is no certutil");
        RoomServer::Options options;
        options.iceServers = {Relay::server(url)};
        RoomHall hall(6, options);
        RoomSeat room(
            {hall.socket(), hall.authority(), RoomHall::kRoom, hall.issue(PeerRole::Host).token, PrivateNetwork::kOurs},
            kRoom);
        QTRY_VERIFY_WITH_TIMEOUT(room.isInside(), kPatience);
        // Both hold for it: the relay's certificate and the room's are of authorities that it knows.
        HeadlessBrowser browser({authority(), hall.exportAuthority()});
        QVERIFY(browser.isRunning());
        const auto page = browser.open(
            invitationUrl(u"127.0.0.1"_s, hall.server.port(), RoomHall::kRoom, hall.issue(PeerRole::Speaker).token));
        QVERIFY(page);
        QTRY_COMPARE_WITH_TIMEOUT(page->evaluate(u"window.pitwatch?.state"_s).toString(), u"lobby"_s, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(page->evaluate(u"document.getElementById('own-preview').videoWidth > 0"_s).toBool(),
                                 kPatience);
        page->evaluate(kRelayOnly);
        page->evaluate(
            u"document.getElementById('name').value = '%1'; document.getElementById('enter').click()"_s.arg(kMine));
        const auto good = [&room] { return room.peer(kMine).changes > 20 && room.peer(kMine).loudest > -40; };
        QTRY_VERIFY_WITH_TIMEOUT(good(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            page->evaluate(u"Object.values(window.pitwatch.peers)[0]?.framesDecoded > 20"_s).toBool(), kPatience);
        QCOMPARE(page->evaluate(kOwnEnd).toString(), u"relay"_s);
    }

    // libnice 0.1.21 takes "turns" and speaks TURN over TCP without TLS: nothing of it may be sent that way.
    void theNativeEngineSendsNothingInTheClearToARelayThatWantsTls()
    {
        QTcpServer relay;
        QVERIFY(relay.listen(QHostAddress(PrivateNetwork::kOurs)));
        QByteArray heard;
        QObject::connect(&relay, &QTcpServer::newConnection, &relay, [&relay, &heard] {
            QTcpSocket* socket = relay.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, &heard] { heard += socket->readAll(); });
        });
        const QString url = u"turns:%1:%2"_s.arg(PrivateNetwork::kOurs).arg(relay.serverPort());
        Call call({url, Relay::kUser, Relay::kPassword}, PrivateNetwork::kOurs);
        // The rest goes on: where there is another way it is found.
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).changes > 5 && call.mine.peer(kRoom).changes > 5, kPatience);
        QCOMPARE(heard.left(4).toHex(), QByteArray());
    }

private:
    QString authority()
    {
        const QString file = folder_.filePath(u"authority.pem"_s);
        return certificates_.exportAuthority(file) ? file : QString();
    }

    QTemporaryDir folder_;
    SystemClock clock_;
    // Of another authority than the room's.
    CertificateFolder certificates_{folder_.filePath(u"c"_s), clock_, {.authorityName = u"Relay"_s}};
    std::unique_ptr<Relay> relay_;
};

QTEST_GUILESS_MAIN(TestRelayedCalls)
#include "tst_relayedcalls.moc"
