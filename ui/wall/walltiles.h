#pragma once

#include <QObject>
#include <QRegion>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "nextwall.h"
#include "wallstate.h"
#include "walltile.h"

namespace pitwatch::ui {

/// The tiles of one wall: which stream each shows, where it lies, what is new in it. Knows no widget; whoever paints
/// asks for what changed. GUI thread.
class WallTiles final : public QObject {
    Q_OBJECT

public:
    explicit WallTiles(WallSources sources, QObject* parent = nullptr);
    ~WallTiles() override;

    const WallSources& sources() const { return sources_; }
    const std::vector<std::unique_ptr<WallTile>>& all() const { return tiles_; }
    WallTile* under(QPoint position) const;
    const WallTile* of(const CameraKey& camera) const;

    /// What stands on tiles besides the picture; what has to be painted again. Magnification and note go with the
    /// tile, alarms stay and show wherever their camera is brought.
    QRegion setPart(const CameraKey& camera, const QRectF& part);
    QRegion setNote(const CameraKey& camera, const QString& note);
    QRegion setAlarms(std::map<CameraKey, TileAlarm> alarms);
    /// Whether a tool is open: a tile replays or moves its camera.
    bool inUse() const;
    bool alarmed(const CameraKey& camera) const { return alarms_.contains(camera); }

    /// Streams that go on being shown are kept: changing the layout must not reconnect a camera.
    void rebuild(const WallState& state, bool visible);
    /// Opens the cameras of a wall that comes soon; rebuild() takes over those that it needs. Null: lets go of them.
    void prefetch(const WallState* next) { next ? next_.open(*next, surface_, tiles_) : next_.close(); }
    int prefetched() const { return next_.count(); }
    void arrange(const WallState& state, const WallSurface& surface);
    void setVisible(bool visible);
    /// What of the surface somebody can see. Tiles outside it stay connected and decode nothing.
    void setSeen(const QRegion& seen);
    /// Whether pictures wait for their detections.
    void setAligned(bool aligned) { aligned_ = aligned; }
    /// The camera that is listened to; what has to be painted again.
    QRegion setHeard(const std::optional<CameraKey>& camera);
    void setRecorded(std::set<CameraKey> cameras) { recorded_ = std::move(cameras); }

    /// Looks for new pictures; what has to be painted again.
    QRegion poll();
    /// Twice a second: delays, ages, quality, phases of hidden tiles; what has to be painted again.
    QRegion review(bool visible);
    /// Which tile has the keyboard: it steps down last.
    void setFocused(int tile) { focused_ = tile; }
    /// The frame of a view was painted now.
    void painted(WallTile& tile, const TileView& view) const;
    TileView view(const WallTile& tile) const;
    /// Shows a replay in a tile, or (null) the live picture again.
    void setReplay(WallTile& tile, std::unique_ptr<TileReplay> replay);

    /// Tiles that show the present; see countsAsLive().
    int live() const;
    /// Tiles that show less because the machine does not keep up.
    int steppedDown() const { return lowered_; }
    int assigned() const;
    int withBoxes() const;

Q_SIGNALS:
    /// A stream came to life, lost its signal, or was closed (Idle).
    void cameraPhaseChanged(const pitwatch::CameraKey& camera, pitwatch::StreamPhase phase, const QString& reason);

private:
    /// What has to be painted again: its words are others.
    QRegion decideQuality();
    bool canBeSeen(const WallTile& tile) const;
    TileState stateNow(const WallTile& tile) const;
    static void describeMissing(TileView& view, const CameraKey& camera);
    void viewLive(const WallTile& tile, TileView& view) const;
    void viewReplay(const WallTile& tile, TileView& view) const;
    void applySight();
    void announce(WallTile& tile);
    void followDetections(WallTile& tile, UtcTime now);

    const WallSources sources_;
    std::vector<std::unique_ptr<WallTile>> tiles_;  ///< one per shown tile
    std::map<CameraKey, TileAlarm> alarms_;
    std::set<CameraKey> recorded_;
    std::optional<CameraKey> heard_;
    TileMaker maker_;
    NextWall next_;
    WallSurface surface_;
    QRegion seen_;
    std::uint64_t generation_ = 0;
    bool aligned_ = true;
    bool visible_ = true;
    int focused_ = -1;
    QualityPolicy policy_;
    EngineLoad load_;
    int lowered_ = 0;
};

}  // namespace pitwatch::ui
