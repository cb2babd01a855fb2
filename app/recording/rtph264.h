#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

#include <core/utctime.h>

namespace pitwatch {

/// The parts of an RTP packet (RFC 3550, 5.1) that a replay needs.
struct RtpPacket {
    int payloadType = 0;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    bool marker = false;
    std::optional<UtcTime> replayTime;  ///< ONVIF Streaming, 6.3: the recorder's absolute time of the picture
    QByteArrayView payload;             ///< part of what was parsed
};
/// Nothing when it is no RTP.
std::optional<RtpPacket> parseRtp(QByteArrayView bytes);

/// Puts H.264 pictures together from RTP payloads (RFC 6184: single NAL units, STAP-A, FU-A). What is torn is left
/// out up to the next whole picture. Bounded: a picture of more than 8 MiB is given up. One thread.
class RtpH264 {
public:
    struct Picture {
        QByteArray bytes;  ///< Annex B
        std::uint32_t timestamp = 0;
        std::optional<UtcTime> replayTime;
        bool key = false;
        bool torn = false;  ///< packets before or in it were lost
    };

    /// The picture that this packet completes.
    std::optional<Picture> add(const RtpPacket& packet);

private:
    void addNal(QByteArrayView nal);
    void addAggregate(QByteArrayView payload);
    void addFragment(QByteArrayView payload);
    void begin(const RtpPacket& packet);
    std::optional<Picture> finish();

    Picture picture_;
    std::optional<std::uint16_t> lastSequence_;
    bool open_ = false;
    bool lost_ = false;
};

}  // namespace pitwatch
