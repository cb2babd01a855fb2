#include "snapshottaker.h"

#include <utility>

#include "tilepainter.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kLook = 20ms;
constexpr std::size_t kMostAtOnce = 8;
/// Closer to the key than this, nobody needs to be told.
constexpr Micros kSameMoment = 500ms;

QString sourceOf(const WallTile& tile)
{
    if (tile.replay) return u"replay of the last minute"_s;
    return tile.stream->quality() == StreamQuality::Main ? u"main stream"_s : u"sub stream"_s;
}

bool showsLessThanThereIs(const WallTile& tile)
{
    return !tile.replay && tile.stream->hasSub() && tile.stream->quality() == StreamQuality::Sub &&
           tile.stream->status().phase == StreamPhase::Live;
}

}  // namespace

SnapshotTaker::SnapshotTaker(WallTiles& tiles, QString directory, QFont font, QObject* parent)
    : SnapshotTaker(tiles, std::move(directory), std::move(font), Patience{}, parent)
{
}

SnapshotTaker::SnapshotTaker(WallTiles& tiles, QString directory, QFont font, Patience patience, QObject* parent)
    : QObject(parent), tiles_(tiles), directory_(std::move(directory)), font_(std::move(font)), patience_(patience)
{
    writer_.setMaxThreadCount(1);
    connect(&timer_, &QTimer::timeout, this, &SnapshotTaker::look);
}

SnapshotTaker::~SnapshotTaker()
{
    writer_.waitForDone();
}

SnapshotTaker::Wanted SnapshotTaker::wanted(const WallTile& tile, bool withBoxes) const
{
    Wanted wanted;
    wanted.snapshot.camera = tile.key;
    wanted.snapshot.cameraName = tile.stream->camera().name;
    wanted.snapshot.mineName = tile.mine;
    wanted.snapshot.source = sourceOf(tile);
    wanted.snapshot.zone = tiles_.sources().region->timezone;
    wanted.snapshot.font = font_;
    wanted.withBoxes = withBoxes;
    wanted.replayed = tile.replay != nullptr;
    wanted.at = tiles_.sources().clock->now();
    // A camera without a signal has nothing better than what its tile shows; what is kept of it has.
    const bool comes = wanted.replayed || tile.stream->status().phase == StreamPhase::Live;
    wanted.deadline = QDeadlineTimer(comes ? patience_.open : 0ms);
    return wanted;
}

void SnapshotTaker::take(const CameraKey& camera, bool withBoxes)
{
    const WallTile* tile = tiles_.of(camera);
    if (directory_.isEmpty() || !tile) return;
    if (wanted_.size() >= kMostAtOnce) {
        Q_EMIT failed(tr("Earlier snapshots are still being taken"));
        return;
    }
    wanted_.push_back(wanted(*tile, withBoxes));
    // Asked for in any case: it is of this moment.
    tile->stream->requestStill(wanted_.back().still.sink());
    if (fromMain_ && showsLessThanThereIs(*tile)) {
        wanted_.back().main = std::make_shared<MainPicture>(*tiles_.sources().video, *tile, patience_.main);
        Q_EMIT fetching();
    }
    timer_.start(kLook);
}

void SnapshotTaker::look()
{
    std::erase_if(wanted_, [this](const Wanted& wanted) { return settle(wanted); });
    if (wanted_.empty()) timer_.stop();
}

bool SnapshotTaker::settle(const Wanted& wanted)
{
    if (wanted.main && !wanted.main->over()) return false;
    const WallTile* tile = tiles_.of(wanted.snapshot.camera);
    if (wanted.main && wanted.main->frame())
        keepMain(wanted);
    else if (auto frame = wanted.still.frame())
        keepOpen(wanted, std::move(frame));
    else if (tile && !wanted.deadline.hasExpired())
        return false;
    else if (tile && tile->stream->frame())
        keepShown(wanted, *tile);
    else
        Q_EMIT failed(tr("There is no picture of this camera to keep"));
    return true;
}

void SnapshotTaker::keepMain(const Wanted& wanted)
{
    Snapshot snapshot = wanted.snapshot;
    snapshot.source = u"main stream"_s;
    snapshot.frame = wanted.main->frame();
    const Micros later = snapshot.frame->decodedAt - wanted.at;
    const double seconds = std::chrono::duration<double>(later).count();
    write(std::move(snapshot), wanted, false,
          later < kSameMoment ? QString() : tr("Of the main stream, %1 s after the key").arg(seconds, 0, 'f', 1));
}

void SnapshotTaker::keepOpen(const Wanted& wanted, std::shared_ptr<const VideoFrame> frame)
{
    Snapshot snapshot = wanted.snapshot;
    if (wanted.main) snapshot.source += u", the main stream gave no picture"_s;
    snapshot.frame = std::move(frame);
    write(std::move(snapshot), wanted, wanted.replayed,
          wanted.main ? tr("The main stream gave no picture: this is of the sub stream") : QString());
}

void SnapshotTaker::keepShown(const Wanted& wanted, const WallTile& tile)
{
    Snapshot snapshot = wanted.snapshot;
    snapshot.source = sourceOf(tile) + u", last picture as on the tile"_s;
    snapshot.frame = tile.stream->frame();
    write(std::move(snapshot), wanted, tile.replay != nullptr, tr("The last picture, as on the tile"));
}

void SnapshotTaker::write(Snapshot snapshot, const Wanted& wanted, bool replayed, const QString& remark)
{
    snapshot.timeText = timeText(*snapshot.frame);
    if (wanted.withBoxes) snapshot.boxes = boxesOf(snapshot.camera, *snapshot.frame, replayed);
    if (snapshot.boxes)
        for (const DetectedObject& object : snapshot.boxes->objects) snapshot.boxLabels += TilePainter::boxText(object);
    writer_.start([this, directory = directory_, snapshot = std::move(snapshot), remark] {
        const Result<QString> path = saveSnapshot(directory, snapshot);
        QMetaObject::invokeMethod(this, [this, path, remark] {
            if (path)
                Q_EMIT saved(path.value(), remark);
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
