#include <QtTest>

#include <random>

#include <video/qualitypolicy.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime kStart{1000s};
constexpr EngineLoad kCalm{.decoding = 0.3, .process = 0.3};
constexpr EngineLoad kBusy{.decoding = 0.97, .process = 0.9};

QualityTile tile(std::uint64_t id, int height = 270)
{
    return {.id = id, .picture = QSize(height * 16 / 9, height), .hasSub = true};
}

/// Asks a policy twice a second and holds it to what must never happen.
class Seat {
public:
    explicit Seat(std::vector<QualityTile> shown) : tiles(std::move(shown)) {}

    void run(std::chrono::seconds span, const EngineLoad& load)
    {
        for (const MonoTime end = now + span; now < end; now += 500ms) ask(load);
    }
    void ask(const EngineLoad& load)
    {
        choices = policy.decide(now, tiles, load);
        for (std::size_t i = 0; i < tiles.size(); ++i) note(tiles[i].id, choices[i].step);
    }
    QualityStep step(std::size_t index) const { return choices[index].step; }
    int count(QualityStep step) const
    {
        return int(std::count_if(choices.begin(), choices.end(), [=](const auto& c) { return c.step == step; }));
    }

    QualityPolicy policy;
    std::vector<QualityTile> tiles;
    std::vector<QualityChoice> choices;
    MonoTime now = kStart;
    int switches = 0;
    int tooSoon = 0;

private:
    struct Past {
        QualityStep step;
        std::optional<MonoTime> switchedAt;
    };
    void note(std::uint64_t id, QualityStep step)
    {
        const auto [past, isNew] = past_.try_emplace(id, Past{step, std::nullopt});
        if (isNew || past->second.step == step) return;
        if (past->second.switchedAt && now - *past->second.switchedAt < 5s) ++tooSoon;
        past->second = {step, now};
        ++switches;
    }
    std::unordered_map<std::uint64_t, Past> past_;
};

/// A machine whose load follows from what is shown on it, and from what else runs there.
struct Machine {
    double capacity = 12;  ///< in sub streams of 25 pictures a second

    EngineLoad load(const Seat& seat, double noise) const
    {
        double cost = 0;
        for (std::size_t i = 0; i < seat.choices.size(); ++i)
            if (seat.tiles[i].visible) cost += costOf(seat.choices[i].step);
        const double busy = std::clamp(cost / capacity + noise, 0.0, 1.0);
        return {
            .decoding = busy, .process = std::min(busy, cost / 12 + 0.1), .lateness = cost > capacity ? 700ms : 12ms};
    }
    static double costOf(QualityStep step)
    {
        switch (step) {
            case QualityStep::Main:
                return 8;
            case QualityStep::Sub:
                return 1;
            case QualityStep::KeysOnly:
                return 0.04;
            case QualityStep::Still:
                return 0.01;
        }
        return 0;
    }
};

std::vector<QualityTile> wall(int count, int height = 270)
{
    std::vector<QualityTile> tiles;
    for (int i = 1; i <= count; ++i) tiles.push_back(tile(std::uint64_t(i), height));
    return tiles;
}

}  // namespace

class TestQualityPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizeChoosesTheStream()
    {
        Seat seat({tile(1, 270), tile(2, 720)});
        seat.ask(kCalm);
        QCOMPARE(seat.choices[0], (QualityChoice{QualityStep::Sub, QualityReason::Size}));
        QCOMPARE(seat.choices[1], (QualityChoice{QualityStep::Main, QualityReason::Size}));
    }

    void aSizeAtTheBorderDoesNotFlap()
    {
        Seat seat({tile(1, 270)});
        seat.ask(kCalm);
        for (int i = 0; i < 100; ++i) {
            seat.tiles[0].picture = QSize(800, i % 2 ? 410 : 470);
            seat.now += 10s;
            seat.ask(kCalm);
        }
        QCOMPARE(seat.switches, 0);
    }

    void aCameraWithoutSubStreamShowsItsMainStream()
    {
        Seat seat({tile(1, 120)});
        seat.tiles[0].hasSub = false;
        seat.ask(kCalm);
        QCOMPARE(seat.choices[0], (QualityChoice{QualityStep::Main, QualityReason::OnlyStream}));
    }

    void aZoomedTileTakesTheMainStream()
    {
        Seat seat({tile(1, 270)});
        seat.tiles[0].zoomed = true;
        seat.ask(kCalm);
        QCOMPARE(seat.choices[0], (QualityChoice{QualityStep::Main, QualityReason::Zoomed}));
    }

    void theSecondSwitchWaitsFiveSeconds()
    {
        Seat seat({tile(1, 270)});
        seat.ask(kCalm);
        seat.tiles[0] = tile(1, 1080);
        seat.ask(kCalm);
        QCOMPARE(seat.step(0), QualityStep::Main);
        seat.tiles[0] = tile(1, 270);
        seat.now += 4900ms;
        seat.ask(kCalm);
        QCOMPARE(seat.choices[0], (QualityChoice{QualityStep::Main, QualityReason::Settling}));
        seat.now += 100ms;
        seat.ask(kCalm);
        QCOMPARE(seat.step(0), QualityStep::Sub);
    }

    void aShortSpikeChangesNothing()
    {
        Seat seat(wall(9));
        seat.run(20s, kCalm);
        seat.run(3s, kBusy);
        seat.run(20s, kCalm);
        QCOMPARE(seat.switches, 0);
    }

    void streamsThatBeginAreNotHeldAgainstTheMachine()
    {
        Seat seat(wall(9));
        seat.run(5s, kBusy);
        seat.run(5s, kCalm);
        QCOMPARE(seat.switches, 0);
    }

    void stepsDownOneAtATimeTheSmallestFirst()
    {
        Seat seat({tile(1, 700), tile(2, 600), tile(3, 800)});
        seat.run(20s, kCalm);
        while (seat.switches == 0) seat.run(1s, kBusy);
        QCOMPARE(seat.step(0), QualityStep::Main);
        QCOMPARE(seat.choices[1], (QualityChoice{QualityStep::Sub, QualityReason::Pressure}));
        QCOMPARE(seat.step(2), QualityStep::Main);
        QCOMPARE(seat.policy.steppedDown(), 1);
    }

    void everyTileIsOnSubBeforeOneIsOnKeyPictures()
    {
        Seat seat(wall(4, 700));
        seat.run(10s, kCalm);
        while (seat.count(QualityStep::KeysOnly) == 0) seat.run(1s, kBusy);
        QCOMPARE(seat.count(QualityStep::Main), 0);
    }

    void theFocusedTileIsLastAndTheAlarmedOnesBeforeIt()
    {
        Seat seat(wall(6));
        seat.tiles[0].focused = true;
        seat.tiles[1].alarmed = true;
        seat.run(10s, kCalm);
        while (seat.step(1) == QualityStep::Sub) seat.run(1s, kBusy);
        QCOMPARE(seat.count(QualityStep::Still), 4);
        QCOMPARE(seat.step(0), QualityStep::Sub);
        while (seat.step(0) == QualityStep::Sub) seat.run(1s, kBusy);
        QCOMPARE(seat.step(1), QualityStep::Still);
    }

    void aTileThatIsChosenGetsItsPictureBackAtOnce()
    {
        Seat seat(wall(6));
        seat.run(10s, kCalm);
        while (seat.step(3) != QualityStep::KeysOnly) seat.run(1s, kBusy);
        seat.run(5s, kBusy);
        seat.tiles[3].focused = true;
        seat.ask(kBusy);
        QCOMPARE(seat.step(3), QualityStep::Sub);
    }

    void aMachineThatOthersKeepBusyIsLeftAlone()
    {
        Seat seat(wall(4));
        seat.run(120s, {.decoding = 1.0, .process = 0.05, .lateness = 400ms});
        QCOMPARE(seat.switches, 0);
    }

    void newTilesOfAFullWallBeginLow()
    {
        Seat seat(wall(4));
        seat.run(10s, kCalm);
        while (seat.count(QualityStep::KeysOnly) < 4) seat.run(1s, kBusy);
        seat.tiles.push_back(tile(9));
        seat.ask(kBusy);
        QCOMPARE(seat.choices.back(), (QualityChoice{QualityStep::KeysOnly, QualityReason::Pressure}));
    }

    void hiddenTilesAreNotTouched()
    {
        Seat seat(wall(4));
        for (QualityTile& t : seat.tiles) t.visible = false;
        seat.run(60s, kBusy);
        QCOMPARE(seat.switches, 0);
        QCOMPARE(seat.policy.steppedDown(), 0);
    }

    void everythingComesBackWhenTheLoadIsGone()
    {
        Seat seat(wall(16, 700));
        seat.run(10s, kCalm);
        seat.run(300s, kBusy);
        QVERIFY(seat.count(QualityStep::Still) > 10);
        seat.run(600s, kCalm);
        QCOMPARE(seat.count(QualityStep::Main), 16);
        QCOMPARE(seat.policy.steppedDown(), 0);
    }

    void settlesWhereTheMachineKeepsUp()
    {
        // Sixteen sub streams on a machine for twelve: some stay on key pictures, and it stops trying again and again.
        Seat seat(wall(16));
        const Machine machine;
        for (int i = 0; i < 2 * 3600; ++i) {
            seat.ask(machine.load(seat, 0));
            seat.now += 500ms;
        }
        const int before = seat.switches;
        for (int i = 0; i < 2 * 3600; ++i) {
            seat.ask(machine.load(seat, 0));
            seat.now += 500ms;
        }
        QVERIFY(machine.load(seat, 0).decoding < 0.95);
        QVERIFY(seat.count(QualityStep::Sub) >= 8);
        QVERIFY2(seat.switches - before <= 40, qPrintable(QString::number(seat.switches - before)));
    }

    void aDayOfResizesAndSpikesNeverFlaps()
    {
        Seat seat(wall(16));
        Machine machine;
        std::mt19937 random(20261123);
        const auto chance = [&](int oneIn) { return random() % unsigned(oneIn) == 0; };
        std::normal_distribution<double> noise(0, 0.06);
        int focusedWorse = 0;
        MonoTime focusedAt = seat.now;
        std::uint64_t nextId = 1000;
        for (int i = 0; i < 2 * 86'400; ++i, seat.now += 500ms) {
            QualityTile& any = seat.tiles[random() % seat.tiles.size()];
            if (chance(40)) any.picture = QSize(16, 9) * int(8 + random() % 90);
            if (chance(200)) any.alarmed = !any.alarmed;
            if (chance(300)) any.id = ++nextId;
            if (chance(2000))
                for (QualityTile& t : seat.tiles) t.visible = !t.visible;
            if (chance(60)) {
                for (QualityTile& t : seat.tiles) t.focused = false;
                any.focused = true;
                focusedAt = seat.now;
            }
            // Something else wants the machine for a while.
            if (chance(120)) machine.capacity = 3 + double(random() % 30);
            seat.ask(machine.load(seat, noise(random)));
            if (seat.now - focusedAt < 6s) continue;
            for (std::size_t t = 0; t < seat.tiles.size(); ++t) {
                if (!seat.tiles[t].focused || !seat.tiles[t].visible) continue;
                if (seat.choices[t].reason != QualityReason::Pressure) continue;
                if (seat.count(QualityStep::Still) < int(seat.tiles.size()) - 1) ++focusedWorse;
            }
        }
        QCOMPARE(seat.tooSoon, 0);
        QCOMPARE(focusedWorse, 0);
        // Of 16 tiles in 86 400 seconds at most 276 480 would be allowed; resizes alone ask for some thousands.
        QVERIFY2(seat.switches < 20'000, qPrintable(QString::number(seat.switches)));
        for (QualityTile& t : seat.tiles) t = tile(t.id);
        seat.run(1800s, kCalm);
        QCOMPARE(seat.count(QualityStep::Sub), 16);
    }
};

QTEST_GUILESS_MAIN(TestQualityPolicy)
#include "tst_qualitypolicy.moc"
