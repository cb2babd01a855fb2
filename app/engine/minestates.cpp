#include "minestates.h"

#include <algorithm>

namespace pitwatch {

void MineStates::take(const MineDeclaration& declaration, UtcTime observedAt)
{
    const auto place = std::upper_bound(declared_.begin(), declared_.end(), observedAt,
                                        [](UtcTime at, const DeclaredState& other) { return at < other.declaredAt; });
    declared_.insert(place, DeclaredState{declaration.state, declaration.document, observedAt});
    if (declared_.size() > kKept) declared_.erase(declared_.begin());
}

const DeclaredState& MineStates::at(UtcTime now) const
{
    const auto valid = std::find_if(declared_.rbegin(), declared_.rend(), [now](const DeclaredState& declared) {
        return declared.state.from.value_or(now) <= now && now < declared.state.until.value_or(UtcTime::max());
    });
    return valid == declared_.rend() ? initial_ : *valid;
}

}  // namespace pitwatch
