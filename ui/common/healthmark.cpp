#include "healthmark.h"

#include <QPainter>

namespace pitwatch::ui {

namespace {
constexpr int kShape = 12;
}

void paintHealthShape(QPainter& painter, const QRectF& rectangle, Health health, const Theme& theme)
{
    const QPointF c = rectangle.center();
    const qreal r = qMin(rectangle.width(), rectangle.height()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen(theme.color(health == Health::Bad ? Token::Text : Token::Muted), 2, Qt::SolidLine, Qt::RoundCap);
    if (health == Health::Good) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::Muted));
        painter.drawEllipse(c, r * 0.5, r * 0.5);
    } else if (health == Health::Waiting) {
        painter.setPen(pen);
        painter.drawEllipse(c, r * 0.65, r * 0.65);
    } else {
        painter.setPen(pen);
        const qreal d = r * 0.65;
        painter.drawLine(QPointF(c.x() - d, c.y() - d), QPointF(c.x() + d, c.y() + d));
        painter.drawLine(QPointF(c.x() - d, c.y() + d), QPointF(c.x() + d, c.y() - d));
    }
    painter.restore();
}

HealthMark::HealthMark(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HealthMark::set(Health health, const QString& text, const QString& toolTip)
{
    setToolTip(toolTip);
    if (health == health_ && text == text_) return;
    health_ = health;
    text_ = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize HealthMark::sizeHint() const
{
    const QFontMetrics metrics(theme_.font(TypeSize::Body, true));
    return {kShape + space(1) + space(2) + metrics.horizontalAdvance(text_), metrics.height() + space(2)};
}

void HealthMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool bad = health_ == Health::Bad;
    if (bad) painter.fillRect(rect(), theme_.color(Token::Selection));
    const QRectF shape(space(1), (height() - kShape) / 2.0, kShape, kShape);
    paintHealthShape(painter, shape, health_, theme_);
    painter.setFont(theme_.font(TypeSize::Body, bad));
    painter.setPen(theme_.color(bad ? Token::Text : Token::Muted));
    painter.drawText(rect().adjusted(kShape + space(2), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

}  // namespace pitwatch::ui
