#include "roomsketch.h"

#include <algorithm>

namespace pitwatch {

void RoomSketch::draw(const PeerId& by, const signalling::Draw& stroke)
{
    const auto known = std::find_if(strokes_.begin(), strokes_.end(), [&](const Drawn& drawn) {
        return drawn.by == by && drawn.stroke.stroke == stroke.stroke;
    });
    points_ += stroke.points.size();
    if (known == strokes_.end()) {
        strokes_.push_back({by, stroke});
    } else {
        points_ -= known->stroke.points.size();
        known->stroke = stroke;
    }
    while (strokes_.size() > kMostStrokes || (points_ > kMostPoints && strokes_.size() > 1)) {
        points_ -= strokes_.front().stroke.points.size();
        strokes_.erase(strokes_.begin());
    }
}

void RoomSketch::wipe()
{
    strokes_.clear();
    points_ = 0;
}

}  // namespace pitwatch
