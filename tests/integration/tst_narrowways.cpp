#include <QtTest>

#include <support/callbrowser.h>
#include <support/lossyway.h>
#include <support/noise.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::CallBrowser;
using test::CallSeat;
using test::LossyWay;

namespace {

constexpr int kPatience = 60'000;
constexpr int kNarrow = 400'000;  ///< bits a second: enough for sound, and not for the picture

const QString kRoom = u"room"_s;
const QString kHost = u"host"_s;
const QString kMine = u"mine"_s;

/// A seat that sends to a host, over a wide way, and to a mine, over one that a test narrows.
struct Sender {
    Sender()
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
        room.start();
        host.start();
        room.engine().setRank(kHost, ConsultRank::Key);
        host.add(kRoom, false);
        room.add(kHost, true);
        room.add(kMine, true);
        noise.emplace(room);
    }

    CallSeat room;
    CallSeat host;
    std::optional<test::Noise> noise;
    QStringList held;
};

struct Call : Sender {
    void begin()
    {
        mine.start();
        mine.add(kRoom, false);
        Sender::begin();
    }
    bool flows() { return host.peer(kRoom).changes > 10 && mine.peer(kRoom).changes > 10; }
    /// Nobody takes a picture that is held back for a connection that is lost.
    bool lives()
    {
        for (const auto* peer : {&room.peer(kMine), &mine.peer(kRoom), &room.peer(kHost), &host.peer(kRoom)})
            if (peer->state() != ConsultPeerState::Live || peer->was(ConsultPeerState::Stalled)) return false;
        return true;
    }

    CallSeat mine;
    LossyWay way{room, kRoom, mine, kMine};
};

/// The same with a page in the place of the mine.
struct PageCall : Sender {
    bool begin()
    {
        if (!page.start() || !QTest::qWaitFor([this] { return page.page().ready; }, kPatience)) return false;
        Sender::begin();
        return true;
    }
    double told(QLatin1String field) const { return page.page().report[field].toDouble(); }
    bool flows() { return host.peer(kRoom).changes > 10 && told("framesDecoded"_L1) > 10; }

    CallBrowser page{[this](const ConsultSignal& signal) { way.hearFar(signal); }};
    LossyWay way{room, kMine, [this](const ConsultSignal& signal) { page.tell(signal); }};
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

    void aBrowserKeepsItsSoundAndGetsThePictureBack()
    {
        if (!CallBrowser::missing().isEmpty()) QSKIP(qPrintable(CallBrowser::missing()));
        PageCall call;
        QVERIFY(call.begin());
        QTRY_VERIFY2_WITH_TIMEOUT(call.flows(), qPrintable(call.page.page().errors.join(u'\n')), kPatience);
        call.way.setLimit(kNarrow);
        QTRY_COMPARE_WITH_TIMEOUT(call.held, QStringList{u"mine 1"_s}, kPatience);

        // From one report to the next there is more sound, and no picture.
        double decoded = -1;
        double energy = -1;
        const auto standsStill = [&] {
            if (std::exchange(energy, call.told("totalAudioEnergy"_L1)) == call.told("totalAudioEnergy"_L1))
                return false;
            return std::exchange(decoded, call.told("framesDecoded"_L1)) == call.told("framesDecoded"_L1);
        };
        QVERIFY(QTest::qWaitFor(standsStill, kPatience));
        QVERIFY(!call.room.peer(kMine).was(ConsultPeerState::Stalled));

        call.way.setLimit(0);
        QTRY_COMPARE_WITH_TIMEOUT(call.held.last(), u"mine 0"_s, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(call.told("framesDecoded"_L1) > decoded + 20, kPatience);
        QVERIFY(!call.room.peer(kMine).was(ConsultPeerState::Rebuilding));
    }
};

QTEST_GUILESS_MAIN(TestNarrowWays)
#include "tst_narrowways.moc"
