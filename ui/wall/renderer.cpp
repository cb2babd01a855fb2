#include "renderer.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>

#include <algorithm>
#include <array>

namespace pitwatch::ui {

namespace {

QString glDevice()
{
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!surface.isValid() || !context.create() || !context.makeCurrent(&surface)) return {};
    const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
    const QString device = name ? QString::fromUtf8(name) : QString();
    context.doneCurrent();
    return device;
}

}  // namespace

const QStringList& rendererChoices()
{
    static const QStringList choices{QStringLiteral("auto"), QStringLiteral("raster"), QStringLiteral("gl")};
    return choices;
}

bool isSoftwareGl(const QString& device)
{
    static constexpr std::array kNames{"llvmpipe", "softpipe", "swrast", "software rasterizer", "swiftshader"};
    return std::any_of(kNames.begin(), kNames.end(),
                       [&](const char* name) { return device.contains(QLatin1String(name), Qt::CaseInsensitive); });
}

Renderer chooseRenderer(const QString& choice)
{
    if (choice == rendererChoices()[1]) return {};
    Renderer renderer{false, glDevice()};
    const bool forced = choice == rendererChoices()[2];
    renderer.gl = !renderer.device.isEmpty() && (forced || !isSoftwareGl(renderer.device));
    return renderer;
}

}  // namespace pitwatch::ui
