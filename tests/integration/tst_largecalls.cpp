#include <QtTest>

#include <mutex>

#include <consult/recordingsink.h>
#include <consult/roomsfu.h>
#include <support/callseat.h>
#include <support/headlessbrowser.h>

#include "largeconsultation.h"
#include "processcpu.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::BrowserPage;
using test::HeadlessBrowser;
using test::JanusServer;
using test::LargeConsultation;
using test::nameOf;
using test::PrivateNetwork;
using test::SeatProcess;

namespace {

constexpr int kPatience = test::kLargeCallPatience;
constexpr int kBrowser = 6;  ///< the seventh: with it the mesh ends

/// What the page has got of each other participant, by name.
QJsonObject countersOf(BrowserPage& page)
{
    const QString text = page.evaluate(u"JSON.stringify(Object.values(window.pitwatch.peers))"_s).toString();
    QJsonObject byName;
    for (const auto& peer : QJsonDocument::fromJson(text.toUtf8()).array())
        byName.insert(peer.toObject().value("name"_L1).toString(), peer.toObject());
    return byName;
}

/// Whom the page has got nothing new of since.
QStringList missingIn(BrowserPage& page, const QJsonObject& since, int seats)
{
    const QJsonObject now = countersOf(page);
    QStringList list;
    for (int whom = 0; whom < seats; ++whom) {
        const auto gain = [&](const QString& counter) {
            const auto in = [&](const QJsonObject& all) {
                return all.value(nameOf(whom)).toObject().value(counter).toDouble();
            };
            return in(now)-in(since);
        };
        if (whom != kBrowser && (gain(u"framesDecoded"_s) < 3 || gain(u"totalAudioEnergy"_s) <= 0))
            list << u"the page of "_s + nameOf(whom);
    }
    return list;
}

QJsonValue modeOf(const SeatProcess& process)
{
    return process.report().value("mode"_L1);
}

/// Of whom a recording was given a key picture.
class KeyPictures final : public RecordingSink {
public:
    void take(RecordedPacket packet) override
    {
        if (packet.media == RecordedMedia::Opus || !packet.key || packet.participant.isEmpty()) return;
        const std::lock_guard lock(mutex_);
        of_.insert(packet.participant);
    }
    void lost(const QString&, qint64) override {}
    qsizetype participants()
    {
        const std::lock_guard lock(mutex_);
        return of_.size();
    }

private:
    std::mutex mutex_;
    QSet<QString> of_;
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

    void threeSeatsAreCarriedWhenTheHostSaysSoAndFindBackWithAndWithoutJanus()
    {
        LargeConsultation talk(*janus_, 3);
        QVERIFY(talk.begin());
        QVERIFY(talk.join(1));
        QVERIFY(talk.join(2));
        expectFlow(talk, nullptr);
        QCOMPARE(talk.session().room().mode(), CallMode::Mesh);
        talk.session().useSfu();
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().mode(), CallMode::Sfu, kPatience);
        for (const auto& [number, process] : talk.processes())
            QTRY_COMPARE_WITH_TIMEOUT(modeOf(*process), u"sfu"_s, kPatience);
        expectFlow(talk, nullptr);
        QCOMPARE(talk.session().mediaState(kSfuPeer), ConsultPeerState::Live);
        tellCosts(talk, nullptr);

        janus_->kill();
        const QString wrong = janus_->start();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QCOMPARE(talk.session().room().mode(), CallMode::Sfu);
        expectFlow(talk, nullptr);

        janus_->kill();
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().mode(), CallMode::Mesh, kPatience);
        for (const auto& [number, process] : talk.processes())
            QTRY_COMPARE_WITH_TIMEOUT(modeOf(*process), u"mesh"_s, kPatience);
        expectFlow(talk, nullptr);
        const QString again = janus_->start();
        QVERIFY2(again.isEmpty(), qPrintable(again));
    }

    void whoeverComesLaterSeesThoseWhoAreThere()
    {
        constexpr int kLate = 2;
        const int rounds = qEnvironmentVariableIntValue("PITWATCH_ROUNDS");
        LargeConsultation talk(*janus_, kLate + 1);
        QVERIFY(talk.begin());
        QVERIFY(talk.join(1));
        talk.session().useSfu();
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().mode(), CallMode::Sfu, kPatience);
        for (int round = 0; round < std::max(2, rounds); ++round) {
            QVERIFY(talk.join(kLate));
            QElapsedTimer since;
            since.start();
            expectFlow(talk, nullptr);
            if (QTest::currentTestFailed()) return;
            qInfo() << "everybody sees and hears everybody after" << since.elapsed() << "ms";
            QVERIFY(talk.leave(kLate));
        }
    }

    /// Whoever loses a packet sees nothing until the next one.
    void keyPicturesAreSentAsOftenAsTheyAreAskedForByWayOfTheServer()
    {
        constexpr int kSeats = 3;
        LargeConsultation talk(*janus_, kSeats);
        QVERIFY(talk.begin());
        QVERIFY(talk.join(1));
        QVERIFY(talk.join(2));
        talk.session().useSfu();
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().mode(), CallMode::Sfu, kPatience);
        expectFlow(talk, nullptr);
        if (QTest::currentTestFailed()) return;
        for (int round = 0; round < 3; ++round) {
            const auto sink = std::make_shared<KeyPictures>();
            QVERIFY(talk.session().startRecording(sink).ok());
            QTRY_COMPARE_WITH_TIMEOUT(sink->participants(), kSeats - 1, kPatience / 4);
            talk.session().stopRecording();
        }
    }

    void theSeventhTakesEverybodyToTheServerAndNobodyLeavesTheRoom()
    {
        if (!HeadlessBrowser::isThere()) QSKIP("there is no chromium");
        constexpr double kEnough = 0.7;
        if (test::cpuShare() < kEnough && !qEnvironmentVariableIsSet("PITWATCH_EIGHT_SEATS"))
            QSKIP("eight seats with a browser want two cores; PITWATCH_EIGHT_SEATS=1 tries it beside what runs here");
        constexpr int kSeats = 8;
        HeadlessBrowser browser(test::BrowserSound::Free, test::kSeatRate);
        QVERIFY(browser.isRunning());
        LargeConsultation talk(*janus_, kSeats);
        QVERIFY(talk.begin());
        for (int number = 1; number < kBrowser; ++number) QVERIFY(talk.join(number));
        QCOMPARE(talk.session().room().mode(), CallMode::Mesh);
        talk.session().say(u"测试"_s);
        talk.session().startRollCall();
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().rollCalls().size(), std::size_t(1), kPatience);

        QElapsedTimer since;
        since.start();
        QUrl link = *talk.invitation(kBrowser);
        link.setFragment(link.fragment() + u"&auto=1&name="_s + nameOf(kBrowser));
        const auto page = browser.open(link);
        QVERIFY(page);
        QVERIFY(talk.cameIn(kBrowser));
        QTRY_COMPARE_WITH_TIMEOUT(talk.session().room().mode(), CallMode::Sfu, kPatience);
        qInfo() << "the seventh is in and the room has switched after" << since.elapsed() << "ms";
        QVERIFY(talk.join(kSeats - 1));
        expectFlow(talk, page.get());
        if (QTest::currentTestFailed()) return;
        for (const auto& [number, process] : talk.processes()) {
            QCOMPARE(modeOf(*process), u"sfu"_s);
            QCOMPARE(process->report().value("welcomes"_L1).toInt(), 1);
            QCOMPARE(process->report().value("people"_L1).toInt(), kSeats);
            if (number < kBrowser) QCOMPARE(process->report().value("chat"_L1).toInt(), 1);
        }
        QCOMPARE(page->evaluate(u"window.pitwatch.connections"_s).toInt(), 1);
        QCOMPARE(page->evaluate(u"window.pitwatch.mode"_s).toString(), u"sfu"_s);
        QCOMPARE(talk.session().room().rollCalls().size(), std::size_t(1));
        QVERIFY2(page->errors().isEmpty(), qPrintable(page->errors().join(u'\n')));
        tellCosts(talk, &browser);
    }

private:
    /// Everybody gets moving pictures and sound of everybody else, from now on.
    void expectFlow(const LargeConsultation& talk, BrowserPage* page)
    {
        constexpr int kMoving = 3;
        const auto before = talk.flows();
        const QJsonObject pageBefore = page ? countersOf(*page) : QJsonObject();
        // Not all the time: to ask costs what the others need.
        QString missing;
        QElapsedTimer asked;
        const auto flows = [&] {
            if (asked.isValid() && !asked.hasExpired(1'000)) return false;
            asked.start();
            const QStringList ofPage = page ? missingIn(*page, pageBefore, talk.seats()) : QStringList();
            missing = (talk.missing(before, kMoving) + ofPage).join(u", "_s);
            return missing.isEmpty();
        };
        QVERIFY2(QTest::qWaitFor(flows, kPatience), qPrintable(missing + talk.states()));
    }

    void tellCosts(const LargeConsultation& talk, const HeadlessBrowser* browser)
    {
        const QString ofPage = u"page"_s;
        QList<std::pair<QString, qint64>> processes{{u"host"_s, QCoreApplication::applicationPid()},
                                                    {u"Janus"_s, janus_->processId()}};
        if (browser) processes.append({ofPage, browser->processId()});
        const auto costOf = [&](const auto& process) {
            return test::cpuSeconds(process.second, process.first == ofPage);
        };
        for (const auto& [number, process] : talk.processes()) processes.append({nameOf(number), process->processId()});
        QList<double> before;
        for (const auto& process : processes) before << costOf(process);
        QElapsedTimer timer;
        timer.start();
        const auto flows = talk.flows();
        constexpr int kCounted = 10;
        const auto counted = [&] { return talk.missing(flows, kCounted).isEmpty(); };
        QVERIFY2(QTest::qWaitFor(counted, kPatience),
                 qPrintable(talk.missing(flows, kCounted).join(u'\n') + talk.states()));
        const double seconds = double(timer.elapsed()) / 1000;
        for (int i = 0; i < processes.size(); ++i)
            qInfo().noquote() << processes.at(i).first << "percent of a core:"
                              << qRound(100 * (costOf(processes.at(i)) - before.at(i)) / seconds);
        double least = 1e9;
        const auto now = talk.flows();
        for (auto flow = now.begin(); flow != now.end(); ++flow) {
            const double rate = (flow->moving - flows.value(flow.key()).moving) / seconds;
            least = std::min(least, rate);
        }
        qInfo().noquote() << "moving pictures a second, the fewest of all pairs:" << least;
    }

    std::unique_ptr<JanusServer> janus_;
};

int main(int argc, char* argv[])
{
    if (const auto status = SeatProcess::runAsked(argc, argv)) return *status;
    QCoreApplication application(argc, argv);
    TestLargeCalls test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_largecalls.moc"
