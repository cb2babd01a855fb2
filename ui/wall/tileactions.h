#pragma once

#include <QObject>

#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>
#include <ui/common/toast.h>

#include "ptzcontrol.h"
#include "snapshottaker.h"
#include "zoomcontrol.h"

class QMenu;

namespace pitwatch::ui {

class WallCanvas;

/// What can be done with the chosen tile of a wall, by key and by its context menu: fill the wall, magnify, move the
/// camera, keep a picture, remove. GUI thread; canvas, tools and context outlive it.
class TileActions final : public QObject {
    Q_OBJECT

public:
    TileActions(WallCanvas& canvas, PageTools& tools, const PageContext& context);

    /// Another action of the chosen tile for the menu. The menu shows it while it is enabled.
    void offer(QAction* action) { offered_.push_back(action); }
    Toast& toast() { return *toast_; }
    /// The menu of the chosen tile; belongs to the canvas. Null for an empty tile.
    QMenu* makeMenu() const;

Q_SIGNALS:
    /// Somebody works at a tile with the wheel, the mouse or keys that the wall itself does not see.
    void used();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void addWallActions();
    void addZoomActions();
    void addSnapshotActions();
    void addPtzActions();
    void addRecordAction();
    QAction* addTileAction(const QString& text, const QString& icon, const QList<QKeySequence>& keys,
                           const std::function<void()>& run);
    void takeSnapshot(bool withBoxes);
    void toggleRecording();
    void showMenu(QPoint at);
    void saySaved(const QString& path, const QString& remark);

    WallCanvas& canvas_;
    PageTools& tools_;
    PageContext context_;
    ZoomControl zoom_;
    PtzControl ptz_;
    SnapshotTaker snapshots_;
    Toast* toast_;
    QAction* full_ = nullptr;
    QAction* remove_ = nullptr;
    QAction* boxesInSnapshots_ = nullptr;
    QAction* snapshotsFromMain_ = nullptr;
    QAction* move_ = nullptr;
    QList<QAction*> zoomActions_;
    QList<QAction*> snapshotActions_;
    QList<QAction*> offered_;
};

}  // namespace pitwatch::ui
