#pragma once

#include <chrono>

#include "mediapacket.h"
#include "videostream.h"

namespace pitwatch {

/// Decides which packets of a stream a decode mode lets through, and keeps what follows decodable: after anything was
/// left out only a key picture can follow. Pure; one thread at a time.
class PacketFilter {
public:
    /// `patience`: packets in a row without a key picture after which one is let through all the same, so that a
    /// source which never marks any does not stay dark for ever.
    PacketFilter(std::chrono::milliseconds stillPeriod, int patience) : stillPeriod_(stillPeriod), patience_(patience)
    {
    }

    /// Whether the packet is to be decoded; marks the gap before it where there is one.
    bool take(MediaPacket& packet, DecodeMode mode, MonoTime now);
    /// The packet that was taken last stands alone: nothing follows that refers to it.
    bool keyFollows() const { return needsKey_; }

private:
    bool wanted(const MediaPacket& packet, DecodeMode mode, MonoTime now) const;

    const std::chrono::milliseconds stillPeriod_;
    const int patience_;
    MonoTime takenAt_{};
    bool needsKey_ = false;
    int withoutKey_ = 0;
};

}  // namespace pitwatch
