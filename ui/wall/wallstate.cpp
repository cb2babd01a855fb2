#include "wallstate.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <set>

#include <core/logging.h>

namespace pitwatch::ui {

namespace {

constexpr qsizetype kLongestId = 128;

std::optional<CameraKey> keyFrom(const QJsonArray& json)
{
    const QString mine = json.at(0).toString();
    const QString camera = json.at(1).toString();
    if (json.size() != 2 || mine.isEmpty() || camera.isEmpty()) return std::nullopt;
    if (mine.size() > kLongestId || camera.size() > kLongestId) return std::nullopt;
    return CameraKey{MineCode(mine), CameraId(camera)};
}

std::optional<WallLayout> layoutFrom(const QJsonObject& json)
{
    if (!json.contains(QStringLiteral("layout"))) return std::nullopt;
    auto layout = WallLayout::fromJson(json.value(QStringLiteral("layout")).toObject());
    if (layout) return layout.value();
    qCWarning(logUi) << "a remembered layout is unusable:" << layout.error().text();
    return std::nullopt;
}

}  // namespace

void WallState::adopt(const WallLayout& layout)
{
    layout_ = layout;
    if (tiles_.size() < std::size_t(tileCount())) tiles_.resize(std::size_t(tileCount()));
    focused_ = std::min(focused_, tileCount() - 1);
    full_.reset();
}

void WallState::setLayout(const WallLayout& layout)
{
    adopt(layout);
}

void WallState::setTileCount(int count)
{
    if (std::find(kTileCounts.begin(), kTileCounts.end(), count) == kTileCounts.end()) return;
    const int side = int(std::lround(std::sqrt(count)));
    adopt(WallLayout(side, side));
}

Result<void> WallState::merge(const QRect& cells)
{
    auto merged = layout_.merged(cells);
    if (!merged) return merged.error();
    const std::vector<int> members = layout_.within(cells);
    // The tile of the first member in reading order stays where it is in the list; the others leave it.
    const int kept = members.front();
    const auto speaker = std::find_if(members.begin(), members.end(), [this](int tile) { return camera(tile); });
    const bool focusedCounts = cells.contains(layout_.tiles()[std::size_t(focused_)]) && camera(focused_);
    if (focusedCounts || speaker != members.end()) swap(kept, focusedCounts ? focused_ : *speaker);
    std::vector<std::optional<CameraKey>> waiting;
    for (auto member = members.rbegin(); *member != kept; ++member) {
        waiting.insert(waiting.begin(), tiles_[std::size_t(*member)]);
        tiles_.erase(tiles_.begin() + *member);
    }
    tiles_.insert(tiles_.begin() + merged.value().count(), waiting.begin(), waiting.end());
    focused_ = kept;
    adopt(merged.value());
    return {};
}

Result<void> WallState::split(int tile)
{
    if (!valid(tile)) return Error{ErrorKind::InvalidInput, QStringLiteral("there is no such tile"), {}};
    auto split = layout_.split(tile);
    if (!split) return split.error();
    const int parts = split.value().count() - tileCount() + 1;
    const QRect before = layout_.tiles()[std::size_t(tile)];
    const int factor = split.value().grid().width() / std::max(1, layout_.grid().width());
    const QRect cells(before.topLeft() * factor, before.size() * factor);
    std::vector<int> members = split.value().within(cells);
    std::vector<std::optional<CameraKey>> waiting;
    const std::size_t first = std::size_t(tileCount());
    for (std::size_t i = first; i < std::min(tiles_.size(), first + std::size_t(parts - 1)); ++i)
        waiting.push_back(tiles_[i]);
    tiles_.erase(tiles_.begin() + std::ptrdiff_t(first), tiles_.begin() + std::ptrdiff_t(first + waiting.size()));
    waiting.resize(std::size_t(parts - 1));
    for (std::size_t i = 1; i < members.size(); ++i) tiles_.insert(tiles_.begin() + members[i], waiting[i - 1]);
    focused_ = members.front();
    adopt(split.value());
    return {};
}

std::optional<CameraKey> WallState::camera(int tile) const
{
    return valid(tile) ? tiles_[std::size_t(tile)] : std::nullopt;
}

std::optional<int> WallState::tileOf(const CameraKey& camera) const
{
    for (int tile = 0; tile < tileCount(); ++tile)
        if (tiles_[std::size_t(tile)] == camera) return tile;
    return std::nullopt;
}

void WallState::assign(int tile, const CameraKey& camera)
{
    if (!valid(tile)) return;
    if (const auto other = tileOf(camera)) {
        swap(tile, *other);
        return;
    }
    tiles_[std::size_t(tile)] = camera;
    forgetDoubles();
}

// A camera that waits beyond the layout must not come back beside itself.
void WallState::forgetDoubles()
{
    for (std::size_t waiting = std::size_t(tileCount()); waiting < tiles_.size(); ++waiting)
        if (tiles_[waiting] && tileOf(*tiles_[waiting])) tiles_[waiting].reset();
}

void WallState::swap(int a, int b)
{
    if (valid(a) && valid(b)) std::swap(tiles_[std::size_t(a)], tiles_[std::size_t(b)]);
}

void WallState::clear(int tile)
{
    if (!valid(tile)) return;
    tiles_[std::size_t(tile)].reset();
    if (full_ == tile) full_.reset();
}

void WallState::fill(const std::vector<CameraKey>& cameras, int first)
{
    full_.reset();
    for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
        const std::size_t source = std::size_t(std::max(0, first)) + tile;
        const bool shown = tile < std::size_t(tileCount()) && source < cameras.size();
        tiles_[tile] = shown ? std::optional(cameras[source]) : std::nullopt;
    }
}

void WallState::place(int tile, const std::vector<CameraKey>& cameras)
{
    for (const CameraKey& camera : cameras) {
        if (!valid(tile)) return;
        assign(tile++, camera);
    }
}

void WallState::focus(int tile)
{
    if (valid(tile)) focused_ = tile;
}

void WallState::moveFocus(int columns, int rows)
{
    for (int step = 0; step < std::abs(columns); ++step)
        focused_ = layout_.neighbour(focused_, columns > 0 ? 1 : -1, 0).value_or(focused_);
    for (int step = 0; step < std::abs(rows); ++step)
        focused_ = layout_.neighbour(focused_, 0, rows > 0 ? 1 : -1).value_or(focused_);
}

void WallState::toggleFull(int tile)
{
    if (!valid(tile) || !camera(tile)) return;
    focused_ = tile;
    full_ = full_ ? std::nullopt : std::optional(tile);
}

bool WallState::sameContents(const WallState& other) const
{
    return layout_ == other.layout_ && std::equal(tiles_.begin(), tiles_.begin() + tileCount(), other.tiles_.begin(),
                                                  other.tiles_.begin() + other.tileCount());
}

QJsonObject WallState::toJson() const
{
    QJsonArray tiles;
    for (const auto& key : tiles_) {
        if (key)
            tiles.append(QJsonArray{key->mine.text(), key->camera.text()});
        else
            tiles.append(QJsonValue::Null);
    }
    return {{QStringLiteral("tiles"), tiles},
            {QStringLiteral("layout"), layout_.toJson()},
            {QStringLiteral("focused"), focused_},
            {QStringLiteral("full"), full_ ? QJsonValue(*full_) : QJsonValue(QJsonValue::Null)}};
}

WallState WallState::fromJson(const QJsonObject& json)
{
    WallState state;
    if (const auto layout = layoutFrom(json))
        state.setLayout(*layout);
    else
        state.setTileCount(json.value(QStringLiteral("count")).toInt(16));
    const QJsonArray tiles = json.value(QStringLiteral("tiles")).toArray();
    std::set<CameraKey> seen;
    for (int tile = 0; tile < std::min<int>(int(tiles.size()), WallLayout::kMostTiles); ++tile) {
        if (std::size_t(tile) >= state.tiles_.size()) state.tiles_.resize(std::size_t(tile) + 1);
        const auto key = keyFrom(tiles.at(tile).toArray());
        if (key && seen.insert(*key).second) state.tiles_[std::size_t(tile)] = key;
    }
    state.focus(json.value(QStringLiteral("focused")).toInt());
    const QJsonValue full = json.value(QStringLiteral("full"));
    if (full.isDouble()) state.toggleFull(full.toInt());
    return state;
}

}  // namespace pitwatch::ui
