#pragma once

#include <QBoxLayout>
#include <QLabel>
#include <QTimer>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>

#include "cameratreepanel.h"
#include "layoutbar.h"
#include "listencontrol.h"
#include "tileactions.h"
#include "tourbar.h"
#include "wallalarms.h"
#include "cliptools.h"
#include "replaytools.h"
#include "wallcanvas.h"
#include "walldesk.h"

namespace pitwatch::ui {

/// 视频墙: the camera tree, the wall and its tools. Remembers layout, tour and tree in the seat's state.
class WallPage final : public Page {
    Q_OBJECT

public:
    explicit WallPage(const PageContext& context, const WallSetup& setup = {}, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("wall"); }
    QString title() const override { return tr("Wall"); }
    /// Ready when every tile with a reachable camera is live and boxes are being drawn where detections come.
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void setBare(bool bare) override;
    void showSubject(const QString& subject) override;

    WallCanvas* canvas() const { return canvas_; }
    TourBar* tour() const { return tour_; }
    /// False, and a word on the page, when no layout has this name.
    bool recallLayout(const QString& name);

Q_SIGNALS:
    void cameraPhaseChanged(const pitwatch::CameraKey& camera, pitwatch::StreamPhase phase, const QString& reason);

private:
    QWidget* buildToolbar();
    void offerTable();
    void restore();
    void remember();
    void refresh();
    void comeForward();
    void chooseAlarmSettings();
    void showFrom(int first);
    void placeCamera(const CameraKey& camera);
    void addChanges(QBoxLayout& row);
    void addPaging(QBoxLayout& row);
    void addAligning(QBoxLayout& row);
    void addAlarms(QBoxLayout& row);
    void addDetails(QBoxLayout& row);
    void describeKeys();
    void addTreeTool(QBoxLayout& row);
    void showTree();
    void say(const QString& text);
    std::vector<CameraKey> allCameras() const;

    PageContext context_;
    const WallSetup setup_;
    LayoutShelf* shelf_;
    PageTools* tools_;
    WallCanvas* canvas_;
    WallAlarms* alarms_;
    TileActions* actions_;
    ListenControl* listen_;
    ReplayTools* replayTools_;
    ClipTools* clipTools_;
    CameraTreePanel* treePanel_;
    QWidget* toolbar_;
    LayoutBar* layouts_;
    TourBar* tour_;
    QAction* align_;
    QAction* treeShown_;
    QLabel* summary_;
    QTimer said_;  ///< while it runs, the summary gives way to a message
    bool bare_ = false;
    int first_ = 0;  ///< index of the first camera of the shown page among all
};

}  // namespace pitwatch::ui
