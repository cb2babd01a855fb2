#include "minuterollup.h"

#include <algorithm>
#include <cmath>

namespace pitwatch {

namespace {

/// A source whose clock runs wild opens a part per sample; beyond this many all parts are written out.
constexpr qsizetype kMaximumFeederParts = 20'000;

void widen(std::optional<int>& low, std::optional<int>& high, int value)
{
    low = low ? std::min(*low, value) : value;
    high = high ? std::max(*high, value) : value;
}

void widen(std::optional<double>& low, std::optional<double>& high, double value)
{
    low = low ? std::min(*low, value) : value;
    high = high ? std::max(*high, value) : value;
}

}  // namespace

UtcTime minuteOf(UtcTime time)
{
    return std::chrono::floor<std::chrono::minutes>(time);
}

void MinuteRollup::add(const RegionSnapshot& snapshot)
{
    const UtcTime minute = minuteOf(snapshot.at);
    if (minute != minute_) finishMines(finished_);
    minute_ = minute;
    for (const MineSnapshot& mine : snapshot.mines) {
        MinePart& part = mines_[mine.code];
        MineMinute& row = part.row;
        row.at = minute;
        row.mine = mine.code;
        if (mine.underground && mine.positions == Freshness::Fresh) {
            row.underground = mine.underground;
            widen(row.undergroundMin, row.undergroundMax, *mine.underground);
        }
        if (mine.loadKw && std::isfinite(*mine.loadKw) && mine.power == Freshness::Fresh) {
            widen(row.loadMin, row.loadMax, *mine.loadKw);
            part.loadSum += *mine.loadKw;
            ++row.loadSamples;
        }
        row.limit = mine.limit;
        row.camerasOnline = mine.camerasOnline;
        row.camerasKnown = mine.camerasKnown;
    }
}

void MinuteRollup::add(const MineCode& mine, UtcTime observedAt, UtcTime receivedAt, const PowerBatch& batch)
{
    const UtcTime minute = minuteOf(std::min(observedAt, receivedAt));
    for (const PowerSample& sample : batch.samples) {
        if (!sample.activeKw || !std::isfinite(*sample.activeKw)) continue;
        const double kw = *sample.activeKw;
        FeederPart& part = feeders_[FeederKey{minute, mine, sample.feeder}];
        part.min = part.samples == 0 ? kw : std::min(part.min, kw);
        part.max = part.samples == 0 ? kw : std::max(part.max, kw);
        part.sum += kw;
        ++part.samples;
    }
    if (feeders_.size() > kMaximumFeederParts) finishFeeders(finished_, UtcTime::max());
}

std::vector<MinuteJob> MinuteRollup::takeFinished()
{
    finishFeeders(finished_, minute_);
    return std::exchange(finished_, {});
}

std::vector<MinuteJob> MinuteRollup::takeAll()
{
    finishMines(finished_);
    finishFeeders(finished_, UtcTime::max());
    return std::exchange(finished_, {});
}

void MinuteRollup::finishMines(std::vector<MinuteJob>& rows)
{
    for (const MinePart& part : std::as_const(mines_)) {
        MineMinute row = part.row;
        if (row.loadSamples > 0) row.loadMean = part.loadSum / row.loadSamples;
        rows.emplace_back(std::move(row));
    }
    mines_.clear();
}

void MinuteRollup::finishFeeders(std::vector<MinuteJob>& rows, UtcTime before)
{
    for (auto it = feeders_.begin(); it != feeders_.end();) {
        const FeederKey& key = it.key();
        if (key.minute >= before) {
            ++it;
            continue;
        }
        const FeederPart& part = it.value();
        rows.emplace_back(
            FeederMinute{key.minute, key.mine, key.feeder, part.min, part.max, part.sum / part.samples, part.samples});
        it = feeders_.erase(it);
    }
}

}  // namespace pitwatch
