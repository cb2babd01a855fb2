#pragma once

#include <ui/common/pagecontext.h>
#include <ui/consult/tablesharer.h>

namespace pitwatch {

/// What can be put on the table of a consultation: a mine's map, curves and cameras; without a mine the program's own
/// windows.
ui::SourceOffers tableOffers(const ui::PageContext& context);

}  // namespace pitwatch
