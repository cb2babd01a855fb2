#include "scenefigure.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace pitwatch::sim {

namespace {

constexpr double kHip = -0.47;
constexpr double kShoulder = -0.80;
constexpr double kThigh = 0.235;
constexpr double kShin = 0.235;
const QColor kSkin(196, 150, 118);
const QColor kBoots(26, 26, 28);
const QColor kReflective(214, 216, 190);
const QColor kRescuer(196, 92, 30);  // the steel box of the self-rescuer on the belt

struct Clothes {
    QColor helmet;
    QColor suit;
};

Clothes clothesOf(int look)
{
    static const Clothes kWardrobe[] = {
        {QColor(226, 182, 38), QColor(44, 62, 96)},   // miner
        {QColor(196, 44, 36), QColor(52, 60, 74)},    // fitter
        {QColor(232, 232, 226), QColor(58, 66, 58)},  // leader or engineer
        {QColor(40, 92, 168), QColor(196, 98, 34)},   // haulage, orange
        {QColor(226, 182, 38), QColor(70, 74, 80)},
    };
    return kWardrobe[static_cast<std::size_t>(look) % std::size(kWardrobe)];
}

void limb(QPainter& painter, const QColor& colour, double width, QPointF a, QPointF b)
{
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(a, b);
}

QPointF below(QPointF joint, double angle, double length)
{
    return joint + QPointF(std::sin(angle) * length, std::cos(angle) * length);
}

void foot(QPainter& painter, QPointF ankle, double length)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(kBoots);
    painter.drawRoundedRect(QRectF(ankle.x() - 0.035, ankle.y() - 0.03, 0.035 + length, 0.06), 0.025, 0.025);
}

/// One leg seen from the side; `swing` -1..1 from back to front, `lift` 0..1 while it swings forward.
void sideLeg(QPainter& painter, const QColor& colour, double swing, double lift)
{
    const double thigh = 0.42 * swing;
    const QPointF hip(0, kHip);
    const QPointF knee = below(hip, thigh, kThigh);
    const QPointF ankle = below(knee, thigh - 0.15 - 0.85 * lift, kShin - 0.03);
    limb(painter, colour, 0.105, hip, knee);
    limb(painter, colour.darker(108), 0.085, knee, ankle);
    limb(painter, kBoots, 0.09, knee + (ankle - knee) * 0.62, ankle);
    foot(painter, ankle, 0.095);
}

void sideArm(QPainter& painter, const QColor& colour, double swing)
{
    const QPointF shoulder(0, kShoulder + 0.05);
    const QPointF elbow = below(shoulder, 0.5 * swing - 0.05, 0.165);
    const QPointF hand = below(elbow, 0.5 * swing + 0.35, 0.15);
    limb(painter, colour, 0.07, shoulder, elbow);
    limb(painter, colour, 0.06, elbow, hand);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kSkin.darker(115));
    painter.drawEllipse(hand, 0.03, 0.03);
}

void stripe(QPainter& painter, double left, double right, double y)
{
    limb(painter, kReflective, 0.018, QPointF(left, y), QPointF(right, y));
}

void helmet(QPainter& painter, const QColor& colour, double brimFrom, double brimTo)
{
    QPainterPath shell;
    shell.moveTo(-0.078, -0.925);
    shell.cubicTo(-0.08, -1.02, 0.08, -1.02, 0.078, -0.925);
    shell.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(shell);
    painter.setBrush(colour.darker(125));
    painter.drawRoundedRect(QRectF(brimFrom, -0.937, brimTo - brimFrom, 0.02), 0.01, 0.01);
    painter.setBrush(colour.lighter(118));
    painter.drawRoundedRect(QRectF(-0.018, -0.995, 0.036, 0.06), 0.012, 0.012);
}

void capLamp(QPainter& painter, QPointF at)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(30, 30, 32));
    painter.drawEllipse(at, 0.026, 0.026);
    painter.setBrush(QColor(255, 250, 222));
    painter.drawEllipse(at, 0.018, 0.018);
}

void torso(QPainter& painter, const QColor& colour, double halfTop, double halfBottom)
{
    QPainterPath body;
    body.moveTo(-halfTop, kShoulder + 0.02);
    body.quadTo(0, kShoulder - 0.05, halfTop, kShoulder + 0.02);
    body.lineTo(halfBottom, kHip + 0.04);
    body.lineTo(-halfBottom, kHip + 0.04);
    body.closeSubpath();
    QLinearGradient light(-halfTop, 0, halfTop, 0);
    light.setColorAt(0, colour.darker(118));
    light.setColorAt(0.45, colour.lighter(112));
    light.setColorAt(1, colour.darker(126));
    painter.setPen(Qt::NoPen);
    painter.setBrush(light);
    painter.drawPath(body);
}

void paintSide(QPainter& painter, const Clothes& clothes, int phase)
{
    const bool standing = phase == kStanding;
    const double turn = standing ? 0 : 2 * std::numbers::pi * phase / kStepPhases;
    const double swing = standing ? 0.12 : std::sin(turn);
    const double nearLift = standing ? 0 : std::max(0.0, std::cos(turn));
    const double farLift = standing ? 0 : std::max(0.0, -std::cos(turn));
    sideArm(painter, clothes.suit.darker(140), standing ? 0.1 : swing);
    sideLeg(painter, clothes.suit.darker(135), -swing, farLift);
    sideLeg(painter, clothes.suit, swing, nearLift);
    torso(painter, clothes.suit, 0.095, 0.082);
    stripe(painter, -0.085, 0.085, -0.66);
    limb(painter, QColor(40, 32, 26), 0.03, QPointF(-0.075, kHip + 0.0), QPointF(0.075, kHip + 0.0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(kRescuer);
    painter.drawRoundedRect(QRectF(-0.11, kHip - 0.03, 0.06, 0.085), 0.012, 0.012);
    sideArm(painter, clothes.suit.darker(108), standing ? -0.1 : -swing);
    limb(painter, kSkin.darker(125), 0.06, QPointF(0.005, -0.85), QPointF(0.005, -0.83));
    painter.setPen(Qt::NoPen);
    painter.setBrush(kSkin);
    painter.drawEllipse(QPointF(0.012, -0.895), 0.062, 0.07);
    helmet(painter, clothes.helmet, -0.085, 0.115);
    capLamp(painter, QPointF(0.082, -0.962));
}

/// Walking towards the camera or away from it; the legs shorten in turn.
void paintFacing(QPainter& painter, const Clothes& clothes, int phase, bool front)
{
    const bool standing = phase == kStanding;
    const double swing = standing ? 0 : std::sin(2 * std::numbers::pi * phase / kStepPhases);
    for (const int side : {-1, 1}) {
        const double lift = std::max(0.0, swing * side) * 0.06;
        const QPointF hip(0.05 * side, kHip);
        const QPointF knee(0.058 * side, kHip + kThigh - lift * 0.4);
        const QPointF ankle(0.055 * side, -0.03 - lift);
        limb(painter, clothes.suit.darker(side < 0 ? 112 : 104), 0.1, hip, knee);
        limb(painter, clothes.suit.darker(118), 0.085, knee, ankle);
        limb(painter, kBoots, 0.092, knee + (ankle - knee) * 0.6, ankle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kBoots);
        painter.drawEllipse(QPointF(0.06 * side, -0.025 - lift), 0.055, 0.03);
        const QPointF shoulder(0.125 * side, kShoulder + 0.05);
        const QPointF hand(0.165 * side, kHip + 0.02 - 0.05 * std::max(0.0, -swing * side));
        limb(painter, clothes.suit.darker(122), 0.068, shoulder, QPointF(0.16 * side, -0.62));
        limb(painter, clothes.suit.darker(122), 0.06, QPointF(0.16 * side, -0.62), hand);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kSkin.darker(115));
        painter.drawEllipse(hand, 0.03, 0.03);
    }
    torso(painter, clothes.suit, 0.145, 0.112);
    stripe(painter, -0.125, 0.125, -0.65);
    stripe(painter, -0.075, -0.085, -0.77);
    limb(painter, kReflective, 0.016, QPointF(-0.07, kShoulder + 0.03), QPointF(-0.08, -0.66));
    limb(painter, kReflective, 0.016, QPointF(0.07, kShoulder + 0.03), QPointF(0.08, -0.66));
    limb(painter, QColor(40, 32, 26), 0.03, QPointF(-0.1, kHip), QPointF(0.1, kHip));
    painter.setPen(Qt::NoPen);
    painter.setBrush(kRescuer);
    painter.drawRoundedRect(QRectF(0.05, kHip - 0.03, 0.07, 0.085), 0.012, 0.012);
    painter.setBrush(front ? kSkin : kSkin.darker(160));
    painter.drawEllipse(QPointF(0, -0.895), 0.06, 0.072);
    helmet(painter, clothes.helmet, -0.095, 0.095);
    if (front) capLamp(painter, QPointF(0, -0.965));
}

void paintSitting(QPainter& painter, const Clothes& clothes, int phase)
{
    const QColor shirt = clothes.suit.lighter(135);
    const double nod = 0.006 * std::sin(2 * std::numbers::pi * phase / kStepPhases);
    for (const int side : {-1, 1}) {
        const QPointF elbow(0.2 * side, -0.55);
        limb(painter, shirt.darker(118), 0.085, QPointF(0.14 * side, -0.75), elbow);
        limb(painter, shirt.darker(110), 0.07, elbow, QPointF(0.09 * side, -0.49 + nod * side));
    }
    torso(painter, shirt, 0.165, 0.13);
    limb(painter, kSkin.darker(120), 0.07, QPointF(0, -0.85), QPointF(0, -0.82));
    painter.setPen(Qt::NoPen);
    painter.setBrush(kSkin);
    painter.drawEllipse(QPointF(0, -0.9 + nod), 0.068, 0.085);
    QPainterPath hair;
    hair.moveTo(-0.073, -0.905 + nod);
    hair.cubicTo(-0.085, -1.02, 0.085, -1.02, 0.073, -0.905 + nod);
    hair.quadTo(0, -0.965, -0.073, -0.905 + nod);
    painter.setBrush(QColor(28, 24, 24));
    painter.drawPath(hair);
}

void paintAsleep(QPainter& painter, const Clothes& clothes, int phase)
{
    const QColor shirt = clothes.suit.lighter(135);
    const double breath = 0.006 * std::sin(2 * std::numbers::pi * phase / kStepPhases);
    QPainterPath back;
    back.moveTo(-0.2, -0.46);
    back.cubicTo(-0.2, -0.72 - breath, 0.16, -0.74 - breath, 0.2, -0.46);
    back.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(shirt.darker(112));
    painter.drawPath(back);
    limb(painter, shirt.darker(104), 0.085, QPointF(-0.3, -0.49), QPointF(0.18, -0.49));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(28, 24, 24));
    painter.drawEllipse(QPointF(-0.09, -0.565), 0.088, 0.075);
    painter.setBrush(kSkin.darker(108));
    painter.drawEllipse(QPointF(-0.14, -0.535), 0.042, 0.04);
}

}  // namespace

void paintPerson(QPainter& painter, const Figure& figure)
{
    const Clothes clothes = clothesOf(figure.look);
    switch (figure.pose) {
        case PersonPose::Side:
            return paintSide(painter, clothes, figure.phase);
        case PersonPose::Front:
            return paintFacing(painter, clothes, figure.phase, true);
        case PersonPose::Back:
            return paintFacing(painter, clothes, figure.phase, false);
        case PersonPose::Sitting:
            return paintSitting(painter, clothes, figure.phase);
        case PersonPose::Asleep:
            return paintAsleep(painter, clothes, figure.phase);
    }
}

}  // namespace pitwatch::sim
