#pragma once

#include "scenemodel.h"

namespace pitwatch::sim {

/// The dispatcher's desk: one person who works, sleeps, or gets up and leaves by the door.
class SceneDesk final : public SceneModel {
public:
    explicit SceneDesk(quint32 seed) : look_(seed % 2 ? 2 : 4) {}
    void advance(double seconds, const SceneState& state, std::vector<QString>& events) override;
    void show(SceneFrame& frame) const override;

private:
    std::uint8_t look_;
    double away_ = 0;  ///< units from the chair towards the door
    double walked_ = 0;
    double time_ = 0;
    bool leaving_ = false;
    bool asleep_ = false;
    bool started_ = false;
};

/// Where the desk's top edge hides who is behind it.
inline constexpr double kDeskTop = 6.0;
inline constexpr QPointF kChair(7.4, 7.75);

}  // namespace pitwatch::sim
