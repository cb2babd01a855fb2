#pragma once

#include <QPointF>
#include <QRectF>

#include <cstdint>
#include <vector>

/// What moves in a scene. Scenes measure in units of a sixteenth of the picture's width: the picture is 16 by 9.
namespace pitwatch::sim {

inline const QRectF kSceneFrame(0, 0, 16, 9);

enum class FigureKind : std::uint8_t { Person, Truck, Barrier, Lamp, Drum };
enum class PersonPose : std::uint8_t { Side, Front, Back, Sitting, Asleep };

/// Which drawing an actor shows; small, so that it can be the key of a cache.
struct Figure {
    FigureKind kind = FigureKind::Person;
    PersonPose pose = PersonPose::Side;
    std::uint8_t phase = 0;  ///< of the step (0..kStepPhases-1, kStanding), the arm, the drum
    std::uint8_t look = 0;   ///< colours of helmet and clothes, or whether a truck is loaded
    std::uint8_t shade = 0;  ///< 0 daylight … 3 almost dark
    bool mirrored = false;   ///< looks to the left instead of the right

    auto operator<=>(const Figure&) const = default;
};
inline constexpr int kStepPhases = 12;
inline constexpr std::uint8_t kStanding = kStepPhases;

struct SceneActor {
    std::int64_t id = 0;
    Figure figure;
    QPointF foot;       ///< where it touches the ground: reference point of the figure
    double height = 1;  ///< of a standing person, of the truck …
    double opacity = 1;
    double glow = 0;            ///< radius of the cap lamp's light, 0: off
    QRectF clip = kSceneFrame;  ///< what is outside stands behind something
    bool reported = true;       ///< part of the truth
};

/// A belt that runs through the picture from left to right.
struct SceneBelt {
    QRectF area;                      ///< of coal and belt
    double offset = 0;                ///< how far it has run
    double coalFrom = 0, coalTo = 0;  ///< which part carries coal, from the left edge of the area
    double scale = 1;                 ///< of the belt's picture
};

struct SceneFrame {
    std::vector<SceneActor> actors;  ///< from far to near
    std::vector<SceneBelt> belts;    ///< behind all actors
};

}  // namespace pitwatch::sim
