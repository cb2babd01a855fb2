#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <functional>

#include <core/result.h>

#include "hardwaredevice.h"
#include "mediapacket.h"
#include "picturememory.h"
#include "pictureturner.h"

namespace pitwatch {

/// libavcodec for one stream: packets in, pictures with their capture time out, in the order of presentation.
/// Opens itself anew when the parameters of the packets change. Uses the device that `hardware` found, from the next
/// key picture on when it was found late, and the processor when there is none or it fails. One thread at a time.
class FrameDecoder {
public:
    struct Picture {
        const AVFrame& frame;  ///< upright; valid during the call
        std::optional<UtcTime> capturedAt;
        bool damaged = false;  ///< concealed errors, missing references
    };
    using Sink = std::function<void(const Picture&)>;

    explicit FrameDecoder(std::int64_t largestPicture, std::shared_ptr<const HardwareFinder> hardware = nullptr);

    /// False when the packet did not decode; the decoder goes on with the next.
    bool decode(const MediaPacket& packet, const Sink& sink);
    /// Hands out what the decoder still holds; only a key picture can follow.
    void finish(const Sink& sink);
    QString codecName() const;
    /// Who makes the pictures: "software" or the name of a device; and why it is not a device, in words, if one was
    /// wanted. `revision` rises when either changes.
    struct Maker {
        QString name = QStringLiteral("software");
        QString note;
        int revision = 0;
    };
    const Maker& maker() const { return maker_; }

private:
    struct Ticket {
        std::int64_t serial = -1;
        std::optional<UtcTime> capturedAt;
    };

    bool prepare(const MediaPacket& packet, const Sink& sink);
    bool open(const AVCodecParameters& parameters);
    std::shared_ptr<const HardwareDevice> usableDevice() const;
    void attachDevice(AVCodecContext& context);
    void fallBack(const QString& reason);
    void count(bool decoded);
    void setMaker(const QString& name, const QString& note);
    /// The picture in our memory; null when it cannot be brought here.
    const AVFrame* fetched();
    void drain(const Sink& sink);
    bool receive(const Sink& sink);

    const std::int64_t largestPicture_;
    PictureMemory memory_;  ///< outlives the decoder
    CodecContextPtr codec_;
    ParametersPtr parameters_;
    FramePtr frame_;
    FramePtr fetched_;  ///< what a device made, in our memory
    PictureTurner turner_;
    const std::shared_ptr<const HardwareFinder> hardware_;
    std::shared_ptr<const HardwareDevice> device_;  ///< of the open decoder
    QString refusal_;                               ///< why this stream has done with devices
    int failuresInRow_ = 0;
    Maker maker_;
    std::array<Ticket, 64> tickets_{};  ///< capture times of the pictures inside the decoder, by serial
    std::int64_t nextSerial_ = 0;
};

}  // namespace pitwatch
