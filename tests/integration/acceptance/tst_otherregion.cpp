#include <QtTest>

#include <client/resourcepaths.h>
#include <support/testdata.h>

#include "clientrun.h"
#include "logwatch.h"
#include "minesprogram.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

const MineCode kFirst(u"990102003001"_s);
const MineCode kThird(u"990102003003"_s);

/// A call for help in the first mine, and somebody where nobody may be in the third.
QJsonArray troubles()
{
    return {QJsonObject{{u"at"_s, 3}, {u"do"_s, u"sos"_s}, {u"mine"_s, kFirst.text()}},
            QJsonObject{{u"at"_s, 3},
                        {u"do"_s, u"enter_area"_s},
                        {u"mine"_s, kThird.text()},
                        {u"area"_s, u"9901020030030002"_s},
                        {u"persons"_s, 3}}};
}

}  // namespace

/// A region file of another hand: other codes and camera ids, addresses with passwords, no exchange folder, a mine
/// without areas and feeders, cameras without a sub stream.
class TestOtherRegion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        log_ = std::make_unique<test::LogWatch>();
        mines_.start(test::dataFile(u"region-3x16.json"_s), {u"--scenario"_s, mines_.writeScenario(troubles())});
        QTRY_VERIFY2_WITH_TIMEOUT(mines_.ready(), mines_.errors().constData(), kPatience);
        auto run = test::ClientRun::start(mines_.regionFile(), resourceFile(u"rules/default.json"_s),
                                          [](const Region& region) { return test::camerasInTurn(region); });
        QVERIFY2(run.ok(), run.ok() ? "" : qPrintable(run.error().text()));
        client_ = std::move(run).value();
    }

    void cleanupTestCase()
    {
        client_.reset();
        log_.reset();
    }

    void everyMineIsOnTheOverview()
    {
        QTRY_COMPARE(client_->mines().size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) QCOMPARE(client_->mines()[i].code, client_->region().mines[i].code);
        QCOMPARE(client_->mines()[1].state.kind, client_->region().mines[1].state.kind);
    }

    void aWallOfItsCamerasIsLive() { QTRY_COMPARE_WITH_TIMEOUT(client_->wall().liveTiles(), 16, kPatience); }

    void boxesLieOnItsPictures() { QTRY_VERIFY_WITH_TIMEOUT(client_->wall().tilesWithBoxes() > 0, kPatience); }

    void everyCameraIsKnownToBeOnline()
    {
        const auto online = [this] {
            QList<int> counts;
            for (const MineSnapshot& mine : client_->mines()) counts << mine.camerasKnown << mine.camerasOnline;
            return counts;
        };
        QTRY_COMPARE_WITH_TIMEOUT(online(), QList<int>(6, 16), kPatience);
    }

    void positionsComeFromMinesThatHavePlaces()
    {
        for (const Mine& mine : client_->region().mines) {
            if (mine.areas.empty()) continue;
            QTRY_VERIFY2_WITH_TIMEOUT(snapshot(mine.code).positions == Freshness::Fresh, qPrintable(mine.name), 20'000);
            QTRY_VERIFY2_WITH_TIMEOUT(snapshot(mine.code).underground.value_or(0) > 0, qPrintable(mine.name), 20'000);
        }
    }

    void powerComesFromEveryFeeder()
    {
        for (const Mine& mine : client_->region().mines)
            for (std::size_t i = 0; i < mine.feeders.size(); ++i)
                QTRY_VERIFY2_WITH_TIMEOUT(snapshot(mine.code).feeders.at(i).freshness == Freshness::Fresh,
                                          qPrintable(mine.name), 20'000);
    }

    void theDefaultRulesRaiseItsAlarms()
    {
        QTRY_VERIFY_WITH_TIMEOUT(raised(u"sos"_s, kFirst), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(raised(u"restricted-area"_s, kThird), kPatience);
    }

    void nothingThatItsMinesSayIsRefused()
    {
        QVERIFY(client_->feed(u"mqtt"_s).delivered > 0);
        QCOMPARE(client_->feed(u"mqtt"_s).refused, std::uint64_t(0));
    }

    void noPasswordIsShownOrLogged()
    {
        QVERIFY(!client_->feed(u"mqtt"_s).address.contains(u"Secret"_s));
        QVERIFY(log_->count({u"feed mqtt-0 is connected"_s}) > 0);
        for (const char* secret : {"Secret-9", "Test!123", "Test%21123"}) {
            QCOMPARE(log_->lines({QString::fromLatin1(secret)}), QStringList());
            QVERIFY(!mines_.errors().contains(secret));
        }
    }

private:
    MineSnapshot snapshot(const MineCode& code) const
    {
        for (const MineSnapshot& mine : client_->mines())
            if (mine.code == code) return mine;
        return {};
    }

    bool raised(const QString& rule, const MineCode& mine) const
    {
        const SnapshotPtr now = client_->services().engine().snapshot();
        return std::any_of(now->alarms->begin(), now->alarms->end(),
                           [&](const Alarm& alarm) { return alarm.rule.text() == rule && alarm.mine == mine; });
    }

    std::unique_ptr<test::LogWatch> log_;
    test::MinesProgram mines_;
    std::unique_ptr<test::ClientRun> client_;
};

QTEST_MAIN(TestOtherRegion)
#include "tst_otherregion.moc"
