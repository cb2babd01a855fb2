#pragma once

#include <QHash>

#include <condition_variable>
#include <deque>
#include <mutex>

#include "recordingsink.h"

namespace pitwatch {

/// Packets between the media threads and the recorder's thread. Bounded: when the disk is too slow, what comes is
/// dropped and counted; nobody ever waits to put something in. All members are safe from any thread.
class RecordedPackets final : public RecordingSink {
public:
    static constexpr qint64 kMostBytes = 16 << 20;
    static constexpr std::size_t kMostPackets = 8'000;
    static constexpr qsizetype kLargestPacket = 4 << 20;

    struct Batch {
        std::deque<RecordedPacket> packets;
        QHash<QString, qint64> lost;  ///< of whom, since the batch before
        bool closed = false;          ///< no more will come
    };

    void take(RecordedPacket packet) override;
    void lost(const QString& participant, qint64 packets) override;
    /// What is there; waits up to `patience` when that is nothing.
    Batch wait(std::chrono::milliseconds patience);
    void close();

private:
    std::mutex mutex_;
    std::condition_variable ready_;
    Batch batch_;
    qint64 bytes_ = 0;
};

}  // namespace pitwatch
