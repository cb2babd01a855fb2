#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>
#include <ui/common/toast.h>

#include "devicemenu.h"
#include "devicereturn.h"
#include "gallery.h"
#include "recordingmark.h"
#include "roomstage.h"
#include "sharemenu.h"
#include "snapshotkeeper.h"
#include "tablesharer.h"
#include "talkcontrol.h"

namespace pitwatch::ui {

/// A consultation that is on: who is seen, what lies on the table, and the order of the room. GUI thread; desk and
/// session outlive it.
class RoomPanel final : public QWidget {
    Q_OBJECT

public:
    RoomPanel(ConsultDesk& desk, const PageContext& context, SourceOffers offers, QWidget* parent = nullptr);

    const Gallery& gallery() const { return *gallery_; }
    TableSharer& sharer() { return *sharer_; }
    RoomStage& stage() { return *stage_; }
    QTabWidget& side() { return *side_; }
    void say(const QString& text) { toast_->say(text); }
    /// Lets go of the session: whoever holds a key to speak does no longer. Before the session ends.
    void letGo();
    /// Puts it on the table in place of what was there.
    void share(std::unique_ptr<TableSource> source) { sharer_->share(std::move(source)); }

Q_SIGNALS:
    /// The alarm that this is about is to be shown.
    void alarmRequested(const QString& alarmId);

private:
    void makeActions();
    QWidget* buildHead();
    QWidget* buildToolbar();
    QWidget* buildDevices();
    QWidget* buildSide();
    QWidget* buildRollCallBar();
    QAction* addAction(const QString& text, const QString& icon, const QKeySequence& key, const QString& hint,
                       const std::function<void()>& act);
    void addTileKeys();
    void addCase(QLayout& row);
    QString caseId() const;
    void follow();
    void sayMode();
    void followClocks();
    void snapshot();
    void noteDecision();
    void askToEnd();
    void followStage();

    ConsultDesk& desk_;
    ConsultSession& session_;
    const PageContext context_;
    PageTools* tools_;
    TableSharer* sharer_;
    Gallery* gallery_;
    RoomStage* stage_;
    TalkControl* talkControl_;
    SnapshotKeeper* snapshots_;
    QTabWidget* side_;
    Toast* toast_;
    QLabel* subject_;
    QLabel* link_;
    QLabel* clock_;
    QLabel* table_;
    QWidget* rollCall_ = nullptr;
    ShareMenu* shareMenu_;
    QAction* microphone_ = nullptr;
    QAction* talk_ = nullptr;
    QAction* camera_ = nullptr;
    QAction* hand_ = nullptr;
    QAction* view_ = nullptr;
    QAction* detach_ = nullptr;
    QAction* pen_ = nullptr;
    QAction* details_ = nullptr;
    RecordingMark* recorded_;
    QTimer ticker_;
    UtcTime begun_;
    QString unheard_;  ///< why we were not heard, as it was said last
};

}  // namespace pitwatch::ui
