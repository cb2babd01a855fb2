#pragma once

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

#include <engine/snapshot.h>

#include "mapcontent.h"
#include "maplook.h"
#include "maptransform.h"

namespace pitwatch::ui {

/// A mine's plan with live tags. The plan is drawn once per zoom and kept; tags are drawn over it for each snapshot.
/// Wheel zooms at the pointer, dragging moves, double-click shows all, a click chooses a tag, and on a group the next
/// of its tags. GUI thread.
class MapView final : public QWidget {
    Q_OBJECT

public:
    explicit MapView(MapLook look, QWidget* parent = nullptr);

    void setLook(MapLook look);
    void setMine(std::shared_ptr<const Region> region, const MineCode& mine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void select(const TagCode& tag, bool bringIntoView);
    const TagCode& selected() const { return selected_; }
    /// Tags that are on the plan now.
    int placedTags() const;
    /// Where a point of the plan is in the widget.
    QPointF pixelOf(QPointF metres) const { return transform_.toScreen(metres); }

    void showAll();
    void zoom(double factor);
    QSize sizeHint() const override { return {900, 600}; }

Q_SIGNALS:
    /// Empty: nothing is chosen any more.
    void tagSelected(const pitwatch::TagCode& tag);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Mine* mine() const { return region_ ? region_->mine(mineCode_) : nullptr; }
    const MineSnapshot* live() const { return snapshot_ ? snapshot_->mine(mineCode_) : nullptr; }
    const TagSnapshot* selectedTag() const;
    void planChanged();
    void moved();
    void paintLive(QPainter& painter) const;
    std::optional<TagCluster> clusterUnder(QPointF position) const;
    TagCode tagUnder(QPointF position) const;
    QString toolTipOf(const TagCluster& cluster) const;

    MapLook look_;
    std::shared_ptr<const Region> region_;
    MineCode mineCode_;
    SnapshotPtr snapshot_;
    MapTransform transform_;
    bool fitted_ = true;  ///< nobody has moved the plan: it follows the window's size
    QPixmap plan_;        ///< null when it must be drawn again
    TagCode selected_;
    QPoint pressedAt_;
    QPoint lastDrag_;
    bool dragging_ = false;
};

}  // namespace pitwatch::ui
