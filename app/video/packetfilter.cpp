#include "packetfilter.h"

namespace pitwatch {

bool PacketFilter::take(MediaPacket& packet, DecodeMode mode, MonoTime now)
{
    withoutKey_ = packet.key ? 0 : withoutKey_ + 1;
    if (!wanted(packet, mode, now)) {
        needsKey_ = true;
        return false;
    }
    if (needsKey_) packet.continuity = Continuity::Gap;
    needsKey_ = mode != DecodeMode::Full;
    withoutKey_ = 0;
    takenAt_ = now;
    return true;
}

bool PacketFilter::wanted(const MediaPacket& packet, DecodeMode mode, MonoTime now) const
{
    if (withoutKey_ > patience_) return true;
    if (!packet.key) return mode == DecodeMode::Full && !needsKey_;
    return mode != DecodeMode::Still || now - takenAt_ >= stillPeriod_;
}

}  // namespace pitwatch
