#include "localplayback.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

#include <video/mp4writer.h>

#include "segmentfile.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

/// So many files in a row may be missing or unreadable before that is an error.
constexpr int kMostLost = 50;

bool sameStream(const AVCodecParameters& a, const AVCodecParameters& b)
{
    return a.codec_id == b.codec_id && a.width == b.width && a.height == b.height &&
           a.extradata_size == b.extradata_size && std::equal(a.extradata, a.extradata + a.extradata_size, b.extradata);
}

class LocalReader final : public PlaybackReader {
public:
    LocalReader(QString directory, std::unique_ptr<StoreReader> store, CameraKey camera, CancelFlag cancelled)
        : directory_(std::move(directory)),
          store_(std::move(store)),
          camera_(std::move(camera)),
          cancelled_(std::move(cancelled))
    {
    }

    Result<void> seek(UtcTime time) override
    {
        file_.reset();
        const auto found = store_->segmentAtOrAfter(camera_, time);
        if (!found) return found.error();
        if (!found.value()) return {};
        if (const Result<void> opened = openFrom(*found.value()); !opened) return opened;
        return file_ && time > segment_.from ? file_->seek(time - segment_.from) : Result<void>();
    }

    Result<std::optional<Packet>> next() override
    {
        while (file_ && !*cancelled_) {
            if (auto packet = file_->next()) return std::optional<Packet>(finished(std::move(*packet)));
            if (const Result<void> moved = openNext(); !moved) return moved.error();
        }
        return std::optional<Packet>();
    }

    void setKeysOnly(bool keysOnly) override
    {
        keysOnly_ = keysOnly;
        if (file_) file_->setKeysOnly(keysOnly);
    }

private:
    Packet finished(SegmentFile::Packet packet)
    {
        Packet result;
        result.at = segment_.from + packet.place;
        result.duration = packet.duration;
        result.until = std::max(segment_.to, result.at + packet.duration);
        result.media = std::move(packet.media);
        result.media.capturedAt = result.at;
        result.media.parameters = parameters_;
        // What the decoder still holds belongs to the file before and is shown first.
        if (std::exchange(begun_, false) && follows_) result.media.continuity = Continuity::Loop;
        return result;
    }

    Result<void> openNext()
    {
        file_.reset();
        const UtcTime end = segment_.to;
        const auto found = store_->segmentAfter(camera_, segment_.from);
        if (!found) return found.error();
        if (!found.value()) return {};
        const Result<void> opened = openFrom(*found.value());
        follows_ = file_ && segment_.from - end <= kJoinedSegments;
        return opened;
    }

    /// Opens the file of this segment or, where it is lost, of the next that can be read.
    Result<void> openFrom(StoredSegment segment)
    {
        follows_ = false;
        for (int lost = 0; lost < kMostLost && !*cancelled_; ++lost) {
            auto file = open(segment.file);
            if (file) {
                take(std::move(file).value(), std::move(segment));
                return {};
            }
            auto next = store_->segmentAfter(camera_, segment.from);
            if (!next) return next.error();
            if (!next.value()) return {};
            segment = std::move(*next.value());
        }
        return Error{ErrorKind::NotFound, Text::tr("the files of this recording cannot be read"), segment.file};
    }

    Result<std::unique_ptr<SegmentFile>> open(const QString& name) const
    {
        const QString path = QDir(directory_).filePath(name);
        return SegmentFile::open(QFile::exists(path) ? path : Mp4Writer::partialPath(path));
    }

    void take(std::unique_ptr<SegmentFile> file, StoredSegment segment)
    {
        file_ = std::move(file);
        segment_ = std::move(segment);
        begun_ = true;
        if (!parameters_ || !sameStream(*parameters_, *file_->parameters())) parameters_ = file_->parameters();
        file_->setKeysOnly(keysOnly_);
    }

    const QString directory_;
    const std::unique_ptr<StoreReader> store_;
    const CameraKey camera_;
    const CancelFlag cancelled_;
    std::unique_ptr<SegmentFile> file_;
    StoredSegment segment_;
    ParametersPtr parameters_;
    bool keysOnly_ = false;
    bool begun_ = false;    ///< the next packet is the first of its file
    bool follows_ = false;  ///< the file follows the one before without a hole
};

}  // namespace

Result<std::vector<Period>> LocalPlayback::coverage(const CameraKey& camera, const Period& period)
{
    auto store = StoreReader::open(storePath_);
    if (!store) return store.error();
    return store.value()->coverage(camera, period, kJoinedSegments);
}

Result<std::unique_ptr<PlaybackReader>> LocalPlayback::open(const CameraKey& camera, CancelFlag cancelled)
{
    auto store = StoreReader::open(storePath_);
    if (!store) return store.error();
    return std::unique_ptr<PlaybackReader>(
        std::make_unique<LocalReader>(directory_, std::move(store).value(), camera, std::move(cancelled)));
}

}  // namespace pitwatch
