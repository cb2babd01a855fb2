#pragma once

#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QWidget>

#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>
#include <ui/common/tableview.h>

#include "bookmarkmodel.h"
#include "camerapickmodel.h"

namespace pitwatch::ui {

class CameraTreeModel;

/// Beside a playback: which cameras, and the bookmarks of the shown time. GUI thread.
class PlaybackSidebar final : public QWidget {
    Q_OBJECT

public:
    PlaybackSidebar(const PageContext& context, PageTools& tools, std::size_t most, QWidget* parent = nullptr);

    std::vector<CameraKey> cameras() const { return picks_->picked(); }
    void setCameras(const std::vector<CameraKey>& cameras) { picks_->setPicked(cameras); }
    void setBookmarks(const std::vector<Bookmark>& bookmarks) { bookmarks_->update(bookmarks); }

Q_SIGNALS:
    void camerasChanged();
    void tooMany();
    void bookmarkChosen(const pitwatch::Bookmark& bookmark);
    void bookmarkUnwanted(const pitwatch::Bookmark& bookmark);

private:
    QWidget* buildCameras(PageTools& tools);
    QWidget* buildBookmarks(PageTools& tools);
    void showMenu(QPoint position);
    const Bookmark* current() const;

    const PageContext context_;
    CameraTreeModel* cameras_;
    CameraPickModel* picks_;
    QSortFilterProxyModel* filtered_;
    QTreeView* tree_;
    BookmarkModel* bookmarks_;
    TableView* table_;
};

}  // namespace pitwatch::ui
