#include "worldreport.h"

#include <cmath>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kLeftFor = std::chrono::seconds(20);

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

MinePoint rounded(const MinePoint& at)
{
    return {rounded(at.x), rounded(at.y), rounded(at.z)};
}

PositionFix personFix(const Person& person, const MineWorld& world, UtcTime wall)
{
    PositionFix fix;
    fix.tag = person.card().tag;
    fix.kind = TagKind::Person;
    if (world.plan().hasCoordinates()) {
        fix.at = rounded(person.at());
        fix.accuracy = 0.3;
    }
    if (person.area()) fix.area = person.area()->code;
    if (!person.station().isEmpty()) {
        fix.station = person.station();
        fix.stationOffset = rounded(person.stationOffset());
    }
    fix.speed = rounded(person.speed());
    fix.battery = rounded(person.battery());
    fix.sos = person.sos;
    fix.underSince = wall - (world.now() - person.underSince());
    if (person.area()) fix.areaSince = wall - (world.now() - person.areaSince());
    return fix;
}

PositionFix vehicleFix(const Vehicle& vehicle, const MinePlan& plan)
{
    PositionFix fix;
    fix.tag = vehicle.tag();
    fix.kind = vehicle.kind();
    fix.at = rounded(vehicle.at());
    fix.accuracy = 0.3;
    if (const Area* area = plan.areaAt(vehicle.at())) fix.area = area->code;
    if (const auto near = plan.stationNear(vehicle.at())) {
        fix.station = near->station;
        fix.stationOffset = rounded(near->offset);
    }
    fix.speed = rounded(vehicle.speed());
    return fix;
}

}  // namespace

PositionBatch positionsOf(const MineWorld& world, UtcTime wall)
{
    PositionBatch batch;
    batch.snapshot = true;
    for (const Person& person : world.persons()) {
        if (person.underground()) {
            batch.fixes.push_back(personFix(person, world, wall));
        } else if (person.leftAt() && world.now() - *person.leftAt() < kLeftFor) {
            PositionFix fix = personFix(person, world, wall);
            fix.leftMine = true;
            batch.fixes.push_back(std::move(fix));
        }
    }
    for (const Vehicle& vehicle : world.vehicles()) batch.fixes.push_back(vehicleFix(vehicle, world.plan()));
    return batch;
}

PersonnelList personnelOf(const MineWorld& world)
{
    PersonnelList list;
    for (const Person& person : world.persons()) {
        const PersonCard& card = person.card();
        list.persons.push_back({card.tag, card.name, card.job, card.leader ? u"带班矿领导"_s : u"员工"_s, card.team,
                                card.leader, card.special});
    }
    return list;
}

MineDeclaration declarationOf(const Mine& mine)
{
    const QString number = mine.code.text().right(4);
    return {mine.state, u"测试安监〔2026〕%1号"_s.arg(number)};
}

}  // namespace pitwatch::sim
