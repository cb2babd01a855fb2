#include "cameraclip.h"

#include <QCoreApplication>

#include <algorithm>

namespace pitwatch {

namespace {

using namespace std::chrono_literals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Clips)
};

/// Pictures come this much later than they were taken, at most; afterwards nobody waits for them.
constexpr Micros kLatest = 3s;
/// A ring without news for this long is one whose stream was closed.
constexpr Micros kSilent = 2s;
constexpr std::size_t kAtOnce = 250;

}  // namespace

CameraClip::CameraClip(const RingShelf& shelf, CameraKey camera, UtcTime from, UtcTime to, QString base)
    : shelf_(shelf), camera_(std::move(camera)), from_(from), to_(to), base_(std::move(base)), reached_(from)
{
}

/// The one that reaches back to the begin, the main stream before the sub stream; else the one that reaches furthest.
std::shared_ptr<PacketRing> CameraClip::firstRing() const
{
    std::shared_ptr<PacketRing> best;
    std::optional<UtcTime> bestFrom;
    for (const auto& ring : shelf_.ringsOf(camera_)) {
        const auto extent = ring->extent();
        if (!extent || extent->to < from_) continue;
        const UtcTime reaches = std::max(extent->from, from_);
        if (bestFrom && reaches >= *bestFrom) continue;
        best = ring;
        bestFrom = reaches;
    }
    return best;
}

void CameraClip::begin(std::shared_ptr<PacketRing> ring, UtcTime at)
{
    closeFile();
    ring_ = std::move(ring);
    const auto key = ring_->keyFor(at);
    serial_ = key ? *key - 1 : 0;
}

bool CameraClip::changeRing(UtcTime now)
{
    const auto extent = ring_->extent();
    if (extent && now - extent->to < kSilent) return false;
    for (const auto& other : shelf_.ringsOf(camera_)) {
        const auto theirs = other->extent();
        if (other == ring_ || !theirs || theirs->to <= reached_ + kSilent) continue;
        begin(other, reached_);
        return true;
    }
    return false;
}

bool CameraClip::advance(UtcTime now)
{
    if (done_) return true;
    if (!ring_) {
        if (auto ring = firstRing())
            begin(std::move(ring), from_);
        else
            return done_ = now > to_ + kLatest;
    }
    do {
        for (auto pictures = ring_->after(serial_, kAtOnce); !pictures.empty() && !done_;
             pictures = ring_->after(serial_, kAtOnce))
            for (RingPicture& picture : pictures)
                if (!done_) take(std::move(picture));
    } while (!done_ && changeRing(now));
    return done_ = done_ || now > to_ + kLatest;
}

void CameraClip::take(RingPicture picture)
{
    if (picture.at > to_) {
        done_ = true;
        return;
    }
    // Lost to the bounds of the ring: a disk that stood still for a minute.
    if (writer_ && picture.serial != serial_ + 1) picture.packet.gap = true;
    serial_ = picture.serial;
    reached_ = std::max(reached_, picture.at);
    if (writer_ && !writer_->accepts(picture.packet)) closeFile();
    if (!writer_ && picture.packet.key) openNext(picture.packet);
    if (!writer_) return;
    if (const auto written = writer_->write(picture.packet); !written) fail(written.error());
}

void CameraClip::openNext(const TappedPacket& key)
{
    ++parts_;
    const QString part = parts_ == 1 ? QString() : QStringLiteral("-%1").arg(parts_);
    auto writer = Mp4Writer::open(base_ + part + QStringLiteral(".mp4"), key);
    if (writer)
        writer_ = std::move(writer).value();
    else
        fail(writer.error());
}

void CameraClip::closeFile()
{
    if (!writer_) return;
    auto summary = writer_->finish();
    writer_.reset();
    if (summary)
        files_.push_back(std::move(summary).value());
    else
        fail(summary.error());
}

void CameraClip::fail(const Error& error)
{
    writer_.reset();
    done_ = true;
    problem_ = error.message;
}

void CameraClip::finish()
{
    done_ = true;
    closeFile();
    if (files_.empty() && problem_.isEmpty())
        problem_ = Text::tr("no pictures of this time are kept: the camera was not open, or has no signal");
}

}  // namespace pitwatch
