#pragma once

#include <mutex>

#include <feed/observationreceiver.h>

/// A small region and a receiver for tests of feeds.
namespace pitwatch::test {

/// Mine 410881001001 with camera c01 and feeder f01; no feeds.
Region feedRegion();

/// Keeps what it gets; safe from any thread.
class KeepingReceiver final : public ObservationReceiver {
public:
    void receive(ObservationBatch batch) override;
    std::vector<Observation> observations() const;
    std::size_t count() const { return observations().size(); }

private:
    mutable std::mutex mutex_;
    std::vector<Observation> observations_;
};

}  // namespace pitwatch::test
