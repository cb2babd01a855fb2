#include "reporttally.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace pitwatch::webrtc {

namespace {

constexpr std::size_t kHead = 4;
constexpr std::size_t kSender = 4;       ///< who reports
constexpr std::size_t kSenderInfo = 20;  ///< of one that also sends
constexpr std::size_t kBlock = 24;
constexpr quint8 kSenderReport = 200;
constexpr quint8 kReceiverReport = 201;
constexpr quint8 kCountMask = 0x1f;
constexpr double kUnitsAMillisecond = 65.536;  ///< of the middle of a time stamp of NTP
constexpr double kLongestRoundTrip = 60'000;   ///< beyond, the clocks are wrong

quint32 wordAt(std::span<const quint8> bytes, std::size_t at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

/// Three bytes, with a sign: packets that came twice count against those that are lost.
qint32 lostAt(std::span<const quint8> bytes, std::size_t at)
{
    constexpr int kUpper = 8;
    return static_cast<qint32>(wordAt(bytes, at) << kUpper) >> kUpper;
}

}  // namespace

void ReportTally::take(std::span<const quint8> packet, quint32 now)
{
    const std::lock_guard lock(mutex_);
    while (packet.size() >= kHead) {
        const std::size_t length = 4 * (std::size_t(qFromBigEndian<quint16>(packet.data() + 2)) + 1);
        if (length > packet.size()) return;
        const quint8 type = packet[1];
        std::size_t at = kHead + kSender + (type == kSenderReport ? kSenderInfo : 0);
        const bool reports = type == kSenderReport || type == kReceiverReport;
        for (int left = reports ? packet[0] & kCountMask : 0; left > 0 && at + kBlock <= length; --left, at += kBlock)
            takeBlock(packet.subspan(at, kBlock), now);
        packet = packet.subspan(length);
    }
}

void ReportTally::takeBlock(std::span<const quint8> block, quint32 now)
{
    const quint32 id = wordAt(block, 0);
    if (id != picture_.id && id != sound_.id) return;
    Stream& stream = id == picture_.id ? picture_ : sound_;
    stream.lost = lostAt(block, 4);
    stream.highest = wordAt(block, 8);
    // The first one tells where the count begins: numbers do not begin at zero.
    if (!std::exchange(stream.known, true)) {
        stream.readHighest = stream.highest;
        stream.readLost = stream.lost;
    }
    const quint32 ours = wordAt(block, 16);
    const quint32 held = wordAt(block, 20);
    const double roundTrip = double(static_cast<qint32>(now - ours - held)) / kUnitsAMillisecond;
    if (ours != 0 && roundTrip > 0 && roundTrip < kLongestRoundTrip) stream.rttMs = roundTrip;
}

ReportTally::Reading ReportTally::read()
{
    const std::lock_guard lock(mutex_);
    return {read(picture_), read(sound_)};
}

ReportTally::Source ReportTally::read(Stream& stream)
{
    const auto sent = static_cast<qint32>(stream.highest - std::exchange(stream.readHighest, stream.highest));
    const auto lost = static_cast<qint32>(quint32(stream.lost) - quint32(std::exchange(stream.readLost, stream.lost)));
    const auto roundTrip = std::exchange(stream.rttMs, std::nullopt);
    if (sent <= 0) return {{}, roundTrip};
    return {std::clamp(double(lost) / sent, 0.0, 1.0), roundTrip};
}

}  // namespace pitwatch::webrtc
