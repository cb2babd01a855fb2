#pragma once

#include <QString>

#include <optional>

#include <core/ids.h>
#include <core/utctime.h>
#include <region/region.h>

#include "worldplan.h"

namespace pitwatch::sim {

/// What a person is there for.
enum class Duty {
    Post,     ///< works in one area for the whole shift
    Patrol,   ///< walks from area to area and comes up now and then
    Reserve,  ///< stays above ground until the scenario sends for them
};

/// The card and what the personnel list says about its owner. Everybody is obviously made up (测试01 …).
struct PersonCard {
    TagCode tag;
    QString name;
    QString job;   ///< 工种
    QString team;  ///< 队组
    bool leader = false;
    bool special = false;  ///< 特种作业人员
    Duty duty = Duty::Post;
    int shift = 0;               ///< index into the mine's shifts
    const Area* post = nullptr;  ///< of the mine; may be empty
};

/// When a person goes down and comes up, in world time.
struct Stay {
    UtcTime from;
    UtcTime until;
};

/// One person between the mouth and the place of work. Moved by step() only: same seed and same times, same ways.
/// The plan outlives the person.
class Person {
public:
    Person(PersonCard card, const MinePlan& plan, std::uint64_t seed);

    const PersonCard& card() const { return card_; }
    bool underground() const { return state_ != State::Above; }
    const MinePoint& at() const { return at_; }
    double speed() const { return speed_; }
    double battery() const { return battery_; }
    bool sos = false;

    /// Where this person belongs now: underground for `stay`, or above ground.
    void assign(std::optional<Stay> stay) { stay_ = stay; }
    /// Already at work at the start of the world.
    void beAtWork(UtcTime now);
    /// Sends somebody into an area at once; they are first seen `metres` before it. Ends with release().
    void sendTo(const Area& area, double metres, UtcTime now);
    void release();
    bool sent() const { return sentTo_ != nullptr; }
    const Area* sentTo() const { return sentTo_; }

    void step(UtcTime now, double seconds);

    UtcTime underSince() const { return underSince_; }
    std::optional<UtcTime> leftAt() const { return leftAt_; }
    /// The area of the present position, kept with the time since when. Updated by step().
    const Area* area() const { return area_; }
    UtcTime areaSince() const { return areaSince_; }
    StationCode station() const { return station_; }
    UtcTime stationSince() const { return stationSince_; }
    double stationOffset() const { return stationOffset_; }

private:
    enum class State { Above, Down, Work, Up };

    void goDown(UtcTime now);
    void walkTo(const MinePoint& target, double metresPerSecond);
    void decide(UtcTime now);
    void chooseNextPlace(UtcTime now);
    void locate(UtcTime now);
    const Area* workplace() const { return sentTo_ ? sentTo_ : card_.post; }

    PersonCard card_;
    const MinePlan* plan_;
    Random random_;
    State state_ = State::Above;
    std::optional<Stay> stay_;
    const Area* sentTo_ = nullptr;
    MinePoint at_;
    Route route_;
    double along_ = 0;
    double length_ = 0;
    double pace_ = 0;
    double speed_ = 0;
    double battery_;
    UtcTime restUntil_;
    UtcTime underSince_;
    std::optional<UtcTime> leftAt_;
    const Area* area_ = nullptr;
    UtcTime areaSince_;
    StationCode station_;
    UtcTime stationSince_;
    double stationOffset_ = 0;
};

}  // namespace pitwatch::sim
