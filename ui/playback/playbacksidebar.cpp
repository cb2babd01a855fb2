#include "playbacksidebar.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QVBoxLayout>

#include <engine/engineport.h>
#include <ui/common/recordingchoice.h>
#include <ui/common/sectionheader.h>
#include <ui/wall/cameratreemodel.h>

namespace pitwatch::ui {

PlaybackSidebar::PlaybackSidebar(const PageContext& context, PageTools& tools, std::size_t most, QWidget* parent)
    : QWidget(parent),
      context_(context),
      cameras_(new CameraTreeModel(context.region, this)),
      picks_(new CameraPickModel(cameras_, most, this)),
      filtered_(new QSortFilterProxyModel(this)),
      tree_(new QTreeView),
      bookmarks_(new BookmarkModel(context.region, this)),
      table_(new TableView(*context.theme))
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(buildCameras(tools));
    splitter->addWidget(buildBookmarks(tools));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    connect(picks_, &CameraPickModel::pickedChanged, this, &PlaybackSidebar::camerasChanged);
    connect(picks_, &CameraPickModel::refused, this, &PlaybackSidebar::tooMany);
    if (context_.recordings) {
        const auto mark = [this] { cameras_->setRecorded(context_.recordings->recordedCameras()); };
        connect(context_.recordings, &RecordingChoice::changed, this, mark);
        mark();
    }
    if (context_.engine)
        connect(context_.engine, &EnginePort::snapshotChanged, this,
                [this](const SnapshotPtr& snapshot) { cameras_->update(*snapshot); });
}

QWidget* PlaybackSidebar::buildCameras(PageTools& tools)
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find a camera"));
    search->setClearButtonEnabled(true);
    column->addWidget(search);
    filtered_->setSourceModel(picks_);
    filtered_->setRecursiveFilteringEnabled(true);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(search, &QLineEdit::textChanged, filtered_, &QSortFilterProxyModel::setFilterFixedString);
    QAction* find = tools.add(tr("Find a camera"), {}, {QKeySequence::Find});
    connect(find, &QAction::triggered, search, [search] { search->setFocus(); });
    tree_->setModel(filtered_);
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->expandAll();
    tree_->setAccessibleName(tr("Cameras"));
    tree_->setToolTip(tr("Check the cameras to play back; right-click to choose what is recorded"));
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree_, &QTreeView::customContextMenuRequested, this, &PlaybackSidebar::showMenu);
    connect(tree_, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        filtered_->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    column->addWidget(tree_, 1);
    return panel;
}

QWidget* PlaybackSidebar::buildBookmarks(PageTools& tools)
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(space(2), 0, 0, 0);
    column->setSpacing(0);
    auto* header = new SectionHeader(tr("Bookmarks"), *context_.theme);
    QAction* remove = tools.add(tr("Delete the bookmark"), QStringLiteral("close"), {QKeySequence::Delete});
    connect(remove, &QAction::triggered, this, [this] {
        if (const Bookmark* bookmark = current()) Q_EMIT bookmarkUnwanted(*bookmark);
    });
    header->addTool(tools.button(remove, true));
    column->addWidget(header);
    table_->setModel(bookmarks_);
    table_->setColumnWidth(BookmarkModel::TimeColumn, 140);
    table_->setColumnWidth(BookmarkModel::CameraColumn, 90);
    table_->setAccessibleName(tr("Bookmarks"));
    table_->setToolTip(tr("Double-click to go there"));
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const Bookmark* bookmark = bookmarks_->at(index.row())) Q_EMIT bookmarkChosen(*bookmark);
    });
    column->addWidget(table_, 1);
    return panel;
}

const Bookmark* PlaybackSidebar::current() const
{
    return bookmarks_->at(table_->currentIndex().row());
}

void PlaybackSidebar::showMenu(QPoint position)
{
    const QModelIndex index = tree_->indexAt(position);
    const auto camera = cameras_->cameraAt(picks_->mapToSource(filtered_->mapToSource(index)));
    if (!camera || !context_.recordings) return;
    QMenu menu;
    context_.recordings->addTo(menu, *camera);
    menu.exec(tree_->viewport()->mapToGlobal(position));
}

}  // namespace pitwatch::ui
