#pragma once

#include <QPolygonF>
#include <QString>

#include <array>
#include <optional>
#include <vector>

#include <engine/snapshot.h>

/// What a card says about one mine, as texts and fractions: made by pure functions, painted by MineCard.
namespace pitwatch::ui {

/// A value with its age. Stale values keep their text.
struct CardValue {
    QString text;
    QString unit;
    QString age;  ///< "3 s ago", "stale, 5 min ago", or what is missing
    bool stale = false;
    bool known = false;
    bool operator==(const CardValue&) const = default;
};

struct CardArea {
    QString name;
    QString text;                    ///< "24 / 25"; persons
    std::optional<double> fraction;  ///< of the limit; nothing without one
    std::optional<Grade> alarm;      ///< the gravest open one about the area
    bool operator==(const CardArea&) const = default;
};

struct CardFeeder {
    QString name;
    std::optional<Grade> alarm;
    CardValue power;
    std::optional<bool> running;
    bool operator==(const CardFeeder&) const = default;
};

struct MineCardContent {
    MineCode code;
    QString name;
    MineStateKind state = MineStateKind::Producing;
    QString stateText;  ///< "Suspended since 2026-11-01"
    CardValue heads;
    std::optional<double> headFraction;  ///< of the limit
    std::optional<Grade> headAlarm;      ///< the gravest open one about the mine as a whole
    CardValue load;
    std::vector<float> sparkline;  ///< kW, equally spaced, NaN where nothing was heard; empty: no curve
    CardValue cameras;
    std::array<int, 4> openAlarms{};
    std::vector<CardArea> areas;
    std::vector<CardFeeder> feeders;
    bool operator==(const MineCardContent&) const = default;
};

MineCardContent makeCardContent(const Mine& mine, const MineSnapshot& live, const RegionSnapshot& region, UtcTime now);

/// Load of the mine over the last `span`, in `points` equal steps: the newest values at each step of the substations,
/// which carry the whole mine, or where none reports, of the other feeders. Empty when there is nothing to show.
std::vector<float> loadCurve(const Mine& mine, const MineSnapshot& live, UtcTime now, Micros span, int points);

/// "3 mines · 2 producing · 214 persons underground · …"
QString regionSummary(const RegionSnapshot& snapshot);

}  // namespace pitwatch::ui
