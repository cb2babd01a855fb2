#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <functional>
#include <utility>

namespace pitwatch {

/// A text that identifies one kind of thing: a MineCode cannot be passed where an AreaCode is expected.
template <typename Tag>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : text_(std::move(text)) {}

    const QString& text() const { return text_; }
    bool isEmpty() const { return text_.isEmpty(); }

    friend bool operator==(const Id& a, const Id& b) { return a.text_ == b.text_; }
    friend std::strong_ordering operator<=>(const Id& a, const Id& b)
    {
        const int order = QString::compare(a.text_, b.text_);
        return order <=> 0;
    }
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.text_, seed); }

private:
    QString text_;
};

using MineCode = Id<struct MineCodeTag>;        ///< 12 digits (MT/T 1201.3 dialect, 煤矿编码)
using AreaCode = Id<struct AreaCodeTag>;        ///< 16 digits: mine + 4
using StationCode = Id<struct StationCodeTag>;  ///< 22 digits: area + 6
using TagCode = Id<struct TagCodeTag>;          ///< 17 digits: mine + 5 (标识卡)
using CameraId = Id<struct CameraIdTag>;        ///< unique within its mine
using FeederId = Id<struct FeederIdTag>;        ///< unique within its mine
using FeedId = Id<struct FeedIdTag>;            ///< unique within the region, e.g. "mqtt-0"
using RuleId = Id<struct RuleIdTag>;            ///< from the rule file
using AlarmId = Id<struct AlarmIdTag>;          ///< given by the alarm book, deterministic

/// A camera in the region: camera ids repeat from mine to mine.
struct CameraKey {
    MineCode mine;
    CameraId camera;

    friend bool operator==(const CameraKey&, const CameraKey&) = default;
    friend auto operator<=>(const CameraKey&, const CameraKey&) = default;
    friend size_t qHash(const CameraKey& key, size_t seed = 0) { return qHashMulti(seed, key.mine, key.camera); }
};

}  // namespace pitwatch

template <typename Tag>
struct std::hash<pitwatch::Id<Tag>> {
    size_t operator()(const pitwatch::Id<Tag>& id) const noexcept { return qHash(id); }
};

template <>
struct std::hash<pitwatch::CameraKey> {
    size_t operator()(const pitwatch::CameraKey& key) const noexcept { return qHash(key); }
};
