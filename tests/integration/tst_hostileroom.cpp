#include <QtTest>

#include <support/roomhall.h>
#include <support/roomseat.h>
#include <support/sdpdamage.h>

#include "roomvisitor.h"
#include "signalbender.h"
#include "signalsamples.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace signalling;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;
constexpr int kMessages = 10'000;
constexpr int kDescriptions = 1'000;
constexpr quint32 kDamaged = 200;
constexpr int kEach = 20;    ///< messages of one intruder: as many as a connection bears
constexpr int kAtOnce = 20;  ///< intruders
constexpr int kInside = 4;   ///< of them, with a token that is good
const QString kHost = u"host"_s;
const QString kMine = u"mine"_s;

/// A call between two seats in a room of the real server.
struct RunningCall {
    RoomHall hall{2 + kAtOnce, patient()};
    std::unique_ptr<RoomSeat> host = seat(PeerRole::Host, kHost);
    std::unique_ptr<RoomSeat> mine;

    /// Nobody is sent away because this machine is slow: each is to be heard out.
    static RoomServer::Options patient()
    {
        RoomServer::Options options;
        options.link.helloWithin = std::chrono::milliseconds(kPatience);
        options.requestWithin = std::chrono::milliseconds(kPatience);
        return options;
    }
    std::unique_ptr<RoomSeat> seat(PeerRole role, const QString& name)
    {
        const QUrl server(u"wss://127.0.0.1:%1/ws"_s.arg(hall.server.port()));
        return std::make_unique<RoomSeat>(
            RoomSeat::Place{server, hall.authority(), RoomHall::kRoom, hall.issue(role).token}, name);
    }
    bool begin()
    {
        if (!QTest::qWaitFor([this] { return host->isInside(); }, kPatience)) return false;
        mine = seat(PeerRole::Speaker, kMine);
        return QTest::qWaitFor([this] { return host->peer(kMine).frames > 25 && mine->peer(kHost).frames > 25; },
                               kPatience);
    }
    bool goesOn()
    {
        const int hosts = host->peer(kMine).frames;
        const int mines = mine->peer(kHost).frames;
        return QTest::qWaitFor(
            [&] { return host->peer(kMine).frames > hosts + 10 && mine->peer(kHost).frames > mines + 10; }, kPatience);
    }
    /// What has happened to the call: nothing, if all is well.
    QString harm()
    {
        QStringList harms;
        for (const auto& [seat, other] : {std::pair(host.get(), kMine), std::pair(mine.get(), kHost)}) {
            const SeenPeer& peer = seat->peer(other);
            if (peer.state() != ConsultPeerState::Live) harms += u"%1 is not live"_s.arg(other);
            for (const auto state : {ConsultPeerState::Stalled, ConsultPeerState::Rebuilding})
                if (peer.was(state)) harms += u"%1 was lost: %2"_s.arg(other, peer.reason);
        }
        return harms.join(u", "_s);
    }
    quint64 malformed() const { return hall.server.counters().malformed; }
};

/// People who mean harm; the first kInside of them have a token.
class Intruders {
public:
    Intruders(RunningCall& call, int count, PeerKind kind) : call_(call), kind_(kind)
    {
        const RoomHall& hall = call.hall;
        for (int i = 0; i < count; ++i) {
            all_.push_back(std::make_unique<RoomVisitor>(hall.authority(), hall.origin()));
            all_.back()->connectTo(hall.server.port());
        }
    }
    bool arrive()
    {
        if (!wait([this] { return count([](RoomVisitor& one) { return one.isConnected(); }) == size(); })) return false;
        for (int i = 0; i < kInside; ++i)
            at(i).say(Hello{kSignalVersion,
                            RoomHall::kRoom,
                            call_.hall.issue(PeerRole::Speaker).token,
                            u"测试02"_s,
                            kind_,
                            {u"VP8"_s}});
        return wait([this] { return count([](RoomVisitor& one) { return one.count<Welcome>() == 1; }) == kInside; });
    }
    RoomVisitor& at(int number) { return *all_[std::size_t(number)]; }
    int size() const { return int(all_.size()); }
    /// Gone, also for the server.
    bool leave()
    {
        all_.clear();
        return wait(
            [this] { return call_.hall.server.openConnections() == 2 && call_.hall.room->participants().size() == 2; });
    }
    static bool wait(const std::function<bool()>& reached) { return QTest::qWaitFor(reached, kPatience); }

private:
    int count(const std::function<bool(RoomVisitor&)>& is)
    {
        return int(std::count_if(all_.begin(), all_.end(), [&](const auto& one) { return is(*one); }));
    }

    RunningCall& call_;
    const PeerKind kind_;
    std::vector<std::unique_ptr<RoomVisitor>> all_;
};

/// A message that is certainly wrong, and that a WebSocket carries as it is.
QByteArray wrongMessage(Bender& bender, const std::vector<SampleSignal>& samples)
{
    for (;;) {
        const SampleSignal& sample = samples[std::size_t(bender.below(int(samples.size())))];
        const QByteArray good = writeSignal(sample.signal);
        const QJsonObject object = QJsonDocument::fromJson(good).object();
        const QStringList fields = needed(object);
        const QByteArray bad = bender.below(3) == 0 ? bender.broken(good)
                                                    : bender.bent(object, fields.at(bender.below(int(fields.size()))));
        if (bad.size() < signalbounds::kMessageBytes && QString::fromUtf8(bad).toUtf8() == bad) return bad;
    }
}

}  // namespace

/// Everything goes through the real server, while a real call is on in the same room.
class TestHostileRoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!CallSeat::missing().isEmpty()) QSKIP(qPrintable(CallSeat::missing()));
        QLoggingCategory::setFilterRules(u"pitwatch.consult.*.info=false"_s);
        call_ = std::make_unique<RunningCall>();
        QVERIFY(call_->begin());
    }
    void cleanupTestCase() { call_.reset(); }

    void tenThousandMalformedMessagesAreRefusedAndCounted()
    {
        Bender bender(4711);
        std::vector<SampleSignal> samples = sampleSignals();
        std::erase_if(samples, [](const SampleSignal& sample) { return sample.source != SignalSource::Participant; });
        int sent = 0;
        while (sent < kMessages) {
            Intruders intruders(*call_, kAtOnce, PeerKind::Browser);
            QVERIFY(intruders.arrive());
            for (int i = 0; i < kAtOnce; ++i)
                for (int k = 0; k < kEach; ++k) intruders.at(i).write(wrongMessage(bender, samples));
            sent += kAtOnce * kEach;
            QTRY_COMPARE_WITH_TIMEOUT(call_->malformed(), quint64(sent), kPatience);
            for (int i = 0; i < kAtOnce; ++i)
                QTRY_COMPARE_WITH_TIMEOUT(intruders.at(i).lastError(), u"malformed"_s, kPatience);
            QVERIFY(intruders.leave());
            QVERIFY(call_->goesOn());
        }
        QCOMPARE(call_->harm(), QString());
        QVERIFY(call_->hall.audited(AuditKind::Malformed));
        const quint64 audits = call_->hall.audits.size() + call_->hall.server.counters().unaudited;
        QVERIFY2(audits >= quint64(sent), qPrintable(QString::number(audits)));
    }

    void aThousandMalformedDescriptionsAreRefusedAndCounted_data()
    {
        QTest::addColumn<bool>("offers");
        QTest::newRow("offers") << true;
        QTest::newRow("answers") << false;
    }
    void aThousandMalformedDescriptionsAreRefusedAndCounted()
    {
        QFETCH(bool, offers);
        Bender bender(offers ? 1 : 2);
        const quint64 before = call_->malformed();
        for (int sent = 0; sent < kDescriptions / 2;) {
            Intruders intruders(*call_, kInside, offers ? PeerKind::Native : PeerKind::Browser);
            QVERIFY(arriveForMedia(intruders, offers));
            for (int i = 0; i < kInside; ++i)
                for (int k = 0; k < kEach; ++k, ++sent)
                    say(intruders.at(i), k, offers, bender.bentSdp(offers ? sampleOffer() : sampleAnswer()));
            QTRY_COMPARE_WITH_TIMEOUT(call_->malformed(), before + quint64(sent), kPatience);
            QVERIFY(intruders.leave());
            QVERIFY(call_->goesOn());
        }
        QCOMPARE(call_->harm(), QString());
    }

    /// What keeps to the grammar reaches the seats, and there an attempt of its own.
    void descriptionsThatAreOnlyDamagedHarmNobody_data() { aThousandMalformedDescriptionsAreRefusedAndCounted_data(); }
    void descriptionsThatAreOnlyDamagedHarmNobody()
    {
        QFETCH(bool, offers);
        int passed = 0;
        for (quint32 sent = 0; sent < kDamaged;) {
            Intruders intruders(*call_, kInside, offers ? PeerKind::Native : PeerKind::Browser);
            QVERIFY(arriveForMedia(intruders, offers));
            const quint64 before = call_->malformed();
            quint64 wrong = 0;
            for (int i = 0; i < kInside; ++i)
                for (int k = 0; k < kEach; ++k) {
                    const QString sdp = Damage(sent++).done(offers ? sampleOffer() : sampleAnswer());
                    wrong += checkSdp(sdp, offers ? SdpRole::Offer : SdpRole::Answer) ? 0 : 1;
                    say(intruders.at(i), k, offers, sdp);
                }
            passed += kInside * kEach - int(wrong);
            // A seat that takes a damaged offer may repeat the damage in its answer, which is then refused too.
            QTRY_VERIFY_WITH_TIMEOUT(call_->malformed() >= before + wrong, kPatience);
            if (!offers) QCOMPARE(call_->malformed(), before + wrong);
            QVERIFY(call_->goesOn());
            QVERIFY(intruders.leave());
        }
        qInfo() << passed << "damaged descriptions reached the seats";
        QVERIFY(passed > 20);
        QCOMPARE(call_->harm(), QString());
    }

private:
    /// Answers count only once the seats have offered.
    static bool arriveForMedia(Intruders& intruders, bool offers)
    {
        if (!intruders.arrive()) return false;
        const auto offered = [&](int i) { return intruders.at(i).count<Offer>() >= 2; };
        for (int i = 0; i < kInside && !offers; ++i)
            if (!Intruders::wait([&] { return offered(i); })) return false;
        return true;
    }
    /// To one seat after the other, each time as a new attempt.
    void say(RoomVisitor& intruder, int number, bool offers, const QString& sdp)
    {
        const PeerId to =
            number % 2 == 0 ? call_->host->session().room().self().id : call_->mine->session().room().self().id;
        const Body body = offers ? Body(Offer{1 + number / 2, sdp}) : Body(Answer{1, sdp});
        intruder.say(body, to);
    }

    std::unique_ptr<RunningCall> call_;
};

QTEST_GUILESS_MAIN(TestHostileRoom)
#include "tst_hostileroom.moc"
