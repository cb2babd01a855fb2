#pragma once

#include <deque>
#include <vector>

#include "feedplugin.h"

namespace pitwatch {

/// The newest refused inputs, for the system page. Bounded in number and bytes; the oldest make room. Not
/// synchronised.
class Quarantine {
public:
    explicit Quarantine(std::size_t inputs = 500, qsizetype bytes = 1024 * 1024)
        : maximum_(inputs), maximumBytes_(bytes)
    {
    }

    /// Texts that are too long are cut.
    void add(RefusedInput input);

    std::vector<RefusedInput> inputs() const { return {kept_.begin(), kept_.end()}; }  ///< oldest first
    qsizetype bytes() const { return bytes_; }

private:
    const std::size_t maximum_;
    const qsizetype maximumBytes_;
    std::deque<RefusedInput> kept_;
    qsizetype bytes_ = 0;
};

}  // namespace pitwatch
