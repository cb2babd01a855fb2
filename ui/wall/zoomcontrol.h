#pragma once

#include <QObject>
#include <QPoint>

#include <optional>

#include <core/ids.h>

#include "tilezoom.h"

namespace pitwatch::ui {

class WallCanvas;
struct WallTile;

/// Digital zoom by hand: the wheel at the pointer, dragging inside a magnified tile, Esc back to the whole picture.
/// Ctrl+drag is left to the wall, which moves the camera. GUI thread.
class ZoomControl final : public QObject {
    Q_OBJECT

public:
    /// Watches the events of the canvas, which outlives it.
    explicit ZoomControl(WallCanvas& canvas);

    void zoomChosen(double factor);
    void resetChosen();
    bool chosenIsZoomed() const;

Q_SIGNALS:
    void used();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    const WallTile* chosen() const;
    void show(const WallTile& tile, const QRectF& part);
    bool wheel(QPointF at, int delta);
    bool press(QPoint at);
    bool drag(QPoint at);

    WallCanvas& canvas_;
    std::optional<CameraKey> dragged_;
    QPoint last_;
};

}  // namespace pitwatch::ui
