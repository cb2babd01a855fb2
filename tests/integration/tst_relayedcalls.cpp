#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <csignal>

#include <support/callseat.h>
#include <support/privatenetwork.h>

#include <sys/prctl.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::CallSeat;
using test::PrivateNetwork;

namespace {

constexpr int kPatience = 20'000;
constexpr quint16 kPort = 3478;
const QString kMine = u"mine"_s;
const QString kRoom = u"room"_s;
const QString kUser = u"dispatch"_s;
const QString kPassword = u"p@:/ ?"_s;

/// A relay (coturn) in a network of its own, joined to ours by a cable. Ends with the object.
class Relay {
public:
    static bool isThere() { return !QStandardPaths::findExecutable(u"turnserver"_s).isEmpty(); }

    ~Relay()
    {
        process_.terminate();
        if (process_.waitForFinished(5'000)) return;
        process_.kill();
        process_.waitForFinished(5'000);
    }

    /// What is wrong; empty: it runs.
    QString start()
    {
        process_.setProcessChannelMode(QProcess::MergedChannels);
        process_.setChildProcessModifier([enter = PrivateNetwork::forChild()] {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            enter();
        });
        // It wants its address to be there when it begins.
        const QStringList relay = QStringList{u"turnserver"_s} + arguments();
        process_.start(u"sh"_s, QStringList{u"-c"_s, u"read go && exec \"$@\""_s, u"sh"_s} + relay);
        if (!process_.waitForStarted(5'000)) return process_.errorString();
        if (const auto connected = network_.connectTo(process_.processId()); !connected)
            return connected.error().text();
        process_.write("go\n");
        const auto listens = [] {
            QTcpSocket socket;
            socket.connectToHost(PrivateNetwork::kTheirs, kPort);
            return socket.waitForConnected(1'000);
        };
        return QTest::qWaitFor(listens, kPatience)
                   ? QString()
                   : u"the relay does not listen: "_s + QString::fromUtf8(process_.readAll()).right(500);
    }

private:
    QStringList arguments() const
    {
        return {u"-n"_s,
                u"--listening-port=%1"_s.arg(kPort),
                u"--listening-ip="_s + PrivateNetwork::kTheirs,
                u"--relay-ip="_s + PrivateNetwork::kTheirs,
                u"--lt-cred-mech"_s,
                u"--realm=pitwatch"_s,
                u"--user=%1:%2"_s.arg(kUser, kPassword),
                u"--no-tls"_s,
                u"--no-dtls"_s,
                u"--no-cli"_s,
                u"--log-file=stdout"_s,
                u"--userdb="_s + folder_.filePath(u"users"_s),
                u"--pidfile="_s + folder_.filePath(u"pid"_s)};
    }

    QTemporaryDir folder_;
    QProcess process_;
    PrivateNetwork network_;
};

void addRelayed(CallSeat& seat, const QString& id, bool weOffer, const ConsultIceServer& server)
{
    ConsultPeer peer;
    peer.id = id;
    peer.weOffer = weOffer;
    peer.iceServers = {server};
    peer.relayOnly = true;
    seat.engine().addPeer(peer);
}

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
        if (!Relay::isThere()) QSKIP("turnserver (package coturn) is not installed");
        if (!PrivateNetwork::missing().isEmpty()) QSKIP(qPrintable(PrivateNetwork::missing()));
        // Before the first engine: its threads are to be in there too.
        QVERIFY(PrivateNetwork::enter().ok());
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
        relay_ = std::make_unique<Relay>();
        const QString wrong = relay_->start();
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
        const QString url = u"turn:%1:%2?transport=%3"_s.arg(PrivateNetwork::kTheirs).arg(kPort).arg(transport);
        CallSeat room;
        CallSeat mine;
        carrySignals(room, mine, kRoom);
        carrySignals(mine, room, kMine);
        room.start();
        mine.start();
        addRelayed(mine, kRoom, false, {url, kUser, kPassword});
        addRelayed(room, kMine, true, {url, kUser, kPassword});
        const auto good = [](const test::SeenPeer& peer) { return peer.changes > 50 && peer.loudest > -30; };
        QTRY_VERIFY_WITH_TIMEOUT(good(room.peer(kMine)) && good(mine.peer(kRoom)), kPatience);
        QCOMPARE(room.peer(kMine).size, QSize(640, 360));
        QCOMPARE(mine.peer(kRoom).size, QSize(640, 360));
        QCOMPARE(candidateTypes(room), QStringList{u"relay"_s});
        QCOMPARE(candidateTypes(mine), QStringList{u"relay"_s});
    }

    void wrongPasswordFindsNoWay()
    {
        const QString url = u"turn:%1:%2?transport=udp"_s.arg(PrivateNetwork::kTheirs).arg(kPort);
        CallSeat room;
        CallSeat mine;
        carrySignals(room, mine, kRoom);
        carrySignals(mine, room, kMine);
        room.start();
        mine.start();
        addRelayed(mine, kRoom, false, {url, kUser, u"wrong"_s});
        addRelayed(room, kMine, true, {url, kUser, u"wrong"_s});
        QTRY_VERIFY_WITH_TIMEOUT(room.peer(kMine).was(ConsultPeerState::Rebuilding), kPatience);
        QVERIFY(!room.peer(kMine).was(ConsultPeerState::Live));
        QVERIFY(candidateTypes(room).isEmpty());
    }

private:
    std::unique_ptr<Relay> relay_;
};

QTEST_GUILESS_MAIN(TestRelayedCalls)
#include "tst_relayedcalls.moc"
