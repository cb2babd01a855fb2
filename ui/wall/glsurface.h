#pragma once

#include <QOpenGLWidget>
#include <QRegion>

#include <functional>
#include <memory>

namespace pitwatch::ui {

class GlPictures;

/// Covers a wall whose pictures a graphics card draws. What it showed stays until it is damaged. GUI thread.
class GlSurface final : public QOpenGLWidget {
public:
    /// Draws what is damaged, in device-independent pixels.
    using Draw = std::function<void(QPainter& painter, const QRegion& damaged)>;

    /// `failed`: the context cannot be used, nothing will be drawn; called from the event loop, may delete the surface.
    GlSurface(QWidget* parent, Draw draw, std::function<void()> failed);
    ~GlSurface() override;

    void damage(const QRegion& region);
    /// Null before the first painting, and when the context cannot be used.
    GlPictures* pictures() const { return pictures_.get(); }
    /// Of the whole surface, device pixels.
    QSize pixels() const { return size() * devicePixelRatioF(); }

protected:
    void initializeGL() override;
    void resizeGL(int width, int height) override;
    void paintGL() override;

private:
    void release();

    const Draw draw_;
    const std::function<void()> failed_;
    QRegion damaged_;
    std::unique_ptr<GlPictures> pictures_;
};

}  // namespace pitwatch::ui
