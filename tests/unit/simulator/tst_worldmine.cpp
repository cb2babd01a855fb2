#include <QtTest>

#include <set>

#include <simulator/worldmine.h>
#include <simulator/worldreport.h>

#include "simregion.h"

using namespace pitwatch;
using namespace pitwatch::sim;
using namespace std::chrono_literals;

namespace {

const AreaCode kFace(QStringLiteral("4108810010010003"));
const AreaCode kRestricted(QStringLiteral("4108810010010007"));

int personsIn(const MineWorld& world, const AreaCode& area)
{
    const auto& persons = world.persons();
    return static_cast<int>(std::count_if(persons.begin(), persons.end(), [&](const Person& person) {
        return person.underground() && person.area() && person.area()->code == area;
    }));
}

double loadOf(const MineWorld& world, FeederRole role)
{
    double load = 0;
    for (std::size_t i = 0; i < world.mine().feeders.size(); ++i)
        if (world.mine().feeders[i].role == role) load += *world.power()[i].activeKw;
    return load;
}

ScenarioStep step(ScenarioAction action, const AreaCode& area = {}, int persons = 1)
{
    ScenarioStep step;
    step.action = action;
    step.area = area;
    step.persons = persons;
    return step;
}

/// The largest load of the role within `span`.
double peak(MineWorld& world, FeederRole role, std::chrono::seconds span)
{
    double highest = 0;
    for (auto second = 0s; second < span; second += 1s) {
        world.step(world.now() + 1s);
        highest = std::max(highest, loadOf(world, role));
    }
    return highest;
}

}  // namespace

class TestWorldMine : public QObject {
    Q_OBJECT

    const Region region_ = test::demoRegion();
    const Mine& producing_ = region_.mines.at(0);
    const Mine& suspended_ = region_.mines.at(1);
    const QTimeZone zone_ = region_.timezone;
    const UtcTime start_ = test::nightShift();

private Q_SLOTS:
    void theSameSeedGivesTheSameShift()
    {
        MineWorld a(producing_, zone_, 7, start_), b(producing_, zone_, 7, start_), c(producing_, zone_, 8, start_);
        for (MineWorld* world : {&a, &b, &c}) world->step(start_ + 20min);
        QCOMPARE(positionsOf(a, start_), positionsOf(b, start_));
        QVERIFY(positionsOf(a, start_) != positionsOf(c, start_));
    }

    void theLengthOfTheStepsDoesNotMatterBelowASecond()
    {
        MineWorld a(producing_, zone_, 7, start_), b(producing_, zone_, 7, start_);
        a.step(start_ + 60s);
        for (int i = 1; i <= 60; ++i) b.step(start_ + std::chrono::seconds(i));
        QCOMPARE(positionsOf(a, start_), positionsOf(b, start_));
    }

    void anOrdinaryShiftKeepsWithinTheLimits()
    {
        MineWorld world(producing_, zone_, 1, start_);
        for (int minute = 0; minute < 30; ++minute) {
            world.step(start_ + std::chrono::minutes(minute));
            for (const Area& area : producing_.areas)
                if (area.limit) QVERIFY2(personsIn(world, area.code) <= *area.limit, qPrintable(area.name));
        }
        QVERIFY(world.underground() > 30);
    }

    void thereAreAlwaysPeopleOnTheWay()
    {
        MineWorld world(producing_, zone_, 1, start_);
        int walking = 0;
        for (int i = 0; i < 120; ++i) {
            world.step(world.now() + 1s);
            for (const Person& person : world.persons()) walking += person.underground() && person.speed() > 0.3;
        }
        QVERIFY(walking > 120 * 3);
    }

    void aShiftIsRelievedByTheNext()
    {
        MineWorld world(producing_, zone_, 1, start_ + 5h);
        std::set<TagCode> night, morning;
        const auto crew = [&](std::set<TagCode>& tags) {
            for (const Person& person : world.persons())
                if (person.underground() && person.card().duty == Duty::Post) tags.insert(person.card().tag);
        };
        crew(night);
        world.step(start_ + 7h + 30min);
        crew(morning);
        QVERIFY(night.size() > 20 && morning.size() > 20);
        for (const TagCode& tag : night) QVERIFY(!morning.contains(tag));
    }

    void aCrowdIsThereWithinThirtySecondsAndLeavesAgain()
    {
        MineWorld world(producing_, zone_, 1, start_);
        const int before = personsIn(world, kFace);
        world.apply(step(ScenarioAction::Crowd, kFace, 14));
        world.step(start_ + 30s);
        QVERIFY(personsIn(world, kFace) >= before + 13);
        world.apply(step(ScenarioAction::LeaveArea, kFace));
        world.step(start_ + 60min);
        QVERIFY(personsIn(world, kFace) <= before + 3);
    }

    void theRestrictedAreaIsEmptyUntilSomebodyIsSent()
    {
        MineWorld world(producing_, zone_, 1, start_);
        world.step(start_ + 10min);
        QCOMPARE(personsIn(world, kRestricted), 0);
        world.apply(step(ScenarioAction::EnterArea, kRestricted, 2));
        world.step(world.now() + 30s);
        QCOMPARE(personsIn(world, kRestricted), 2);
    }

    void aSuspendedMineDrawsSecurityLoadOnly()
    {
        MineWorld world(suspended_, zone_, 1, start_);
        for (const FeederRole role :
             {FeederRole::MainHoist, FeederRole::AuxHoist, FeederRole::MainHaulage, FeederRole::Face})
            QVERIFY(peak(world, role, 100s) < 16);
        QVERIFY(loadOf(world, FeederRole::MainFan) > 200);
        QVERIFY(loadOf(world, FeederRole::MainDrainage) > 100);
    }

    void theHoistRunsInASuspendedMineWhenTold()
    {
        MineWorld world(suspended_, zone_, 1, start_);
        world.apply(step(ScenarioAction::RunHoist));
        QVERIFY(peak(world, FeederRole::MainHoist, 80s) > 250);
        world.apply(step(ScenarioAction::StopHoist));
        world.step(world.now() + 2s);
        QVERIFY(loadOf(world, FeederRole::MainHoist) < 8);
    }

    void coalIsOnTheBeltWhileItIsWon()
    {
        MineWorld world(suspended_, zone_, 1, start_);
        const std::size_t belt = 3;
        QVERIFY(!world.scenes().at(belt).beltRunning);
        world.apply(step(ScenarioAction::Start));
        QVERIFY(world.scenes().at(belt).beltRunning && world.scenes().at(belt).beltLoaded);
        world.apply(step(ScenarioAction::Stop));
        QVERIFY(!world.scenes().at(belt).beltRunning);
    }

    void whatTheScenarioSetOfASceneOutlivesAChangeOfProduction()
    {
        MineWorld world(suspended_, zone_, 1, start_);
        ScenarioStep cover = step(ScenarioAction::Cover);
        cover.camera = suspended_.cameras.at(3).id;
        world.apply(cover);
        world.apply(step(ScenarioAction::Start));
        QVERIFY(world.scenes().at(3).covered);
    }

    void vehiclesMeetNoseToNose()
    {
        MineWorld world(producing_, zone_, 1, start_);
        world.apply(step(ScenarioAction::ApproachVehicles));
        world.step(start_ + 60s);
        QCOMPARE(qRound(std::abs(world.vehicles().at(0).along() - world.vehicles().at(1).along())), 4);
    }

    void sosIsReportedUntilItEnds()
    {
        MineWorld world(producing_, zone_, 1, start_);
        const auto calling = [&] {
            const PositionBatch batch = positionsOf(world, start_);
            return std::count_if(batch.fixes.begin(), batch.fixes.end(),
                                 [](const PositionFix& fix) { return fix.sos; });
        };
        world.apply(step(ScenarioAction::Sos));
        QCOMPARE(calling(), 1);
        world.apply(step(ScenarioAction::SosEnd));
        QCOMPARE(calling(), 0);
    }

    void whoLeftIsSaidToHaveLeft()
    {
        MineWorld world(producing_, zone_, 1, start_);
        const auto left = [&] {
            const PositionBatch batch = positionsOf(world, start_);
            return std::any_of(batch.fixes.begin(), batch.fixes.end(), [](const auto& fix) { return fix.leftMine; });
        };
        bool seen = false;
        for (int i = 0; i < 1800 && !seen; ++i) {
            world.step(world.now() + 1s);
            seen = left();
        }
        QVERIFY(seen);
    }

    void sparseMinesLiveToo()
    {
        const Region sparse = test::sparseRegion();
        for (const Mine& mine : sparse.mines) {
            MineWorld world(mine, zone_, 3, start_);
            world.step(start_ + 10min);
            for (const PositionFix& fix : positionsOf(world, start_).fixes)
                QCOMPARE(fix.at.has_value(), world.plan().hasCoordinates());
            QCOMPARE(world.power().size(), mine.feeders.size());
            QCOMPARE(world.scenes().size(), mine.cameras.size());
        }
    }

    void agesAreKeptWhenWorldTimeRunsFast()
    {
        MineWorld world(producing_, zone_, 1, start_);
        world.step(start_ + 30min);
        const UtcTime wall = start_ + 1min;
        for (const PositionFix& fix : positionsOf(world, wall).fixes)
            if (fix.underSince) QVERIFY(*fix.underSince <= wall);
    }
};

QTEST_GUILESS_MAIN(TestWorldMine)
#include "tst_worldmine.moc"
