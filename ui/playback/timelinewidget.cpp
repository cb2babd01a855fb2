#include "timelinewidget.h"

#include <QApplication>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

constexpr double kWheelStep = 0.8;

}  // namespace

TimelineWidget::TimelineWidget(const Theme& theme, const Region& region, QWidget* parent)
    : QWidget(parent), region_(region), painter_(theme, region.timezone)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setCameras({});
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineWidget::setCameras(const std::vector<CameraKey>& cameras)
{
    view_.cameras = cameras;
    view_.names.clear();
    for (const CameraKey& key : cameras) {
        const Mine* mine = region_.mine(key.mine);
        const Camera* camera = region_.camera(key);
        view_.names.push_back(camera ? QStringLiteral("%1 · %2").arg(camera->name, mine->name) : key.camera.text());
    }
    setFixedHeight(TimelineGeometry::height(int(cameras.size())));
    update();
}

void TimelineWidget::setContent(const TimelineContent* content)
{
    content_ = content;
    update();
}

void TimelineWidget::setPlayhead(UtcTime time, UtcTime present)
{
    const bool moved = std::lround(view_.scale.x(time)) != std::lround(view_.scale.x(view_.playhead)) ||
                       std::lround(view_.scale.x(present)) != std::lround(view_.scale.x(view_.present));
    view_.playhead = time;
    view_.present = present;
    if (moved) update();
}

void TimelineWidget::setPeriod(const Period& period)
{
    view_.scale = TimeScale(period, view_.scale.width());
    update();
    Q_EMIT periodChanged();
}

void TimelineWidget::reveal(UtcTime time)
{
    if (drag_ != Drag::None || !view_.scale.reveal(time)) return;
    update();
    Q_EMIT periodChanged();
}

void TimelineWidget::zoom(double factor)
{
    const double at = view_.scale.x(view_.playhead);
    view_.scale.zoom(factor, at >= 0 && at <= view_.scale.width() ? at : view_.scale.width() / 2.0);
    update();
    Q_EMIT periodChanged();
}

void TimelineWidget::setSelection(const std::optional<Period>& selection)
{
    if (view_.selection == selection) return;
    view_.selection = selection;
    update();
    Q_EMIT selectionChanged();
}

void TimelineWidget::paintEvent(QPaintEvent*)
{
    static const TimelineContent nothing{};
    QPainter painter(this);
    painter_.paint(painter, size(), view_, content_ ? *content_ : nothing);
}

void TimelineWidget::resizeEvent(QResizeEvent*)
{
    view_.scale.setWidth(width() - TimelineGeometry::kGutter - space(2));
    Q_EMIT periodChanged();
}

void TimelineWidget::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    if (std::abs(turn.x()) > std::abs(turn.y()))
        view_.scale.pan(turn.x());
    else
        view_.scale.zoom(std::pow(kWheelStep, turn.y() / 120.0), place(event->position()));
    event->accept();
    update();
    Q_EMIT periodChanged();
}

void TimelineWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || event->pos().x() < TimelineGeometry::kGutter) return;
    pressedAt_ = draggedTo_ = event->pos();
    drag_ = event->modifiers() & Qt::ShiftModifier ? Drag::Select : Drag::Undecided;
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (drag_ == Drag::None) return hover(event->pos());
    if (drag_ == Drag::Undecided && (event->pos() - pressedAt_).manhattanLength() >= QApplication::startDragDistance())
        drag_ = Drag::Pan;
    dragTo(event->pos());
}

void TimelineWidget::dragTo(QPoint position)
{
    if (drag_ == Drag::Pan) {
        view_.scale.pan(position.x() - draggedTo_.x());
        draggedTo_ = position;
        update();
        Q_EMIT periodChanged();
    } else if (drag_ == Drag::Select) {
        const auto [from, to] = std::minmax({place(pressedAt_), place(position)});
        if (to - from >= 1) setSelection(Period{view_.scale.time(from), view_.scale.time(to)});
    }
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag was = std::exchange(drag_, Drag::None);
    if (was == Drag::Undecided) click(event->pos());
}

void TimelineWidget::click(QPoint position)
{
    if (content_) {
        if (const Alarm* alarm = TimelinePainter::alarmAt(position, view_.scale, *content_))
            return Q_EMIT alarmChosen(*alarm);
        if (const Bookmark* bookmark = TimelinePainter::bookmarkAt(position, view_.scale, *content_))
            return Q_EMIT timeChosen(bookmark->at);
    }
    Q_EMIT timeChosen(view_.scale.time(place(position)));
}

void TimelineWidget::hover(QPoint position)
{
    const double x = place(position);
    const bool inside = x >= 0 && x <= view_.scale.width();
    view_.hoverX = inside ? std::optional(x) : std::nullopt;
    update();
    if (!inside) return Q_EMIT left();
    const UtcTime time = view_.scale.time(x);
    const int row = (position.y() - TimelineGeometry::kRuler - TimelineGeometry::kMarks) / TimelineGeometry::kRow;
    QString tip = formatDateTime(time, region_.timezone);
    if (content_) {
        if (const Alarm* alarm = TimelinePainter::alarmAt(position, view_.scale, *content_))
            tip = QStringLiteral("%1\n%2 · %3")
                      .arg(formatDateTime(alarm->raisedAt, region_.timezone), gradeName(alarm->grade), alarm->title);
        else if (const Bookmark* bookmark = TimelinePainter::bookmarkAt(position, view_.scale, *content_))
            tip = QStringLiteral("%1\n%2").arg(formatDateTime(bookmark->at, region_.timezone), bookmark->text);
    }
    const bool onRow = position.y() >= TimelineGeometry::kRuler + TimelineGeometry::kMarks && row >= 0 &&
                       row < int(view_.cameras.size());
    if (onRow) {
        QToolTip::hideText();
        return Q_EMIT hovered(view_.cameras[std::size_t(row)], time, mapToGlobal(QPoint(position.x(), 0)));
    }
    Q_EMIT left();
    QToolTip::showText(mapToGlobal(position), tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")),
                       this);
}

void TimelineWidget::leaveEvent(QEvent*)
{
    view_.hoverX.reset();
    update();
    Q_EMIT left();
}

}  // namespace pitwatch::ui
