#pragma once

#include <QHash>
#include <QOpenGLBuffer>
#include <QOpenGLFunctions>
#include <QOpenGLShaderProgram>
#include <QRectF>

#include <memory>

#include <video/videoframe.h>

namespace pitwatch::ui {

/// Draws pictures with OpenGL (ES) 2: planes as they come from the decoder, matrix and range in the shader, or plain
/// images. Made, used and destroyed while its context is current. GUI thread.
class GlPictures final : protected QOpenGLFunctions {
public:
    GlPictures();
    ~GlPictures();
    GlPictures(const GlPictures&) = delete;
    GlPictures& operator=(const GlPictures&) = delete;

    /// The reason why this context cannot be used, in English; empty: it can.
    const QString& problem() const { return problem_; }
    /// Into `place`, of which only `clip` is seen; device pixels from the top left of a surface of this size.
    void draw(const VideoFrame& frame, const QRectF& place, const QRect& clip, QSize surface);

private:
    void drawPlanes(const YuvPicture& picture, const QRectF& place, QSize surface);
    void drawImage(const QImage& image, const QRectF& place, QSize surface);
    void upload(int unit, QSize size, int format, const void* bytes, bool exact);
    void drawQuad(QOpenGLShaderProgram& program, const QRectF& place, QSize surface);

    QString problem_;
    QOpenGLShaderProgram planes_;
    QOpenGLShaderProgram image_;
    QOpenGLBuffer quad_{QOpenGLBuffer::VertexBuffer};
    GLuint textures_[3] = {};
};

}  // namespace pitwatch::ui
