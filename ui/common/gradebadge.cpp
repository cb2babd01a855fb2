#include "gradebadge.h"

#include <QPainter>

#include "format.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {
constexpr int kShape = 12;
}

GradeBadge::GradeBadge(Grade grade, const Theme& theme, QWidget* parent) : QWidget(parent), grade_(grade), theme_(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(gradeName(grade));
    setCount(0);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void GradeBadge::setCount(int count)
{
    count_ = count;
    setAccessibleName(u"%1: %2"_s.arg(gradeName(grade_), number(count)));
    updateGeometry();
    update();
}

QString GradeBadge::text() const
{
    return gradeNumeral(grade_) + u' ' + number(count_);
}

QSize GradeBadge::sizeHint() const
{
    const QFontMetrics metrics(theme_.font(TypeSize::Body, true));
    return {kShape + space(1) + metrics.horizontalAdvance(text()), qMax(kShape, metrics.height())};
}

void GradeBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool quiet = count_ == 0;
    const QRectF shape(0, (height() - kShape) / 2.0, kShape, kShape);
    paintGradeShape(painter, shape, grade_, quiet ? theme_.color(Token::Disabled) : theme_.grade(grade_));
    painter.setFont(theme_.font(TypeSize::Body, !quiet));
    painter.setPen(theme_.color(quiet ? Token::Muted : Token::Text));
    painter.drawText(rect().adjusted(kShape + space(1), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

}  // namespace pitwatch::ui
