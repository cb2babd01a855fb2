#pragma once

#include <QComboBox>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>

#include "cameratreemodel.h"
#include "tileactions.h"
#include "wallalarms.h"
#include "wallcanvas.h"

namespace pitwatch::ui {

/// 视频墙: the camera tree, the wall and its tools. Remembers the layout in the seat's state.
class WallPage final : public Page {
    Q_OBJECT

public:
    explicit WallPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("wall"); }
    QString title() const override { return tr("Wall"); }
    /// Ready when every tile with a reachable camera is live and boxes are being drawn where detections come.
    PageReadiness readiness() const override;
    void setActive(bool active) override;
    void showSubject(const QString& subject) override;

    WallCanvas* canvas() const { return canvas_; }

Q_SIGNALS:
    void cameraPhaseChanged(const pitwatch::CameraKey& camera, pitwatch::StreamPhase phase, const QString& reason);

private:
    QWidget* buildToolbar();
    QWidget* buildTree();
    void restore();
    void remember();
    void refresh();
    void comeForward();
    void chooseAlarmSettings();
    void showFrom(int first);
    void placeCamera(const QModelIndex& index);
    void showTreeMenu(QPoint position);
    std::vector<CameraKey> allCameras() const;

    PageContext context_;
    PageTools* tools_;
    WallCanvas* canvas_;
    WallAlarms* alarms_;
    TileActions* actions_;
    CameraTreeModel* cameras_;
    QSortFilterProxyModel* filtered_;
    QTreeView* tree_;
    QComboBox* layout_;
    QAction* align_;
    QLabel* summary_;
    int first_ = 0;  ///< index of the first camera of the shown page among all
};

}  // namespace pitwatch::ui
