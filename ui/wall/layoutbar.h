#pragma once

#include <QComboBox>
#include <QMenu>
#include <QToolButton>
#include <QWidget>

#include <functional>

#include <ui/common/pagetools.h>

#include "layoutshelf.h"
#include "wallcanvas.h"

namespace pitwatch::ui {

/// Chooses the layout of a wall: the offered ones, those with a name, and what can be done with names. GUI thread; what
/// is handed in outlives it.
class LayoutBar final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kKeyedLayouts = 9;  ///< Ctrl+Alt+1 … Ctrl+Alt+9; those without a name Alt+1 … Alt+0, Alt+-

    LayoutBar(PageTools& tools, WallCanvas& canvas, LayoutShelf& shelf, const Theme& theme);

    /// Shows the named wall; false when there is none of that name.
    bool recall(const QString& name);
    /// The layout of the wall or the theme changed.
    void refresh();

Q_SIGNALS:
    /// What was done or why it was not, in words.
    void said(const QString& text);

private:
    void addKeys();
    void addPresetKeys(PageTools& tools);
    void fillMenu();
    QMenu* addNames(const QString& title, const std::function<void(const QString&)>& call);
    void fillCombo();
    void choose(int index);
    void choosePreset(std::size_t preset);
    void saveAs();
    void overwrite(const QString& name);
    void rename(const QString& name);
    void remove(const QString& name);
    void tell(const Result<void>& result, const QString& done);

    WallCanvas& canvas_;
    LayoutShelf& shelf_;
    const Theme& theme_;
    QComboBox* combo_;
    QMenu* menu_;
    QAction* saveAs_;
    std::vector<QAction*> recalls_;
    std::optional<WallLayout> shown_;
};

}  // namespace pitwatch::ui
