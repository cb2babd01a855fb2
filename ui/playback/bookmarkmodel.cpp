#include "bookmarkmodel.h"

namespace pitwatch::ui {

BookmarkModel::BookmarkModel(std::shared_ptr<const Region> region, QObject* parent)
    : QAbstractTableModel(parent), region_(std::move(region))
{
}

void BookmarkModel::update(const std::vector<Bookmark>& bookmarks)
{
    if (bookmarks == bookmarks_) return;
    beginResetModel();
    bookmarks_ = bookmarks;
    endResetModel();
}

const Bookmark* BookmarkModel::at(int row) const
{
    return row >= 0 && row < int(bookmarks_.size()) ? &bookmarks_[std::size_t(row)] : nullptr;
}

int BookmarkModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(bookmarks_.size());
}

int BookmarkModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BookmarkModel::data(const QModelIndex& index, int role) const
{
    const Bookmark* bookmark = at(index.row());
    if (!bookmark) return {};
    if (role == Qt::ToolTipRole && index.column() == TextColumn) return bookmark->text.toHtmlEscaped();
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case TimeColumn:
            return formatDateTime(bookmark->at, region_->timezone);
        case CameraColumn:
            return cameraText(*bookmark);
        case TextColumn:
            return bookmark->text;
        case PersonColumn:
            return bookmark->person;
        default:
            return {};
    }
}

QVariant BookmarkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case TimeColumn:
            return tr("Time");
        case CameraColumn:
            return tr("Camera");
        case TextColumn:
            return tr("Text");
        case PersonColumn:
            return tr("By");
        default:
            return {};
    }
}

QString BookmarkModel::cameraText(const Bookmark& bookmark) const
{
    if (bookmark.camera.camera.isEmpty()) return tr("All cameras");
    const Camera* camera = region_->camera(bookmark.camera);
    return camera ? camera->name : bookmark.camera.camera.text();
}

}  // namespace pitwatch::ui
