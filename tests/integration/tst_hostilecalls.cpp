#include <QtTest>

#include <support/callseat.h>
#include <support/sdpdamage.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::CallSeat;
using test::Damage;

namespace {

constexpr int kPatience = 20'000;
constexpr int kDescriptions = 1'000;
const QString kMine = u"mine"_s;
const QString kRoom = u"room"_s;
constexpr int kAtOnce = 20;

QString firstSaid(const CallSeat& seat, ConsultSignalKind kind)
{
    const auto& sent = seat.sent();
    const auto found = std::find_if(sent.begin(), sent.end(), [&](const auto& signal) { return signal.kind == kind; });
    return found == sent.end() ? QString() : found->sdp;
}

QString stranger(int number)
{
    return u"stranger%1"_s.arg(number);
}

/// Adds the strangers; where we offer, waits until all offers are made, so that answers to them count.
bool invite(CallSeat& room, bool weOffer)
{
    int offers = 0;
    QObject counter;
    QObject::connect(&room.engine(), &ConsultEngine::send, &counter, [&](const ConsultSignal& signal) {
        offers += signal.kind == ConsultSignalKind::Offer && signal.peer.startsWith(u"stranger"_s);
    });
    for (int k = 0; k < kAtOnce; ++k) room.add(stranger(k), weOffer);
    return !weOffer || QTest::qWaitFor([&] { return offers == kAtOnce; }, kPatience);
}

}  // namespace

class TestHostileCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
        QLoggingCategory::setFilterRules(u"pitwatch.consult.*.info=false"_s);
    }

    /// Each reaches an attempt of its own, as if a thousand strangers came; a running call goes on meanwhile.
    void damagedDescriptionsHarmNobody_data()
    {
        QTest::addColumn<bool>("offers");
        QTest::newRow("offers") << true;
        QTest::newRow("answers") << false;
    }
    void damagedDescriptionsHarmNobody()
    {
        QFETCH(bool, offers);
        CallSeat room;
        CallSeat mine;
        // What the room says to strangers is not for this peer.
        QObject::connect(&room.engine(), &ConsultEngine::send, &mine.engine(), [&mine](ConsultSignal signal) {
            if (signal.peer != kMine) return;
            signal.peer = kRoom;
            mine.engine().receive(signal);
        });
        carrySignals(mine, room, kMine);
        room.start();
        mine.start();
        mine.add(kRoom, false);
        room.add(kMine, true);
        QTRY_VERIFY_WITH_TIMEOUT(room.peer(kMine).frames > 0 && mine.peer(kRoom).frames > 0, kPatience);

        const auto kind = offers ? ConsultSignalKind::Offer : ConsultSignalKind::Answer;
        const QString good = firstSaid(offers ? room : mine, kind);
        QVERIFY(!good.isEmpty());
        for (int i = 0; i < kDescriptions; i += kAtOnce) {
            QVERIFY(invite(room, !offers));
            for (int k = 0; k < kAtOnce; ++k)
                room.engine().receive({stranger(k), 1, kind, Damage(quint32(i + k)).done(good), 0, {}});
            for (int k = 0; k < kAtOnce; ++k) room.engine().removePeer(stranger(k));
            const auto closed = [&] { return room.peer(stranger(kAtOnce - 1)).state() == ConsultPeerState::Closed; };
            QTRY_VERIFY_WITH_TIMEOUT(closed(), kPatience);
        }
        const int frames = room.peer(kMine).frames;
        QTRY_VERIFY_WITH_TIMEOUT(room.peer(kMine).frames > frames + 50, kPatience);
        QCOMPARE(room.peer(kMine).state(), ConsultPeerState::Live);
        QVERIFY2(!room.peer(kMine).was(ConsultPeerState::Rebuilding), qPrintable(room.peer(kMine).reason));
    }
};

QTEST_GUILESS_MAIN(TestHostileCalls)
#include "tst_hostilecalls.moc"
