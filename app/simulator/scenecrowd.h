#pragma once

#include <QPointF>
#include <QString>

#include <random>
#include <vector>

#include "sceneactor.h"

namespace pitwatch::sim {

/// A straight way that people walk, from one end to the other.
struct SceneLane {
    QPointF from, to;
    double heightFrom = 1, heightTo = 1;  ///< of a person at either end: perspective
    double metres = 10;
    bool bothWays = true;
    bool fadesFrom = false, fadesTo = false;  ///< the end lies in the dark: people come out of it or vanish in it
    QRectF clip = kSceneFrame;
    QString event = {};    ///< happens to who passes `eventAt`; empty: none
    double eventAt = 0.5;  ///< fraction of the way
};

struct SceneCrowdRules {
    std::vector<SceneLane> lanes;
    int shade = 0;
    double glow = 0;  ///< of cap lamps, in heights of the person
    double pausesPerMinute = 2;
};

/// People who walk along lanes; as many as the scene asks for, coming and going at the ends.
class SceneCrowd {
public:
    SceneCrowd(SceneCrowdRules rules, quint32 seed);
    void advance(double seconds, int wanted, std::vector<QString>& events);
    void show(std::vector<SceneActor>& actors) const;

private:
    struct Walker {
        std::int64_t id = 0;
        std::size_t lane = 0;
        double travelled = 0;  ///< fraction of the lane, from where the walker came in
        bool backwards = false;
        double speed = 1.2;  ///< metres per second
        double aside = 0;    ///< off the middle of the lane, in heights
        double pause = 0;
        double metres = 0;
        int look = 0;
    };
    struct Spot {
        QPointF foot;
        double height;
    };

    Spot spotOf(const Walker& walker, double travelled) const;
    SceneActor actorOf(const Walker& walker) const;
    void add(double travelled);
    void walk(Walker& walker, double seconds, std::vector<QString>& events);
    double random(double low, double high);

    SceneCrowdRules rules_;
    std::mt19937 generator_;
    std::vector<Walker> walkers_;
    std::int64_t nextId_ = 1;
    double untilNext_ = 0;
    bool populated_ = false;
};

}  // namespace pitwatch::sim
