#include "minecard.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "cardpainter.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

MineCard::MineCard(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MineCard::setContent(MineCardContent content)
{
    if (content == content_) return;
    content_ = std::move(content);
    setAccessibleName(content_.name);
    setAccessibleDescription(u"%1; %2; %3"_s.arg(content_.stateText, content_.heads.text, content_.load.text));
    update();
}

int MineCard::detailHeight(int width) const
{
    return CardPainter::detailHeight(content_, width);
}

void MineCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Panel));
    CardPainter(painter, theme_).paint(content_, rect());
    if (!hasFocus() && !underMouse()) return;
    painter.setPen(theme_.color(hasFocus() ? Token::Focus : Token::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

QString MineCard::pageAt(QPoint position) const
{
    const int metrics = CardPainter::kPadding + CardPainter::kHead;
    const bool inMetrics = position.y() >= metrics && position.y() < metrics + CardPainter::kMetrics + 8;
    const int third = position.x() * 3 / qMax(1, width());
    if (inMetrics) return third == 0 ? u"map"_s : third == 1 ? u"power"_s : u"wall"_s;
    const bool anyAlarm = content_.openAlarms != std::array<int, 4>{};
    if (anyAlarm && position.y() < metrics && position.x() > width() / 2) return u"alarms"_s;
    return u"map"_s;
}

void MineCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT openRequested(pageAt(event->pos()), content_.code.text());
}

void MineCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT openRequested(u"map"_s, content_.code.text());
    else if (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier)
        Q_EMIT openRequested(u"consult"_s, u"call/"_s + content_.code.text());
    else
        QWidget::keyPressEvent(event);
}

void MineCard::enterEvent(QEnterEvent* event)
{
    update();
    QWidget::enterEvent(event);
}

void MineCard::leaveEvent(QEvent* event)
{
    update();
    QWidget::leaveEvent(event);
}

}  // namespace pitwatch::ui
