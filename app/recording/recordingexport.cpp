#include "recordingexport.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

/// The pictures of one export on their way into files.
class Exporter {
public:
    Exporter(CameraKey camera, QString path) : camera_(std::move(camera)), path_(std::move(path)) {}

    Result<void> write(const TappedPacket& picture)
    {
        if (writer_ && !writer_->accepts(picture) && picture.key)
            if (const Result<void> done = finish(); !done) return done;
        if (!writer_) {
            if (!picture.key) return {};
            auto writer = Mp4Writer::open(nextPath(), picture);
            if (!writer) return writer.error();
            writer_ = std::move(writer).value();
        }
        return writer_->accepts(picture) ? writer_->write(picture) : Result<void>();
    }

    Result<void> finish()
    {
        if (!writer_) return {};
        auto summary = std::exchange(writer_, nullptr)->finish();
        if (!summary) return summary.error();
        files_.push_back({camera_, std::move(summary).value()});
        return {};
    }

    std::vector<ExportedFile> takeFiles() { return std::move(files_); }

private:
    QString nextPath() const
    {
        if (files_.empty()) return path_;
        const QFileInfo info(path_);
        return QStringLiteral("%1/%2-%3.%4")
            .arg(info.path(), info.completeBaseName())
            .arg(files_.size() + 1)
            .arg(info.suffix());
    }

    const CameraKey camera_;
    const QString path_;
    std::unique_ptr<Mp4Writer> writer_;
    std::vector<ExportedFile> files_;
};

TappedPacket tapped(PlaybackReader::Packet packet)
{
    TappedPacket picture;
    // The times of the recording are the stream's own: even, and in the order of presentation.
    picture.pts = packet.at.time_since_epoch();
    picture.duration = packet.duration;
    picture.capturedAt = picture.receivedAt = packet.at;
    picture.key = packet.media.key;
    picture.gap = packet.media.continuity == Continuity::Gap;
    picture.parameters = packet.media.parameters;
    picture.packet = std::shared_ptr<const AVPacket>(packet.media.packet.release(), PacketDeleter{});
    return picture;
}

}  // namespace

Error cancelledExport()
{
    return {ErrorKind::Unavailable, Text::tr("the export was cancelled"), {}};
}

Result<std::vector<ExportedFile>> exportRecording(PlaybackSource& source, const CameraKey& camera, const Period& span,
                                                  const QString& path, CancelFlag cancelled,
                                                  const std::function<void(double)>& progress)
{
    auto reader = source.open(camera, cancelled);
    if (!reader) return reader.error();
    if (const Result<void> found = reader.value()->seek(span.from); !found) return found.error();
    Exporter exporter(camera, path);
    bool any = false;
    for (;;) {
        if (*cancelled) return cancelledExport();
        auto packet = reader.value()->next();
        if (!packet) return packet.error();
        if (!packet.value() || packet.value()->at >= span.to) break;
        any = true;
        progress(std::clamp(double((packet.value()->at - span.from).count()) / double((span.to - span.from).count()),
                            0.0, 1.0));
        if (const Result<void> done = exporter.write(tapped(std::move(*packet.value()))); !done) return done.error();
    }
    if (const Result<void> done = exporter.finish(); !done) return done.error();
    if (!any) return Error{ErrorKind::NotFound, Text::tr("nothing was recorded in this span"), path};
    return exporter.takeFiles();
}

}  // namespace pitwatch
