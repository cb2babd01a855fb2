#include "tileactions.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

#include <ui/common/recordingchoice.h>

#include "wallcanvas.h"

namespace pitwatch::ui {

namespace {

const QString kBoxesKey = QStringLiteral("wall.snapshot.boxes");
const QString kMainKey = QStringLiteral("wall.snapshot.main");
constexpr double kZoomStep = 1.5;

}  // namespace

TileActions::TileActions(WallCanvas& canvas, PageTools& tools, const PageContext& context)
    : QObject(&canvas),
      canvas_(canvas),
      tools_(tools),
      context_(context),
      zoom_(canvas),
      ptz_(canvas, context),
      snapshots_(canvas.tiles(), context.dataDirectory, context.theme->font(TypeSize::Small)),
      toast_(new Toast(&canvas))
{
    addWallActions();
    addZoomActions();
    addSnapshotActions();
    addPtzActions();
    if (context_.recordings) addRecordAction();
    connect(&zoom_, &ZoomControl::used, this, &TileActions::used);
    connect(&ptz_, &PtzControl::used, this, &TileActions::used);
    canvas_.installEventFilter(this);
}

QAction* TileActions::addTileAction(const QString& text, const QString& icon, const QList<QKeySequence>& keys,
                                    const std::function<void()>& run)
{
    QAction* action = tools_.add(text, icon, keys);
    // These keys mean something else in lists and fields: only the wall has them.
    action->setShortcutContext(Qt::WidgetShortcut);
    canvas_.addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void TileActions::addWallActions()
{
    full_ = addTileAction(tr("Fill the wall with the chosen tile"), QStringLiteral("expand"),
                          {Qt::Key_Return, Qt::Key_Enter},
                          [this] { canvas_.change([](WallState& s) { s.toggleFull(s.focused()); }); });
    remove_ = addTileAction(tr("Remove the camera from the wall"), QStringLiteral("close"), {Qt::Key_Delete},
                            [this] { canvas_.change([](WallState& s) { s.clear(s.focused()); }); });
}

void TileActions::addZoomActions()
{
    zoomActions_ = {addTileAction(tr("Magnify the picture"), QStringLiteral("plus"), {Qt::Key_Plus, Qt::Key_Equal},
                                  [this] { zoom_.zoomChosen(kZoomStep); }),
                    addTileAction(tr("Magnify less"), QStringLiteral("minus"), {Qt::Key_Minus},
                                  [this] { zoom_.zoomChosen(1 / kZoomStep); }),
                    addTileAction(tr("Show the whole picture"), QStringLiteral("fit"), {Qt::Key_0},
                                  [this] { zoom_.resetChosen(); })};
}

void TileActions::addSnapshotActions()
{
    boxesInSnapshots_ = new QAction(tr("Boxes in snapshots"), this);
    boxesInSnapshots_->setCheckable(true);
    boxesInSnapshots_->setChecked(context_.state->value(kBoxesKey, true).toBool());
    connect(boxesInSnapshots_, &QAction::toggled, this, [this](bool on) { context_.state->setValue(kBoxesKey, on); });
    snapshotsFromMain_ = new QAction(tr("Snapshots of small tiles from the main stream"), this);
    snapshotsFromMain_->setCheckable(true);
    connect(snapshotsFromMain_, &QAction::toggled, this, [this](bool on) {
        context_.state->setValue(kMainKey, on);
        snapshots_.setFromMain(on);
    });
    snapshotsFromMain_->setChecked(context_.state->value(kMainKey, true).toBool());
    snapshots_.setFromMain(snapshotsFromMain_->isChecked());
    QAction* plain = tools_.add(tr("Snapshot"), QStringLiteral("camera"), {Qt::Key_S},
                                tr("Keep the newest picture of the chosen tile as a file"));
    connect(plain, &QAction::triggered, this, [this] { takeSnapshot(boxesInSnapshots_->isChecked()); });
    QAction* other = tools_.add(tr("Snapshot, boxes the other way"), {}, {QKeySequence(Qt::SHIFT | Qt::Key_S)},
                                tr("With boxes where snapshots are taken without, and the other way round"));
    connect(other, &QAction::triggered, this, [this] { takeSnapshot(!boxesInSnapshots_->isChecked()); });
    snapshotActions_ = {plain, other};
    connect(&snapshots_, &SnapshotTaker::fetching, this,
            [this] { toast_->say(tr("The picture of the main stream is being fetched…")); });
    connect(&snapshots_, &SnapshotTaker::saved, this, &TileActions::saySaved);
    connect(&snapshots_, &SnapshotTaker::failed, this,
            [this](const QString& reason) { toast_->say(tr("No snapshot was kept.") + QLatin1Char('\n') + reason); });
}

void TileActions::addPtzActions()
{
    move_ = tools_.add(tr("Move the camera (PTZ)"), {}, {Qt::Key_P},
                       tr("Turn and zoom the camera of the chosen tile itself; Esc ends it"));
    connect(move_, &QAction::triggered, &ptz_, &PtzControl::toggle);
    connect(&ptz_, &PtzControl::refused, this,
            [this] { toast_->say(tr("This camera cannot be moved: the region file gives it no \"onvif\" address.")); });
    // Handled while a camera is being moved; these stand for them in the sheet of keys and belong to no widget.
    const auto list = [this](const QString& text, const QList<QKeySequence>& keys) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
    };
    list(tr("PTZ: turn while pressed, faster with Shift"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down});
    list(tr("PTZ: zoom while pressed"), {Qt::Key_Plus, Qt::Key_Minus});
    list(tr("PTZ: go to preset 1, and so on to 9"), {Qt::Key_1});
    list(tr("PTZ: store preset 1, and so on to 9"), {QKeySequence(Qt::SHIFT | Qt::Key_1)});
}

void TileActions::addRecordAction()
{
    QAction* record = tools_.add(tr("Record the camera of the chosen tile, or no longer"), {},
                                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)});
    connect(record, &QAction::triggered, this, &TileActions::toggleRecording);
}

void TileActions::toggleRecording()
{
    const auto key = canvas_.state().camera(canvas_.state().focused());
    const Camera* camera = key ? context_.region->camera(*key) : nullptr;
    if (!camera) {
        toast_->say(tr("Choose a tile with a camera first."));
        return;
    }
    context_.recordings->toggle(*key);
    switch (context_.recordings->streamOf(*key)) {
        case RecordStream::None:
            return toast_->say(tr("%1 is no longer recorded.").arg(camera->name));
        case RecordStream::Main:
            return toast_->say(tr("%1 is recorded now: main stream.").arg(camera->name));
        case RecordStream::Sub:
            return toast_->say(tr("%1 is recorded now: sub stream.").arg(camera->name));
    }
}

void TileActions::takeSnapshot(bool withBoxes)
{
    const auto camera = canvas_.state().camera(canvas_.state().focused());
    if (camera)
        snapshots_.take(*camera, withBoxes);
    else
        toast_->say(tr("Choose a tile with a camera first."));
}

void TileActions::saySaved(const QString& path, const QString& remark)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QString which = remark.isEmpty() ? QString() : QLatin1Char('\n') + remark;
    toast_->say(tr("Snapshot kept:") + QLatin1Char('\n') + shown + which,
                {{tr("Open folder"),
                  [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); }},
                 {tr("Copy path"), [shown] { QGuiApplication::clipboard()->setText(shown); }}});
}

QMenu* TileActions::makeMenu() const
{
    const WallState& state = canvas_.state();
    if (!state.camera(state.focused())) return nullptr;
    auto* menu = new QMenu(&canvas_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(full_);
    menu->addSeparator();
    menu->addActions(zoomActions_);
    menu->addSeparator();
    menu->addActions(snapshotActions_);
    menu->addAction(boxesInSnapshots_);
    menu->addAction(snapshotsFromMain_);
    menu->addSeparator();
    if (ptz_.available()) menu->addAction(move_);
    for (QAction* action : offered_)
        if (action->isEnabled()) menu->addAction(action);
    if (context_.recordings) context_.recordings->addTo(*menu, *state.camera(state.focused()));
    menu->addSeparator();
    menu->addAction(remove_);
    for (QAction* action : menu->actions()) action->setShortcutVisibleInContextMenu(true);
    return menu;
}

void TileActions::showMenu(QPoint at)
{
    if (QMenu* menu = makeMenu()) menu->popup(canvas_.mapToGlobal(at));
}

bool TileActions::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() != QEvent::ContextMenu) return QObject::eventFilter(object, event);
    const auto* menu = static_cast<QContextMenuEvent*>(event);
    QPoint at = menu->pos();
    if (menu->reason() == QContextMenuEvent::Keyboard) {
        const auto key = canvas_.state().camera(canvas_.state().focused());
        const WallTile* tile = key ? canvas_.tiles().of(*key) : nullptr;
        if (tile) at = tile->rect.center();
    }
    showMenu(at);
    return true;
}

}  // namespace pitwatch::ui
