#include <QPainterPath>

#include <cmath>

#include "scenebrush.h"
#include "sceneground.h"
#include "scenelayout.h"

namespace pitwatch::sim {

namespace {

constexpr QPointF kVanishing(7.8, 4.25);

/// The arch of the roadway at distance `depth` (1: at the camera).
QPainterPath archAt(double depth)
{
    const double half = 7.6 / depth;
    const double top = kVanishing.y() - 4.6 / depth;
    const double ground = kVanishing.y() + 5.2 / depth;
    QPainterPath arch(QPointF(kVanishing.x() - half, ground));
    arch.lineTo(kVanishing.x() - half, kVanishing.y() - 0.6 / depth);
    arch.cubicTo(kVanishing.x() - half, top, kVanishing.x() - half * 0.55, top, kVanishing.x(), top);
    arch.cubicTo(kVanishing.x() + half * 0.55, top, kVanishing.x() + half, top, kVanishing.x() + half,
                 kVanishing.y() - 0.6 / depth);
    arch.lineTo(kVanishing.x() + half, ground);
    arch.closeSubpath();
    return arch;
}

QPointF into(QPointF near, double depth)
{
    return kVanishing + (near - kVanishing) / depth;
}

void paintLining(QPainter& painter, const QColor& rock, double light)
{
    painter.fillRect(QRectF(-2, -2, 20, 13), rock.darker(170));
    for (double depth = 0.8; depth < 14; depth *= 1.12) {
        const double bright = light * (0.55 + 0.45 * std::sin(depth * 2.2)) / (1 + depth * 0.16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgbF(static_cast<float>(rock.redF() * bright),
                                          static_cast<float>(rock.greenF() * bright),
                                          static_cast<float>(rock.blueF() * bright)));
        painter.drawPath(archAt(depth));
    }
    painter.setBrush(QColor(6, 7, 8));
    painter.drawPath(archAt(14));
}

void paintSupports(QPainter& painter, const QColor& steel)
{
    painter.setBrush(Qt::NoBrush);
    for (double depth = 12; depth > 0.9; depth /= 1.32) {
        painter.setPen(QPen(steel.darker(static_cast<int>(100 + depth * 9)), 0.24 / depth));
        painter.drawPath(archAt(depth));
    }
}

void paintFloor(QPainter& painter, const QColor& ground, bool rails, quint32 seed)
{
    QLinearGradient shade(0, kVanishing.y(), 0, 9);
    shade.setColorAt(0, ground.darker(230));
    shade.setColorAt(1, ground);
    fillPolygon(painter, {into({0.2, 9.45}, 14), into({15.4, 9.45}, 14), {19, 11.5}, {-4, 11.5}}, shade);
    speckle(painter, QRectF(1, 6.5, 14, 3), 260, ground, 0.13, seed);
    if (!rails) return;
    for (double depth = 11; depth > 0.85; depth /= 1.13)
        drawLine(painter, ground.darker(150), 0.2 / depth, into({4.6, 9.4}, depth), into({11.0, 9.4}, depth));
    for (const double x : {5.4, 10.2})
        fillPolygon(painter,
                    {into({x, 9.4}, 12), into({x + 0.2, 9.4}, 12), into({x + 0.2, 9.4}, 0.8), into({x, 9.4}, 0.8)},
                    QColor(126, 128, 128));
}

void paintPipes(QPainter& painter)
{
    const struct {
        QPointF near;
        QColor colour;
        double width;
    } kPipes[] = {{{0.4, 3.0}, QColor(120, 44, 38), 0.3},
                  {{0.4, 3.8}, QColor(60, 92, 112), 0.24},
                  {{15.2, 2.6}, QColor(34, 34, 36), 0.16},
                  {{15.2, 2.9}, QColor(44, 44, 46), 0.16},
                  {{15.2, 3.2}, QColor(30, 30, 32), 0.16}};
    for (const auto& pipe : kPipes) {
        const QPointF far = into(pipe.near, 13);
        const QPointF near = into(pipe.near, 0.8);
        const double half = pipe.width / 2;
        fillPolygon(painter, {far, far + QPointF(0, pipe.width / 13), near + QPointF(0, half), near - QPointF(0, half)},
                    pipe.colour);
    }
}

void paintLamps(QPainter& painter, int alpha)
{
    for (const double depth : {1.5, 2.5, 4.2, 7.0, 11.0}) {
        const QPointF lamp = into({7.8, 0.2}, depth);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 248, 222));
        painter.drawEllipse(lamp, 0.3 / depth, 0.13 / depth);
        addLight(painter, lamp, 4.2 / depth, QColor(255, 226, 160, alpha));
    }
}

void paintShields(QPainter& painter, quint32 seed)
{
    SceneRandom random(seed);
    for (double depth = 8; depth > 0.9; depth /= 1.28) {
        const int dark = static_cast<int>(100 + depth * 14);
        const QColor steel = QColor(112, 116, 110).darker(dark);
        const QPointF top = into({1.6, 0.8}, depth);
        const QPointF canopy = into({8.8, -0.2}, depth);
        fillPolygon(painter, {top, canopy, canopy + QPointF(0, 0.5 / depth), top + QPointF(0, 0.7 / depth)}, steel);
        for (const double x : {2.2, 3.6}) {
            drawLine(painter, steel.darker(125), 0.5 / depth, into({x, 9.2}, depth), into({x + 0.7, 1.2}, depth));
            drawLine(painter, QColor(190, 194, 196).darker(dark), 0.24 / depth, into({x + 0.5, 4.6}, depth),
                     into({x + 0.7, 1.4}, depth));
        }
        fillPolygon(
            painter,
            {into({1.0, 9.3}, depth), into({4.6, 9.3}, depth), into({4.6, 8.8}, depth), into({1.0, 8.8}, depth)},
            steel.darker(115));
    }
    // The coal wall opposite and the face conveyor before it.
    fillPolygon(painter, {into({12.6, 9.6}, 8), into({12.6, 0.4}, 8), into({12.6, 0.4}, 0.7), into({12.6, 9.6}, 0.7)},
                QColor(26, 26, 29));
    for (int i = 0; i < 240; ++i) {
        const double depth = std::pow(8.0, random.between(0, 1));
        const QPointF at = into({12.7, random.between(0.6, 9.0)}, depth);
        painter.setPen(Qt::NoPen);
        painter.setBrush(random.between(0, 1) < 0.3 ? QColor(88, 88, 94, 120) : QColor(12, 12, 14, 160));
        painter.drawEllipse(at, 0.14 / depth, 0.09 / depth);
    }
    fillPolygon(painter, {into({11.4, 9.4}, 8), into({12.8, 9.4}, 8), into({12.8, 9.4}, 0.7), into({11.4, 9.4}, 0.7)},
                QColor(58, 58, 58));
}

void paintGuarding(QPainter& painter)
{
    for (const double x : {1.4, 14.0}) {
        fillShaded(painter, QRectF(x, 5.4, 0.26, 3.0), QColor(214, 176, 44), QColor(140, 112, 26));
        for (double y = 5.5; y < 8.2; y += 0.7) painter.fillRect(QRectF(x, y, 0.26, 0.34), QColor(24, 24, 24));
    }
    drawSign(painter, QRectF(0.3, 3.9, 2.5, 0.95), QColor(186, 34, 28), QColor(248, 244, 232),
             QStringLiteral("禁止入内"));
    drawSign(painter, QRectF(13.2, 3.9, 2.5, 0.95), QColor(226, 180, 32), QColor(24, 24, 24),
             QStringLiteral("危险区域"));
}

}  // namespace

void paintTunnel(QPainter& painter, CameraPlace place, quint32 seed)
{
    const bool lit = place == CameraPlace::PitBottom || place == CameraPlace::ShaftStation;
    const bool face = place == CameraPlace::WorkingFace;
    paintLining(painter, lit ? QColor(176, 168, 150) : QColor(92, 92, 94), lit ? 1.0 : 0.7);
    paintFloor(painter, lit ? QColor(104, 98, 88) : QColor(54, 52, 50), !face, seed);
    if (face)
        paintShields(painter, seed);
    else
        paintSupports(painter, lit ? QColor(118, 112, 102) : QColor(66, 66, 66));
    if (!face) paintPipes(painter);
    paintLamps(painter, lit ? 120 : face ? 50 : 66);
    if (place == CameraPlace::DangerArea) paintGuarding(painter);
    if (place == CameraPlace::PitBottom)
        drawSign(painter, QRectF(0.5, 4.4, 2.7, 0.8), QColor(22, 92, 60), QColor(240, 240, 236),
                 QStringLiteral("井底车场"));
    if (place == CameraPlace::ShaftStation)
        drawSign(painter, QRectF(0.5, 4.4, 2.7, 0.8), QColor(22, 66, 120), QColor(240, 240, 236),
                 QStringLiteral("候罐区"));
}

void paintConveyor(QPainter& painter, CameraPlace place, quint32 seed)
{
    fillShaded(painter, QRectF(-1, -1, 18, 6), QColor(34, 35, 37), QColor(74, 73, 70));
    speckle(painter, QRectF(-1, -1, 18, 6.5), 420, QColor(66, 65, 63), 0.3, seed);
    for (double x = 0.6; x < 17; x += 3.1) {
        fillShaded(painter, QRectF(x, -1, 0.34, 7), QColor(60, 62, 64), QColor(92, 92, 90));
        painter.fillRect(QRectF(x + 0.24, -1, 0.1, 7), QColor(44, 45, 46));
    }
    for (const double y : {0.75, 1.25})
        painter.fillRect(QRectF(-1, y, 18, 0.22), y < 1 ? QColor(112, 44, 38) : QColor(54, 84, 104));
    fillShaded(painter, QRectF(-1, 5.4, 18, 5), QColor(84, 80, 74), QColor(58, 56, 52));
    speckle(painter, QRectF(-1, 6.6, 18, 3), 340, QColor(56, 54, 50), 0.18, seed + 1);
    for (const double x : {3.6, 9.4, 14.6}) {
        painter.fillRect(QRectF(x - 0.5, 0.12, 1.0, 0.16), QColor(250, 246, 226));
        addLight(painter, {x, 0.2}, 4.6, QColor(236, 214, 160, 96));
    }
    // Frame, idlers and return strand.
    painter.fillRect(QRectF(-1, 5.7, 14.8, 0.16), QColor(150, 118, 36));
    painter.fillRect(QRectF(-1, 6.35, 14.8, 0.12), QColor(36, 36, 38));
    for (double x = 0.3; x < 13.4; x += 1.25) {
        painter.fillRect(QRectF(x, 5.8, 0.13, 1.45), QColor(128, 100, 32));
        painter.fillRect(QRectF(x - 0.2, 7.2, 0.55, 0.1), QColor(88, 70, 26));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(44, 46, 48));
        painter.drawEllipse(QPointF(x + 0.62, 5.86), 0.14, 0.14);
    }
    // Chute and drive.
    fillShaded(painter, QRectF(13.9, 3.4, 2.2, 4.2), QColor(96, 104, 108), QColor(62, 68, 72));
    painter.setPen(QPen(QColor(48, 52, 56), 0.05));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(14.05, 3.6, 1.9, 1.6));
    fillShaded(painter, QRectF(12.4, 6.5, 1.5, 0.9), QColor(48, 98, 76), QColor(30, 64, 50));
    drawSign(
        painter, QRectF(5.2, 2.35, 3.6, 0.7), QColor(226, 180, 32), QColor(24, 24, 24),
        place == CameraPlace::BeltHead ? QStringLiteral("皮带机头 禁止跨越") : QStringLiteral("皮带机尾 禁止跨越"));
}

QImage paintBeltStrip(QSize size, bool coal, quint32 seed)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = size.height() / kBelt.height();
    painter.scale(unit, unit);
    const double length = size.width() / unit;
    SceneRandom random(seed);
    if (!coal) {
        fillShaded(painter, QRectF(0, 0.78, length, 0.2), QColor(58, 58, 60), QColor(26, 26, 28));
        for (double x = 0.4; x < length - 0.3; x += random.between(1.0, 2.6))
            painter.fillRect(QRectF(x, 0.8, random.between(0.08, 0.3), 0.1), QColor(96, 94, 90));
        return image;
    }
    for (int layer = 0; layer < 3; ++layer)
        for (double x = 0.12; x < length - 0.12; x += 0.085) {
            const double size2 = random.between(0.07, 0.17);
            const double top = 0.3 + 0.2 * layer + 0.08 * std::sin(x * 2 * 3.14159265 * 3 / length);
            const int tone = static_cast<int>(random.between(16, 46 + 14 * layer));
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(tone, tone, tone + 3));
            painter.drawEllipse(QPointF(x, top + random.between(-0.06, 0.1)), size2, size2 * 0.75);
        }
    painter.fillRect(QRectF(0, 0.72, length, 0.12), QColor(22, 22, 24));
    return image;
}

}  // namespace pitwatch::sim
