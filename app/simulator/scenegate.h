#pragma once

#include "scenecrowd.h"
#include "scenemodel.h"

namespace pitwatch::sim {

/// A gate that loaded trucks leave by: they come from the yard, wait for the barrier and drive out.
class SceneGate final : public SceneModel {
public:
    explicit SceneGate(quint32 seed);
    void advance(double seconds, const SceneState& state, std::vector<QString>& events) override;
    void show(SceneFrame& frame) const override;

private:
    struct Truck {
        std::int64_t id = 0;
        double x = 0;  ///< of the middle
        double driven = 0;
        double waited = 0;
        int look = 0;
        bool out = false;
    };
    void drive(Truck& truck, double seconds, std::vector<QString>& events);
    bool wayIsFree() const;

    SceneCrowd crowd_;
    std::vector<Truck> trucks_;
    std::int64_t nextId_ = 1'000'001;  // ids of people count from 1
    double sinceTruck_ = 0;
    bool started_ = false;
    double arm_ = 0;  ///< 0 closed … 1 open
};

}  // namespace pitwatch::sim
