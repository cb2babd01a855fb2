#include "peermeter.h"

#include <algorithm>

namespace pitwatch::webrtc {

namespace {

constexpr qint64 kEvery = 2'000;

}  // namespace

bool PeerMeter::due() const
{
    return since_.hasExpired(kEvery);
}

ConsultStats PeerMeter::read(const PeerNumbers& numbers, const PeerFlow& flow)
{
    const double seconds = double(std::max<qint64>(1, since_.restart())) / 1000;
    const auto kbps = [&](quint64 now, quint64 before) { return double(now - before) * 8 / 1000 / seconds; };
    const auto arrived = double(numbers.packetsReceived - last_.packetsReceived);
    const auto lost = double(std::max<qint64>(0, numbers.packetsLost - last_.packetsLost));
    ConsultStats stats;
    stats.framesPerSecond = double(flow.pictures() - lastPictures_) / seconds;
    stats.size = flow.pictureSize();
    stats.receiveKbps = kbps(flow.bytes(), lastBytes_);
    stats.sendKbps = kbps(flow.sentBytes(), lastSent_);
    const auto& [picture, sound] = numbers.reports;
    reported_ = picture.lost || sound.lost;
    if (reported_) lossOut_ = std::max(picture.lost.value_or(0), sound.lost.value_or(0));
    if (picture.rttMs || sound.rttMs) rttMs_ = std::max(picture.rttMs.value_or(0), sound.rttMs.value_or(0));
    stats.lossOut = lossOut_;
    stats.lossIn = arrived + lost > 0 ? lost / (arrived + lost) : 0;
    stats.rttMs = rttMs_;
    stats.codec = flow.codec();
    last_ = numbers;
    lastBytes_ = flow.bytes();
    lastSent_ = flow.sentBytes();
    lastPictures_ = flow.pictures();
    return stats;
}

}  // namespace pitwatch::webrtc
