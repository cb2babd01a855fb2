#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <functional>

#include <core/result.h>

#include "mediapacket.h"
#include "picturememory.h"

namespace pitwatch {

/// libavcodec for one stream: packets in, pictures with their capture time out, in the order of presentation.
/// Opens itself anew when the parameters of the packets change. One thread at a time.
class FrameDecoder {
public:
    struct Picture {
        const AVFrame& frame;  ///< valid during the call
        std::optional<UtcTime> capturedAt;
        bool damaged = false;  ///< concealed errors, missing references
    };
    using Sink = std::function<void(const Picture&)>;

    explicit FrameDecoder(std::int64_t largestPicture);

    /// False when the packet did not decode; the decoder goes on with the next.
    bool decode(const MediaPacket& packet, const Sink& sink);
    QString codecName() const;

private:
    struct Ticket {
        std::int64_t serial = -1;
        std::optional<UtcTime> capturedAt;
    };

    bool prepare(const MediaPacket& packet, const Sink& sink);
    bool open(const AVCodecParameters& parameters);
    void drain(const Sink& sink);
    bool receive(const Sink& sink);

    const std::int64_t largestPicture_;
    PictureMemory memory_;  ///< outlives the decoder
    CodecContextPtr codec_;
    ParametersPtr parameters_;
    FramePtr frame_;
    std::array<Ticket, 64> tickets_{};  ///< capture times of the pictures inside the decoder, by serial
    std::int64_t nextSerial_ = 0;
};

}  // namespace pitwatch
