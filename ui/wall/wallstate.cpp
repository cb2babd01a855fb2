#include "wallstate.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

#include "walllayout.h"

namespace pitwatch::ui {

void WallState::setTileCount(int count)
{
    if (std::find(kTileCounts.begin(), kTileCounts.end(), count) == kTileCounts.end()) return;
    tileCount_ = count;
    if (tiles_.size() < std::size_t(count)) tiles_.resize(std::size_t(count));
    focused_ = std::min(focused_, count - 1);
    full_.reset();
}

std::optional<CameraKey> WallState::camera(int tile) const
{
    return valid(tile) ? tiles_[std::size_t(tile)] : std::nullopt;
}

std::optional<int> WallState::tileOf(const CameraKey& camera) const
{
    for (int tile = 0; tile < tileCount_; ++tile)
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
        const bool shown = tile < std::size_t(tileCount_) && source < cameras.size();
        tiles_[tile] = shown ? std::optional(cameras[source]) : std::nullopt;
    }
}

void WallState::focus(int tile)
{
    if (valid(tile)) focused_ = tile;
}

void WallState::moveFocus(int columns, int rows)
{
    const int side = int(std::lround(std::sqrt(tileCount_)));
    const int column = std::clamp(focused_ % side + columns, 0, side - 1);
    const int row = std::clamp(focused_ / side + rows, 0, side - 1);
    focused_ = row * side + column;
}

void WallState::toggleFull(int tile)
{
    if (!valid(tile) || !camera(tile)) return;
    focused_ = tile;
    full_ = full_ ? std::nullopt : std::optional(tile);
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
            {QStringLiteral("count"), tileCount_},
            {QStringLiteral("focused"), focused_},
            {QStringLiteral("full"), full_ ? QJsonValue(*full_) : QJsonValue(QJsonValue::Null)}};
}

WallState WallState::fromJson(const QJsonObject& json)
{
    WallState state;
    state.setTileCount(json.value(QStringLiteral("count")).toInt(16));
    const QJsonArray tiles = json.value(QStringLiteral("tiles")).toArray();
    for (int tile = 0; tile < std::min<int>(int(tiles.size()), kTileCounts.back()); ++tile) {
        if (std::size_t(tile) >= state.tiles_.size()) state.tiles_.resize(std::size_t(tile) + 1);
        const QJsonArray key = tiles.at(tile).toArray();
        if (key.size() == 2)
            state.tiles_[std::size_t(tile)] = CameraKey{MineCode(key.at(0).toString()), CameraId(key.at(1).toString())};
    }
    state.focus(json.value(QStringLiteral("focused")).toInt());
    const QJsonValue full = json.value(QStringLiteral("full"));
    if (full.isDouble()) state.toggleFull(full.toInt());
    return state;
}

}  // namespace pitwatch::ui
