#pragma once

#include <QImage>
#include <QPainter>

#include <region/region.h>

#include "sceneview.h"

namespace pitwatch::sim {

/// The picture behind all that moves. Needs a QGuiApplication where a scene has writing on it.
QImage paintGround(CameraPlace place, quint32 seed, QSize size, const SceneView& view);

/// The same when something hangs before the lens.
QImage coverLens(const QImage& ground, quint32 seed);

// The single places; the painter measures in scene units.
void paintShaftMouth(QPainter& painter, CameraPlace place, quint32 seed);
void paintGate(QPainter& painter, CameraPlace place, quint32 seed);
void paintTunnel(QPainter& painter, CameraPlace place, quint32 seed);
void paintConveyor(QPainter& painter, CameraPlace place, quint32 seed);
void paintDispatchRoom(QPainter& painter, CameraPlace place, quint32 seed);
void paintMachineRoom(QPainter& painter, CameraPlace place, quint32 seed);

/// A strip of belt, `size` pixels, that repeats from its right edge to its left; with coal or empty.
QImage paintBeltStrip(QSize size, bool coal, quint32 seed);

}  // namespace pitwatch::sim
