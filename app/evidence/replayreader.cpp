#include "replayreader.h"

#include <algorithm>

#include <video/cliptimeline.h>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kLargestPicture = 64'000'000;
constexpr std::size_t kAtOnce = 64;
/// A ring that has nothing so long after what was reached has ended; another may go on.
constexpr Micros kEnded = 1s;

}  // namespace

ReplayReader::ReplayReader(const RingShelf& shelf, CameraKey camera)
    : shelf_(shelf), camera_(std::move(camera)), decoder_(kLargestPicture)
{
}

/// The main stream where it covers the time, then the sub stream, then whichever is nearest.
std::shared_ptr<PacketRing> ReplayReader::ringFor(UtcTime at) const
{
    std::shared_ptr<PacketRing> best;
    Micros bestApart = Micros::max();
    for (const auto& ring : shelf_.ringsOf(camera_)) {
        const auto extent = ring->extent();
        if (!extent) continue;
        const Micros apart = std::max({extent->from - at, at - extent->to, Micros(0)});
        if (apart >= bestApart) continue;
        best = ring;
        bestApart = apart;
    }
    return best;
}

void ReplayReader::seek(UtcTime at)
{
    pictures_.clear();
    fetched_.clear();
    gap_ = true;
    reached_ = at;
    ring_ = ringFor(at);
    const auto key = ring_ ? ring_->keyFor(at) : std::nullopt;
    serial_ = key ? *key - 1 : 0;
}

bool ReplayReader::fetch()
{
    if (!ring_) seek(reached_);  // nothing was kept then
    if (!ring_) return false;
    for (RingPicture& picture : ring_->after(serial_, kAtOnce)) fetched_.push_back(std::move(picture));
    if (!fetched_.empty()) return true;
    for (const auto& other : shelf_.ringsOf(camera_)) {
        const auto extent = other->extent();
        if (other == ring_ || !extent || extent->to <= reached_ + kEnded) continue;
        const auto key = other->keyFor(reached_);
        if (!key) continue;  // emptied meanwhile
        ring_ = other;
        serial_ = *key - 1;
        gap_ = true;
        return fetch();
    }
    return false;
}

bool ReplayReader::advance()
{
    if (fetched_.empty() && !fetch()) return false;
    const RingPicture picture = std::move(fetched_.front());
    fetched_.pop_front();
    // Lost to the bounds while the replay stood: what follows is not decodable before a key picture.
    if (picture.serial != serial_ + 1) gap_ = true;
    serial_ = picture.serial;
    reached_ = std::max(reached_, picture.at);
    if (gap_ && !picture.packet.key) return true;
    decode(picture);
    return true;
}

void ReplayReader::decode(const RingPicture& picture)
{
    MediaPacket packet;
    packet.packet.reset(av_packet_clone(picture.packet.packet.get()));
    if (!packet.packet) return;
    packet.parameters = picture.packet.parameters;
    packet.key = picture.packet.key;
    packet.capturedAt = picture.at;  // comes back with its picture
    packet.continuity = gap_ || picture.packet.gap ? Continuity::Gap : Continuity::Follows;
    gap_ = false;
    const bool captured = hasSaneCapture(picture.packet);
    decoder_.decode(packet, [&](const FrameDecoder::Picture& decoded) {
        FramePtr frame(av_frame_clone(&decoded.frame));
        if (frame)
            pictures_.push_back({std::move(frame), decoded.capturedAt.value_or(picture.at), captured, decoded.damaged});
    });
}

}  // namespace pitwatch
