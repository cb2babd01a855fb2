#include "playbacksidebar.h"

#include <QAction>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include <ui/common/sectionheader.h>
#include <ui/wall/cameratreepanel.h>

namespace pitwatch::ui {

PlaybackSidebar::PlaybackSidebar(const PageContext& context, PageTools& tools, std::size_t most, QWidget* parent)
    : QWidget(parent),
      context_(context),
      panel_(new CameraTreePanel(context, tools)),
      picks_(new CameraPickModel(&panel_->cameras(), most, this)),
      bookmarks_(new BookmarkModel(context.region, this)),
      table_(new TableView(*context.theme)),
      none_(new QLabel(tr("None in the shown time. B keeps a moment, with a few words.")))
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(buildCameras());
    splitter->addWidget(buildBookmarks(tools));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    connect(picks_, &CameraPickModel::pickedChanged, this, &PlaybackSidebar::camerasChanged);
    connect(picks_, &CameraPickModel::refused, this, &PlaybackSidebar::tooMany);
}

QWidget* PlaybackSidebar::buildCameras()
{
    panel_->showThrough(*picks_);
    panel_->tree().setToolTip(tr("Check the cameras to play back; right-click to choose what is recorded"));
    connect(panel_, &CameraTreePanel::cameraActivated, picks_, &CameraPickModel::toggle);
    return panel_;
}

QWidget* PlaybackSidebar::buildBookmarks(PageTools& tools)
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(space(2), 0, 0, 0);
    column->setSpacing(0);
    auto* header = new SectionHeader(tr("Bookmarks"), *context_.theme);
    remove_ = tools.add(tr("Delete the bookmark"), QStringLiteral("close"), {QKeySequence::Delete});
    connect(remove_, &QAction::triggered, this, [this] {
        if (const Bookmark* bookmark = current()) Q_EMIT bookmarkUnwanted(*bookmark);
    });
    header->addTool(tools.button(remove_, true));
    column->addWidget(header);
    table_->setModel(bookmarks_);
    table_->setColumnWidth(BookmarkModel::TimeColumn, 140);
    table_->setColumnWidth(BookmarkModel::CameraColumn, 90);
    table_->setAccessibleName(tr("Bookmarks"));
    table_->setToolTip(tr("Double-click to go there"));
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const Bookmark* bookmark = bookmarks_->at(index.row())) Q_EMIT bookmarkChosen(*bookmark);
    });
    none_->setProperty("role", QStringLiteral("muted"));
    none_->setWordWrap(true);
    column->addWidget(table_, 1);
    column->addWidget(none_);
    const auto follow = [this] { remove_->setEnabled(current() != nullptr); };
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, follow);
    connect(bookmarks_, &QAbstractItemModel::modelReset, this, follow);
    follow();
    return panel;
}

void PlaybackSidebar::setBookmarks(const std::vector<Bookmark>& bookmarks)
{
    bookmarks_->update(bookmarks);
    none_->setVisible(bookmarks.empty());
}

const Bookmark* PlaybackSidebar::current() const
{
    return bookmarks_->at(table_->currentIndex().row());
}

}  // namespace pitwatch::ui
