#include "sceneground.h"

#include <random>

#include "scenelayout.h"

namespace pitwatch::sim {

namespace {

void paintPlace(QPainter& painter, CameraPlace place, quint32 seed)
{
    switch (place) {
        case CameraPlace::MainShaftMouth:
        case CameraPlace::AuxShaftMouth:
        case CameraPlace::AirShaftMouth:
            return paintShaftMouth(painter, place, seed);
        case CameraPlace::CoalYardGate:
        case CameraPlace::VehicleGate:
            return paintGate(painter, place, seed);
        case CameraPlace::BeltHead:
        case CameraPlace::BeltTail:
            return paintConveyor(painter, place, seed);
        case CameraPlace::DispatchRoom:
            return paintDispatchRoom(painter, place, seed);
        case CameraPlace::PitBottom:
        case CameraPlace::ShaftStation:
        case CameraPlace::DangerArea:
        case CameraPlace::WorkingFace:
        case CameraPlace::Other:
            return paintTunnel(painter, place, seed);
        case CameraPlace::Substation:
        case CameraPlace::PumpRoom:
        case CameraPlace::HoistRoom:
        case CameraPlace::FanRoom:
            return paintMachineRoom(painter, place, seed);
    }
}

/// Fixed grain and darker corners, as a cheap lens in dusty air has them.
void weather(QImage& image, quint32 seed)
{
    std::mt19937 generator(seed);
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grain = static_cast<int>(generator() & 7) - 4;
            const auto shifted = [grain](int value) { return qBound(0, value + grain, 255); };
            row[x] = qRgb(shifted(qRed(row[x])), shifted(qGreen(row[x])), shifted(qBlue(row[x])));
        }
    }
}

void darkenCorners(QPainter& painter)
{
    QRadialGradient corners(QPointF(8, 4.5), 10.5);
    corners.setColorAt(0, QColor(0, 0, 0, 0));
    corners.setColorAt(0.6, QColor(0, 0, 0, 0));
    corners.setColorAt(1, QColor(0, 0, 0, 120));
    painter.fillRect(QRectF(-1, -1, 18, 11), corners);
}

}  // namespace

QImage paintGround(CameraPlace place, quint32 seed, QSize size, const SceneView& view)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(40, 42, 44));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = size.width() / kSceneFrame.width();
    painter.scale(unit, unit);
    painter.save();
    painter.scale(view.scale, view.scale);
    painter.translate(-view.corner);
    paintPlace(painter, place, seed);
    painter.restore();
    darkenCorners(painter);
    painter.end();
    weather(image, seed);
    return image;
}

QImage coverLens(const QImage& ground, quint32 seed)
{
    QImage image = ground.scaled(ground.size() / 24, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                       .scaled(ground.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                       .convertToFormat(QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = image.width() / kSceneFrame.width();
    painter.scale(unit, unit);
    const double side = seed % 2 ? 5.5 : 10.5;
    QRadialGradient blotch(QPointF(side, 4.2), 12);
    blotch.setColorAt(0, QColor(12, 11, 10, 252));
    blotch.setColorAt(0.62, QColor(20, 17, 15, 246));
    blotch.setColorAt(0.9, QColor(30, 26, 22, 190));
    blotch.setColorAt(1, QColor(34, 30, 26, 120));
    painter.fillRect(QRectF(0, 0, 16, 9), blotch);
    return image;
}

}  // namespace pitwatch::sim
