#pragma once

#include <QRect>

#include <vector>

namespace pitwatch::ui {

/// Where tiles go. Pure.
namespace gallery {

/// As large as `count` equal tiles of 16:9 can be, the last row centred.
std::vector<QRect> grid(QRect room, int count, int gap);

/// One large, the others in a column at its right; what does not fit there has no place (a null rectangle).
struct Stage {
    QRect large;
    std::vector<QRect> others;
};
Stage stage(QRect room, int others, int gap);

/// The nearest place in a direction (one of x and y is 1 or -1, the other 0), seen from one of them; that itself where
/// there is none. Null places are passed over.
int neighbour(const std::vector<QRect>& places, int from, int x, int y);

}  // namespace gallery

}  // namespace pitwatch::ui
