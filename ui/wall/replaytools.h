#pragma once

#include <QObject>

#include <functional>

#include <ui/common/pagetools.h>

#include "wallcanvas.h"

namespace pitwatch::ui {

/// The keys of the instant replay: R and Shift+R begin it; the others work while the chosen tile replays. Actions of
/// the page, so that the sheet of keys lists them. GUI thread; page, tools and canvas outlive it.
class ReplayTools final : public QObject {
    Q_OBJECT

public:
    ReplayTools(PageTools& tools, WallCanvas& canvas, QObject* parent = nullptr);

    /// Begins a replay of the chosen tile, or ends it.
    QAction* replay() const { return replay_; }
    QAction* replayAll() const { return replayAll_; }

private:
    void addControl(const QString& text, const QList<QKeySequence>& keys, std::function<void(int)> command);
    void follow();
    int chosen() const { return canvas_.state().full().value_or(canvas_.state().focused()); }

    PageTools& tools_;
    WallCanvas& canvas_;
    QAction* replay_;
    QAction* replayAll_;
    QList<QAction*> controls_;  ///< only while the chosen tile replays
};

}  // namespace pitwatch::ui
