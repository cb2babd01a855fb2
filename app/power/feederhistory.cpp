#include "feederhistory.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace pitwatch {

namespace {

float meanOf(std::initializer_list<std::optional<double>> phases)
{
    double sum = 0;
    int count = 0;
    for (const std::optional<double>& phase : phases) {
        if (!phase) continue;
        sum += *phase;
        ++count;
    }
    return count ? static_cast<float>(sum / count) : std::numeric_limits<float>::quiet_NaN();
}

}  // namespace

FeederHistory::FeederHistory() : published_(std::make_shared<PowerSeries>()) {}

void FeederHistory::take(const PowerSample& sample, UtcTime observedAt, UtcTime receivedAt)
{
    const UtcTime orderedAt = std::min(observedAt, receivedAt);
    insert(sample, orderedAt);
    if (latest_ && orderedAt < orderedAt_) return;
    latest_ = sample;
    observedAt_ = observedAt;
    receivedAt_ = receivedAt;
    orderedAt_ = orderedAt;
}

std::optional<double> FeederHistory::meanKwSince(UtcTime from) const
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = series_.at.size(); i > 0 && series_.at[i - 1] > from; --i) {
        const float kw = series_.activeKw[i - 1];
        if (std::isnan(kw)) continue;
        sum += static_cast<double>(kw);
        ++count;
    }
    return count ? std::optional(sum / count) : std::nullopt;
}

std::shared_ptr<const PowerSeries> FeederHistory::series() const
{
    if (!published_) published_ = std::make_shared<PowerSeries>(series_);
    return published_;
}

void FeederHistory::insert(const PowerSample& sample, UtcTime at)
{
    const auto place = std::lower_bound(series_.at.begin(), series_.at.end(), at);
    const auto index = place - series_.at.begin();
    const bool full = series_.at.size() >= kSamples;
    const bool replaces = place != series_.at.end() && *place == at;
    if (full && index == 0 && !replaces) return;
    const auto put = [&](auto& column, auto value) {
        if (replaces) {
            column[static_cast<std::size_t>(index)] = value;
            return;
        }
        column.insert(column.begin() + index, value);
        if (full) column.erase(column.begin());
    };
    put(series_.at, at);
    put(series_.current, meanOf({sample.ia, sample.ib, sample.ic}));
    put(series_.voltage, meanOf({sample.ua, sample.ub, sample.uc}));
    put(series_.activeKw, meanOf({sample.activeKw}));
    published_.reset();
}

}  // namespace pitwatch
