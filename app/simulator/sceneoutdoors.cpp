#include <QPainterPath>

#include "scenebrush.h"
#include "sceneground.h"
#include "scenelayout.h"

namespace pitwatch::sim {

namespace {

const QColor kConcrete(122, 121, 116);
const QColor kBrick(118, 84, 70);

void paintSky(QPainter& painter, quint32 seed)
{
    fillShaded(painter, QRectF(-1, -1, 18, 7.5), QColor(150, 164, 178), QColor(206, 208, 204));
    SceneRandom random(seed);
    QPainterPath hills(QPointF(-1, 4.6));
    for (double x = -1; x <= 17; x += 1.5)
        hills.quadTo(x + 0.75, random.between(3.0, 3.9), x + 1.5, random.between(3.6, 4.0));
    hills.lineTo(17, 6);
    hills.lineTo(-1, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(128, 140, 142));
    painter.drawPath(hills);
}

void paintYard(QPainter& painter, double horizon, quint32 seed)
{
    fillShaded(painter, QRectF(-1, horizon, 18, 11 - horizon), kConcrete.lighter(112), kConcrete.darker(122));
    speckle(painter, QRectF(-1, horizon, 18, 10 - horizon), 420, kConcrete, 0.16, seed);
    const QColor joint(96, 95, 91, 150);
    for (int i = -6; i <= 14; ++i)
        drawLine(painter, joint, 0.02, {8 + (i - 4) * 1.2, horizon}, {8 + (i - 4) * 3.4, 10});
    for (double y = horizon + 0.5, step = 0.6; y < 10; y += step, step *= 1.35)
        drawLine(painter, joint, 0.02, {-1, y}, {17, y});
}

/// The winding tower over the shaft with its sheave wheels and the rope to the hoist house.
void paintHeadframe(QPainter& painter)
{
    const QColor steel(76, 84, 92);
    for (const double side : {-1.0, 1.0}) {
        drawLine(painter, steel, 0.16, {11.9 + 0.55 * side, 0.3}, {11.9 + 1.0 * side, 3.5});
        drawLine(painter, steel.darker(115), 0.13, {11.9 + 0.55 * side, 0.3}, {8.7 + 0.4 * side, 3.5});
    }
    for (double y = 0.6; y < 3.4; y += 0.55) {
        const double half = 0.55 + 0.45 * (y - 0.3) / 3.2;
        drawLine(painter, steel, 0.06, {11.9 - half, y}, {11.9 + half, y});
        drawLine(painter, steel, 0.05, {11.9 - half, y}, {11.9 + half, y + 0.5});
    }
    painter.setBrush(Qt::NoBrush);
    for (const double x : {11.45, 12.35}) {
        painter.setPen(QPen(steel.darker(130), 0.09));
        painter.drawEllipse(QPointF(x, 0.25), 0.52, 0.52);
        painter.setPen(QPen(steel.darker(120), 0.04));
        for (int i = 0; i < 4; ++i) {
            const QPointF spoke = QPointF(i < 2 ? 0.5 : 0.35, i == 0 ? 0 : i == 1 ? 0 : i == 2 ? 0.35 : -0.35);
            painter.drawLine(QPointF(x, 0.25) - spoke, QPointF(x, 0.25) + spoke);
        }
    }
    drawLine(painter, QColor(60, 62, 64), 0.03, {11.0, 0.1}, {1.6, 3.6});
}

void paintShaftHouse(QPainter& painter, const QString& name)
{
    const QRectF wall(7.6, 2.6, 7.6, kPortal.bottom() - 2.6);
    fillShaded(painter, wall, kBrick.lighter(112), kBrick.darker(112));
    const QColor mortar(146, 118, 104, 90);
    for (double y = wall.top() + 0.14; y < wall.bottom(); y += 0.14)
        drawLine(painter, mortar, 0.012, {wall.left(), y}, {wall.right(), y});
    painter.fillRect(QRectF(7.4, 2.45, 8.0, 0.22), QColor(92, 96, 98));
    for (const double x : {8.0, 9.2, 13.8}) {
        painter.fillRect(QRectF(x - 0.06, 3.54, 0.92, 1.22), QColor(160, 162, 156));
        fillShaded(painter, QRectF(x, 3.6, 0.8, 1.1), QColor(70, 88, 100), QColor(42, 54, 62));
        drawLine(painter, QColor(160, 162, 156), 0.05, {x + 0.4, 3.6}, {x + 0.4, 4.7});
    }
    painter.fillRect(kPortal.adjusted(-0.16, -0.16, 0.16, 0), QColor(160, 158, 150));
    fillShaded(painter, kPortal, QColor(14, 15, 17), QColor(34, 35, 36));
    for (double x = kPortal.left() + 0.25; x < kPortal.right(); x += 0.42)
        drawLine(painter, QColor(52, 54, 54), 0.035, {x, kPortal.top()}, {x, kPortal.top() + 1.1});
    addLight(painter, {kPortal.center().x(), kPortal.top() + 0.35}, 1.3, QColor(190, 170, 110, 110));
    drawSign(painter, QRectF(10.5, 2.72, 2.8, 0.62), QColor(24, 72, 132), QColor(240, 240, 236), name);
    // The line that counts as the shaft's.
    fillPolygon(painter,
                {{kPortal.left() - 0.3, kPortal.bottom()},
                 {kPortal.right() + 0.3, kPortal.bottom()},
                 {kPortal.right() + 0.4, kPortal.bottom() + 0.16},
                 {kPortal.left() - 0.4, kPortal.bottom() + 0.16}},
                QColor(212, 170, 40));
}

void paintStore(QPainter& painter)
{
    fillShaded(painter, QRectF(-1, 3.5, 5.2, 2.1), QColor(168, 170, 166), QColor(134, 137, 134));
    painter.fillRect(QRectF(-1, 3.3, 5.4, 0.24), QColor(70, 96, 122));
    for (double x = -0.6; x < 4; x += 0.2) drawLine(painter, QColor(150, 152, 148), 0.02, {x, 3.55}, {x, 5.6});
    painter.fillRect(QRectF(1.2, 4.3, 1.3, 1.3), QColor(84, 92, 98));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(36, 36, 38));
    QPainterPath heap(QPointF(4.0, 5.75));
    heap.cubicTo(5.0, 4.9, 5.8, 4.9, 7.2, 5.75);
    painter.drawPath(heap);
    speckle(painter, QRectF(4.6, 5.3, 2.0, 0.4), 60, QColor(70, 70, 74), 0.06, 5);
}

void paintRailing(QPainter& painter)
{
    for (double x = 13.9; x <= 17; x += 0.62) drawLine(painter, QColor(204, 168, 44), 0.07, {x, 6.0}, {x, 7.0});
    for (const double y : {6.05, 6.45}) drawLine(painter, QColor(204, 168, 44), 0.06, {13.9, y}, {17, y});
}

}  // namespace

void paintShaftMouth(QPainter& painter, CameraPlace place, quint32 seed)
{
    paintSky(painter, seed);
    paintYard(painter, 5.5, seed);
    paintHeadframe(painter);
    paintStore(painter);
    paintShaftHouse(painter, place == CameraPlace::MainShaftMouth  ? QStringLiteral("主 井 口")
                             : place == CameraPlace::AuxShaftMouth ? QStringLiteral("副 井 口")
                                                                   : QStringLiteral("风 井 口"));
    paintRailing(painter);
}

void paintGate(QPainter& painter, CameraPlace place, quint32 seed)
{
    paintSky(painter, seed);
    fillShaded(painter, QRectF(-1, 4.2, 18, 2.4), QColor(132, 128, 118), QColor(118, 115, 108));
    // Coal heaps of the yard behind the wall.
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(44, 44, 48));
    QPainterPath heaps(QPointF(-1, 5.2));
    heaps.cubicTo(1, 2.7, 3, 3.0, 4.6, 4.6);
    heaps.cubicTo(5.6, 3.4, 7.4, 3.3, 9.2, 5.2);
    painter.drawPath(heaps);
    speckle(painter, QRectF(0.6, 3.9, 7.4, 1.0), 160, QColor(78, 78, 82), 0.09, seed);
    fillShaded(painter, QRectF(-1, 4.7, 11.2, 1.5), QColor(172, 166, 152), QColor(142, 137, 126));
    painter.fillRect(QRectF(-1, 4.6, 11.2, 0.14), QColor(96, 72, 62));
    for (double x = 0.5; x < 10; x += 2.4) painter.fillRect(QRectF(x, 4.5, 0.3, 1.7), QColor(150, 144, 130));
    drawSign(painter, QRectF(2.3, 4.95, 5.2, 0.72), QColor(164, 36, 30), QColor(246, 236, 210),
             QStringLiteral("安全第一 预防为主"));
    // Road and kerbs.
    fillShaded(painter, QRectF(-1, 6.2, 18, 1.9), QColor(86, 86, 86), QColor(70, 70, 70));
    speckle(painter, QRectF(-1, 6.2, 18, 1.9), 300, QColor(60, 60, 60), 0.18, seed + 1);
    for (double x = -1; x < 17; x += 1.3) painter.fillRect(QRectF(x, 7.62, 0.75, 0.06), QColor(188, 184, 164));
    painter.fillRect(QRectF(-1, 6.12, 18, 0.1), QColor(160, 158, 150));
    fillShaded(painter, QRectF(-1, 8.1, 18, 2), QColor(150, 147, 140), QColor(124, 121, 115));
    painter.fillRect(QRectF(-1, 8.06, 18, 0.1), QColor(176, 173, 164));
    speckle(painter, QRectF(-1, 8.2, 18, 1), 160, kConcrete, 0.1, seed + 2);
    // Guard booth and post of the barrier.
    fillShaded(painter, QRectF(13.0, 2.9, 2.5, 3.25), QColor(214, 214, 208), QColor(176, 177, 172));
    painter.fillRect(QRectF(12.75, 2.6, 3.0, 0.36), QColor(44, 84, 130));
    fillShaded(painter, QRectF(13.25, 3.45, 1.1, 1.2), QColor(96, 118, 130), QColor(58, 74, 84));
    painter.fillRect(QRectF(14.55, 3.7, 0.75, 2.45), QColor(112, 118, 122));
    drawSign(painter, QRectF(13.15, 3.0, 1.6, 0.36), QColor(236, 236, 230), QColor(30, 60, 110),
             place == CameraPlace::CoalYardGate ? QStringLiteral("煤场门岗") : QStringLiteral("车辆门岗"));
    fillShaded(painter, QRectF(12.15, 5.9, 0.5, 0.95), QColor(208, 172, 50), QColor(160, 130, 36));
}

}  // namespace pitwatch::sim
