#pragma once

#include <QSize>
#include <QString>

/// Clips that tests and measurements encode themselves (through libavcodec).
namespace pitwatch::test {

struct ClipOptions {
    QString encoder = QStringLiteral("libx264");  ///< of libavcodec: libx264, libx265, mjpeg
    QSize size{640, 360};
    int framesPerSecond = 25;
    int frames = 250;
    int keyEvery = 50;
    int bFrames = 0;
    int bitsPerSecond = 512'000;
    int noise = 3;  ///< largest change of a pixel by noise; 0: none
};

/// Writes moving shapes with a little noise into `path`; its ending names the container. The text says what
/// went wrong; empty: nothing.
QString writeTestClip(const QString& path, const ClipOptions& options);

}  // namespace pitwatch::test
