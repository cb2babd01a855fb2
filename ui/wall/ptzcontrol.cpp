#include "ptzcontrol.h"

#include <QKeyEvent>
#include <QMessageBox>
#include <QMouseEvent>

#include <algorithm>

#include "ptzkeys.h"
#include "wallcanvas.h"

namespace pitwatch::ui {

PtzControl::PtzControl(WallCanvas& canvas, const PageContext& context) : canvas_(canvas), context_(context)
{
    canvas_.installEventFilter(this);
    connect(&canvas_, &WallCanvas::shownChanged, this, &PtzControl::followWall);
    connect(&canvas_, &WallCanvas::takenOver, this, &PtzControl::leave);
}

const Camera* PtzControl::chosenCamera() const
{
    const auto key = canvas_.state().camera(canvas_.state().focused());
    return key ? context_.region->camera(*key) : nullptr;
}

bool PtzControl::available() const
{
    const Camera* camera = chosenCamera();
    return camera && parseOnvifAddress(camera->onvifUrl);
}

void PtzControl::toggle()
{
    if (active_) return leave();
    if (!available()) {
        Q_EMIT refused();
        return;
    }
    enter(*canvas_.state().camera(canvas_.state().focused()), *chosenCamera());
}

void PtzControl::enter(const CameraKey& key, const Camera& camera)
{
    active_ = key;
    problem_.clear();
    auto& ptz = cameras_[key];
    if (!ptz) {
        ptz = std::make_unique<PtzCamera>(*parseOnvifAddress(camera.onvifUrl), *context_.clock, PtzCamera::Options{});
        connect(ptz.get(), &PtzCamera::stateChanged, this, &PtzControl::showNote);
        connect(ptz.get(), &PtzCamera::statusChanged, this, &PtzControl::showNote);
        connect(ptz.get(), &PtzCamera::failed, this, [this, key](const QString& reason) {
            if (active_ == key) say(reason);
        });
    }
    ptz->open();
    showNote();
}

void PtzControl::leave()
{
    if (!active_) return;
    letGo();
    canvas_.damage(canvas_.tiles().setNote(*active_, {}));
    active_.reset();
}

PtzCamera* PtzControl::camera() const
{
    const auto found = active_ ? cameras_.find(*active_) : cameras_.end();
    return found == cameras_.end() ? nullptr : found->second.get();
}

const WallTile* PtzControl::tile() const
{
    return active_ ? canvas_.tiles().of(*active_) : nullptr;
}

void PtzControl::followWall()
{
    if (active_ && canvas_.state().camera(canvas_.state().focused()) != active_) return leave();
    if (active_) showNote();
}

void PtzControl::say(const QString& words)
{
    problem_ = words;
    showNote();
}

void PtzControl::showNote()
{
    const PtzCamera* ptz = camera();
    if (!ptz) return;
    QString words = tr("arrows, + −, 1–9 · Esc ends");
    if (!problem_.isEmpty())
        words = problem_;
    else if (ptz->state() == PtzCamera::State::Opening)
        words = tr("connecting…");
    else if (ptz->moving())
        words = tr("moving");
    canvas_.damage(canvas_.tiles().setNote(*active_, QStringLiteral("PTZ · ") + words));
}

void PtzControl::steer()
{
    PtzCamera* ptz = camera();
    if (!ptz) return;
    Q_EMIT used();
    problem_.clear();
    ptz->open();  // again, after a failure
    ptz->move(velocityOf(pressed_, fast_));
    showNote();
}

bool PtzControl::keyDown(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    if (const int number = presetNumber(event.key())) {
        if (!event.isAutoRepeat()) preset(number, event.modifiers().testFlag(Qt::ShiftModifier));
        return true;
    }
    if (!movesCamera(event.key())) return false;
    // A held key repeats; the camera was told once.
    if (event.isAutoRepeat()) return true;
    pressed_.insert(event.key());
    fast_ = event.modifiers().testFlag(Qt::ShiftModifier);
    steer();
    return true;
}

bool PtzControl::keyUp(const QKeyEvent& event)
{
    if (!movesCamera(event.key())) return false;
    if (!event.isAutoRepeat() && pressed_.remove(event.key())) steer();
    return true;
}

void PtzControl::preset(int number, bool store)
{
    PtzCamera* ptz = camera();
    if (!ptz || ptz->state() != PtzCamera::State::Ready) return;
    Q_EMIT used();
    problem_.clear();
    const PtzPreset* known = presetByNumber(ptz->presets(), number);
    if (store)
        askToStore(number);
    else if (known)
        ptz->goToPreset(known->token);
    else
        say(tr("there is no preset %1").arg(number));
}

void PtzControl::askToStore(int number)
{
    letGo();
    const PtzPreset* known = presetByNumber(camera()->presets(), number);
    const PtzPreset target = known ? *known : PtzPreset{{}, tr("Preset %1").arg(number)};
    auto* box = new QMessageBox(QMessageBox::Question, tr("Store preset"),
                                tr("Keep the present direction of the camera as preset %1 (%2)?")
                                    .arg(number)
                                    .arg(target.name.isEmpty() ? target.token : target.name),
                                QMessageBox::Yes | QMessageBox::No, &canvas_);
    box->setDefaultButton(QMessageBox::No);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, key = *active_, target](int answer) {
        const auto found = cameras_.find(key);
        if (answer == QMessageBox::Yes && found != cameras_.end())
            found->second->storePreset(target.token, target.name);
    });
    box->open();
}

bool PtzControl::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier) return false;
    const WallTile* shown = tile();
    if (!shown || !shown->picture.contains(event.pos())) return false;
    stickAt_ = event.pos();
    return true;
}

void PtzControl::stick(QPoint at)
{
    const WallTile* shown = tile();
    PtzCamera* ptz = camera();
    if (!shown || !ptz) return letGo();
    Q_EMIT used();
    problem_.clear();
    ptz->open();
    ptz->move(velocityOf(at - *stickAt_, shown->picture.size()));
    showNote();
}

void PtzControl::letGo()
{
    pressed_.clear();
    stickAt_.reset();
    if (PtzCamera* ptz = camera()) ptz->stop();
    showNote();
}

bool PtzControl::isOurs(const QKeyEvent& event)
{
    // Ctrl+2 is another page, not preset 2.
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    const int key = event.key();
    return movesCamera(key) || presetNumber(key) || key == Qt::Key_Escape;
}

bool PtzControl::eventFilter(QObject* object, QEvent* event)
{
    if (!active_) return QObject::eventFilter(object, event);
    switch (event->type()) {
        case QEvent::ShortcutOverride:
            if (!isOurs(*static_cast<QKeyEvent*>(event))) return false;
            event->accept();
            return true;
        case QEvent::KeyPress:
            return isOurs(*static_cast<QKeyEvent*>(event)) && keyDown(*static_cast<QKeyEvent*>(event));
        case QEvent::KeyRelease:
            return keyUp(*static_cast<QKeyEvent*>(event));
        case QEvent::MouseButtonPress:
            return press(*static_cast<QMouseEvent*>(event));
        case QEvent::MouseMove:
            if (!stickAt_) return false;
            stick(static_cast<QMouseEvent*>(event)->pos());
            return true;
        case QEvent::MouseButtonRelease:
        case QEvent::FocusOut:
        case QEvent::WindowDeactivate:
        case QEvent::Hide:
            letGo();
            return false;
        default:
            return QObject::eventFilter(object, event);
    }
}

}  // namespace pitwatch::ui
