#include "sightwatch.h"

#include <QEvent>
#include <QWindow>

namespace pitwatch::ui {

SightWatch::SightWatch(QWidget& widget) : QObject(&widget), widget_(widget)
{
    follow();
    look();
}

void SightWatch::follow()
{
    // Installing a filter again only moves it to the front.
    for (QWidget* w = &widget_; w; w = w->parentWidget()) w->installEventFilter(this);
    if (QWindow* window = widget_.window()->windowHandle()) window->installEventFilter(this);
}

bool SightWatch::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
        case QEvent::Show:
        case QEvent::ParentChange:
        case QEvent::PlatformSurface:
            follow();
            lookSoon();
            break;
        case QEvent::Hide:
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::WindowStateChange:
        case QEvent::Expose:
            lookSoon();
            break;
        default:
            break;
    }
    return false;
}

/// Many events come in a row, and some of them before what they announce.
void SightWatch::lookSoon()
{
    if (pending_) return;
    pending_ = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            pending_ = false;
            follow();
            look();
        },
        Qt::QueuedConnection);
}

void SightWatch::look()
{
    QRegion now = visiblePart();
    if (now == seen_) return;
    seen_ = std::move(now);
    Q_EMIT changed();
}

QRegion SightWatch::visiblePart() const
{
    if (!widget_.isVisible() || widget_.window()->isMinimized()) return {};
    const QWindow* window = widget_.window()->windowHandle();
    if (!window || !window->isExposed()) return {};
    return widget_.visibleRegion();
}

}  // namespace pitwatch::ui
