#include <QtTest>

#include <support/lossyway.h>
#include <support/noise.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::CallSeat;
using test::LossyWay;

namespace {

constexpr int kPatience = 60'000;
constexpr int kNarrow = 400'000;  ///< bits a second: enough for sound, and not for the picture

const QString kRoom = u"room"_s;
const QString kHost = u"host"_s;
const QString kMine = u"mine"_s;

/// A seat that sends to a host, over a wide way, and to a mine, over one that a test narrows.
struct Call {
    Call()
    {
        QObject::connect(&room.engine(), &ConsultEngine::send, &host.engine(), [this](ConsultSignal signal) {
            if (std::exchange(signal.peer, kRoom) == kHost) host.engine().receive(signal);
        });
        carrySignals(host, room, kHost);
        QObject::connect(&room.engine(), &ConsultEngine::pictureHeld, &room.engine(),
                         [this](const QString& id, bool on) { held += u"%1 %2"_s.arg(id).arg(on); });
    }
    void begin()
    {
        for (CallSeat* seat : {&room, &host, &mine}) seat->start();
        host.add(kRoom, false);
        mine.add(kRoom, false);
        room.add(kHost, true);
        room.add(kMine, true);
        noise.emplace(room);
    }
    bool flows() { return host.peer(kRoom).changes > 10 && mine.peer(kRoom).changes > 10; }
    /// Nobody takes a picture that is held back for a connection that is lost.
    bool lives()
    {
        for (const auto* peer : {&room.peer(kMine), &mine.peer(kRoom), &room.peer(kHost), &host.peer(kRoom)})
            if (peer->state() != ConsultPeerState::Live || peer->was(ConsultPeerState::Stalled)) return false;
        return true;
    }

    CallSeat room;
    CallSeat host;
    CallSeat mine;
    std::optional<test::Noise> noise;
    LossyWay way{room, kRoom, mine, kMine};
    QStringList held;
};

}  // namespace

/// Real media, one encoder, and one way of two that does not bear its picture.
class TestNarrowWays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
    }

    void aNarrowWayKeepsItsSoundAndGetsThePictureBack()
    {
        Call call;
        call.room.engine().setRank(kHost, ConsultRank::Key);
        call.begin();
        QTRY_VERIFY_WITH_TIMEOUT(call.flows(), kPatience);
        call.way.setLimit(kNarrow);
        QTRY_COMPARE_WITH_TIMEOUT(call.held, QStringList{u"mine 1"_s}, kPatience);

        const test::SeenPeer& seen = call.mine.peer(kRoom);
        int reports = seen.reports;
        QTRY_VERIFY_WITH_TIMEOUT(seen.reports > reports, kPatience);  // what was on its way has come
        const int changes = seen.changes;
        const int loud = seen.loud;
        const int others = call.host.peer(kRoom).changes;
        reports = seen.reports;
        QTRY_VERIFY_WITH_TIMEOUT(seen.reports > reports + 1, kPatience);
        QCOMPARE(seen.changes, changes);
        QVERIFY(seen.loud > loud + 10);
        QVERIFY(call.room.peer(kHost).stats.sendKbps > 500);
        QVERIFY(call.host.peer(kRoom).changes > others + 20);
        QVERIFY(call.lives());

        call.way.setLimit(0);
        QTRY_COMPARE_WITH_TIMEOUT(call.held.last(), u"mine 0"_s, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(seen.changes > changes + 20, kPatience);
        QVERIFY(call.lives());
    }
};

QTEST_GUILESS_MAIN(TestNarrowWays)
#include "tst_narrowways.moc"
