#pragma once

#include <QLabel>
#include <QWidget>

#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>
#include <ui/common/tableview.h>

#include "bookmarkmodel.h"
#include "camerapickmodel.h"

namespace pitwatch::ui {

class CameraTreePanel;

/// Beside a playback: which cameras, and the bookmarks of the shown time. GUI thread.
class PlaybackSidebar final : public QWidget {
    Q_OBJECT

public:
    PlaybackSidebar(const PageContext& context, PageTools& tools, std::size_t most, QWidget* parent = nullptr);

    std::vector<CameraKey> cameras() const { return picks_->picked(); }
    void setCameras(const std::vector<CameraKey>& cameras) { picks_->setPicked(cameras); }
    void setBookmarks(const std::vector<Bookmark>& bookmarks);

Q_SIGNALS:
    void camerasChanged();
    void tooMany();
    void bookmarkChosen(const pitwatch::Bookmark& bookmark);
    void bookmarkUnwanted(const pitwatch::Bookmark& bookmark);

private:
    QWidget* buildCameras();
    QWidget* buildBookmarks(PageTools& tools);
    const Bookmark* current() const;

    const PageContext context_;
    CameraTreePanel* panel_;
    CameraPickModel* picks_;
    BookmarkModel* bookmarks_;
    TableView* table_;
    QLabel* none_;
    QAction* remove_ = nullptr;
};

}  // namespace pitwatch::ui
