#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <core/result.h>

#include "av.h"

namespace pitwatch {

/// Something that decodes instead of the processor. Shared by the decoders of all streams; safe from any thread.
class HardwareDevice {
public:
    virtual ~HardwareDevice() = default;
    virtual QString name() const = 0;
    /// Makes a decoder that is not open yet use the device; false: it has nothing for this codec. The device may still
    /// refuse a stream when it sees it: then the decoder's pictures are not its own.
    virtual bool attach(AVCodecContext& decoder) const = 0;
    /// Whether the picture lies in the device's memory.
    virtual bool holds(const AVFrame& picture) const = 0;
    /// Brings it into ours; the reason why not, in words, or nothing.
    virtual QString download(const AVFrame& picture, AVFrame& target) const = 0;
};

/// Names of what can be asked for: "auto", "software", then the kinds of devices in the order in which they are tried.
const QStringList& decoderChoices();

/// Opens a device of libavutil: "vaapi", "cuda" or "vdpau". May block for as long as its driver likes.
Result<std::shared_ptr<const HardwareDevice>> openHardwareDevice(const QString& kind);

/// Looks for a device once, on a thread of its own: a driver that hangs holds up nobody. Safe from any thread.
class HardwareFinder {
public:
    using Opener = std::function<Result<std::shared_ptr<const HardwareDevice>>(const QString& kind)>;

    /// `choice` is one of decoderChoices().
    explicit HardwareFinder(const QString& choice, Opener open = openHardwareDevice);

    /// Null while it is being looked for, when there is none and when none is wanted.
    std::shared_ptr<const HardwareDevice> device() const;
    /// Why there is none, in words; empty when there is one or none is wanted.
    QString note() const;

private:
    struct Search;
    const std::shared_ptr<Search> search_;  ///< shared with the thread, which may outlive this
};

}  // namespace pitwatch
