#pragma once

#include <vector>

#include <feed/observation.h>

namespace pitwatch {

struct DeclaredState {
    MineState state;
    QString document;
    UtcTime declaredAt;
};

/// Which state a mine is in. The newest declaration whose validity includes the moment decides; without one, the
/// region file's state does. So a suspension that ends gives way to what was declared before it.
class MineStates {
public:
    static constexpr std::size_t kKept = 32;

    explicit MineStates(const Mine& mine) : initial_{mine.state, {}, {}} {}

    void take(const MineDeclaration& declaration, UtcTime observedAt);
    const DeclaredState& at(UtcTime now) const;

private:
    DeclaredState initial_;
    std::vector<DeclaredState> declared_;  ///< oldest first
};

}  // namespace pitwatch
