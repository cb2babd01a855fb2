#include "replaytools.h"

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

constexpr Micros kBack = 10s;
constexpr Micros kJump = 5s;

}  // namespace

ReplayTools::ReplayTools(PageTools& tools, WallCanvas& canvas, QObject* parent)
    : QObject(parent), tools_(tools), canvas_(canvas)
{
    WallReplay& replay = canvas_.replay();
    replay_ = tools_.add(tr("Replay"), {}, {Qt::Key_R}, tr("Show again what the chosen tile showed 10 seconds ago"));
    replay_->setCheckable(true);
    connect(replay_, &QAction::triggered, this, [this, &replay] {
        replay.active(chosen()) ? replay.stop(chosen()) : replay.start(chosen(), kBack);
        follow();
    });
    replayAll_ = tools_.add(tr("Replay all tiles"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_R)},
                            tr("Replay all tiles on one time base"));
    connect(replayAll_, &QAction::triggered, this,
            [&replay] { replay.anyActive() ? replay.stopAll() : replay.startAll(kBack); });

    addControl(tr("Replay: 5 seconds back"), {Qt::Key_Left}, [&replay](int t) { replay.seekBy(t, -kJump); });
    addControl(tr("Replay: 5 seconds on"), {Qt::Key_Right}, [&replay](int t) { replay.seekBy(t, kJump); });
    addControl(tr("Replay: pause or go on"), {Qt::Key_Space}, [&replay](int t) { replay.togglePause(t); });
    addControl(tr("Replay: slower"), {Qt::Key_BracketLeft}, [&replay](int t) { replay.changeSpeed(t, -1); });
    addControl(tr("Replay: faster"), {Qt::Key_BracketRight}, [&replay](int t) { replay.changeSpeed(t, 1); });
    addControl(tr("Replay: previous picture"), {Qt::Key_Comma}, [&replay](int t) { replay.step(t, false); });
    addControl(tr("Replay: next picture"), {Qt::Key_Period}, [&replay](int t) { replay.step(t, true); });
    addControl(tr("Replay: oldest picture"), {Qt::Key_Home}, [&replay](int t) { replay.seekToOldest(t); });
    addControl(tr("Replay: back to live"), {Qt::Key_End, Qt::Key_Escape}, [&replay](int t) { replay.stop(t); });

    connect(&replay, &WallReplay::changed, this, &ReplayTools::follow);
    connect(&canvas_, &WallCanvas::shownChanged, this, &ReplayTools::follow);
    follow();
}

void ReplayTools::addControl(const QString& text, const QList<QKeySequence>& keys, std::function<void(int)> command)
{
    QAction* action = tools_.add(text, {}, keys);
    connect(action, &QAction::triggered, this, [this, command = std::move(command)] { command(chosen()); });
    controls_ += action;
}

void ReplayTools::follow()
{
    const WallReplay& replay = canvas_.replay();
    const bool active = replay.active(chosen());
    replay_->setEnabled(replay.available());
    replayAll_->setEnabled(replay.available());
    replay_->setChecked(active);
    // Arrows, space and escape have other meanings on a live tile.
    for (QAction* control : controls_) control->setEnabled(active);
}

}  // namespace pitwatch::ui
