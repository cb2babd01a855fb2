#include "segmentwriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <core/logging.h>

#include "segmentname.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recordings)
};

}  // namespace

SegmentWriter::~SegmentWriter()
{
    if (const Result<void> done = finish(); !done) qCWarning(logVideo).noquote() << done.error().text();
}

Result<void> SegmentWriter::write(const TappedPacket& picture)
{
    if (writer_ && begins(picture))
        if (const Result<void> ended = finish(); !ended) return ended;
    if (!writer_) {
        if (!picture.key) return {};
        if (const Result<void> begun = begin(picture); !begun) return begun;
    }
    if (const Result<void> done = writer_->write(picture); !done) {
        lost();
        return done;
    }
    lastPictureAt_ = picture.receivedAt;
    bytes_ += picture.packet->size;
    segment_.bytes += picture.packet->size;
    ++segment_.frames;
    if (picture.receivedAt - announcedAt_ >= options_.announce) announce();
    return {};
}

/// Whether another file begins here.
bool SegmentWriter::begins(const TappedPacket& picture) const
{
    if (picture.gap || !writer_->accepts(picture)) return true;
    if (picture.receivedAt - lastPictureAt_ >= options_.silence) return true;
    return picture.key && writer_->timeline().length() >= options_.length;
}

Result<void> SegmentWriter::begin(const TappedPacket& picture)
{
    UtcTime from = pictureTime(picture);
    QString name = segmentName(options_.camera, from);
    const QDir root(options_.directory);
    while (QFile::exists(root.filePath(name))) {
        from += std::chrono::milliseconds(1);
        name = segmentName(options_.camera, from);
    }
    const QString directory = root.filePath(segmentDirectory(options_.camera, from));
    if (!QDir().mkpath(directory))
        return Error{ErrorKind::Permission, Text::tr("the directory cannot be made"), directory};
    auto writer = Mp4Writer::open(root.filePath(name), picture);
    if (!writer) return writer.error();
    writer_ = std::move(writer).value();
    segment_ = {options_.camera, name, from, from, 0, 0, false, hasSaneCapture(picture), false};
    announcedAt_ = picture.receivedAt;
    return {};
}

Result<void> SegmentWriter::tick(UtcTime now)
{
    return writer_ && now - lastPictureAt_ >= options_.silence ? finish() : Result<void>();
}

Result<void> SegmentWriter::finish()
{
    if (!writer_) return {};
    const std::unique_ptr<Mp4Writer> writer = std::move(writer_);
    const Result<Mp4Summary> summary = writer->finish();
    if (!summary) {
        lost();
        return summary.error();
    }
    const Mp4Summary& file = summary.value();
    segment_.from = file.begin;
    segment_.to = file.begin + file.length;
    segment_.bytes = file.bytes;
    segment_.frames = file.pictures;
    segment_.cameraClock = file.captureClock;
    segment_.complete = true;
    index_(segment_);
    return {};
}

void SegmentWriter::announce()
{
    announcedAt_ = lastPictureAt_;
    segment_.from = writer_->timeline().begin();
    segment_.to = segment_.from + writer_->timeline().length();
    segment_.cameraClock = writer_->timeline().byCapture();
    index_(segment_);
}

/// The file is gone: what the index heard of it is no longer true.
void SegmentWriter::lost()
{
    writer_.reset();
    index_(SegmentGone{segment_.file});
}

}  // namespace pitwatch
