#include "matroskafile.h"

#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

#include <core/reason.h>

#include "ebml.h"
#include "matroskahead.h"

namespace pitwatch {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kClusterMs = 500;
constexpr qsizetype kClusterBytes = 1 << 20;
constexpr qint64 kBetweenCuesMs = 2'000;
constexpr qint64 kMostCues = 20'000;

qint64 wholeMs(Micros time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time).count();
}

QByteArray simpleBlock(int track, qint64 relativeMs, bool key, const QByteArray& data)
{
    QByteArray block;
    char time[2];
    qToBigEndian(qint16(relativeMs), time);
    block.append(char(0x80 | track)).append(time, 2).append(key ? '\x80' : '\0').append(data);
    return ebml::element(matroska::kSimpleBlock, block);
}

}  // namespace

Result<void> MatroskaFile::open(const QString& path, const MatroskaTracks& tracks, const QString& title, UtcTime from)
{
    file_.setFileName(path);
    if (!file_.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered)) return cannotWrite();
    file_.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    hasPicture_ = tracks.picture.has_value();
    bytes_ = 0;
    length_ = Micros(0);
    newest_ = {};
    blocks_.clear();
    cues_.clear();
    return append(matroska::head(tracks, title, from));
}

Result<void> MatroskaFile::write(bool picture, bool key, Micros at, const QByteArray& data)
{
    if (picture && !hasPicture_) return Error{ErrorKind::InvalidInput, u"the file has no picture"_s, file_.fileName()};
    // Clocks of senders are put right now and then: within a track time does not go back, whatever comes.
    Micros& newest = newest_[picture ? 0 : 1];
    newest = at = std::max(at, newest);
    const qint64 ms = wholeMs(at);
    // The other track may be a little ahead of this one: blocks may lie before their cluster's time.
    const bool full = std::abs(ms - clusterMs_) >= kClusterMs || blocks_.size() >= kClusterBytes;
    if (!blocks_.isEmpty() && full)
        if (const Result<void> written = endCluster(); !written) return written;
    if (blocks_.isEmpty()) clusterMs_ = ms;
    clusterHasKey_ = clusterHasKey_ || (key && picture == hasPicture_);
    const int track = picture ? matroska::kPictureTrack : matroska::kSoundTrack;
    blocks_ += simpleBlock(track, ms - clusterMs_, key, data);
    length_ = std::max(length_, at);
    return {};
}

Result<void> MatroskaFile::flush(Micros now)
{
    if (blocks_.isEmpty() || wholeMs(now) - clusterMs_ < kClusterMs) return {};
    return endCluster();
}

Result<void> MatroskaFile::sync()
{
    if (sync_(file_.handle())) return {};
    return Error{ErrorKind::Internal, u"the disk has not kept what was written"_s, file_.fileName()};
}

Result<void> MatroskaFile::endCluster()
{
    const bool due = cues_.empty() || clusterMs_ - cues_.back().milliseconds >= kBetweenCuesMs;
    if (clusterHasKey_ && due && cues_.size() < kMostCues)
        cues_.push_back({clusterMs_, bytes_ - matroska::kSegmentBegin});
    clusterHasKey_ = false;
    const QByteArray content = ebml::number(matroska::kClusterTime, quint64(clusterMs_)) + std::exchange(blocks_, {});
    return append(ebml::element(matroska::kCluster, content));
}

Result<void> MatroskaFile::close()
{
    if (!isOpen()) return {};
    Result<void> done = blocks_.isEmpty() ? Result<void>() : endCluster();
    const qint64 index = bytes_ - matroska::kSegmentBegin;
    if (done && !cues_.empty()) {
        QByteArray points;
        for (const CuePoint& cue : cues_) points += matroska::cuePoint(cue.milliseconds, cue.position, hasPicture_);
        done = append(ebml::element(matroska::kCues, points));
        if (done) done = patch(matroska::kSeekBegin, matroska::seekHead(index));
    }
    // The size last of all: after a power cut it never says more than there is.
    if (done) done = sync();
    if (done) done = patch(matroska::kLengthBegin, ebml::real(matroska::kDuration, double(length_.count()) / 1000));
    if (done) done = patch(matroska::kSegmentSize, ebml::longSize(bytes_ - matroska::kSegmentBegin));
    if (done) done = sync();
    file_.close();
    return done;
}

/// What is written in part, because the disk is full, is taken back: the file stays whole.
Result<void> MatroskaFile::append(const QByteArray& bytes)
{
    qint64 done = 0;
    // A disk that fills up takes a part first, and says why only at the rest.
    while (done < bytes.size() && file_.seek(bytes_ + done)) {
        const qint64 taken = file_.write(bytes.constData() + done, bytes.size() - done);
        if (taken <= 0) break;
        done += taken;
    }
    if (done == bytes.size()) {
        bytes_ += done;
        return {};
    }
    const Error error = cannotWrite();
    file_.resize(bytes_);
    return error;
}

Result<void> MatroskaFile::patch(qint64 position, const QByteArray& bytes)
{
    if (file_.seek(position) && file_.write(bytes) == bytes.size()) return {};
    return cannotWrite();
}

Error MatroskaFile::cannotWrite() const
{
    const bool full = file_.error() == QFileDevice::ResourceError || file_.error() == QFileDevice::WriteError;
    return {full ? ErrorKind::Exhausted : ErrorKind::Permission, fileReason(file_), file_.fileName()};
}

}  // namespace pitwatch
