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
    stats.sendKbps = kbps(numbers.bytesSent, last_.bytesSent);
    stats.lossOut = numbers.lossOut.value_or(0);
    stats.lossIn = arrived + lost > 0 ? lost / (arrived + lost) : 0;
    stats.rttMs = numbers.rttMs;
    stats.codec = flow.codec();
    reported_ = numbers.lossOut && numbers.reportMark != last_.reportMark;
    last_ = numbers;
    lastBytes_ = flow.bytes();
    lastPictures_ = flow.pictures();
    return stats;
}

}  // namespace pitwatch::webrtc
