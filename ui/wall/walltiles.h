#pragma once

#include <QObject>
#include <QRegion>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <core/clock.h>
#include <evidence/evidencedesk.h>
#include <vision/detectionstore.h>

#include "tilepainter.h"
#include "tilereplay.h"
#include "tilestream.h"
#include "wallstate.h"

namespace pitwatch::ui {

/// What the tiles of a wall are fed from; outlives them.
struct WallSources {
    std::shared_ptr<const Region> region;
    VideoEngine* video = nullptr;
    const DetectionStore* detections = nullptr;  ///< null: no boxes
    const Clock* clock = nullptr;
    QualityLimits quality{};
    EvidenceDesk* evidence = nullptr;  ///< null: nothing is kept, nothing can be replayed
};

/// One tile as it is shown now.
struct WallTile {
    int tile = 0;
    std::uint64_t id = 0;  ///< never given twice
    CameraKey key;
    QString mine;                        ///< name of the camera's mine
    std::unique_ptr<TileStream> stream;  ///< null: empty, or no such camera in the region
    QRect rect;                          ///< empty: another tile fills the wall
    QRect picture;
    QSize shape;  ///< of the source, as laid out
    QRectF part = kWholePicture;
    QString note;  ///< see TileView
    std::chrono::milliseconds delay{0};
    std::optional<StreamPhase> announced;
    bool boxesDrawn = false;  ///< in the newest painting
    TileState state = TileState::Waiting;
    QualityChoice quality;
    std::optional<Micros> captureAge;  ///< capture to paint of the newest painted frame, by the camera's clock
    std::uint64_t paintedSequence = 0;
    std::unique_ptr<TileReplay> replay;  ///< null: live
};

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
    bool alarmed(const CameraKey& camera) const { return alarms_.contains(camera); }

    /// Streams that go on being shown are kept: changing the layout must not reconnect a camera.
    void rebuild(const WallState& state, bool visible);
    /// Opens the cameras of a wall that comes soon and decodes nothing of them; rebuild() takes over those that it
    /// needs. Replaces what was opened ahead before; nothing: lets go of it.
    void prefetch(const WallState* next);
    int prefetched() const { return int(ahead_.size()); }
    struct Surface {
        QSize size;
        double pixelRatio = 1;
        int captionHeight = 0;
    };
    void arrange(const WallState& state, const Surface& surface);
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
    std::unique_ptr<WallTile> makeTile(const std::optional<CameraKey>& key, bool visible);
    void decideQuality();
    bool canBeSeen(const WallTile& tile) const;
    TileState stateNow(const WallTile& tile) const;
    TileSinks sinksFor(const CameraKey& key) const;
    void viewReplay(const WallTile& tile, TileView& view) const;
    void takeShape(WallTile& tile);
    void applySight();
    void announce(WallTile& tile);
    void followDetections(WallTile& tile, UtcTime now);

    const WallSources sources_;
    std::vector<std::unique_ptr<WallTile>> tiles_;  ///< one per shown tile
    std::map<CameraKey, TileAlarm> alarms_;
    std::set<CameraKey> recorded_;
    std::optional<CameraKey> heard_;
    std::vector<std::unique_ptr<WallTile>> ahead_;  ///< opened for the next wall; each with a stream
    Surface surface_;
    QRegion seen_;
    std::uint64_t generation_ = 0;
    bool aligned_ = true;
    bool visible_ = true;
    int focused_ = -1;
    QualityPolicy policy_;
    EngineLoad load_;
    int lowered_ = 0;
    std::uint64_t lastId_ = 0;
};

}  // namespace pitwatch::ui
