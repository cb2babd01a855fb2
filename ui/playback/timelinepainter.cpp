#include "timelinepainter.h"

#include <cmath>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

using Geometry = TimelineGeometry;

constexpr double kMark = 12;
constexpr double kReach = 8;
constexpr int kBar = 10;

double screenX(const TimeScale& scale, UtcTime time)
{
    return Geometry::kGutter + scale.x(time);
}

double markY()
{
    return Geometry::kRuler + Geometry::kMarks / 2.0;
}

template <typename Item, typename TimeOf>
const Item* nearest(const std::vector<Item>& items, QPoint place, const TimeScale& scale, TimeOf timeOf)
{
    if (std::abs(place.y() - markY()) > Geometry::kMarks / 2.0) return nullptr;
    const Item* best = nullptr;
    double distance = kReach;
    for (const Item& item : items) {
        const double apart = std::abs(screenX(scale, timeOf(item)) - place.x());
        if (apart > distance) continue;
        best = &item;
        distance = apart;
    }
    return best;
}

/// The part of a span that lies on the scale.
QRectF bar(const Period& span, const TimeScale& scale, const QRect& row)
{
    const double left = std::max(0.0, scale.x(span.from));
    const double right = std::min(double(scale.width()), scale.x(span.to));
    if (right < 0 || left > scale.width()) return {};
    // A short recording between long gaps is still seen.
    return {row.left() + left, row.center().y() - kBar / 2.0, std::max(1.0, right - left), double(kBar)};
}

}  // namespace

const Alarm* TimelinePainter::alarmAt(QPoint place, const TimeScale& scale, const TimelineContent& content)
{
    return nearest(content.alarms, place, scale, [](const Alarm& alarm) { return alarm.raisedAt; });
}

const Bookmark* TimelinePainter::bookmarkAt(QPoint place, const TimeScale& scale, const TimelineContent& content)
{
    return nearest(content.bookmarks, place, scale, [](const Bookmark& bookmark) { return bookmark.at; });
}

void TimelinePainter::paint(QPainter& painter, QSize size, const TimelineView& view,
                            const TimelineContent& content) const
{
    painter.fillRect(QRect(QPoint(), size), theme_.color(Token::Panel));
    painter.setFont(theme_.font(TypeSize::Small));
    paintRuler(painter, view, size.height());
    for (int i = 0; i < int(view.cameras.size()); ++i) paintRow(painter, i, view, content);
    painter.save();
    painter.setClipRect(Geometry::kGutter, 0, view.scale.width(), size.height());
    paintSelection(painter, view, size.height());
    paintMarks(painter, view, content);
    paintPlayhead(painter, view, size.height());
    painter.restore();
}

void TimelinePainter::paintRuler(QPainter& painter, const TimelineView& view, int height) const
{
    painter.setPen(theme_.color(Token::Muted));
    painter.drawText(
        QRect(space(2), 0, Geometry::kGutter - space(3), Geometry::kRuler), Qt::AlignVCenter,
        toDateTime(view.scale.time(view.scale.width() / 2.0), zone_).toString(QStringLiteral("yyyy-MM-dd")));
    painter.drawText(QRect(space(2), Geometry::kRuler, Geometry::kGutter - space(3), Geometry::kMarks),
                     Qt::AlignVCenter, tr("Alarms and bookmarks"));
    painter.save();
    painter.setClipRect(Geometry::kGutter, 0, view.scale.width(), height);
    for (const TimeScale::Tick& tick : view.scale.ticks(zone_)) {
        const double x = screenX(view.scale, tick.at);
        painter.setPen(theme_.color(Token::Line));
        painter.drawLine(QPointF(x, Geometry::kRuler - 4), QPointF(x, height));
        painter.setPen(theme_.color(Token::Muted));
        painter.drawText(QRectF(x + 4, 0, 80, Geometry::kRuler), Qt::AlignVCenter, tick.label);
    }
    painter.restore();
}

void TimelinePainter::paintRow(QPainter& painter, int index, const TimelineView& view,
                               const TimelineContent& content) const
{
    const QRect row = Geometry::row(index, view.scale.width());
    const QRect name(space(2), row.top(), Geometry::kGutter - space(3), row.height());
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(name, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(view.names[std::size_t(index)], Qt::ElideRight, name.width()));
    painter.fillRect(QRectF(row.left(), row.center().y() - kBar / 2.0, row.width(), kBar), theme_.color(Token::Window));
    const auto found = content.coverage.find(view.cameras[std::size_t(index)]);
    if (found == content.coverage.end()) return;
    for (const Period& span : found->second.spans)
        if (const QRectF rect = bar(span, view.scale, row); !rect.isEmpty())
            painter.fillRect(rect, theme_.color(Token::Muted));
    if (found->second.problem.isEmpty()) return;
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(row.adjusted(space(2), 0, -space(2), 0), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tr("Not known: %1").arg(found->second.problem), Qt::ElideRight,
                                                      row.width() - space(4)));
}

void TimelinePainter::paintMarks(QPainter& painter, const TimelineView& view, const TimelineContent& content) const
{
    const double y = markY();
    for (const Alarm& alarm : content.alarms) {
        const double x = screenX(view.scale, alarm.raisedAt);
        paintGradeShape(painter, QRectF(x - kMark / 2, y - kMark / 2, kMark, kMark), alarm.grade,
                        theme_.grade(alarm.grade));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Bookmark& bookmark : content.bookmarks) {
        const double x = screenX(view.scale, bookmark.at);
        painter.setPen(QPen(theme_.color(Token::Text), 1.5));
        painter.setBrush(theme_.color(Token::Panel));
        painter.drawPolygon(QPolygonF({{x - 4, y - 7}, {x + 4, y - 7}, {x + 4, y + 7}, {x, y + 3}, {x - 4, y + 7}}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelinePainter::paintSelection(QPainter& painter, const TimelineView& view, int height) const
{
    // What has not been yet is no gap.
    const double present = view.scale.x(view.present);
    if (present < view.scale.width()) {
        const double left = Geometry::kGutter + std::max(0.0, present);
        painter.fillRect(QRectF(left, Geometry::kRuler, view.scale.width(), height),
                         QBrush(theme_.color(Token::Line), Qt::BDiagPattern));
    }
    if (!view.selection) return;
    const double from = screenX(view.scale, view.selection->from);
    const double to = screenX(view.scale, view.selection->to);
    QColor veil = theme_.color(Token::Focus);
    veil.setAlpha(50);
    painter.fillRect(QRectF(from, 0, std::max(1.0, to - from), height), veil);
    painter.setPen(QPen(theme_.color(Token::Focus), 1, Qt::DashLine));
    for (const double x : {from, to}) painter.drawLine(QPointF(x, 0), QPointF(x, height));
}

void TimelinePainter::paintPlayhead(QPainter& painter, const TimelineView& view, int height) const
{
    if (view.hoverX) {
        painter.setPen(QPen(theme_.color(Token::Muted), 1, Qt::DotLine));
        painter.drawLine(QPointF(Geometry::kGutter + *view.hoverX, 0),
                         QPointF(Geometry::kGutter + *view.hoverX, height));
    }
    const double x = screenX(view.scale, view.playhead);
    painter.setPen(QPen(theme_.color(Token::Text), 2));
    painter.drawLine(QPointF(x, 0), QPointF(x, height));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Text));
    painter.drawPolygon(QPolygonF({{x - 6, 0}, {x + 6, 0}, {x, 8}}));
}

}  // namespace pitwatch::ui
