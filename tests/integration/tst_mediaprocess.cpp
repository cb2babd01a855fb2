#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>

#include <sys/types.h>

#include <media/mediaengines.h>
#include <support/callseat.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::CallSeat;

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

/// The child of the test that kills: tells its media process and holds it.
int holdUntilKilled()
{
    const auto engine = test::makeRemoteTestEngine();
    QTimer::singleShot(0, qApp, [&] {
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
