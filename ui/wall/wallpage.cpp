#include "wallpage.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTextEdit>
#include <QVBoxLayout>

#include <consult/consultdesk.h>
#include <engine/engineport.h>
#include <ui/common/recordingchoice.h>

#include "alarmforwarddialog.h"
#include "alarmnotice.h"
#include "walllook.h"
#include "wallmenu.h"

namespace pitwatch::ui {

namespace {

const QString kShownPageKey = QStringLiteral("window.page");  // as the window remembers it
const QString kAlignKey = QStringLiteral("wall.aligned");
const QString kStateKey = QStringLiteral(".state");
const QString kTreeKey = QStringLiteral(".tree");
constexpr auto kMessageTime = std::chrono::seconds(6);

}  // namespace

WallPage::WallPage(const PageContext& context, const WallSetup& setup, QWidget* parent)
    : Page(parent),
      context_(context),
      setup_(setup),
      shelf_(setup.shelf ? setup.shelf : new LayoutShelf(*context.state, this)),
      tools_(new PageTools(this, *context.theme))
{
    canvas_ = new WallCanvas(
        {context_.region, context_.video, context_.detections, context_.clock, {}, setup_.evidence, context_.gl},
        tileLook(*context_.theme));
    alarms_ = new WallAlarms(*canvas_, context_, this);
    actions_ = new TileActions(*canvas_, *tools_, context_);
    connect(actions_, &TileActions::used, alarms_, &WallAlarms::touched);
    replayTools_ = new ReplayTools(*tools_, *canvas_, this);
    clipTools_ = new ClipTools(*tools_, *canvas_, context_, setup_.evidence, this);
    listen_ = new ListenControl(*canvas_, *tools_);
    connect(listen_, &ListenControl::said, this, &WallPage::say);
    alarms_->setMarksOnly(!setup_.first);
    toolbar_ = buildToolbar();
    treePanel_ = new CameraTreePanel(context_, *tools_);
    treePanel_->tree().setDragEnabled(true);
    treePanel_->tree().setToolTip(tr("Drag a camera to a tile, or double-click to show it in the chosen tile"));
    connect(treePanel_, &CameraTreePanel::cameraActivated, this, &WallPage::placeCamera);
    auto* splitter = new QSplitter;
    splitter->addWidget(treePanel_);
    splitter->addWidget(canvas_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 1600});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(toolbar_);
    column->addWidget(splitter, 1);
    setFocusProxy(canvas_);

    connect(canvas_, &WallCanvas::stateChanged, this, &WallPage::remember);
    connect(canvas_, &WallCanvas::cameraPhaseChanged, this, &WallPage::cameraPhaseChanged);
    connect(context_.engine, &EnginePort::snapshotChanged, this, &WallPage::refresh);
    if (context_.recordings) {
        const auto mark = [this] { canvas_->setRecorded(context_.recordings->recordedCameras()); };
        connect(context_.recordings, &RecordingChoice::changed, this, mark);
        mark();
    }
    connect(context_.theme, &Theme::changed, canvas_, [this] { canvas_->setLook(tileLook(*context_.theme)); });
    connect(alarms_, &WallAlarms::cameForward, this, &WallPage::comeForward);
    QAction* playBack = tools_->add(tr("Play back"), QStringLiteral("playback"), {QKeySequence(Qt::CTRL | Qt::Key_R)},
                                    tr("Show what was recorded of the chosen camera"));
    connect(playBack, &QAction::triggered, this, [this] {
        if (const auto camera = canvas_->state().camera(canvas_->state().focused()))
            Q_EMIT openRequested(QStringLiteral("playback"), QString::fromUtf8(cameraToMime(*camera)));
    });
    actions_->offer(playBack);
    if (context_.consult) offerTable();
    connect(canvas_, &WallCanvas::refused, this, &WallPage::say);
    said_.setSingleShot(true);
    connect(&said_, &QTimer::timeout, this, &WallPage::refresh);
    describeKeys();
    canvas_->setActive(false);
    restore();
}

/// While a consultation is on.
void WallPage::offerTable()
{
    QAction* table = tools_->add(tr("Put on the table of the consultation"), QStringLiteral("consult"), {},
                                 tr("Everybody in the consultation sees the camera of the chosen tile"));
    connect(table, &QAction::triggered, this, [this] {
        if (const auto camera = canvas_->state().camera(canvas_->state().focused()))
            Q_EMIT openRequested(QStringLiteral("consult"),
                                 QStringLiteral("table/%1/%2").arg(camera->mine.text(), camera->camera.text()));
    });
    actions_->offer(table);
    const auto follow = [this, table] {
        const ConsultSession* session = context_.consult->session();
        table->setEnabled(session != nullptr && session->hasMedia());
    };
    connect(context_.consult, &ConsultDesk::sessionChanged, table, follow);
    follow();
}

QWidget* WallPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    addTreeTool(*row);
    layouts_ = new LayoutBar(*tools_, *canvas_, *shelf_, *context_.theme);
    connect(layouts_, &LayoutBar::said, this, &WallPage::say);
    row->addWidget(layouts_);
    addChanges(*row);
    addPaging(*row);
    tour_ = new TourBar(
        {*tools_, *canvas_, *shelf_, *context_.state, *context_.clock, *context_.theme, allCameras(), setup_.key});
    connect(tour_, &TourBar::said, this, &WallPage::say);
    connect(tour_, &TourBar::runningChanged, this, &WallPage::remember);
    row->addWidget(tour_);
    if (setup_.desk) {
        auto* windows = new WallMenu(*tools_, *setup_.desk, *this, *canvas_);
        connect(windows, &WallMenu::said, this, &WallPage::say);
        row->addWidget(windows);
    }
    addAligning(*row);
    addDetails(*row);
    for (QAction* action : {listen_->action(), replayTools_->replay(), clipTools_->keepOne(), clipTools_->list()}) {
        row->addWidget(tools_->button(action));
        actions_->offer(action);
    }
    if (setup_.first) addAlarms(*row);
    row->addStretch(1);
    auto* notice = new AlarmNotice(*alarms_, context_);
    connect(notice, &AlarmNotice::alarmsRequested, this,
            [this](const QString& mine) { Q_EMIT openRequested(QStringLiteral("alarms"), mine); });
    row->addWidget(notice);
    summary_ = new QLabel;
    summary_->setProperty("role", QStringLiteral("muted"));
    row->addWidget(summary_);
    return bar;
}

void WallPage::addTreeTool(QBoxLayout& row)
{
    treeShown_ = tools_->add(tr("Cameras"), {}, {Qt::Key_L}, tr("Show or hide the list of cameras"));
    treeShown_->setCheckable(true);
    treeShown_->setChecked(context_.state->value(setup_.key + kTreeKey, setup_.first).toBool());
    connect(treeShown_, &QAction::toggled, this, [this](bool shown) {
        context_.state->setValue(setup_.key + kTreeKey, shown);
        showTree();
    });
    row.addWidget(tools_->button(treeShown_));
}

void WallPage::addChanges(QBoxLayout& row)
{
    const auto add = [&](const QString& text, const QKeySequence& key, auto call, const QString& hint = {}) {
        QAction* action = tools_->add(text, {}, {key}, hint);
        connect(action, &QAction::triggered, canvas_, call);
        return action;
    };
    row.addWidget(tools_->button(
        add(tr("Merge"), Qt::Key_M, &WallCanvas::mergeSelection,
            tr("Make one tile of neighbouring ones: choose them with Shift and the arrow keys, or drag with Shift"))));
    row.addWidget(tools_->button(add(tr("Split"), QKeySequence(Qt::SHIFT | Qt::Key_M), &WallCanvas::splitFocused,
                                     tr("Make several tiles of the chosen one"))));
    add(tr("Take the last change of the wall back"), QKeySequence::Undo, &WallCanvas::undo);
    add(tr("Make the change again"), QKeySequence(QStringLiteral("Ctrl+Shift+Z")), &WallCanvas::redo);
}

// The canvas takes these keys itself, while it has the focus; the actions stand for them in the sheet of keys.
void WallPage::describeKeys()
{
    const auto describe = [this](const QString& text, const QList<QKeySequence>& keys) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
    };
    describe(tr("Choose a tile"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down});
    describe(tr("Choose several tiles"),
             {QKeySequence(Qt::SHIFT | Qt::Key_Left), QKeySequence(Qt::SHIFT | Qt::Key_Right),
              QKeySequence(Qt::SHIFT | Qt::Key_Up), QKeySequence(Qt::SHIFT | Qt::Key_Down)});
    describe(tr("Back to the whole wall"), {Qt::Key_Escape});
}

void WallPage::addPaging(QBoxLayout& row)
{
    const auto add = [&](const QString& text, const QString& iconName, const QKeySequence& key, int direction) {
        QAction* action = tools_->add(text, iconName, {key});
        connect(action, &QAction::triggered, this,
                [this, direction] { showFrom(first_ + direction * canvas_->state().tileCount()); });
        row.addWidget(tools_->button(action));
    };
    add(tr("Previous cameras"), {}, Qt::Key_PageUp, -1);
    add(tr("Next cameras"), {}, Qt::Key_PageDown, 1);
}

void WallPage::addAligning(QBoxLayout& row)
{
    align_ = tools_->add(tr("Boxes in step"), {}, {Qt::Key_B},
                         tr("Hold pictures until their detections are here, so that boxes sit on the right frame"));
    align_->setCheckable(true);
    connect(align_, &QAction::toggled, this, [this](bool aligned) {
        canvas_->setAligned(aligned);
        context_.state->setValue(kAlignKey, aligned);
    });
    row.addWidget(tools_->button(align_));
}

void WallPage::addDetails(QBoxLayout& row)
{
    QAction* details = tools_->add(tr("Stream details"), {}, {Qt::Key_I},
                                   tr("What was measured of the chosen tile: age, loss, decoder, quality"));
    connect(details, &QAction::triggered, canvas_, &WallCanvas::toggleDetails);
    actions_->offer(details);
    actions_->offer(align_);
    row.addWidget(tools_->button(details));
}

void WallPage::addAlarms(QBoxLayout& row)
{
    QAction* alarms =
        tools_->add(tr("Alarms on the wall…"), QStringLiteral("alarms"), {QKeySequence(Qt::SHIFT | Qt::Key_A)},
                    tr("What alarms may do to the wall of this seat"));
    connect(alarms, &QAction::triggered, this, &WallPage::chooseAlarmSettings);
    row.addWidget(tools_->button(alarms));
    // An alarm in front matters more than the tour.
    connect(alarms_, &WallAlarms::changed, this, [this] { tour_->setHeld(alarms_->shown().has_value()); });
}

std::vector<CameraKey> WallPage::allCameras() const
{
    std::vector<CameraKey> keys;
    for (const Mine& mine : context_.region->mines)
        for (const Camera& camera : mine.cameras) keys.push_back({mine.code, camera.id});
    return keys;
}

void WallPage::restore()
{
    const QVariant remembered = context_.state->value(setup_.key + kStateKey);
    WallState state = WallState::fromJson(remembered.toJsonObject());
    bool known = false;
    for (int tile = 0; tile < state.tileCount(); ++tile)
        known = known || (state.camera(tile) && context_.region->camera(*state.camera(tile)));
    if (!known && setup_.first) state.fill(allCameras());
    align_->setChecked(context_.state->value(kAlignKey, true).toBool());
    canvas_->setAligned(align_->isChecked());
    canvas_->setState(state);
    layouts_->refresh();
    showTree();
    tour_->restore();
}

// A tour shows what others arranged: what was there before it is remembered, not its stops.
void WallPage::remember()
{
    alarms_->wallWasChanged();
    if (!tour_->running()) context_.state->setValue(setup_.key + kStateKey, alarms_->ownState().toJson());
    layouts_->refresh();
    refresh();
}

void WallPage::showTree()
{
    treePanel_->setVisible(treeShown_->isChecked() && !bare_);
}

void WallPage::setBare(bool bare)
{
    bare_ = bare;
    toolbar_->setVisible(!bare);
    showTree();
}

bool WallPage::recallLayout(const QString& name)
{
    const bool known = layouts_->recall(name);
    if (!known) say(tr("There is no layout \"%1\"").arg(name));
    return known;
}

void WallPage::say(const QString& text)
{
    summary_->setText(text);
    said_.start(kMessageTime);
}

void WallPage::refresh()
{
    if (said_.isActive()) return;
    QString text = tr("%1 of %2 tiles live").arg(canvas_->liveTiles()).arg(canvas_->assignedTiles());
    if (const int lowered = canvas_->steppedDownTiles(); lowered > 0)
        text += QStringLiteral(" · ") + tr("%n tile(s) stepped down", nullptr, lowered);
    summary_->setText(text);
}

void WallPage::showFrom(int first)
{
    const auto cameras = allCameras();
    if (first < 0 || first >= int(cameras.size())) return;
    first_ = first;
    canvas_->change([&](WallState& s) { s.fill(cameras, first); });
}

void WallPage::placeCamera(const CameraKey& camera)
{
    canvas_->change([&](WallState& s) { s.assign(s.focused(), camera); });
}

PageReadiness WallPage::readiness() const
{
    const int live = canvas_->liveTiles();
    const int wanted = canvas_->assignedTiles();
    if (wanted == 0 || live < wanted) return {false, QStringLiteral("%1 of %2 tiles live").arg(live).arg(wanted)};
    if (canvas_->tilesWithBoxes() == 0) return {false, QStringLiteral("boxes on a live picture")};
    return {true, {}};
}

void WallPage::comeForward()
{
    const QString page = context_.state->value(kShownPageKey).toString();
    // Nobody is torn away from a question or from what he is writing.
    const bool writing =
        qobject_cast<QLineEdit*>(QApplication::focusWidget()) || qobject_cast<QTextEdit*>(QApplication::focusWidget());
    if (page == pageId() || writing || QApplication::activeModalWidget()) return;
    if (mayInterrupt(alarms_->settings().interrupts, page)) Q_EMIT openRequested(pageId(), {});
}

void WallPage::chooseAlarmSettings()
{
    auto* dialog = new AlarmForwardDialog(alarms_->settings(), *context_.theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { alarms_->setSettings(dialog->settings()); });
    dialog->open();
}

void WallPage::setActive(bool active)
{
    canvas_->setActive(active);
}

void WallPage::showSubject(const QString& subject)
{
    if (const auto key = cameraFromMime(subject.toUtf8()); key && context_.region->camera(*key))
        return placeCamera(*key);
    const auto cameras = allCameras();
    for (std::size_t i = 0; i < cameras.size(); ++i)
        if (cameras[i].mine.text() == subject) return showFrom(int(i));
}

}  // namespace pitwatch::ui
