#pragma once

#include <memory>
#include <optional>

#include <feed/observation.h>

#include "powerseries.h"

namespace pitwatch {

/// The newest sample of one feeder and its recent past. Not synchronised.
///
/// Samples are ordered by source time, or by arrival where the source's clock runs ahead of ours. A late sample is put
/// where it belongs; one of the same time replaces; one older than a full series is dropped.
class FeederHistory {
public:
    static constexpr std::size_t kSamples = 1800;

    FeederHistory();

    void take(const PowerSample& sample, UtcTime observedAt, UtcTime receivedAt);

    const std::optional<PowerSample>& latest() const { return latest_; }
    UtcTime observedAt() const { return observedAt_; }
    UtcTime receivedAt() const { return receivedAt_; }
    UtcTime orderedAt() const { return orderedAt_; }

    /// Mean kW of the samples after `from`: a hoist stands between two trips, and still works. Nothing without samples.
    std::optional<double> meanKwSince(UtcTime from) const;

    /// Never null; made anew only after a change, so that unchanged pictures share it.
    std::shared_ptr<const PowerSeries> series() const;

private:
    void insert(const PowerSample& sample, UtcTime at);

    std::optional<PowerSample> latest_;
    UtcTime observedAt_;
    UtcTime receivedAt_;
    UtcTime orderedAt_;
    PowerSeries series_;
    mutable std::shared_ptr<const PowerSeries> published_;
};

}  // namespace pitwatch
