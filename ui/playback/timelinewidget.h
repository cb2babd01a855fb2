#pragma once

#include <QWidget>

#include <optional>

#include "timelinepainter.h"

namespace pitwatch::ui {

/// The timeline of a playback: shows what was recorded when, and takes the mouse: click to go there, drag to move,
/// wheel to zoom, Shift and drag to select. GUI thread.
class TimelineWidget final : public QWidget {
    Q_OBJECT

public:
    TimelineWidget(const Theme& theme, const Region& region, QWidget* parent = nullptr);

    void setCameras(const std::vector<CameraKey>& cameras);
    void setContent(const TimelineContent* content);
    void setPlayhead(UtcTime time, UtcTime present);
    const TimeScale& scale() const { return view_.scale; }
    void setPeriod(const Period& period);
    /// Moves the period so that the time can be seen, unless somebody is moving it by hand.
    void reveal(UtcTime time);
    void zoom(double factor);
    const std::optional<Period>& selection() const { return view_.selection; }
    void setSelection(const std::optional<Period>& selection);

Q_SIGNALS:
    void periodChanged();
    void selectionChanged();
    void timeChosen(pitwatch::UtcTime time);
    void alarmChosen(const pitwatch::Alarm& alarm);
    /// The mouse rests over a camera's row; `place` is global.
    void hovered(const pitwatch::CameraKey& camera, pitwatch::UtcTime time, QPoint place);
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    enum class Drag { None, Undecided, Pan, Select };

    double place(QPointF position) const { return position.x() - TimelineGeometry::kGutter; }
    void hover(QPoint position);
    void click(QPoint position);
    void dragTo(QPoint position);

    const Region region_;
    TimelinePainter painter_;
    TimelineView view_;
    const TimelineContent* content_ = nullptr;
    Drag drag_ = Drag::None;
    QPoint pressedAt_;
    QPoint draggedTo_;
};

}  // namespace pitwatch::ui
