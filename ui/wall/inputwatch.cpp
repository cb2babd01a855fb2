#include "inputwatch.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

namespace pitwatch::ui {

bool isHandInput(const QEvent& event)
{
    switch (event.type()) {
        case QEvent::KeyPress:
        case QEvent::ShortcutOverride:  // a key that a tool takes comes as nothing else
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::Wheel:
        case QEvent::ContextMenu:
        case QEvent::Drop:
            return true;
        case QEvent::MouseMove:
            return static_cast<const QMouseEvent&>(event).buttons() != Qt::NoButton;
        default:
            return false;
    }
}

InputWatch::InputWatch(QWidget& widget) : QObject(&widget), widget_(widget)
{
    // Filters of the window would not see what is handled inside it.
    QCoreApplication::instance()->installEventFilter(this);
}

bool InputWatch::isOfTheWindow(const QObject* watched) const
{
    const QWidget* window = widget_.window();
    for (; watched; watched = watched->parent())
        if (watched == window) return true;
    return false;
}

bool InputWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (isHandInput(*event) && watched->isWidgetType() && widget_.isVisible() && isOfTheWindow(watched)) Q_EMIT used();
    return false;
}

}  // namespace pitwatch::ui
