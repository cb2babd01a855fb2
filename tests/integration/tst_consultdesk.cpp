#include <QtTest>

#include <support/consultseat.h>

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
        connect(&pusher, &QTimer::timeout, this, [&] { table->pushPicture(image); });
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

    void aSecondConsultationIsRefusedWhileOneIsOn()
    {
        Consultation talk;
        QVERIFY(talk.begin());
        QVERIFY(!talk.holder.desk->hold(plan()).ok());
    }
};

QTEST_MAIN(TestConsultDesk)
#include "tst_consultdesk.moc"
