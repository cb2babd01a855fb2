#include "glsurface.h"

#include <QOpenGLContext>
#include <QPaintEngine>
#include <QPainter>
#include <QTimer>

#include <utility>

#include <core/logging.h>

#include "glpictures.h"

namespace pitwatch::ui {

GlSurface::GlSurface(QWidget* parent, Draw draw, std::function<void()> failed)
    : QOpenGLWidget(parent), draw_(std::move(draw)), failed_(std::move(failed))
{
    setUpdateBehavior(QOpenGLWidget::PartialUpdate);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setAcceptDrops(false);
}

GlSurface::~GlSurface()
{
    // The context goes with the base, when this is none of its listeners any more.
    if (context()) disconnect(context(), nullptr, this, nullptr);
    release();
}

void GlSurface::damage(const QRegion& region)
{
    damaged_ += region;
    update();
}

void GlSurface::initializeGL()
{
    // A wall that moves to another window gets another context.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlSurface::release);
    pictures_ = std::make_unique<GlPictures>();
    if (pictures_->problem().isEmpty()) return;
    qCWarning(logUi) << "OpenGL cannot draw the wall:" << pictures_->problem();
    pictures_.reset();
    QTimer::singleShot(0, this, failed_);
}

void GlSurface::resizeGL(int, int)
{
    damaged_ = rect();
}

void GlSurface::paintGL()
{
    QPainter painter(this);
    if (!painter.paintEngine()->systemClip().isEmpty()) {
        // The window is being pictured, with a painter that stands elsewhere: what is on the screen is taken.
        QTimer::singleShot(0, this, qOverload<>(&QWidget::update));
        return;
    }
    draw_(painter, std::exchange(damaged_, {}));
}

void GlSurface::release()
{
    if (!pictures_) return;
    makeCurrent();
    pictures_.reset();
    doneCurrent();
}

}  // namespace pitwatch::ui
