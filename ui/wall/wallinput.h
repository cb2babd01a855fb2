#pragma once

#include <QObject>
#include <QPoint>
#include <QRect>

#include <optional>

class QDragMoveEvent;
class QDropEvent;
class QKeyEvent;
class QMouseEvent;
class QPainter;

namespace pitwatch::ui {

struct TileLook;
struct WallTile;
class WallCanvas;

/// The hand at a wall: choosing tiles with mouse and keys, dragging cameras between tiles, walls and the tree, and the
/// span of tiles that is chosen for merging. Sees the canvas's events after every other filter of it. GUI thread;
/// belongs to its canvas.
class WallInput final : public QObject {
    Q_OBJECT

public:
    explicit WallInput(WallCanvas& canvas);

    /// The cells from the focused tile to the one that was chosen with Shift; nothing while one tile is chosen.
    std::optional<QRect> selection() const;
    void forgetSelection() { selectedTo_.reset(); }
    void paintMarks(QPainter& painter, const WallTile& tile, const TileLook& look) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    void seekReplay(const WallTile& tile, QPoint at);
    bool move(const QMouseEvent& event);
    bool fill(const QMouseEvent& event);
    bool key(const QKeyEvent& event);
    bool arrow(const QKeyEvent& event);
    bool escape();
    void select(std::optional<int> tile);
    void drag(int tile);
    bool enter(QDragMoveEvent& event);
    bool hover(QDragMoveEvent& event);
    bool drop(QDropEvent& event);
    void markDropTarget(std::optional<int> tile);
    std::optional<int> tileUnder(QPoint position) const;

    WallCanvas& canvas_;
    std::optional<int> selectedTo_;
    std::optional<int> dropTarget_;
    QPoint pressedAt_;
};

}  // namespace pitwatch::ui
