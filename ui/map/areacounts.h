#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include <engine/snapshot.h>

#include "maplook.h"

namespace pitwatch::ui {

/// The areas of a mine, each with its persons against its limit as a bar. Bars are grey until an alarm stands about the
/// area. GUI thread.
class AreaCounts final : public QWidget {
    Q_OBJECT

public:
    explicit AreaCounts(MapLook look, QWidget* parent = nullptr);

    void setLook(MapLook look);
    void show(const Mine* mine, const SnapshotPtr& snapshot);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QString name;
        int persons = 0;
        std::optional<int> limit;
        std::optional<Grade> grade;
    };
    QString countText(const Row& row) const;
    void paintRow(QPainter& painter, const Row& row, const QRect& place) const;

    MapLook look_;
    std::vector<Row> rows_;
    bool stale_ = false;
};

}  // namespace pitwatch::ui
