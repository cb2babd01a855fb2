#pragma once

#include <QHash>

#include <vector>

#include <engine/snapshot.h>

#include "records.h"

namespace pitwatch {

/// Turns the stream of pictures and power samples into one row per mine and feeder and minute. Pure: time comes from
/// the values. Used on the engine thread.
class MinuteRollup final {
public:
    void add(const RegionSnapshot& snapshot);
    /// Samples are counted to the minute of their source's clock, but never to one after their receipt.
    void add(const MineCode& mine, UtcTime observedAt, UtcTime receivedAt, const PowerBatch& batch);

    /// The rows of all minutes that are over by the time of the newest picture; each comes once.
    std::vector<MinuteJob> takeFinished();
    /// Everything, also the minute that is not over yet: for the end of a session.
    std::vector<MinuteJob> takeAll();

private:
    struct FeederPart {
        double min = 0, max = 0, sum = 0;
        int samples = 0;
    };
    struct FeederKey {
        UtcTime minute;
        MineCode mine;
        FeederId feeder;
        friend bool operator==(const FeederKey&, const FeederKey&) = default;
        friend size_t qHash(const FeederKey& key, size_t seed = 0)
        {
            return qHashMulti(seed, toMicros(key.minute), key.mine, key.feeder);
        }
    };
    struct MinePart {
        MineMinute row;
        double loadSum = 0;
    };

    void finishMines(std::vector<MinuteJob>& rows);
    void finishFeeders(std::vector<MinuteJob>& rows, UtcTime before);

    UtcTime minute_{};  ///< of the newest picture
    QHash<MineCode, MinePart> mines_;
    QHash<FeederKey, FeederPart> feeders_;
    std::vector<MinuteJob> finished_;
};

UtcTime minuteOf(UtcTime time);

}  // namespace pitwatch
