#pragma once

#include <vector>

#include "signalmessage.h"

namespace pitwatch {

/// What is drawn on the table of a room since it was wiped last, so that who comes later sees it too. Bounded: the
/// oldest strokes are forgotten first. Pure; not synchronised.
class RoomSketch {
public:
    struct Drawn {
        PeerId by;
        signalling::Draw stroke;
        bool operator==(const Drawn&) const = default;
    };
    static constexpr std::size_t kMostStrokes = 200;
    static constexpr std::size_t kMostPoints = 8'000;  ///< of all; as messages less than half of what may be unsent

    /// A stroke that is known is drawn on.
    void draw(const PeerId& by, const signalling::Draw& stroke);
    void wipe();
    /// In the order in which they were begun.
    const std::vector<Drawn>& strokes() const { return strokes_; }

private:
    std::vector<Drawn> strokes_;
    std::size_t points_ = 0;
};

}  // namespace pitwatch
