#pragma once

#include <QSize>
#include <QString>

#include <memory>
#include <vector>

#include <core/result.h>

#include "cliptimeline.h"
#include "decodingtimes.h"
#include "packetsink.h"

namespace pitwatch {

/// What a finished file holds.
struct Mp4Summary {
    QString path;
    UtcTime begin;              ///< of the first picture
    Micros length{0};           ///< to the end of the last one
    bool captureClock = false;  ///< times come from the camera's clock, otherwise from the receipt
    QString codec;              ///< as libavcodec calls it
    QSize size;
    int pictures = 0;
    qint64 bytes = 0;
    std::vector<ClipTimeline::Gap> gaps;
};

/// Writes compressed pictures into one MP4 file as they are. Fragmented at key pictures: what a crash leaves can be
/// played to its last complete group. Written under "<path>.part" and renamed by finish(); a file that exists is never
/// replaced, and a writer that goes without finish() removes what it wrote. Blocks on the disk; one thread.
class Mp4Writer {
public:
    static Result<std::unique_ptr<Mp4Writer>> open(const QString& path, const TappedPacket& firstKey);
    ~Mp4Writer();
    Mp4Writer(const Mp4Writer&) = delete;
    Mp4Writer& operator=(const Mp4Writer&) = delete;

    /// Whether the picture belongs into this file: false when codec, size or profile changed with it, and for a picture
    /// after a gap that is no key picture. Another file begins at the next key picture then.
    bool accepts(const TappedPacket& picture) const;
    /// An error is final (disk full, muxer refused); the file is removed.
    Result<void> write(const TappedPacket& picture);
    /// Ends the file, waits until it is on the disk and gives it its name.
    Result<Mp4Summary> finish();

    const ClipTimeline& timeline() const { return timeline_; }
    int pictures() const { return pictures_; }
    static QString partialPath(const QString& path) { return path + QStringLiteral(".part"); }

private:
    struct Pending {
        TappedPacket picture;
        Micros place{};
    };
    struct OutputDeleter {
        void operator()(AVFormatContext* format) const;
    };

    Mp4Writer(QString path, ParametersPtr parameters, const TappedPacket& firstKey);
    Result<void> begin();
    Result<void> flush();
    Result<void> emitPicture(const Pending& pending);
    Result<void> close();
    Error fail(int code);

    const QString path_;
    const ParametersPtr parameters_;  ///< of the file
    ParametersPtr source_;            ///< of the connection
    const QByteArray sequence_;
    std::unique_ptr<AVFormatContext, OutputDeleter> format_;
    ClipTimeline timeline_;
    std::vector<Pending> pending_;  ///< until the order of the pictures is known
    std::unique_ptr<DecodingTimes> decoding_;
    int pictures_ = 0;
};

}  // namespace pitwatch
