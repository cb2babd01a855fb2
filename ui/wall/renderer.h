#pragma once

#include <QString>
#include <QStringList>

namespace pitwatch::ui {

/// Who draws the wall.
struct Renderer {
    bool gl = false;
    QString device;  ///< what OpenGL calls its device; empty: nobody asked or there is none
};

/// "auto", "raster", "gl".
const QStringList& rendererChoices();

/// Whether a device of this name is the processor itself: drawing with it costs more than without.
bool isSoftwareGl(const QString& device);

/// Decides once, at the start: OpenGL by itself only where a graphics card does it. GUI thread, after the application
/// is made.
Renderer chooseRenderer(const QString& choice);

}  // namespace pitwatch::ui
