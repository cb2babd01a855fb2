#include "regioncallees.h"

namespace pitwatch {

namespace {

CalleeLevel levelOf(ContactLevel level)
{
    switch (level) {
        case ContactLevel::County:
            return CalleeLevel::County;
        case ContactLevel::City:
            return CalleeLevel::City;
        case ContactLevel::Province:
            return CalleeLevel::Province;
        case ContactLevel::RescueTeam:
            break;
    }
    return CalleeLevel::RescueTeam;
}

}  // namespace

std::vector<Callee> regionCallees(const Region& region)
{
    std::vector<Callee> callees;
    for (const Mine& mine : region.mines)
        callees.push_back({CalleeId(mine.code.text()), mine.name, CalleeLevel::Mine, {}});
    for (const Contact& contact : region.contacts)
        callees.push_back({CalleeId(contact.id), contact.name, levelOf(contact.level), contact.contact});
    return callees;
}

}  // namespace pitwatch
