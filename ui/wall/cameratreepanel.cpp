#include "cameratreepanel.h"

#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

#include <engine/engineport.h>
#include <ui/common/recordingchoice.h>

namespace pitwatch::ui {

namespace {

std::optional<CameraKey> cameraOf(const QModelIndex& index)
{
    return cameraFromMime(index.data(CameraTreeModel::KeyRole).toByteArray());
}

}  // namespace

CameraTreePanel::CameraTreePanel(const PageContext& context, PageTools& tools, QWidget* parent)
    : QWidget(parent),
      context_(context),
      cameras_(new CameraTreeModel(context.region, this)),
      filtered_(new QSortFilterProxyModel(this)),
      tree_(new QTreeView)
{
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find a camera"));
    search->setClearButtonEnabled(true);
    filtered_->setSourceModel(cameras_);
    filtered_->setRecursiveFilteringEnabled(true);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(search, &QLineEdit::textChanged, filtered_, &QSortFilterProxyModel::setFilterFixedString);
    QAction* find = tools.add(tr("Find a camera"), {}, {QKeySequence::Find});
    connect(find, &QAction::triggered, search, [search] { search->setFocus(); });
    buildTree();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(search);
    column->addWidget(tree_, 1);
    if (context_.recordings) followRecordings();
    if (context_.engine)
        connect(context_.engine, &EnginePort::snapshotChanged, this,
                [this](const SnapshotPtr& snapshot) { cameras_->update(*snapshot); });
}

void CameraTreePanel::buildTree()
{
    tree_->setModel(filtered_);
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->expandAll();
    tree_->setAccessibleName(tr("Cameras"));
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree_, &QTreeView::customContextMenuRequested, this, &CameraTreePanel::showMenu);
    connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto camera = cameraOf(index)) Q_EMIT cameraActivated(*camera);
    });
}

void CameraTreePanel::followRecordings()
{
    const auto mark = [this] { cameras_->setRecorded(context_.recordings->recordedCameras()); };
    connect(context_.recordings, &RecordingChoice::changed, this, mark);
    mark();
}

void CameraTreePanel::showThrough(QAbstractProxyModel& model)
{
    filtered_->setSourceModel(&model);
    tree_->expandAll();
}

void CameraTreePanel::showMenu(QPoint position)
{
    const auto camera = cameraOf(tree_->indexAt(position));
    if (!camera || !context_.recordings) return;
    // Not exec(): the window of this wall may be closed while the menu is open.
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    context_.recordings->addTo(*menu, *camera);
    menu->popup(tree_->viewport()->mapToGlobal(position));
}

}  // namespace pitwatch::ui
