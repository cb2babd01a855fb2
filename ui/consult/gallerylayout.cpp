#include "gallerylayout.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace pitwatch::ui::gallery {

namespace {

constexpr int kSmallestStrip = 180;
constexpr int kWidestStrip = 320;

int widthFor(const QRect& room, int columns, int rows, int gap)
{
    const int byWidth = (room.width() - gap * (columns - 1)) / columns;
    const int byHeight = (room.height() - gap * (rows - 1)) / rows * 16 / 9;
    return std::min(byWidth, byHeight);
}

}  // namespace

std::vector<QRect> grid(QRect room, int count, int gap)
{
    std::vector<QRect> places;
    if (count <= 0 || room.isEmpty()) return places;
    int columns = 1;
    for (int tried = 2; tried <= count; ++tried) {
        const int rows = (count + tried - 1) / tried;
        if (widthFor(room, tried, rows, gap) > widthFor(room, columns, (count + columns - 1) / columns, gap))
            columns = tried;
    }
    const int rows = (count + columns - 1) / columns;
    const int width = widthFor(room, columns, rows, gap);
    const int height = width * 9 / 16;
    const int top = room.top() + (room.height() - rows * height - gap * (rows - 1)) / 2;
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        const int inRow = std::min(columns, count - row * columns);
        const int left = room.left() + (room.width() - inRow * width - gap * (inRow - 1)) / 2;
        places.emplace_back(left + (i % columns) * (width + gap), top + row * (height + gap), width, height);
    }
    return places;
}

Stage stage(QRect room, int others, int gap)
{
    if (others <= 0) return {room, {}};
    const int strip = std::clamp(room.width() / 5, kSmallestStrip, kWidestStrip);
    Stage result;
    result.large = room.adjusted(0, 0, -strip - gap, 0);
    const int height = strip * 9 / 16 + 28;
    for (int i = 0; i < others; ++i) {
        const QRect place(room.right() + 1 - strip, room.top() + i * (height + gap), strip, height);
        result.others.push_back(room.contains(place) ? place : QRect());
    }
    return result;
}

int neighbour(const std::vector<QRect>& places, int from, int x, int y)
{
    const QPoint here = places.at(std::size_t(from)).center();
    int nearest = from;
    int shortest = std::numeric_limits<int>::max();
    for (int i = 0; i < int(places.size()); ++i) {
        const QPoint way = places[std::size_t(i)].center() - here;
        const int along = way.x() * x + way.y() * y;
        if (i == from || places[std::size_t(i)].isNull() || along <= 1) continue;
        // What lies aside is far: a step to the right is to stay in the row where it can.
        const int distance = along + 2 * (std::abs(way.x() * y) + std::abs(way.y() * x));
        if (distance >= shortest) continue;
        shortest = distance;
        nearest = i;
    }
    return nearest;
}

}  // namespace pitwatch::ui::gallery
