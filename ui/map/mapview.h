#pragma once

#include <QColor>
#include <QFont>
#include <QPixmap>
#include <QWidget>

#include <array>
#include <memory>

#include <engine/snapshot.h>

#include "mapcontent.h"
#include "maptransform.h"

namespace pitwatch::ui {

/// The colours and type of the plan, taken once from the theme.
struct MapLook {
    QColor background, panel, line, text, muted, selection, focus;
    std::array<QColor, 4> grades;  ///< I first
    QFont label;
    QFont strong;
};

/// A mine's plan with live tags. The plan is drawn once per zoom and kept; tags are drawn over it for each snapshot.
/// Wheel zooms at the pointer, dragging moves, double-click shows all. GUI thread.
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

    void showAll();
    void zoom(double factor);
    QSize sizeHint() const override { return {900, 600}; }

Q_SIGNALS:
    void tagSelected(const pitwatch::TagCode& tag);

protected:
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
    void planChanged();
    void paintPlan(QPainter& painter) const;
    void paintArea(QPainter& painter, const Area& area) const;
    void paintRoadways(QPainter& painter) const;
    void paintStations(QPainter& painter) const;
    void paintHeadCounts(QPainter& painter, const MineSnapshot& live) const;
    void paintTags(QPainter& painter, const MineSnapshot& live) const;
    void paintMark(QPainter& painter, const TagCluster& cluster) const;
    void paintSelection(QPainter& painter, const MineSnapshot& live) const;
    void paintScaleBar(QPainter& painter) const;
    std::vector<TagCluster> clusters(const MineSnapshot& live) const;
    TagCode tagUnder(QPointF position) const;

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
