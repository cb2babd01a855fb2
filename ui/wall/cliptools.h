#pragma once

#include <QLabel>
#include <QTimer>

#include <functional>

#include <evidence/evidencedesk.h>
#include <ui/common/pagecontext.h>
#include <ui/common/pagetools.h>

#include "wallcanvas.h"

namespace pitwatch::ui {

/// Evidence clips on the wall: E keeps the chosen tile, Shift+E all of them on one time base; tiles say that a clip of
/// them is being written, and a notice over the wall says what became of it. GUI thread; what it is given outlives it.
class ClipTools final : public QObject {
    Q_OBJECT

public:
    /// `evidence`: null: nothing can be kept.
    ClipTools(PageTools& tools, WallCanvas& canvas, const PageContext& context, EvidenceDesk* evidence,
              QObject* parent = nullptr);

    QAction* keepOne() const { return keepOne_; }
    QAction* keepAll() const { return keepAll_; }
    QAction* list() const { return list_; }
    /// What stands over the wall now; empty: nothing.
    QString notice() const { return notice_->isHidden() ? QString() : notice_->text(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep(std::vector<CameraKey> cameras);
    void follow(const ClipNews& news);
    void mark();
    void show(const QString& text);
    void placeNotice();
    void showList();

    WallCanvas& canvas_;
    const PageContext context_;
    EvidenceDesk* const evidence_;
    QAction* keepOne_;
    QAction* keepAll_;
    QAction* list_;
    QLabel* notice_;
    QTimer noticeEnd_;
    QTimer marking_;
};

}  // namespace pitwatch::ui
