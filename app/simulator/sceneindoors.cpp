#include <QPainterPath>

#include "scenebrush.h"
#include "scenedesk.h"
#include "sceneground.h"
#include "scenelayout.h"

namespace pitwatch::sim {

namespace {

void paintRoom(QPainter& painter, double corner, const QColor& wall, const QColor& ground, quint32 seed)
{
    fillShaded(painter, QRectF(-1, -1, 18, corner + 1), wall.lighter(106), wall.darker(112));
    painter.fillRect(QRectF(-1, corner - 1.6, 18, 1.6), wall.darker(132));
    painter.fillRect(QRectF(-1, corner - 0.1, 18, 0.1), wall.darker(180));
    fillShaded(painter, QRectF(-1, corner, 18, 11 - corner), ground.darker(112), ground.lighter(108));
    for (int i = -10; i <= 14; ++i)
        drawLine(painter, ground.darker(118), 0.02, {8 + (i - 2) * 1.0, corner}, {8 + (i - 2) * 1.9, 10});
    for (double y = corner + 0.4, step = 0.5; y < 10; y += step, step *= 1.3)
        drawLine(painter, ground.darker(118), 0.02, {-1, y}, {17, y});
    speckle(painter, QRectF(-1, corner, 18, 10 - corner), 120, ground, 0.12, seed);
}

void paintCeilingLights(QPainter& painter)
{
    for (const double x : {2.2, 7.0, 11.8}) {
        painter.fillRect(QRectF(x, 0.25, 2.2, 0.16), QColor(252, 252, 246));
        addLight(painter, {x + 1.1, 0.3}, 3.4, QColor(240, 240, 226, 70));
    }
}

void paintScreen(QPainter& painter, const QRectF& rect, quint32 seed)
{
    painter.fillRect(rect.adjusted(-0.05, -0.05, 0.05, 0.05), QColor(18, 18, 20));
    SceneRandom random(seed);
    const double tone = random.between(0, 1);
    fillShaded(painter, rect, tone < 0.5 ? QColor(30, 58, 84) : QColor(48, 52, 52),
               tone < 0.5 ? QColor(18, 34, 52) : QColor(28, 30, 30));
    if (tone < 0.33) {
        painter.setPen(QPen(QColor(86, 190, 170), 0.03));
        QPointF last(rect.left(), rect.center().y());
        for (double x = rect.left(); x <= rect.right(); x += rect.width() / 12) {
            const QPointF next(x, rect.center().y() + random.between(-0.3, 0.3) * rect.height());
            painter.drawLine(last, next);
            last = next;
        }
    } else {
        for (int i = 0; i < 4; ++i)
            painter.fillRect(
                QRectF(rect.left() + random.between(0.05, 0.7) * rect.width(),
                       rect.top() + random.between(0.1, 0.8) * rect.height(), rect.width() * 0.2, rect.height() * 0.08),
                QColor(120, 150, 160, 130));
    }
}

void paintCabinets(QPainter& painter, quint32 seed)
{
    for (int i = 0; i < 8; ++i) {
        const QRectF body(0.5 + 1.88 * i, 2.0, 1.8, 4.7);
        fillShaded(painter, body, QColor(170, 176, 174), QColor(128, 134, 134));
        painter.setPen(QPen(QColor(88, 94, 96), 0.04));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(body);
        painter.drawRect(body.adjusted(0.14, 1.6, -0.14, -0.3));
        painter.fillRect(QRectF(body.left() + 0.3, 2.3, 0.5, 0.5), QColor(232, 232, 224));
        painter.fillRect(QRectF(body.left() + 1.0, 2.3, 0.5, 0.5), QColor(232, 232, 224));
        const quint32 lamps = seed >> i;
        for (int lamp = 0; lamp < 3; ++lamp) {
            const bool on = lamp == 0 || ((lamps >> lamp) & 1);
            painter.setPen(Qt::NoPen);
            painter.setBrush(lamp == 1 ? (on ? QColor(60, 214, 96) : QColor(36, 74, 46))
                                       : (on ? QColor(224, 54, 44) : QColor(84, 34, 30)));
            painter.drawEllipse(QPointF(body.left() + 0.5 + 0.4 * lamp, 3.2), 0.09, 0.09);
        }
    }
    drawSign(painter, QRectF(6.5, 0.9, 3.0, 0.72), QColor(226, 180, 32), QColor(24, 24, 24),
             QStringLiteral("高压危险"));
}

void paintPumps(QPainter& painter)
{
    for (const double y : {1.5, 2.2})
        fillShaded(painter, QRectF(-1, y, 18, 0.4), QColor(72, 116, 140), QColor(36, 62, 80));
    for (const double x : {1.0, 6.0, 11.0}) {
        fillShaded(painter, QRectF(x + 3.0, 2.3, 0.46, 3.2), QColor(72, 116, 140), QColor(40, 66, 84));
        painter.setPen(QPen(QColor(168, 50, 40), 0.1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x + 3.23, 3.6), 0.42, 0.16);
        painter.fillRect(QRectF(x - 0.1, 6.5, 4.4, 0.4), QColor(92, 94, 94));
        QPainterPath motor;
        motor.addRoundedRect(QRectF(x, 5.0, 2.1, 1.5), 0.3, 0.3);
        QLinearGradient shade(0, 5.0, 0, 6.5);
        shade.setColorAt(0, QColor(92, 140, 108));
        shade.setColorAt(1, QColor(36, 64, 48));
        painter.fillPath(motor, shade);
        for (double rib = x + 0.25; rib < x + 1.9; rib += 0.2)
            drawLine(painter, QColor(40, 72, 54), 0.05, {rib, 5.1}, {rib, 6.4});
        painter.fillRect(QRectF(x + 2.1, 5.6, 0.5, 0.3), QColor(150, 150, 148));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(60, 96, 116));
        painter.drawEllipse(QPointF(x + 3.2, 5.75), 0.8, 0.78);
        painter.setBrush(QColor(42, 70, 86));
        painter.drawEllipse(QPointF(x + 3.2, 5.75), 0.36, 0.36);
    }
    drawSign(painter, QRectF(0.5, 3.3, 2.2, 0.66), QColor(22, 66, 120), QColor(240, 240, 236),
             QStringLiteral("主排水泵"));
}

void paintHoist(QPainter& painter)
{
    fillShaded(painter, QRectF(5.2, 5.6, 6.8, 1.3), QColor(104, 106, 102), QColor(74, 76, 74));
    fillShaded(painter, QRectF(1.0, 4.7, 2.6, 2.0), QColor(92, 134, 110), QColor(40, 66, 52));
    for (double x = 1.2; x < 3.5; x += 0.24) drawLine(painter, QColor(46, 76, 58), 0.05, {x, 4.8}, {x, 6.6});
    painter.fillRect(QRectF(3.6, 5.5, 2.0, 0.36), QColor(146, 148, 146));
    drawLine(painter, QColor(40, 40, 40), 0.08, {9.6, 3.9}, {15.6, -0.4});
    drawLine(painter, QColor(40, 40, 40), 0.08, {8.8, 3.7}, {14.6, -0.4});
    fillShaded(painter, QRectF(12.7, 4.6, 2.7, 2.2), QColor(150, 156, 158), QColor(110, 116, 118));
    paintScreen(painter, QRectF(12.95, 4.8, 1.0, 0.7), 3);
    paintScreen(painter, QRectF(14.15, 4.8, 1.0, 0.7), 5);
    drawSign(painter, QRectF(1.0, 1.5, 2.8, 0.7), QColor(22, 66, 120), QColor(240, 240, 236),
             QStringLiteral("主井提升机"));
}

void paintFan(QPainter& painter)
{
    QLinearGradient shade(0, 2.8, 0, 7.0);
    shade.setColorAt(0, QColor(138, 148, 152));
    shade.setColorAt(0.35, QColor(188, 196, 198));
    shade.setColorAt(1, QColor(72, 80, 84));
    QPainterPath casing;
    casing.addRoundedRect(QRectF(6.2, 3.4, 8.8, 3.6), 0.3, 0.3);
    painter.fillPath(casing, shade);
    for (double x = 8; x < 15; x += 2.2) drawLine(painter, QColor(84, 92, 96), 0.12, {x, 3.4}, {x, 7.0});
    painter.setPen(QPen(QColor(96, 104, 108), 0.2));
    painter.setBrush(QColor(24, 26, 28));
    painter.drawEllipse(QPointF(6.2, 5.25), 1.65, 1.65);
    painter.fillRect(QRectF(4.6, 6.9, 10.6, 0.35), QColor(92, 94, 94));
    fillShaded(painter, QRectF(1.0, 3.0, 2.2, 4.0), QColor(170, 176, 174), QColor(128, 134, 134));
    paintScreen(painter, QRectF(1.3, 3.4, 1.6, 0.9), 7);
    drawSign(painter, QRectF(8.7, 1.5, 3.2, 0.75), QColor(22, 92, 60), QColor(240, 240, 236),
             QStringLiteral("主要通风机"));
}

}  // namespace

void paintMachineRoom(QPainter& painter, CameraPlace place, quint32 seed)
{
    const bool dim = place == CameraPlace::PumpRoom;
    paintRoom(painter, 6.3, dim ? QColor(128, 130, 124) : QColor(176, 178, 168), QColor(108, 116, 112), seed);
    paintCeilingLights(painter);
    switch (place) {
        case CameraPlace::PumpRoom:
            return paintPumps(painter);
        case CameraPlace::HoistRoom:
            return paintHoist(painter);
        case CameraPlace::FanRoom:
            return paintFan(painter);
        default:
            return paintCabinets(painter, seed);
    }
}

void paintDispatchRoom(QPainter& painter, CameraPlace, quint32 seed)
{
    paintRoom(painter, 6.9, QColor(168, 172, 174), QColor(120, 112, 102), seed);
    paintCeilingLights(painter);
    painter.fillRect(QRectF(2.0, 0.85, 10.8, 2.75), QColor(16, 17, 19));
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 5; ++column)
            paintScreen(painter, QRectF(2.12 + 2.14 * column, 0.97 + 1.31 * row, 2.02, 1.2),
                        seed + static_cast<quint32>(row * 5 + column));
    drawSign(painter, QRectF(13.3, 1.1, 2.3, 0.62), QColor(164, 36, 30), QColor(246, 236, 210),
             QStringLiteral("值班制度"));
    fillShaded(painter, QRectF(13.4, 1.9, 2.1, 1.7), QColor(232, 232, 226), QColor(214, 214, 206));
    for (double y = 2.1; y < 3.5; y += 0.2) drawLine(painter, QColor(120, 120, 124), 0.03, {13.6, y}, {15.3, y});
    // Chair, then the desk that hides who sits behind it.
    QPainterPath chair;
    chair.addRoundedRect(QRectF(kChair.x() - 0.75, 4.7, 1.5, 1.6), 0.3, 0.3);
    painter.fillPath(chair, QColor(40, 44, 50));
    fillShaded(painter, QRectF(0.6, kDeskTop, 13.2, 0.42), QColor(176, 152, 118), QColor(142, 118, 88));
    fillShaded(painter, QRectF(0.8, kDeskTop + 0.42, 12.8, 2.3), QColor(128, 106, 80), QColor(98, 80, 60));
    for (double x = 2.9; x < 13; x += 2.1) drawLine(painter, QColor(84, 68, 50), 0.04, {x, kDeskTop + 0.45}, {x, 8.7});
    for (const double x : {1.6, 3.9, 10.0, 12.2 - 0.3}) {
        painter.fillRect(QRectF(x + 0.65, kDeskTop - 0.2, 0.35, 0.3), QColor(30, 31, 33));
        painter.fillRect(QRectF(x - 0.06, kDeskTop - 1.36, 1.82, 1.2), QColor(26, 27, 29));
        painter.fillRect(QRectF(x, kDeskTop - 1.3, 1.7, 1.06), QColor(40, 42, 45));
    }
    painter.fillRect(QRectF(8.9, kDeskTop + 0.05, 0.7, 0.2), QColor(150, 34, 30));
    painter.fillRect(QRectF(8.95, kDeskTop - 0.1, 0.6, 0.12), QColor(30, 30, 32));
    painter.fillRect(QRectF(6.3, kDeskTop + 0.1, 1.5, 0.16), QColor(226, 226, 220));
}

}  // namespace pitwatch::sim
