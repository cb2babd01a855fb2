#include "stillreader.h"

#include <QCoreApplication>

#include <video/framedecoder.h>
#include <video/framescaler.h>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

constexpr std::int64_t kLargestPicture = 64'000'000;
/// A decoder that gives no picture after so many key pictures gives none.
constexpr int kMostPackets = 8;

QSize fitted(const AVFrame& frame, QSize size)
{
    return QSize(frame.width, frame.height).scaled(size, Qt::KeepAspectRatio).expandedTo({2, 2});
}

}  // namespace

Result<Still> readStill(PlaybackSource& source, const CameraKey& camera, UtcTime time, QSize size, CancelFlag cancelled,
                        Micros near)
{
    auto reader = source.open(camera, std::move(cancelled));
    if (!reader) return reader.error();
    reader.value()->setKeysOnly(true);
    if (const Result<void> found = reader.value()->seek(time); !found) return found.error();
    FrameDecoder decoder(kLargestPicture);
    FrameScaler scaler;
    Still still;
    const auto take = [&](const FrameDecoder::Picture& picture) {
        if (!still.image.isNull() || !picture.capturedAt) return;
        still.image = QImage(fitted(picture.frame, size), QImage::Format_RGB32);
        still.at = *picture.capturedAt;
        if (!scaler.scale(picture.frame, still.image)) still.image = {};
    };
    const Error nothing{ErrorKind::NotFound, Text::tr("nothing was recorded at this time"), {}};
    for (int i = 0; i < kMostPackets && still.image.isNull(); ++i) {
        auto packet = reader.value()->next();
        if (!packet) return packet.error();
        if (!packet.value() || packet.value()->at > time || time - packet.value()->until > near) return nothing;
        decoder.decode(packet.value()->media, take);
    }
    if (still.image.isNull()) return nothing;
    return still;
}

}  // namespace pitwatch
