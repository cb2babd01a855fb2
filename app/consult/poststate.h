#pragma once

#include <optional>

#include "signalmessage.h"

namespace pitwatch {

/// What a call would meet at a standing post.
struct PostState {
    bool standsBy = false;
    /// At the page that is heard best; nothing where none is heard and one has not said.
    std::optional<BellSound> bell;

    /// A call is seen there, and not heard.
    bool silent() const { return bell.has_value() && *bell != BellSound::On; }
    bool operator==(const PostState&) const = default;
};

}  // namespace pitwatch
