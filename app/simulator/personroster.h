#pragma once

#include <vector>

#include "person.h"

namespace pitwatch::sim {

/// The shifts of a mine, or 三八制 (8–16, 16–24, 0–8) where the region names none.
std::vector<Shift> shiftsOf(const Mine& mine);
/// 三八制, 四六制, or "N班制".
QString shiftSystemName(const Mine& mine);

/// Everybody who has a card: posts and patrols of each shift by the state and the areas of the mine, and a reserve.
std::vector<PersonCard> makeRoster(const Mine& mine);

/// When the person is underground around `now`: from up to 20 minutes before the shift to half an
/// hour after it, so that shifts overlap; nothing for the reserve, or when the person is absent that day. Patrols go
/// down for 9 minutes of 12.
std::optional<Stay> stayAround(const PersonCard& card, const Shift& shift, const QTimeZone& zone, UtcTime now);

}  // namespace pitwatch::sim
