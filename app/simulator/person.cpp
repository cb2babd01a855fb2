#include "person.h"

#include <algorithm>

namespace pitwatch::sim {

namespace {

Micros seconds(double count)
{
    return Micros(static_cast<qint64>(count * 1e6));
}

}  // namespace

Person::Person(PersonCard card, const MinePlan& plan, std::uint64_t seed)
    : card_(std::move(card)), plan_(&plan), random_(seed), at_(plan.mouth()), battery_(random_.between(0.35, 1.0))
{
}

void Person::beAtWork(UtcTime now)
{
    goDown(stay_ ? stay_->from : now);
    if (workplace()) at_ = plan_->pointIn(*workplace(), random_);
    state_ = State::Work;
    route_.clear();
    restUntil_ = now + seconds(random_.between(0, 30));
    locate(now);
    areaSince_ = stationSince_ = underSince_;
}

void Person::sendTo(const Area& area, double metres, UtcTime now)
{
    sentTo_ = &area;
    const MinePoint target = plan_->pointIn(area, random_);
    if (state_ == State::Above) {
        goDown(now - seconds(random_.between(1800, 5400)));
        const Route way = plan_->route(plan_->mouth(), target);
        at_ = pointAlong(way, std::max(0.0, routeLength(way) - metres));
    }
    state_ = State::Down;
    walkTo(target, random_.between(1.1, 1.5));
    locate(now);
}

void Person::release()
{
    sentTo_ = nullptr;
    if (state_ == State::Above) return;
    state_ = State::Up;
    walkTo(plan_->mouth(), random_.between(1.1, 1.5));
}

void Person::step(UtcTime now, double elapsed)
{
    battery_ = std::max(0.05, battery_ - elapsed * 2e-6);
    decide(now);
    speed_ = 0;
    if (state_ == State::Above || route_.empty()) return;
    const double before = along_;
    along_ = std::min(length_, along_ + pace_ * elapsed * random_.between(0.85, 1.15));
    speed_ = elapsed > 0 ? (along_ - before) / elapsed : 0;
    at_ = pointAlong(route_, along_);
    if (along_ >= length_) route_.clear();
    locate(now);
}

void Person::decide(UtcTime now)
{
    const bool wanted = sentTo_ || (stay_ && now >= stay_->from && now < stay_->until);
    switch (state_) {
        case State::Above:
            if (wanted) goDown(now);
            break;
        case State::Down:
            if (!route_.empty()) break;
            state_ = State::Work;
            locate(now);
            break;
        case State::Work:
            if (!wanted)
                release();
            else if (route_.empty() && now >= restUntil_)
                chooseNextPlace(now);
            break;
        case State::Up:
            if (!route_.empty()) break;
            state_ = State::Above;
            leftAt_ = now;
            sos = false;
            break;
    }
}

void Person::goDown(UtcTime now)
{
    state_ = State::Down;
    underSince_ = now;
    leftAt_.reset();
    at_ = plan_->mouth();
    area_ = nullptr;
    station_ = {};
    walkTo(workplace() ? plan_->pointIn(*workplace(), random_) : plan_->mouth(), random_.between(1.0, 1.5));
}

void Person::chooseNextPlace(UtcTime now)
{
    restUntil_ = now + seconds(random_.between(15, 90));
    if (!workplace()) return;
    walkTo(plan_->pointIn(*workplace(), random_), random_.between(0.4, 1.0));
}

void Person::walkTo(const MinePoint& target, double metresPerSecond)
{
    route_ = plan_->route(at_, target);
    along_ = 0;
    length_ = routeLength(route_);
    pace_ = metresPerSecond;
}

void Person::locate(UtcTime now)
{
    const Area* area = plan_->areaAt(at_);
    // Areas without a polygon can only be told by who works there.
    if (!area && state_ == State::Work && workplace() && workplace()->polygon.size() < 3) area = workplace();
    if (area != area_) areaSince_ = now;
    area_ = area;
    const auto near = plan_->stationNear(at_);
    const StationCode station = near ? near->station : StationCode();
    if (station != station_) stationSince_ = now;
    station_ = station;
    stationOffset_ = near ? near->offset : 0;
}

}  // namespace pitwatch::sim
