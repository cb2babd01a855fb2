#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "inputwatch.h"
#include "sightwatch.h"
#include "tilebadge.h"
#include "wallhistory.h"
#include "wallinput.h"
#include "wallreplay.h"
#include "walltiles.h"

namespace pitwatch::ui {

class GlSurface;

/// What was put on the screen for one frame, for measurements and tests.
struct DrawnOverlay {
    CameraKey camera;
    std::shared_ptr<const VideoFrame> frame;
    std::optional<BoxesAtTime> boxes;
};

/// The wall: tiles of live cameras. One clock looks for new frames and repaints just the tiles that have one. Nothing
/// is decoded for tiles that nobody can see. GUI thread; engine, detections and clock outlive it.
class WallCanvas final : public QWidget {
    Q_OBJECT

public:
    WallCanvas(WallSources sources, TileLook look, QWidget* parent = nullptr);
    ~WallCanvas() override;

    WallTiles& tiles() { return tiles_; }
    const WallState& state() const { return state_; }
    /// Shows a wall that nobody made by hand (a start, a tour): no stateChanged(), and it cannot be undone.
    void setState(const WallState& state);
    /// Shows a wall over whoever left a tool open: an alarm, a tour. A camera that is being moved is let go first.
    void takeOver(const WallState& state);
    /// A change by hand: can be undone and is told.
    void change(const std::function<void(WallState&)>& edit);
    const WallHistory& history() const { return history_; }
    void undo();
    void redo();
    /// Opens the cameras of a wall that comes soon, without decoding them; null lets go of them.
    void prefetch(const WallState* next) { tiles_.prefetch(next); }

    /// The cells from the focused tile to the one that was chosen with Shift; nothing while one tile is chosen.
    std::optional<QRect> selection() const;
    void mergeSelection();
    void focusTile(int tile);
    void moveFocus(int columns, int rows);
    const TileLook& look() const { return painter_.look(); }
    void splitFocused();
    /// Paints these parts anew; what update() is for other widgets.
    void damage(const QRegion& region);
    void setLook(TileLook look);
    /// Whether pictures wait for their detections (boxes in step) or are shown at once (lowest latency).
    void setAligned(bool aligned);
    /// Tiles of these carry a mark in their caption.
    void setRecorded(std::set<CameraKey> cameras);
    bool aligned() const { return aligned_; }
    /// An inactive wall keeps its streams but decodes nothing.
    void setActive(bool active);

    int liveTiles() const { return tiles_.live(); }
    /// Tiles that show less because the machine does not keep up.
    int steppedDownTiles() const { return tiles_.steppedDown(); }
    int assignedTiles() const { return tiles_.assigned(); }
    /// Tiles whose newest painted frame carried boxes.
    int tilesWithBoxes() const { return tiles_.withBoxes(); }
    /// Opens the details of the focused tile, or closes the open ones.
    void toggleDetails();
    void showDetails(int tile);
    void closeDetails();
    StreamStatus statusOf(const CameraKey& camera) const;
    WallReplay& replay() { return replay_; }
    /// Cameras of the tiles that are shown.
    std::vector<CameraKey> shownCameras() const;
    /// A word on the tiles of these cameras, e.g. while a clip of them is written.
    void setMarks(std::map<CameraKey, QString> marks);
    const std::map<CameraKey, QString>& marks() const { return marks_; }
    const WallTiles& tiles() const { return tiles_; }

    void setOverlayObserver(std::function<void(const DrawnOverlay&)> observer) { observer_ = std::move(observer); }

Q_SIGNALS:
    /// A change by hand.
    void stateChanged();
    /// Other cameras, another place of theirs or another chosen tile, whoever changed it: a hand, a tour, an alarm.
    void shownChanged();
    /// Another wall is about to be shown over an open tool.
    void takenOver();
    /// Somebody is at the window of this wall: see InputWatch.
    void used();
    /// Something that was asked for cannot be done; why, in words.
    void refused(const QString& reason);
    /// A stream on the wall came to life, lost its signal, or was closed (Idle).
    void cameraPhaseChanged(const pitwatch::CameraKey& camera, pitwatch::StreamPhase phase, const QString& reason);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void focusMoved();
    void arrange();
    void paintTiles(QPainter& painter, const QRegion& damaged);
    void drawPicture(QPainter& painter, const VideoFrame& frame, const QRectF& place, const QRect& clip) const;
    void drawWithoutCard();
    void tick();
    void see();
    void tickSlowly();
    void adopt(const std::optional<WallState>& state);
    void refreshDetails();

    WallTiles tiles_;
    WallReplay replay_{tiles_};
    std::map<CameraKey, QString> marks_;
    TilePainter painter_;
    SightWatch sight_{*this};
    InputWatch inputs_{*this};
    WallState state_;
    TileBadge* details_;
    WallInput* input_;
    std::optional<int> detailed_;  ///< the tile whose details are open
    WallHistory history_;
    GlSurface* surface_ = nullptr;  ///< null: this widget paints itself
    QTimer frameTimer_;
    QTimer slowTimer_;
    bool aligned_ = true;
    bool active_ = true;
    std::function<void(const DrawnOverlay&)> observer_;
};

}  // namespace pitwatch::ui
