#include <QImage>

#include <cstddef>
#include <cstdint>

#include <sys/mman.h>
#include <unistd.h>

#include <video/accessunit.h>
#include <video/framedecoder.h>
#include <video/framescaler.h>
#include <video/mediasource.h>

/// Any bytes as the file of a camera: opened, taken apart, decoded and scaled by the classes that the client uses, with
/// their limits.

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr int kMostPackets = 64;
constexpr std::int64_t kLargestPicture = 1'000'000;
constexpr int kTileWidth = 160;
constexpr int kTileHeight = 90;

/// A file without a place on a disk.
class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(memfd_create("fuzz", 0))
    {
        usable_ = descriptor_ >= 0 && ::write(descriptor_, data, size) == ssize_t(size);
    }
    ~MemoryFile()
    {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    bool usable() const { return usable_; }
    QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(descriptor_); }

private:
    const int descriptor_;
    bool usable_ = false;
};

VideoLimits quickLimits()
{
    VideoLimits limits;
    limits.open = 500ms;
    limits.largestPicture = kLargestPicture;
    return limits;
}

void play(MediaSource& source)
{
    FrameDecoder decoder(kLargestPicture);
    FrameScaler scaler;
    QImage tile(kTileWidth, kTileHeight, QImage::Format_RGB32);
    bool rewound = false;
    for (int i = 0; i < kMostPackets; ++i) {
        auto result = source.read(500ms);
        if (result.state == MediaSource::ReadState::End && !rewound && source.rewind()) {
            rewound = true;
            continue;
        }
        if (result.state != MediaSource::ReadState::Packet) return;
        MediaPacket packet;
        packet.continuity = rewound ? Continuity::Loop : Continuity::Follows;
        packet.key = result.packet.key;
        packet.parameters = std::move(result.packet.parameters);
        packet.packet = std::move(result.packet.packet);
        isKeyAccessUnit(AV_CODEC_ID_H264, {packet.packet->data, packet.bytes()});
        isKeyAccessUnit(AV_CODEC_ID_HEVC, {packet.packet->data, packet.bytes()});
        decoder.decode(packet, [&](const FrameDecoder::Picture& picture) { scaler.scale(picture.frame, tile); });
    }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    routeAvMessages();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const MemoryFile file(data, size);
    if (!file.usable()) return 0;
    const VideoLimits limits = quickLimits();
    Interrupt interrupt;
    StreamRequest request;
    request.url = file.path();
    auto source = MediaSource::open(request, Transport::Tcp, limits, interrupt);
    if (source) play(*source.value());
    return 0;
}
