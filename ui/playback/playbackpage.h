#pragma once

#include <QProgressBar>
#include <QStackedWidget>

#include <functional>

#include <recording/syncplayer.h>
#include <ui/common/emptystate.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>

#include "exportworker.h"
#include "playbackcanvas.h"
#include "playbacksidebar.h"
#include "thumbnailmaker.h"
#include "thumbnailpopup.h"
#include "timelineloader.h"
#include "timelinewidget.h"
#include "transportbar.h"

namespace pitwatch::ui {

/// 回放: recorded cameras on one time base, with a timeline of what was recorded, alarms and bookmarks.
class PlaybackPage final : public Page {
    Q_OBJECT

public:
    explicit PlaybackPage(const PageContext& context, QWidget* parent = nullptr);
    ~PlaybackPage() override;

    QString pageId() const override { return QStringLiteral("playback"); }
    QString title() const override { return tr("Playback"); }
    void setActive(bool active) override;
    /// A camera ("mine/camera") or the code of a mine: its cameras, a little before now.
    void showSubject(const QString& subject) override;

    SyncPlayer& player() { return *player_; }
    TimelineWidget* timeline() const { return timeline_; }

    /// How somebody is asked, for tests: a text for a bookmark, a folder for an export; empty: not after all.
    std::function<QString(QWidget*)> askForText;
    std::function<QString(QWidget*, const QString&)> askForFolder;

private:
    void build();
    QWidget* buildProgress();
    void addTools();
    void addTimelineTools();
    void connectTimeline();
    void restore();
    void camerasChanged();
    void askForContent();
    void contentChanged();
    void refresh();
    void goTo(UtcTime time);
    void goToEnd(bool last);
    void addBookmark();
    void removeBookmark(const Bookmark& bookmark);
    void askForSettings();
    void markSpan(bool from);
    void startExport();
    void exportEnded(const QStringList& files, const QStringList& problems);
    void showHover(const CameraKey& camera, UtcTime time, QPoint place);
    void showEmptyState();
    bool nothingRecorded() const;

    PageContext context_;
    PageTools* tools_;
    std::unique_ptr<SyncPlayer> player_;
    TimelineLoader* loader_;
    ThumbnailMaker* thumbnails_;
    ExportWorker* exporter_;
    PlaybackSidebar* sidebar_;
    TransportBar* transport_;
    PlaybackCanvas* canvas_;
    TimelineWidget* timeline_;
    ThumbnailPopup* popup_;
    EmptyState* empty_;
    QStackedWidget* stack_;
    QAction* export_ = nullptr;
    QWidget* progress_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QTimer poll_;
    std::optional<CameraKey> hovered_;
    bool answered_ = false;  ///< the content of the timeline was looked up at least once
};

}  // namespace pitwatch::ui
