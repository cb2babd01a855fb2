#include <QtTest>

#include <client/resourcepaths.h>
#include <feed/perceptionfile.h>
#include <support/testdata.h>

#include "brokenfiles.h"
#include "clientrun.h"
#include "logwatch.h"
#include "minesprogram.h"
#include "support/badpayloads.h"
#include "support/privatebroker.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 60'000;
const QString kMine = u"410881001001"_s;

std::vector<test::BrokerMessage> badMessages()
{
    std::vector<test::BrokerMessage> messages;
    for (const test::BadPayload& bad : test::badPayloads())
        if (bad.topic.startsWith(u"pitwatch/v1/"_s)) messages.push_back({bad.topic, bad.payload});
    return messages;
}

/// As exporters do it: written under a temporary name, then renamed.
bool drop(const QString& folder, const test::BrokenFile& broken)
{
    const QString temporary = folder + u"/.dropping.tmp"_s;
    QFile file(temporary);
    if (!file.open(QIODevice::WriteOnly) || file.write(broken.content) != broken.content.size()) return false;
    file.close();
    return QFile::rename(temporary, folder + u'/' + broken.name);
}

}  // namespace

/// Rubbish from outside while everything runs: counted, shown, and without effect on what is good.
class TestHostileInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::PrivateBroker::missing().isEmpty()) QSKIP(qPrintable(test::PrivateBroker::missing()));
        log_ = std::make_unique<test::LogWatch>();
        QVERIFY(broker_.start());
        mines_.start(test::sourceFile(u"resources/demo/region.json"_s),
                     {u"--broker"_s, u"127.0.0.1:%1"_s.arg(broker_.port()), u"--file-period"_s, u"2"_s});
        QTRY_VERIFY2_WITH_TIMEOUT(mines_.ready(), mines_.errors().constData(), kPatience);
        auto run = test::ClientRun::start(mines_.regionFile(), resourceFile(u"rules/default.json"_s),
                                          [](const Region& region) { return test::camerasInTurn(region); });
        QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.error().text()));
        client_ = std::move(run).value();
        QTRY_COMPARE_WITH_TIMEOUT(client_->wall().liveTiles(), 16, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(client_->positionsAt(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(client_->feed(u"mtt1201"_s).delivered > 0, kPatience);
    }

    void cleanupTestCase()
    {
        client_.reset();
        log_.reset();
    }

    void everyMalformedPayloadIsCountedAndGoodDataGoesOn()
    {
        const auto messages = badMessages();
        QVERIFY(messages.size() >= 50);
        QVERIFY(broker_.publish(messages));
        QTRY_COMPARE_WITH_TIMEOUT(client_->feed(u"mqtt"_s).refused, std::uint64_t(messages.size()), 20'000);
        QCOMPARE(quarantined(u"mqtt-0"_s), messages.size());
        QCOMPARE(client_->feed(u"mqtt"_s).link, FeedLink::Connected);
        goodDataGoesOn();
        QCOMPARE(client_->feed(u"mqtt"_s).refused, std::uint64_t(messages.size()));
    }

    void everyBrokenFileIsCountedAndGoodFilesGoOn()
    {
        // Of an hour ago: no name of the mines' own files.
        const UtcTime uploaded = clock_.now() - 1h;
        const auto files = test::brokenFiles(kMine, uploaded);
        const test::BrokenFile whole = test::goodFile(kMine, uploaded);
        const PerceptionContext context{perceptionDialect42(), client_->region().timezone, clock_.now()};
        QCOMPARE(readPerceptionFile(whole.name, whole.content, context).state, PerceptionState::Accepted);
        QCOMPARE(files.size(), std::size_t(20));
        for (const test::BrokenFile& file : files) QVERIFY2(drop(mines_.exchangeFolder(), file), qPrintable(file.name));
        QTRY_COMPARE_WITH_TIMEOUT(client_->feed(u"mtt1201"_s).refused, std::uint64_t(files.size()), 20'000);
        QCOMPARE(quarantined(u"mtt1201-1"_s), files.size());
        const QDir rejected(mines_.exchangeFolder() + u"/reject"_s);
        QTRY_COMPARE(rejected.entryList({u"*.reason.txt"_s}, QDir::Files).size(), qsizetype(files.size()));
        const std::uint64_t before = client_->feed(u"mtt1201"_s).delivered;
        QTRY_VERIFY_WITH_TIMEOUT(client_->feed(u"mtt1201"_s).delivered > before, 20'000);
        goodDataGoesOn();
        QCOMPARE(client_->feed(u"mtt1201"_s).refused, std::uint64_t(files.size()));
    }

    void theEngineShowsWhatWasRefused()
    {
        const auto refused = [this] {
            std::uint64_t sum = 0;
            for (const FeedSnapshot& feed : client_->services().engine().snapshot()->feeds) sum += feed.refused;
            return sum;
        };
        QTRY_COMPARE(refused(), std::uint64_t(badMessages().size() + 20));
    }

    void theLogIsNotFilledWithIt()
    {
        const qsizetype lines = log_->count({u"pitwatch.feed"_s, u" refused "_s});
        QVERIFY(lines > 0);
        QVERIFY2(lines < 20, qPrintable(QString::number(lines)));
    }

private:
    void goodDataGoesOn()
    {
        const UtcTime now = clock_.now();
        QTRY_VERIFY_WITH_TIMEOUT(client_->positionsAt() > now, 20'000);
        QTRY_COMPARE(client_->wall().liveTiles(), 16);
    }

    std::size_t quarantined(const QString& feed) const
    {
        const auto inputs = client_->services().feeds().quarantine();
        return std::size_t(std::count_if(inputs.begin(), inputs.end(), [&](const RefusedInput& input) {
            return input.feed.text() == feed && !input.reason.isEmpty();
        }));
    }

    SystemClock clock_;
    std::unique_ptr<test::LogWatch> log_;
    test::PrivateBroker broker_;
    test::MinesProgram mines_;
    std::unique_ptr<test::ClientRun> client_;
};

QTEST_MAIN(TestHostileInput)
#include "tst_hostileinput.moc"
