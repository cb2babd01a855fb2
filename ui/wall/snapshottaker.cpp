#include "snapshottaker.h"

#include <mutex>
#include <utility>

#include "tilepainter.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kLook = 20ms;
/// A camera that sends pictures has sent one by then.
constexpr auto kPatience = 2s;
constexpr std::size_t kMostAtOnce = 8;

QString sourceOf(bool replayed, const TileStream& stream)
{
    if (replayed) return u"replay of the last minute"_s;
    return stream.quality() == StreamQuality::Main ? u"main stream"_s : u"sub stream"_s;
}

}  // namespace

struct SnapshotTaker::Answer {
    std::mutex mutex;
    std::shared_ptr<const VideoFrame> frame;

    std::shared_ptr<const VideoFrame> get()
    {
        const std::lock_guard lock(mutex);
        return frame;
    }
};

SnapshotTaker::SnapshotTaker(WallTiles& tiles, QString directory, QFont font, QObject* parent)
    : QObject(parent), tiles_(tiles), directory_(std::move(directory)), font_(std::move(font))
{
    writer_.setMaxThreadCount(1);
    connect(&timer_, &QTimer::timeout, this, &SnapshotTaker::look);
}

SnapshotTaker::~SnapshotTaker()
{
    writer_.waitForDone();
}

void SnapshotTaker::take(const CameraKey& camera, bool withBoxes)
{
    const WallTile* tile = tiles_.of(camera);
    if (directory_.isEmpty() || !tile) return;
    if (wanted_.size() >= kMostAtOnce) {
        Q_EMIT failed(tr("Earlier snapshots are still being taken"));
        return;
    }
    const auto answer = std::make_shared<Answer>();
    tile->stream->requestStill([answer](std::shared_ptr<const VideoFrame> frame) {
        const std::lock_guard lock(answer->mutex);
        answer->frame = std::move(frame);
    });
    // A camera without a signal has nothing better than what its tile shows; what is kept of it has.
    const bool replayed = tile->replay != nullptr;
    const bool comes = replayed || tile->stream->status().phase == StreamPhase::Live;
    wanted_.push_back({camera, withBoxes, replayed, answer, QDeadlineTimer(comes ? kPatience : 0s)});
    timer_.start(kLook);
}

void SnapshotTaker::look()
{
    std::erase_if(wanted_, [this](const Wanted& wanted) { return settle(wanted); });
    if (wanted_.empty()) timer_.stop();
}

bool SnapshotTaker::settle(const Wanted& wanted)
{
    const WallTile* tile = tiles_.of(wanted.camera);
    auto frame = wanted.answer->get();
    if (!frame && tile && !wanted.deadline.hasExpired()) return false;
    const bool whole = frame != nullptr;
    if (!frame && tile) frame = tile->stream->frame();
    if (frame && tile)
        write(wanted, *tile, std::move(frame), whole);
    else
        Q_EMIT failed(tr("There is no picture of this camera to keep"));
    return true;
}

void SnapshotTaker::write(const Wanted& wanted, const WallTile& tile, std::shared_ptr<const VideoFrame> frame,
                          bool whole)
{
    Snapshot snapshot;
    snapshot.camera = wanted.camera;
    snapshot.cameraName = tile.stream->camera().name;
    snapshot.mineName = tile.mine;
    const bool replayed = whole ? wanted.replayed : tile.replay != nullptr;
    snapshot.source = sourceOf(replayed, *tile.stream);
    if (!whole) snapshot.source += u", last picture as on the tile"_s;
    snapshot.zone = tiles_.sources().region->timezone;
    snapshot.timeText = timeText(*frame);
    snapshot.font = font_;
    if (wanted.withBoxes) snapshot.boxes = boxesOf(wanted.camera, *frame, replayed);
    if (snapshot.boxes)
        for (const DetectedObject& object : snapshot.boxes->objects) snapshot.boxLabels += TilePainter::boxText(object);
    snapshot.frame = std::move(frame);
    writer_.start([this, directory = directory_, snapshot = std::move(snapshot)] {
        const Result<QString> path = saveSnapshot(directory, snapshot);
        QMetaObject::invokeMethod(this, [this, path] {
            if (path)
                Q_EMIT saved(path.value());
            else
                Q_EMIT failed(reasonText(path.error()));
        });
    });
}

std::optional<BoxesAtTime> SnapshotTaker::boxesOf(const CameraKey& camera, const VideoFrame& frame, bool replayed) const
{
    if (!frame.capturedAt) return std::nullopt;
    const WallSources& sources = tiles_.sources();
    if (replayed) {
        const DetectionTape* tape = sources.evidence->detections();
        return tape ? tape->boxesAt(camera, *frame.capturedAt) : std::nullopt;
    }
    return sources.detections ? sources.detections->boxesAt(camera, *frame.capturedAt) : std::nullopt;
}

QString SnapshotTaker::timeText(const VideoFrame& frame) const
{
    const QTimeZone& zone = tiles_.sources().region->timezone;
    const auto words = [&](UtcTime time) {
        return toDateTime(time, zone).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) + u" "_s + QString::fromLatin1(zone.id());
    };
    if (frame.capturedAt) return tr("Captured %1").arg(words(*frame.capturedAt));
    return tr("Capture time unknown, received %1").arg(words(frame.decodedAt));
}

QString SnapshotTaker::reasonText(const Error& error)
{
    if (error.kind == ErrorKind::Exhausted) return tr("The disk is full: %1").arg(error.where);
    return tr("The folder cannot be written to: %1").arg(error.where);
}

}  // namespace pitwatch::ui
