#include "rtph264.h"

#include <QtEndian>

namespace pitwatch {

namespace {

constexpr qsizetype kLargestPicture = qsizetype(8) << 20;
constexpr int kIdr = 5;
constexpr int kSequenceParameters = 7;
constexpr int kStapA = 24;
constexpr int kFuA = 28;
constexpr std::uint16_t kOnvifReplay = 0xABAC;
constexpr qint64 kNtpToUnix = 2'208'988'800;

std::uint8_t byteAt(QByteArrayView bytes, qsizetype index)
{
    return std::uint8_t(bytes[index]);
}

template <typename T>
T bigEndian(QByteArrayView bytes, qsizetype index)
{
    return qFromBigEndian<T>(bytes.data() + index);
}

UtcTime fromNtp(std::uint32_t seconds, std::uint32_t fraction)
{
    const qint64 micros = qint64((std::uint64_t(fraction) * 1'000'000) >> 32);
    return fromMicros((qint64(seconds) - kNtpToUnix) * 1'000'000 + micros);
}

/// The time in an ONVIF replay extension.
std::optional<UtcTime> replayTime(QByteArrayView bytes, qsizetype extension, qsizetype words)
{
    if (words < 3 || bigEndian<std::uint16_t>(bytes, extension) != kOnvifReplay) return std::nullopt;
    return fromNtp(bigEndian<std::uint32_t>(bytes, extension + 4), bigEndian<std::uint32_t>(bytes, extension + 8));
}

}  // namespace

std::optional<RtpPacket> parseRtp(QByteArrayView bytes)
{
    if (bytes.size() < 12 || (byteAt(bytes, 0) >> 6) != 2) return std::nullopt;
    RtpPacket packet;
    packet.marker = (byteAt(bytes, 1) & 0x80) != 0;
    packet.payloadType = byteAt(bytes, 1) & 0x7f;
    packet.sequence = bigEndian<std::uint16_t>(bytes, 2);
    packet.timestamp = bigEndian<std::uint32_t>(bytes, 4);
    qsizetype from = 12 + 4 * (byteAt(bytes, 0) & 0x0f);
    if ((byteAt(bytes, 0) & 0x10) != 0) {
        if (bytes.size() < from + 4) return std::nullopt;
        const qsizetype words = bigEndian<std::uint16_t>(bytes, from + 2);
        if (bytes.size() < from + 4 + 4 * words) return std::nullopt;
        packet.replayTime = replayTime(bytes, from, words);
        from += 4 + 4 * words;
    }
    qsizetype to = bytes.size();
    if ((byteAt(bytes, 0) & 0x20) != 0) to -= byteAt(bytes, bytes.size() - 1);
    if (to <= from) return std::nullopt;
    packet.payload = bytes.sliced(from, to - from);
    return packet;
}

std::optional<RtpH264::Picture> RtpH264::add(const RtpPacket& packet)
{
    std::optional<Picture> done;
    if (open_ && packet.timestamp != picture_.timestamp) done = finish();
    if (lastSequence_ && packet.sequence != std::uint16_t(*lastSequence_ + 1)) lost_ = true;
    lastSequence_ = packet.sequence;
    if (!open_) begin(packet);
    if (packet.replayTime) picture_.replayTime = packet.replayTime;
    switch (byteAt(packet.payload, 0) & 0x1f) {
        case kStapA:
            addAggregate(packet.payload.sliced(1));
            break;
        case kFuA:
            addFragment(packet.payload.sliced(1));
            break;
        default:
            addNal(packet.payload);
    }
    // A picture whose last packet was lost comes out when the next begins.
    if (packet.marker && !done) done = finish();
    return done;
}

void RtpH264::begin(const RtpPacket& packet)
{
    picture_ = {};
    picture_.timestamp = packet.timestamp;
    open_ = true;
}

std::optional<RtpH264::Picture> RtpH264::finish()
{
    open_ = false;
    picture_.torn = std::exchange(lost_, false);
    if (picture_.bytes.isEmpty()) return std::nullopt;
    return std::exchange(picture_, {});
}

void RtpH264::addNal(QByteArrayView nal)
{
    if (nal.isEmpty()) return;
    const int type = byteAt(nal, 0) & 0x1f;
    if (type == kIdr || type == kSequenceParameters) picture_.key = true;
    if (picture_.bytes.size() + nal.size() > kLargestPicture) {
        lost_ = true;
        return;
    }
    picture_.bytes.append("\0\0\0\1", 4);
    picture_.bytes.append(nal.data(), nal.size());
}

void RtpH264::addAggregate(QByteArrayView payload)
{
    while (payload.size() > 2) {
        const qsizetype size = bigEndian<std::uint16_t>(payload, 0);
        if (size > payload.size() - 2) {
            lost_ = true;
            return;
        }
        addNal(payload.sliced(2, size));
        payload = payload.sliced(2 + size);
    }
}

void RtpH264::addFragment(QByteArrayView payload)
{
    if (payload.size() < 2) return;
    const std::uint8_t header = byteAt(payload, 0);
    const QByteArrayView part = payload.sliced(1);
    if ((header & 0x80) != 0) {
        // The head of the NAL unit is put together from both headers (RFC 6184, 5.8); its importance is not needed.
        QByteArray first(1, char(0x60 | (header & 0x1f)));
        first.append(part.data(), part.size());
        addNal(first);
        return;
    }
    if (picture_.bytes.isEmpty() || picture_.bytes.size() + part.size() > kLargestPicture) {
        lost_ = true;
        return;
    }
    picture_.bytes.append(part.data(), part.size());
}

}  // namespace pitwatch
