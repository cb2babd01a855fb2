#pragma once

#include <QMenu>
#include <QToolButton>

#include <ui/common/pagetools.h>

#include "wallcanvas.h"
#include "walldesk.h"

namespace pitwatch::ui {

/// The tool of a wall that has to do with other walls: new windows, closed ones, the same wall elsewhere. GUI thread;
/// what is handed in outlives it.
class WallMenu final : public QToolButton {
    Q_OBJECT

public:
    WallMenu(PageTools& tools, WallDesk& desk, const WallPage& page, const WallCanvas& canvas);

Q_SIGNALS:
    void said(const QString& text);

private:
    void fill();
    void fillTargets();
    void askWhere();
    void open(const WallState* wall);

    WallDesk& desk_;
    const WallPage& page_;
    const WallCanvas& canvas_;
    QMenu* menu_;
    QMenu* targets_;
    QAction* new_;
    QAction* reopen_;
};

}  // namespace pitwatch::ui
