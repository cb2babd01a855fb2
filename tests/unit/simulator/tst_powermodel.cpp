#include <QtTest>

#include <simulator/powermodel.h>

#include "simregion.h"

using namespace pitwatch;
using namespace pitwatch::sim;

class TestPowerModel : public QObject {
    Q_OBJECT

    const Region region_ = test::demoRegion();
    const Mine& mine_ = region_.mines.front();

private Q_SLOTS:
    void voltageCurrentAndFactorGiveThePower()
    {
        PowerModel model(mine_, 3);
        for (int i = 0; i < 200; ++i) {
            model.step(1, {});
            for (const PowerSample& s : model.samples()) {
                const double power = (*s.ua * *s.ia + *s.ub * *s.ib + *s.uc * *s.ic) * *s.powerFactor / 1000;
                // Currents are rounded to 10 mA and the factor to a thousandth.
                QVERIFY(std::abs(power - *s.activeKw) < 0.2 + *s.activeKw * 0.002);
            }
        }
    }

    void theSubstationCarriesAllOthers()
    {
        PowerModel model(mine_, 3);
        model.step(1, {});
        double others = 0, substation = 0;
        for (std::size_t i = 0; i < mine_.feeders.size(); ++i)
            (mine_.feeders[i].role == FeederRole::Substation ? substation : others) += *model.samples()[i].activeKw;
        QVERIFY(substation > others && substation < others * 1.1);
    }

    void energyGrowsWithTheLoad()
    {
        PowerModel model(mine_, 3);
        model.step(0, {});
        const double before = *model.samples().at(4).energyKwh;
        for (int i = 0; i < 3600; ++i) model.step(1, {});
        const double used = *model.samples().at(4).energyKwh - before;
        QVERIFY(std::abs(used - 0.72 * mine_.feeders.at(4).ratedKw) < 15);
    }

    void hoistsStandBetweenTrips()
    {
        PowerModel model(mine_, 3);
        int standing = 0, running = 0;
        for (int i = 0; i < 720; ++i) {
            model.step(1, {});
            *model.samples().at(1).on ? ++running : ++standing;
        }
        QVERIFY(standing > 100 && running > 500);
    }
};

QTEST_GUILESS_MAIN(TestPowerModel)
#include "tst_powermodel.moc"
