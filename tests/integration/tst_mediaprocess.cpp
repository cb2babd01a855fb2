#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>

#include <sys/types.h>

#include <media/mediaengines.h>
#include <support/headlessbrowser.h>
#include <support/roomhall.h>
#include <support/roomseat.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::BrowserPage;
using test::CallSeat;
using test::RoomHall;
using test::RoomSeat;

namespace {

constexpr int kPatience = 30'000;
const QString kMine = u"mine"_s;
const QString kRoom = u"room"_s;
const QString kHoldUntilKilled = u"--hold-until-killed"_s;

bool isThere(qint64 process)
{
    return ::kill(pid_t(process), 0) == 0;
}

/// A room whose media run in a process of their own, and a mine whose media run in this one.
struct Call {
    explicit Call(bool roomOffers = true)
    {
        carrySignals(room, mine, kRoom);
        carrySignals(mine, room, kMine);
        room.start();
        mine.start();
        mine.add(kRoom, !roomOffers);
        room.add(kMine, roomOffers);
    }
    RemoteEngine& engine() { return static_cast<RemoteEngine&>(room.engine()); }
    bool bothSee() { return room.peer(kMine).changes > 5 && mine.peer(kRoom).changes > 5; }

    CallSeat room{test::makeRemoteTestEngine()};
    CallSeat mine;
};

/// How often the event loop has turned to its timers.
struct Turns {
    Turns()
    {
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] { ++count; });
        timer.start(20ms);
    }
    QTimer timer;
    int count = 0;
};

RoomSeat::Place placeIn(RoomHall& hall)
{
    return {QUrl(u"wss://127.0.0.1:%1/ws"_s.arg(hall.server.port())), hall.authority(), RoomHall::kRoom,
            hall.issue(PeerRole::Host).token};
}

/// Pictures that the page has decoded of this participant.
double picturesOf(BrowserPage& page, const QString& name)
{
    const QString all = page.evaluate(u"JSON.stringify(window.pitwatch.peers)"_s).toString();
    const QJsonObject peers = QJsonDocument::fromJson(all.toUtf8()).object();
    for (const QJsonValue& peer : peers)
        if (peer["name"_L1].toString() == name) return peer["framesDecoded"_L1].toDouble();
    return 0;
}

/// The child of the test that kills: tells its media process and holds it.
int holdUntilKilled()
{
    const auto engine = test::makeRemoteTestEngine();
    QTimer::singleShot(0, QCoreApplication::instance(), [&] {
        std::printf("%lld\n", static_cast<long long>(engine->processId()));
        std::fflush(stdout);
    });
    return QCoreApplication::exec();
}

}  // namespace

class TestMediaProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
    }

    void aKilledProcessIsReplacedAndThePictureComesBack_data()
    {
        QTest::addColumn<bool>("roomOffers");
        QTest::addColumn<int>("signal");
        QTest::newRow("offering, killed") << true << SIGKILL;
        QTest::newRow("answering, crashed") << false << SIGSEGV;
    }
    void aKilledProcessIsReplacedAndThePictureComesBack()
    {
        QFETCH(bool, roomOffers);
        QFETCH(int, signal);
        Call call(roomOffers);
        QTRY_VERIFY_WITH_TIMEOUT(call.bothSee() && call.room.peer(kMine).loudest > -30, kPatience);
        const qint64 before = call.engine().processId();
        QVERIFY(before > 0);
        QCOMPARE(::kill(pid_t(before), signal), 0);
        QTRY_COMPARE_WITH_TIMEOUT(call.room.peer(kMine).state(), ConsultPeerState::Rebuilding, kPatience);
        QCOMPARE(call.room.failures().size(), 1);
        const int seen = call.room.peer(kMine).changes;
        const int shown = call.mine.peer(kRoom).changes;
        const int heard = call.room.peer(kMine).loud;
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).changes > seen + 20 && call.room.peer(kMine).loud > heard &&
                                     call.mine.peer(kRoom).changes > shown + 20,
                                 kPatience);
        QTRY_VERIFY(!isThere(before));
        QVERIFY(call.engine().processId() != before);
        QCOMPARE(call.room.peer(kMine).state(), ConsultPeerState::Live);
        QCOMPARE(call.room.failures().size(), 1);
    }

    void aProcessThatStandsStillIsNoticedAndReplaced()
    {
        Call call;
        QTRY_VERIFY_WITH_TIMEOUT(call.bothSee(), kPatience);
        const qint64 before = call.engine().processId();
        const Turns turns;
        QCOMPARE(::kill(pid_t(before), SIGSTOP), 0);
        QTRY_COMPARE_WITH_TIMEOUT(call.room.peer(kMine).state(), ConsultPeerState::Rebuilding, kPatience);
        // While it stood still nobody waited for it.
        QVERIFY2(turns.count > 20, qPrintable(QString::number(turns.count)));
        const int seen = call.room.peer(kMine).changes;
        QTRY_VERIFY_WITH_TIMEOUT(call.room.peer(kMine).changes > seen + 20, kPatience);
        QTRY_VERIFY(!isThere(before));
    }

    void aRoomGoesOnWithClientsAndPages()
    {
        if (!test::HeadlessBrowser::isThere()) QSKIP("there is no Chromium");
        const QString page = u"page"_s;
        const QString client = u"client"_s;
        RoomHall hall;
        auto owned = test::makeRemoteTestEngine();
        const RemoteEngine& engine = *owned;
        RoomSeat seat(placeIn(hall), u"seat"_s, test::testMedia(), std::move(owned));
        QTRY_VERIFY_WITH_TIMEOUT(seat.isInside(), kPatience);
        // It comes later, and therefore offers to the seat; to the page the seat offers.
        RoomSeat other(placeIn(hall), client);
        test::HeadlessBrowser browser;
        const auto tab = browser.open(hall.invitation(hall.issue(PeerRole::Speaker).token, page));
        const auto counts = [&] {
            return std::array<double, 4>{double(seat.peer(page).changes), double(seat.peer(client).changes),
                                         double(other.peer(u"seat"_s).changes), picturesOf(*tab, u"seat"_s)};
        };
        const auto allSeeMoreThan = [&](const std::array<double, 4>& then) {
            constexpr double kEnough = 20;
            const std::array<double, 4> now = counts();
            for (std::size_t i = 0; i < now.size(); ++i) {
                // A page counts anew in each attempt.
                const double from = now[i] < then[i] ? 0 : then[i];
                if (now[i] < from + kEnough) return false;
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allSeeMoreThan({}), 2 * kPatience);
        QSignalSpy said(&seat.session(), &ConsultSession::mediaFailed);
        const qint64 before = engine.processId();
        QCOMPARE(::kill(pid_t(before), SIGKILL), 0);
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, kPatience);
        const auto then = counts();
        QTRY_VERIFY_WITH_TIMEOUT(allSeeMoreThan(then), 2 * kPatience);
        QCOMPARE(seat.session().state(), SignalClient::State::Inside);
        QVERIFY(engine.processId() != before);
        QCOMPARE(said.size(), 1);
    }

    void theProcessEndsWithItsEngine()
    {
        auto engine = test::makeRemoteTestEngine();
        engine->start(test::testMedia());
        const qint64 process = engine->processId();
        QVERIFY(isThere(process));
        engine.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!isThere(process), kPatience);
    }

    void theProcessEndsWithAClientThatIsKilled()
    {
        QProcess client;
        client.start(QCoreApplication::applicationFilePath(), {kHoldUntilKilled});
        QVERIFY(client.waitForReadyRead(kPatience));
        const qint64 process = client.readLine().trimmed().toLongLong();
        QVERIFY(isThere(process));
        client.kill();
        QVERIFY(client.waitForFinished(kPatience));
        QTRY_VERIFY_WITH_TIMEOUT(!isThere(process), kPatience);
    }

    void whatIsMissingInTheProcessIsSaidAndNothingIsTriedAgain()
    {
        QTemporaryDir empty;
        const QString program = qEnvironmentVariable("PITWATCH_BIN") + u"/pitwatch-media"_s;
        RemoteEngine engine([&] { return startMediaProcess(program, {empty.path()}); });
        QSignalSpy gone(&engine, &ConsultEngine::gone);
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, kPatience);
        QCOMPARE(gone.first().first().toString(), u"No consultation plugin is installed."_s);
        QCOMPARE(engine.processId(), 0);
    }

    void aMissingProgramIsKnownBeforehand()
    {
        MediaEngines engines(u"/nowhere/pitwatch-media"_s, {qEnvironmentVariable("PITWATCH_PLUGIN_PATH")});
        QVERIFY2(engines.objection().contains(u"/nowhere/pitwatch-media"_s), qPrintable(engines.objection()));
        QVERIFY(!engines.make().ok());
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().contains(kHoldUntilKilled)) return holdUntilKilled();
    TestMediaProcess test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mediaprocess.moc"
