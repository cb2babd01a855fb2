#include "glpictures.h"

#include <QGenericMatrix>
#include <QOpenGLContext>
#include <QVector2D>
#include <QVector3D>

#include <array>

namespace pitwatch::ui {

namespace {

const char* const kVertexShader = R"(
attribute highp vec2 corner;
uniform highp vec4 place;
varying highp vec2 at;
void main()
{
    at = corner;
    gl_Position = vec4(place.xy + corner * place.zw, 0.0, 1.0);
}
)";

const char* const kPlanesShader = R"(
uniform sampler2D planeY;
uniform sampler2D planeU;
uniform sampler2D planeV;
uniform mediump mat3 toRgb;
uniform mediump vec3 zero;
uniform highp vec2 chroma;
varying highp vec2 at;
void main()
{
    mediump vec3 yuv = vec3(texture2D(planeY, at).r, texture2D(planeU, at * chroma).r, texture2D(planeV, at * chroma).r);
    gl_FragColor = vec4(toRgb * (yuv - zero), 1.0);
}
)";

const char* const kImageShader = R"(
uniform sampler2D picture;
varying highp vec2 at;
void main()
{
    gl_FragColor = vec4(texture2D(picture, at).bgr, 1.0);
}
)";

struct Weights {
    float red;
    float blue;
};

/// The shares of red and blue in brightness, from which all else follows.
Weights weightsOf(YuvPicture::Matrix matrix)
{
    switch (matrix) {
        case YuvPicture::Matrix::Bt709:
            return {0.2126F, 0.0722F};
        case YuvPicture::Matrix::Bt2020:
            return {0.2627F, 0.0593F};
        case YuvPicture::Matrix::Bt601:
            break;
    }
    return {0.299F, 0.114F};
}

QMatrix3x3 toRgb(const YuvPicture& picture)
{
    const auto [red, blue] = weightsOf(picture.matrix);
    const float green = 1 - red - blue;
    const float light = picture.fullRange ? 1 : 255.0F / 219;
    const float colour = picture.fullRange ? 1 : 255.0F / 224;
    const float fromU = 2 * (1 - blue) * colour;
    const float fromV = 2 * (1 - red) * colour;
    const std::array<float, 9> rows{light, 0,     fromV, light, -fromU * blue / green, -fromV * red / green,
                                    light, fromU, 0};
    return QMatrix3x3(rows.data());
}

QVector3D zeroOf(const YuvPicture& picture)
{
    return {picture.fullRange ? 0 : 16.0F / 255, 128.0F / 255, 128.0F / 255};
}

/// How much of the chroma planes the picture covers: of an odd number of pixels the last pair is half outside.
QVector2D chromaShare(const YuvPicture& picture)
{
    const auto share = [](int luma, int chroma) { return luma == chroma ? 1.0F : float(luma) / float(2 * chroma); };
    return {share(picture.luma.width(), picture.chroma.width()), share(picture.luma.height(), picture.chroma.height())};
}

/// Drivers compile these shaders in a core profile too, and then draw nothing: it has no vertex array of its own.
QString problemOf(const QOpenGLContext& context)
{
    const bool core = context.format().profile() == QSurfaceFormat::CoreProfile;
    return core ? QStringLiteral("the context has a core profile") : QString();
}

QString build(QOpenGLShaderProgram& program, const char* fragment)
{
    const bool built = program.addShaderFromSourceCode(QOpenGLShader::Vertex, kVertexShader) &&
                       program.addShaderFromSourceCode(QOpenGLShader::Fragment, fragment) && program.link();
    return built ? QString() : QStringLiteral("shader: ") + program.log();
}

}  // namespace

GlPictures::GlPictures()
{
    initializeOpenGLFunctions();
    problem_ = problemOf(*QOpenGLContext::currentContext());
    if (problem_.isEmpty()) problem_ = build(planes_, kPlanesShader);
    if (problem_.isEmpty()) problem_ = build(image_, kImageShader);
    if (!problem_.isEmpty()) return;
    static constexpr std::array<float, 8> kCorners{0, 0, 1, 0, 0, 1, 1, 1};
    quad_.create();
    quad_.bind();
    quad_.allocate(kCorners.data(), int(sizeof kCorners));
    quad_.release();
    glGenTextures(3, textures_);
}

GlPictures::~GlPictures()
{
    glDeleteTextures(3, textures_);
}

void GlPictures::draw(const VideoFrame& frame, const QRectF& place, const QRect& clip, QSize surface)
{
    if (!problem_.isEmpty() || surface.isEmpty()) return;
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glViewport(0, 0, surface.width(), surface.height());
    glEnable(GL_SCISSOR_TEST);
    glScissor(clip.left(), surface.height() - clip.top() - clip.height(), clip.width(), clip.height());
    if (!place.contains(clip)) {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    if (!frame.yuv.isNull())
        drawPlanes(frame.yuv, place, surface);
    else if (!frame.image.isNull())
        drawImage(frame.image, place, surface);
    glDisable(GL_SCISSOR_TEST);
}

void GlPictures::drawPlanes(const YuvPicture& picture, const QRectF& place, QSize surface)
{
    planes_.bind();
    planes_.setUniformValue("planeY", 0);
    planes_.setUniformValue("planeU", 1);
    planes_.setUniformValue("planeV", 2);
    planes_.setUniformValue("toRgb", toRgb(picture));
    planes_.setUniformValue("zero", zeroOf(picture));
    planes_.setUniformValue("chroma", chromaShare(picture));
    // Pixel for pixel, chroma is doubled as the raster path doubles it.
    const bool exact = place.size() == picture.luma;
    upload(0, picture.luma, GL_LUMINANCE, picture.y(), exact);
    upload(1, picture.chroma, GL_LUMINANCE, picture.u(), exact);
    upload(2, picture.chroma, GL_LUMINANCE, picture.v(), exact);
    drawQuad(planes_, place, surface);
}

void GlPictures::drawImage(const QImage& image, const QRectF& place, QSize surface)
{
    image_.bind();
    image_.setUniformValue("picture", 0);
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    upload(0, plain.size(), GL_RGBA, plain.constBits(), place.size() == plain.size());
    drawQuad(image_, place, surface);
}

void GlPictures::upload(int unit, QSize size, int format, const void* bytes, bool exact)
{
    const GLint filter = exact ? GL_NEAREST : GL_LINEAR;
    glActiveTexture(GLenum(GL_TEXTURE0 + unit));
    glBindTexture(GL_TEXTURE_2D, textures_[unit]);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, format, size.width(), size.height(), 0, GLenum(format), GL_UNSIGNED_BYTE, bytes);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void GlPictures::drawQuad(QOpenGLShaderProgram& program, const QRectF& place, QSize surface)
{
    const float width = 2.0F / float(surface.width());
    const float height = 2.0F / float(surface.height());
    program.setUniformValue("place", float(place.left()) * width - 1, 1 - float(place.top()) * height,
                            float(place.width()) * width, -float(place.height()) * height);
    quad_.bind();
    const int corner = program.attributeLocation("corner");
    program.enableAttributeArray(corner);
    program.setAttributeBuffer(corner, GL_FLOAT, 0, 2);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    program.disableAttributeArray(corner);
    quad_.release();
    program.release();
    glActiveTexture(GL_TEXTURE0);
}

}  // namespace pitwatch::ui
