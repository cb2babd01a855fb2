#include <QtTest>

#include <support/callseat.h>
#include <support/janusserver.h>
#include <support/seatprocess.h>
#include <support/seatwatch.h>

#include <consult/consultdesk.h>
#include <consult/roomsfu.h>
#include <consult/serverfile.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::JanusServer;
using test::PrivateNetwork;
using test::SeatProcess;
using test::SeatWatch;

namespace {

constexpr int kPatience = 60'000;

QString nameOf(int number)
{
    return u"测试%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

std::vector<Callee> callees(int count)
{
    std::vector<Callee> list;
    for (int i = 0; i < count; ++i) list.push_back({CalleeId(nameOf(i)), nameOf(i), CalleeLevel::Mine, {}});
    return list;
}

/// The seat that holds the consultation, in this process: number 0. All others in processes of their own.
class Consultation {
public:
    Consultation(const JanusServer& janus, int seats) : seats_(seats)
    {
        ConsultDesk::Setup setup;
        setup.host.folder = folder_.filePath(u"certificates"_s);
        setup.host.port = 0;
        setup.host.address = QHostAddress::LocalHost;
        setup.host.addresses = {u"127.0.0.1"_s};
        setup.host.sfu.server = janus.url();
        if (const auto servers = loadServers(janus.serversFile())) setup.host.sfu.secret = servers.value().sfuSecret;
        setup.pluginDirectories = {QCoreApplication::applicationDirPath() + u"/../plugins"_s};
        setup.callees = callees(seats);
        desk_ = std::make_unique<ConsultDesk>(setup, clock_);
        ConsultMedia media;
        media.sources.testPicture = true;
        media.sources.testSound = true;
        media.pictureSize = test::kSeatPicture;
        media.framesPerSecond = test::kSeatRate;
        desk_->setMedia(media);
    }
    ~Consultation() { processes_.clear(); }

    bool begin()
    {
        ConsultPlan plan;
        plan.subject = u"测试会商"_s;
        plan.caller = nameOf(0);
        if (!desk_->hold(plan) || !QTest::qWaitFor([this] { return desk_->hosted() && isInside(); }, kPatience))
            return false;
        watch_ = std::make_unique<SeatWatch>(*desk_->session());
        return desk_->host().exportAuthority(authority()).ok();
    }
    bool isInside() const { return desk_->session() && !desk_->session()->room().self().id.isEmpty(); }

    /// False: it did not come in.
    bool join(int number)
    {
        const auto link = invitation(number);
        processes_.push_back(std::make_unique<SeatProcess>());
        if (!link || !processes_.back()->start(*link, nameOf(number), authority())) return false;
        return QTest::qWaitFor([&] { return int(session().room().peers().size()) == number; }, kPatience);
    }
    std::optional<QUrl> invitation(int number)
    {
        const auto link = desk_->hosted()->invitationOf(CalleeId(nameOf(number)));
        return link ? std::optional(link.value()) : std::nullopt;
    }
    QString authority() const { return folder_.filePath(u"authority.pem"_s); }

    ConsultSession& session() { return *desk_->session(); }
    ConsultDesk& desk() { return *desk_; }
    const std::vector<std::unique_ptr<SeatProcess>>& processes() const { return processes_; }

    /// What each seat has seen of each other one, as "who of whom".
    struct Flow {
        double moving = 0;
        double energy = 0;
    };
    QMap<QString, Flow> flows() const
    {
        QMap<QString, Flow> all;
        const QHash<QString, test::SeenSeat>& ours = watch_->seen();
        for (auto seat = ours.begin(); seat != ours.end(); ++seat)
            all.insert(nameOf(0) + u" of "_s + seat.key(), {double(seat->moving), seat->energy});
        for (std::size_t i = 0; i < processes_.size(); ++i) {
            const QJsonObject seen = processes_[i]->report().value("seen"_L1).toObject();
            for (auto seat = seen.begin(); seat != seen.end(); ++seat)
                all.insert(nameOf(int(i) + 1) + u" of "_s + seat.key(),
                           {seat->toObject().value("moving"_L1).toDouble(),
                            seat->toObject().value("energy"_L1).toDouble()});
        }
        return all;
    }
    /// Pairs that have not got at least so many new pictures and any new sound since.
    QStringList missing(const QMap<QString, Flow>& since, int pictures, int native) const
    {
        const QMap<QString, Flow> now = flows();
        QStringList list;
        for (int who = 0; who < native; ++who)
            for (int whom = 0; whom < seats_; ++whom) {
                const QString key = nameOf(who) + u" of "_s + nameOf(whom);
                const Flow before = since.value(key);
                const Flow after = now.value(key);
                if (who != whom && (after.moving < before.moving + pictures || after.energy <= before.energy)) list << key;
            }
        return list;
    }

private:
    const int seats_;
    QTemporaryDir folder_;
    SystemClock clock_;
    std::unique_ptr<ConsultDesk> desk_;
    std::unique_ptr<SeatWatch> watch_;
    std::vector<std::unique_ptr<SeatProcess>> processes_;
};

}  // namespace

class TestLargeCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!JanusServer::missing().isEmpty()) QSKIP(qPrintable(JanusServer::missing()));
        if (!PrivateNetwork::missing().isEmpty()) QSKIP(qPrintable(PrivateNetwork::missing()));
        // Before the first engine: its threads are to be in there too.
        QVERIFY(PrivateNetwork::enter().ok());
        if (!test::CallSeat::missing().isEmpty()) QSKIP(qPrintable(test::CallSeat::missing()));
        janus_ = std::make_unique<JanusServer>();
        const QString wrong = janus_->start();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    void cleanupTestCase() { janus_.reset(); }

    void threeSeatsAreCarriedWhenTheHostSaysSo()
    {
        Consultation talk(*janus_, 3);
        QVERIFY(talk.begin());
        QVERIFY(talk.join(1));
        QVERIFY(talk.join(2));
        QTRY_VERIFY2_WITH_TIMEOUT(talk.missing({}, 10, 3).isEmpty(), qPrintable(talk.missing({}, 10, 3).join(u", "_s)),
                                  kPatience);
        QCOMPARE(talk.session().room().mode(), CallMode::Mesh);

        talk.session().useSfu();
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().mode(), CallMode::Sfu, kPatience);
        for (const auto& process : talk.processes())
            QTRY_COMPARE_WITH_TIMEOUT(process->report().value("mode"_L1).toString(), u"sfu"_s, kPatience);
        const auto since = talk.flows();
        QTRY_VERIFY2_WITH_TIMEOUT(talk.missing(since, 10, 3).isEmpty(),
                                  qPrintable(talk.missing(since, 10, 3).join(u", "_s)), kPatience);
        QCOMPARE(talk.session().mediaState(kSfuPeer), ConsultPeerState::Live);
    }

private:
    std::unique_ptr<JanusServer> janus_;
};

int main(int argc, char* argv[])
{
    if (const auto status = test::SeatProcess::runAsked(argc, argv)) return *status;
    QCoreApplication application(argc, argv);
    TestLargeCalls test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_largecalls.moc"
