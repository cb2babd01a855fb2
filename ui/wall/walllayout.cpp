#include "walllayout.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pitwatch::ui {

namespace {

constexpr int kLargestEvenSide = 8;
// A single cell is divided in two both ways.
constexpr int kParts = 2;

Error wrong(const QString& message)
{
    return Error{ErrorKind::InvalidInput, message, {}};
}

QString describe(const QRect& tile)
{
    return QStringLiteral("tile [%1, %2, %3, %4]").arg(tile.x()).arg(tile.y()).arg(tile.width()).arg(tile.height());
}

int area(const QRect& rect)
{
    return rect.width() * rect.height();
}

std::vector<QRect> cellsOf(const QRect& tile)
{
    std::vector<QRect> cells;
    for (int y = tile.top(); y <= tile.bottom(); ++y)
        for (int x = tile.left(); x <= tile.right(); ++x) cells.emplace_back(x, y, 1, 1);
    return cells;
}

QRect times(const QRect& tile, int factor)
{
    return QRect(tile.x() * factor, tile.y() * factor, tile.width() * factor, tile.height() * factor);
}

WallLayout preset(QSize grid, const std::vector<QRect>& large)
{
    std::vector<QRect> tiles = large;
    for (const QRect& cell : cellsOf(QRect(QPoint(0, 0), grid)))
        if (std::none_of(large.begin(), large.end(), [&](const QRect& tile) { return tile.contains(cell); }))
            tiles.push_back(cell);
    return WallLayout::make(grid, std::move(tiles)).value();
}

std::optional<int> whole(const QJsonValue& value)
{
    const double number = value.toDouble(-1);
    if (number < 0 || number > WallLayout::kLargestSide || number != std::floor(number)) return std::nullopt;
    return int(number);
}

std::optional<QRect> rectFrom(const QJsonArray& json)
{
    std::array<int, 4> numbers{};
    if (json.size() != qsizetype(numbers.size())) return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = whole(json.at(qsizetype(i)));
        if (!number) return std::nullopt;
        numbers[i] = *number;
    }
    return QRect(numbers[0], numbers[1], numbers[2], numbers[3]);
}

}  // namespace

WallLayout::WallLayout(int columns, int rows)
    : WallLayout(QSize(std::clamp(columns, 1, kLargestEvenSide), std::clamp(rows, 1, kLargestEvenSide)), {})
{
    tiles_ = cellsOf(QRect(QPoint(0, 0), grid_));
}

// Reading order; the grid no finer than the tiles need, so that layouts that look alike are equal.
WallLayout::WallLayout(QSize grid, std::vector<QRect> tiles) : grid_(grid), tiles_(std::move(tiles))
{
    std::sort(tiles_.begin(), tiles_.end(),
              [](const QRect& a, const QRect& b) { return std::pair(a.y(), a.x()) < std::pair(b.y(), b.x()); });
    if (tiles_.empty()) return;
    int divisor = std::gcd(grid_.width(), grid_.height());
    for (const QRect& tile : tiles_)
        for (const int number : {tile.x(), tile.y(), tile.width(), tile.height()}) divisor = std::gcd(divisor, number);
    grid_ /= divisor;
    for (QRect& tile : tiles_)
        tile = QRect(tile.x() / divisor, tile.y() / divisor, tile.width() / divisor, tile.height() / divisor);
}

Result<WallLayout> WallLayout::make(QSize grid, std::vector<QRect> tiles)
{
    if (grid.isEmpty() || grid.width() > kLargestSide || grid.height() > kLargestSide)
        return wrong(QStringLiteral("the grid is %1 by %2 cells, expected 1 to %3")
                         .arg(grid.width())
                         .arg(grid.height())
                         .arg(kLargestSide));
    if (tiles.size() > std::size_t(kMostTiles))
        return wrong(QStringLiteral("%1 tiles, expected %2 at most").arg(tiles.size()).arg(kMostTiles));
    const QRect all(QPoint(0, 0), grid);
    int covered = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const QRect& tile = tiles[i];
        if (tile.isEmpty() || !all.contains(tile)) return wrong(describe(tile) + QStringLiteral(" leaves the grid"));
        if (std::any_of(tiles.begin(), tiles.begin() + std::ptrdiff_t(i),
                        [&](const QRect& other) { return other.intersects(tile); }))
            return wrong(describe(tile) + QStringLiteral(" lies over another"));
        covered += area(tile);
    }
    if (covered != area(all)) return wrong(QStringLiteral("%1 cells have no tile").arg(area(all) - covered));
    return WallLayout(grid, std::move(tiles));
}

const std::vector<WallLayout>& WallLayout::presets()
{
    static const std::vector<WallLayout> list = [] {
        std::vector<WallLayout> presets;
        for (int side = 1; side <= kLargestEvenSide; ++side) presets.emplace_back(side, side);
        presets.push_back(preset({3, 3}, {QRect(0, 0, 2, 2)}));
        presets.push_back(preset({4, 4}, {QRect(0, 0, 3, 3)}));
        presets.push_back(preset({4, 4}, {QRect(0, 0, 2, 2), QRect(2, 0, 2, 2)}));
        return presets;
    }();
    return list;
}

bool WallLayout::even() const
{
    return count() == grid_.width() * grid_.height();
}

QRect WallLayout::rect(int tile, QSize canvas) const
{
    const auto edge = [](int length, int cell, int cells) { return (length + kTileGap) * cell / cells; };
    const QRect& cells = tiles_.at(std::size_t(tile));
    const int left = edge(canvas.width(), cells.left(), grid_.width());
    const int top = edge(canvas.height(), cells.top(), grid_.height());
    return QRect(left, top, edge(canvas.width(), cells.right() + 1, grid_.width()) - kTileGap - left,
                 edge(canvas.height(), cells.bottom() + 1, grid_.height()) - kTileGap - top);
}

std::optional<int> WallLayout::neighbour(int tile, int columns, int rows) const
{
    const QRect& from = tiles_.at(std::size_t(tile));
    // A strip of cells along the side that is looked over; the widest contact wins, the first of equals.
    const QRect strip = columns ? QRect(columns > 0 ? from.right() + 1 : from.left() - 1, from.top(), 1, from.height())
                                : QRect(from.left(), rows > 0 ? from.bottom() + 1 : from.top() - 1, from.width(), 1);
    std::optional<int> best;
    int contact = 0;
    for (int other = 0; other < count(); ++other) {
        const QRect touched = tiles_[std::size_t(other)].intersected(strip);
        if (touched.isEmpty() || area(touched) <= contact) continue;
        contact = area(touched);
        best = other;
    }
    return best;
}

QRect WallLayout::span(int a, int b) const
{
    QRect cells = tiles_.at(std::size_t(a)).united(tiles_.at(std::size_t(b)));
    for (QRect before; before != cells;) {
        before = cells;
        for (const QRect& tile : tiles_)
            if (tile.intersects(cells)) cells = cells.united(tile);
    }
    return cells;
}

std::vector<int> WallLayout::within(const QRect& cells) const
{
    std::vector<int> numbers;
    for (int tile = 0; tile < count(); ++tile)
        if (cells.contains(tiles_[std::size_t(tile)])) numbers.push_back(tile);
    return numbers;
}

Result<WallLayout> WallLayout::merged(const QRect& cells) const
{
    if (within(cells).size() < 2) return wrong(QStringLiteral("there is nothing to merge"));
    std::vector<QRect> tiles{cells};
    for (const QRect& tile : tiles_)
        if (!cells.contains(tile)) tiles.push_back(tile);
    return make(grid_, std::move(tiles));
}

Result<WallLayout> WallLayout::split(int tile) const
{
    const int factor = area(tiles_.at(std::size_t(tile))) == 1 ? kParts : 1;
    std::vector<QRect> tiles = cellsOf(times(tiles_[std::size_t(tile)], factor));
    for (int other = 0; other < count(); ++other)
        if (other != tile) tiles.push_back(times(tiles_[std::size_t(other)], factor));
    return make(grid_ * factor, std::move(tiles));
}

QJsonObject WallLayout::toJson() const
{
    QJsonArray tiles;
    for (const QRect& tile : tiles_) tiles.append(QJsonArray{tile.x(), tile.y(), tile.width(), tile.height()});
    return {{QStringLiteral("grid"), QJsonArray{grid_.width(), grid_.height()}}, {QStringLiteral("tiles"), tiles}};
}

Result<WallLayout> WallLayout::fromJson(const QJsonObject& json)
{
    const QJsonArray grid = json.value(QStringLiteral("grid")).toArray();
    const QJsonArray list = json.value(QStringLiteral("tiles")).toArray();
    const auto columns = whole(grid.at(0));
    const auto rows = whole(grid.at(1));
    if (grid.size() != 2 || !columns || !rows) return wrong(QStringLiteral("\"grid\": expected [columns, rows]"));
    if (list.size() > kMostTiles) return wrong(QStringLiteral("\"tiles\": expected %1 at most").arg(kMostTiles));
    std::vector<QRect> tiles;
    for (const QJsonValue& value : list) {
        const auto tile = rectFrom(value.toArray());
        if (!tile) return wrong(QStringLiteral("\"tiles\": expected [column, row, width, height] in cells"));
        tiles.push_back(*tile);
    }
    return make({*columns, *rows}, std::move(tiles));
}

int tileCountFor(int cameras)
{
    const auto fits = std::find_if(kTileCounts.begin(), kTileCounts.end(), [=](int count) { return count >= cameras; });
    return fits == kTileCounts.end() ? kTileCounts.back() : *fits;
}

QRect tileRect(QSize canvas, int count, int index)
{
    const int side = int(std::lround(std::sqrt(count)));
    return WallLayout(side, side).rect(index, canvas);
}

QRect pictureRect(const QRect& available, QSize source)
{
    const QSize shape = source.isEmpty() ? QSize(16, 9) : source;
    const QSize fitted = shape.scaled(available.size(), Qt::KeepAspectRatio);
    return QRect(QPoint(available.x() + (available.width() - fitted.width()) / 2,
                        available.y() + (available.height() - fitted.height()) / 2),
                 fitted);
}

}  // namespace pitwatch::ui
