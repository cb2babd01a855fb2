#pragma once

#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QWidget>

#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>

#include "cameratreemodel.h"

namespace pitwatch::ui {

/// The mines and their cameras to choose from, with a line to search in; right-click: what is recorded. GUI thread.
class CameraTreePanel final : public QWidget {
    Q_OBJECT

public:
    CameraTreePanel(const PageContext& context, PageTools& tools, QWidget* parent = nullptr);

    CameraTreeModel& cameras() { return *cameras_; }
    QTreeView& tree() { return *tree_; }
    /// Shows the cameras through a model whose source is cameras(), e.g. one that adds boxes to check.
    void showThrough(QAbstractProxyModel& model);

Q_SIGNALS:
    /// By Enter or a double click.
    void cameraActivated(const pitwatch::CameraKey& camera);

private:
    void buildTree();
    void followRecordings();
    void showMenu(QPoint position);

    const PageContext context_;
    CameraTreeModel* cameras_;
    QSortFilterProxyModel* filtered_;
    QTreeView* tree_;
};

}  // namespace pitwatch::ui
