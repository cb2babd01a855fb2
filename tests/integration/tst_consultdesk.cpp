#include <QtTest>

#include <QUrlQuery>

#include <support/consultseat.h>

#include "roomvisitor.h"

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000;
const CalleeId kMine(u"410881001001"_s);
const std::vector<Callee> kCallees{{kMine, u"测试煤矿"_s, CalleeLevel::Mine, {}}};

ConsultPlan plan()
{
    ConsultPlan plan;
    plan.subject = u"测试会商"_s;
    plan.caller = u"测试01"_s;
    plan.called = {kMine};
    return plan;
}

/// A room that is held by one seat, and another that has come in by the link of the mine.
struct Consultation {
    ConsultSeat holder{kCallees};
    std::unique_ptr<ConsultSeat> guest;

    bool begin()
    {
        if (!holder.desk->hold(plan())) return false;
        if (!QTest::qWaitFor([this] { return holder.inside(); }, kPatience)) return false;
        guest = std::make_unique<ConsultSeat>(kCallees, holder.desk->host().authorities());
        const Result<QUrl> link = holder.desk->hosted()->invitationOf(kMine);
        if (!link || !guest->desk->join(link.value(), u"测试02"_s)) return false;
        return QTest::qWaitFor([this] { return guest->inside(); }, kPatience);
    }
};

ConsultHost::Setup hostIn(const QString& folder)
{
    ConsultHost::Setup setup;
    setup.folder = folder;
    setup.port = 0;
    setup.address = QHostAddress::LocalHost;
    setup.addresses = {u"127.0.0.1"_s};
    return setup;
}

bool isReady(ConsultHost& host)
{
    host.start();
    return QTest::qWaitFor([&host] { return host.state() == ConsultHost::State::Ready; }, kPatience);
}

/// A page that stands by, as far as the server can tell.
class PostPage {
public:
    PostPage(const QUrl& link, const QList<QSslCertificate>& authorities) : visitor_(authorities.value(0))
    {
        const QUrlQuery fragment(link.fragment());
        signalling::PostHello hello;
        hello.post = PostId(fragment.queryItemValue(u"post"_s));
        hello.token = fragment.queryItemValue(u"token"_s);
        hello.name = u"测试调度室"_s;
        QObject::connect(&visitor_.socket(), &QWebSocket::connected, &visitor_.socket(),
                         [this, hello] { visitor_.say(hello); });
        visitor_.connectTo(quint16(link.port()));
    }
    std::optional<signalling::Ring> rung() const
    {
        return visitor_.count<signalling::Ring>() > 0 ? std::optional(visitor_.last<signalling::Ring>()) : std::nullopt;
    }
    void decline() const { visitor_.say(signalling::RingAnswer{rung()->call, false}); }

private:
    mutable RoomVisitor visitor_;
};

}  // namespace

class TestConsultDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoSeatsSeeEachOther()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QTRY_VERIFY_WITH_TIMEOUT(talk.holder.framesOf(u"测试02"_s) > 25, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(talk.guest->framesOf(u"测试01"_s) > 25, kPatience);
    }

    void whoComesInByItsLinkHasAnsweredTheCall()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QCOMPARE(talk.holder.desk->hosted()->calls().find(kMine)->attempts.back().result, CallResult::Answered);
        // Nobody rings whom one talks with.
        HostedRoom& room = *talk.holder.desk->hosted();
        QVERIFY(!room.call(kMine).ok());
        QCOMPARE(room.calls().find(kMine)->attempts.size(), std::size_t(1));
        talk.guest->desk->end();
        QTRY_VERIFY_WITH_TIMEOUT(room.room().participants().size() == 1, kPatience);
        QVERIFY(room.call(kMine).ok());
    }

    void aLinkThatIsWithdrawnLetsNobodyInAnyMore()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        HostedRoom& room = *talk.holder.desk->hosted();
        QVERIFY(!room.withdrawOpen());
        const QUrl open = room.openInvitation().value();
        QVERIFY(room.withdrawOpen());
        QVERIFY(room.openInvitation().value() != open);
        ConsultSeat stranger(kCallees, talk.holder.desk->host().authorities());
        QSignalSpy refused(stranger.desk.get(), &ConsultDesk::ended);
        QVERIFY(stranger.desk->join(open, u"测试03"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatience);
        QCOMPARE(refused.first().first().toString(), u"token-revoked"_s);
        QSignalSpy sentHome(talk.guest->desk.get(), &ConsultDesk::ended);
        QVERIFY(room.withdraw(kMine));
        QTRY_COMPARE_WITH_TIMEOUT(sentHome.size(), 1, kPatience);
        QCOMPARE(sentHome.first().first().toString(), u"token-revoked"_s);
    }

    void aNameThatIsTooLongIsCutAndNotRefused()
    {
        ConsultSeat seat{kCallees};
        ConsultPlan longName = plan();
        longName.caller = QString(200, u'测') + u"\n值班"_s;
        QVERIFY(seat.desk->hold(longName).ok());
        QTRY_VERIFY_WITH_TIMEOUT(seat.inside(), kPatience);
        QCOMPARE(seat.desk->session()->room().self().name, QString(signalbounds::kNameCharacters, u'测'));
    }

    void whatLiesOnTheTableIsSeenBesideTheCamera()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QTRY_VERIFY_WITH_TIMEOUT(talk.guest->framesOf(u"测试01"_s) > 0, kPatience);
        ConsultSession* table = talk.holder.desk->present();
        QVERIFY(table != nullptr);
        QImage image(1280, 720, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QTimer pusher;
        connect(&pusher, &QTimer::timeout, table, [&] { table->pushPicture(image); });
        pusher.start(100);
        QTRY_VERIFY_WITH_TIMEOUT(talk.guest->sharing().has_value(), kPatience);
        const PeerId shared = talk.guest->sharing()->id;
        QTRY_COMPARE_WITH_TIMEOUT(talk.guest->sizes.value(shared), QSize(1280, 720), kPatience);
        const int before = talk.guest->framesOf(u"测试01"_s);
        QTRY_VERIFY_WITH_TIMEOUT(talk.guest->framesOf(u"测试01"_s) > before + 25, kPatience);
        talk.holder.desk->stopPresenting();
        QTRY_VERIFY_WITH_TIMEOUT(!talk.guest->sharing().has_value(), kPatience);
    }

    void aMutedGuestSendsNoSound()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QTRY_COMPARE_WITH_TIMEOUT(talk.holder.desk->session()->room().peers().size(), std::size_t(1), kPatience);
        const PeerId guest = talk.holder.desk->session()->room().peers()[0].id;
        talk.holder.desk->session()->mute(guest, true);
        QTRY_VERIFY_WITH_TIMEOUT(talk.guest->desk->session()->silenced(), kPatience);
    }

    void whoIsOffIsHeardForAsLongAsItTalksAndTheRoomsOrderStandsAbove()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        ConsultSession& guest = *talk.guest->desk->session();
        const RoomView& seen = talk.holder.desk->session()->room();
        const PeerId id = guest.room().self().id;
        const auto hears = [&] { return seen.find(id) != nullptr && seen.find(id)->media.mic; };
        QTRY_VERIFY_WITH_TIMEOUT(hears(), kPatience);
        guest.setMicrophone(false);
        QTRY_VERIFY_WITH_TIMEOUT(!hears(), kPatience);
        guest.setTalking(true);
        QVERIFY(guest.isHeard() && !guest.microphoneOn());
        QTRY_VERIFY_WITH_TIMEOUT(hears(), kPatience);
        talk.holder.desk->session()->mute(id, true);
        QTRY_VERIFY_WITH_TIMEOUT(!guest.isHeard() && !hears(), kPatience);
        guest.setTalking(false);
        talk.holder.desk->session()->mute(id, false);
        QTRY_VERIFY_WITH_TIMEOUT(!guest.silenced(), kPatience);
        QVERIFY(!guest.isHeard() && !hears());
        // One's own microphone is heard by oneself also while it is off: to be told that nobody hears it.
        const QSignalSpy levels(&guest, &ConsultSession::level);
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(levels.begin(), levels.end(),
                                             [](const QVariantList& level) {
                                                 return level[0].value<PeerId>().isEmpty() && level[1].toDouble() > -40;
                                             }),
                                 kPatience);
    }

    void endingItSendsEverybodyHomeAndSaysWhy()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QSignalSpy ended(talk.guest->desk.get(), &ConsultDesk::ended);
        talk.holder.desk->end();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        QCOMPARE(ended[0][0].toString(), u"closed"_s);
        QVERIFY(talk.guest->desk->session() == nullptr);
    }

    void whoLeavesHasSaidGoodbye()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        talk.guest->desk->end();
        const auto left = [&]() -> QString {
            for (const RoomEvent& event : talk.holder.desk->hosted()->room().log().events())
                if (event.kind == RoomEventKind::Left) return event.text;
            return {};
        };
        QTRY_COMPARE_WITH_TIMEOUT(left(), u"bye"_s, kPatience);
    }

    void anotherAddressMakesAnotherCertificateAndNobodyLeaves()
    {
        QTemporaryDir folder;
        SystemClock clock;
        std::atomic<bool> moved = false;
        ConsultHost::Setup setup = hostIn(folder.path());
        setup.findAddresses = [&moved] {
            return moved ? QStringList{u"10.9.8.7"_s, u"127.0.0.1"_s} : QStringList{u"127.0.0.1"_s};
        };
        ConsultHost host(setup, clock);
        QVERIFY(isReady(host));
        HostedRoom& room = *host.open(plan(), kCallees).value();
        const QUrl before = room.openInvitation().value();
        QCOMPARE(before.host(), u"127.0.0.1"_s);
        const auto enter = [&](SignalClient::Options& options) {
            options.server = readInvitation(before).value().server;
            options.authorities = host.authorities();
            options.hello = {1, room.room().plan().id, room.ownToken(), u"测试01"_s, PeerKind::Native, {u"VP8"_s}};
        };
        SignalClient::Options options;
        enter(options);
        SignalClient inside(options);
        QSignalSpy states(&inside, &SignalClient::stateChanged);
        inside.start();
        QTRY_COMPARE_WITH_TIMEOUT(inside.state(), SignalClient::State::Inside, kPatience);
        states.clear();
        QSignalSpy again(&host, &ConsultHost::stateChanged);
        host.renew();  // nothing has changed
        moved = true;
        host.renew();
        QTRY_COMPARE_WITH_TIMEOUT(again.size(), 1, kPatience);
        QCOMPARE(host.hostName(), u"10.9.8.7"_s);
        QCOMPARE(room.openInvitation().value().host(), u"10.9.8.7"_s);
        QSslSocket newcomer;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(host.authorities());
        newcomer.setSslConfiguration(tls);
        newcomer.connectToHostEncrypted(u"127.0.0.1"_s, host.port());
        QTRY_VERIFY_WITH_TIMEOUT(newcomer.isEncrypted(), kPatience);
        QVERIFY(newcomer.peerCertificate().subjectAlternativeNames().values().contains(u"10.9.8.7"_s));
        QVERIFY(states.isEmpty());
        QCOMPARE(inside.state(), SignalClient::State::Inside);
    }

    void aPostLinkHoldsOverARestart()
    {
        QTemporaryDir folder;
        SystemClock clock;
        QUrl link;
        {
            ConsultHost host(hostIn(folder.path()), clock);
            QVERIFY(isReady(host));
            link = host.postLink(kMine, u"测试煤矿"_s).value();
        }
        ConsultHost again(hostIn(folder.path()), clock);
        QVERIFY(isReady(again));
        QCOMPARE(again.postObjection(), QString());
        link.setPort(again.port());
        const PostPage page(link, again.authorities());
        QTRY_VERIFY_WITH_TIMEOUT(again.isStandingBy(kMine), kPatience);
    }

    void aNewPostLinkEndsTheOldOne()
    {
        QTemporaryDir folder;
        SystemClock clock;
        ConsultHost host(hostIn(folder.path()), clock);
        QVERIFY(isReady(host));
        const PostPage page(host.postLink(kMine, {}).value(), host.authorities());
        QTRY_VERIFY_WITH_TIMEOUT(host.isStandingBy(kMine), kPatience);
        QVERIFY(host.postLink(kMine, {}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!host.isStandingBy(kMine), kPatience);
    }

    void whoStandsByIsRungAndCanDecline()
    {
        ConsultSeat holder(kCallees);
        QSignalSpy ready(&holder.desk->host(), &ConsultHost::stateChanged);
        holder.desk->host().start();
        QVERIFY(isReady(holder.desk->host()));
        const PostPage page(holder.desk->host().postLink(kMine, {}).value(), holder.desk->host().authorities());
        QTRY_VERIFY_WITH_TIMEOUT(holder.desk->host().isStandingBy(kMine), kPatience);
        QVERIFY(holder.desk->hold(plan()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(page.rung().has_value(), kPatience);
        QCOMPARE(page.rung()->subject, u"测试会商"_s);
        page.decline();
        const auto result = [&] { return holder.desk->hosted()->calls().find(kMine)->attempts.back().result; };
        QTRY_COMPARE_WITH_TIMEOUT(result(), CallResult::Declined, kPatience);
    }

    void aSecondConsultationIsRefusedWhileOneIsOn()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QVERIFY(!talk.holder.desk->hold(plan()).ok());
    }
};

QTEST_MAIN(TestConsultDesk)
#include "tst_consultdesk.moc"
