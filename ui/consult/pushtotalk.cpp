#include "pushtotalk.h"

#include <QAbstractItemView>
#include <QApplication>

#include <algorithm>

namespace pitwatch::ui {

namespace {

bool isSpace(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Space && (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

/// What may be written in says so to input methods; lists do too, for the editors that they open.
bool takesText(const QWidget* widget)
{
    return widget->testAttribute(Qt::WA_InputMethodEnabled) &&
           qobject_cast<const QAbstractItemView*>(widget) == nullptr;
}

}  // namespace

PushToTalk::PushToTalk(QWidget* room) : QObject(room)
{
    addWindow(room);
    // Whatever has the focus gets the key first: only the application sees it before.
    qApp->installEventFilter(this);
}

void PushToTalk::addWindow(QWidget* part)
{
    parts_.removeIf([](const QPointer<QWidget>& known) { return known.isNull(); });
    parts_.append(part);
}

void PushToTalk::addButton(QAbstractButton* button)
{
    connect(button, &QAbstractButton::pressed, this, [this] { setHeld(true); });
    connect(button, &QAbstractButton::released, this, &PushToTalk::letGo);
}

bool PushToTalk::counts(const QWidget* focus) const
{
    if (takesText(focus)) return false;
    return std::any_of(parts_.begin(), parts_.end(), [focus](const QPointer<QWidget>& part) {
        return part != nullptr && part->isVisible() && part->window() == focus->window();
    });
}

bool PushToTalk::takePress(const QWidget* focus, const QKeyEvent& key)
{
    if (!isSpace(key)) return false;
    if (keyDown_ && key.isAutoRepeat()) return true;
    if (!counts(focus)) return false;
    // A key that is down since before it counted speaks for nobody.
    if (key.isAutoRepeat()) return true;
    keyDown_ = true;
    setHeld(true);
    return true;
}

/// Wherever the focus is by now, and whatever other keys are down.
bool PushToTalk::takeRelease(const QKeyEvent& key)
{
    if (key.key() != Qt::Key_Space || !keyDown_) return false;
    if (key.isAutoRepeat()) return true;
    keyDown_ = false;
    letGo();
    return true;
}

bool PushToTalk::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = qobject_cast<const QWidget*>(watched);
    switch (event->type()) {
        case QEvent::ShortcutOverride:
            // The key stands in the sheet of keys as a shortcut; here it is more than that.
            if (widget == nullptr || !isSpace(*static_cast<QKeyEvent*>(event)) || !counts(widget)) return false;
            event->accept();
            return true;
        case QEvent::KeyPress:
            return widget != nullptr && takePress(widget, *static_cast<QKeyEvent*>(event));
        case QEvent::KeyRelease:
            return takeRelease(*static_cast<QKeyEvent*>(event));
        case QEvent::FocusIn:
            if (held_ && widget != nullptr && takesText(widget)) letGo();
            return false;
        case QEvent::Hide:
        case QEvent::WindowDeactivate:
            if (held_ && isPart(watched)) lose();
            return false;
        case QEvent::ApplicationStateChange:
            if (qApp->applicationState() != Qt::ApplicationActive) lose();
            return false;
        default:
            return false;
    }
}

bool PushToTalk::isPart(const QObject* watched) const
{
    return std::any_of(parts_.begin(), parts_.end(), [watched](const QPointer<QWidget>& part) {
        return part != nullptr && (watched == part || watched == part->window());
    });
}

/// Who gets the release of the key from now on is not known.
void PushToTalk::lose()
{
    keyDown_ = false;
    letGo();
}

void PushToTalk::letGo()
{
    setHeld(false);
}

void PushToTalk::setHeld(bool held)
{
    if (std::exchange(held_, held) != held) Q_EMIT heldChanged(held);
}

}  // namespace pitwatch::ui
