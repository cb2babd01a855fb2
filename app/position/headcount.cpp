#include "headcount.h"

#include <unordered_map>

namespace pitwatch {

HeadCount countHeads(const TagTable& tags, const Mine& mine)
{
    HeadCount count;
    count.areas.resize(mine.areas.size(), 0);
    std::unordered_map<AreaCode, std::size_t> index;
    for (std::size_t i = 0; i < mine.areas.size(); ++i) index.emplace(mine.areas[i].code, i);
    for (const auto& [tag, state] : tags.tags()) {
        if (state.fix.kind != TagKind::Person) continue;
        const auto area = index.find(state.area);
        if (area == index.end()) {
            ++count.elsewhere;
            ++count.underground;
            continue;
        }
        ++count.areas[area->second];
        if (mine.areas[area->second].kind != AreaKind::Mouth) ++count.underground;
    }
    return count;
}

}  // namespace pitwatch
