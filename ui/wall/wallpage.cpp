#include "wallpage.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTextEdit>
#include <QVBoxLayout>

#include <engine/engineport.h>
#include <ui/common/recordingchoice.h>

#include "alarmforwarddialog.h"
#include "alarmnotice.h"
#include "walllayout.h"
#include "walllook.h"

namespace pitwatch::ui {

namespace {

const QString kStateKey = QStringLiteral("wall.state");
const QString kShownPageKey = QStringLiteral("window.page");  // as the window remembers it
const QString kAlignKey = QStringLiteral("wall.aligned");

}  // namespace

WallPage::WallPage(const PageContext& context, QWidget* parent)
    : Page(parent), context_(context), tools_(new PageTools(this, *context.theme))
{
    canvas_ = new WallCanvas({context_.region, context_.video, context_.detections, context_.clock},
                             tileLook(*context_.theme));
    alarms_ = new WallAlarms(*canvas_, context_, this);
    actions_ = new TileActions(*canvas_, *tools_, context_);
    connect(actions_, &TileActions::used, alarms_, &WallAlarms::touched);
    auto* splitter = new QSplitter;
    splitter->addWidget(buildTree());
    splitter->addWidget(canvas_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 1600});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(splitter, 1);
    setFocusProxy(canvas_);

    connect(canvas_, &WallCanvas::stateChanged, this, &WallPage::remember);
    connect(canvas_, &WallCanvas::cameraPhaseChanged, this, &WallPage::cameraPhaseChanged);
    connect(context_.engine, &EnginePort::snapshotChanged, this, [this](const SnapshotPtr& snapshot) {
        cameras_->update(*snapshot);
        refresh();
    });
    if (context_.recordings) {
        const auto mark = [this] {
            cameras_->setRecorded(context_.recordings->recordedCameras());
            canvas_->setRecorded(context_.recordings->recordedCameras());
        };
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
    canvas_->setActive(false);
    restore();
}

QWidget* WallPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    layout_ = new QComboBox;
    layout_->setAccessibleName(tr("Layout"));
    layout_->setToolTip(tr("Number of tiles"));
    for (const int count : kTileCounts) layout_->addItem(tr("%n tile(s)", nullptr, count), count);
    connect(layout_, &QComboBox::activated, this, [this](int) {
        WallState state = canvas_->state();
        state.setTileCount(layout_->currentData().toInt());
        canvas_->setState(state);
        remember();
    });
    row->addWidget(layout_);
    const auto addPaging = [&](const QString& text, const QKeySequence& key, int direction) {
        QAction* action = tools_->add(text, {}, {key});
        connect(action, &QAction::triggered, this,
                [this, direction] { showFrom(first_ + direction * canvas_->state().tileCount()); });
        row->addWidget(tools_->button(action));
    };
    addPaging(tr("Previous cameras"), Qt::Key_PageUp, -1);
    addPaging(tr("Next cameras"), Qt::Key_PageDown, 1);
    align_ = tools_->add(tr("Boxes in step"), {}, {Qt::Key_B},
                         tr("Hold pictures until their detections are here, so that boxes sit on the right frame"));
    align_->setCheckable(true);
    connect(align_, &QAction::toggled, this, [this](bool aligned) {
        canvas_->setAligned(aligned);
        context_.state->setValue(kAlignKey, aligned);
    });
    row->addWidget(tools_->button(align_));
    QAction* alarms = tools_->add(tr("Alarms on the wall…"), QStringLiteral("alarms"), {},
                                  tr("What alarms may do to the wall of this seat"));
    connect(alarms, &QAction::triggered, this, &WallPage::chooseAlarmSettings);
    row->addWidget(tools_->button(alarms));
    QAction* details = tools_->add(tr("Stream details"), {}, {Qt::Key_I},
                                   tr("What was measured of the chosen tile: age, loss, decoder, quality"));
    connect(details, &QAction::triggered, canvas_, &WallCanvas::toggleDetails);
    actions_->offer(details);
    actions_->offer(align_);
    row->addWidget(tools_->button(details));
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

QWidget* WallPage::buildTree()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find a camera"));
    search->setClearButtonEnabled(true);
    column->addWidget(search);
    cameras_ = new CameraTreeModel(context_.region, this);
    filtered_ = new QSortFilterProxyModel(this);
    filtered_->setSourceModel(cameras_);
    filtered_->setRecursiveFilteringEnabled(true);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(search, &QLineEdit::textChanged, filtered_, &QSortFilterProxyModel::setFilterFixedString);
    QAction* find = tools_->add(tr("Find a camera"), {}, {QKeySequence::Find});
    connect(find, &QAction::triggered, search, [search] { search->setFocus(); });
    tree_ = new QTreeView;
    tree_->setModel(filtered_);
    tree_->setHeaderHidden(true);
    tree_->setDragEnabled(true);
    tree_->setUniformRowHeights(true);
    tree_->expandAll();
    tree_->setToolTip(tr("Drag a camera to a tile, or double-click to show it in the chosen tile"));
    connect(tree_, &QTreeView::activated, this, &WallPage::placeCamera);
    tree_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree_, &QTreeView::customContextMenuRequested, this, &WallPage::showTreeMenu);
    column->addWidget(tree_, 1);
    return panel;
}

void WallPage::showTreeMenu(QPoint position)
{
    const auto camera = cameras_->cameraAt(filtered_->mapToSource(tree_->indexAt(position)));
    if (!camera || !context_.recordings) return;
    QMenu menu;
    context_.recordings->addTo(menu, *camera);
    menu.exec(tree_->viewport()->mapToGlobal(position));
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
    const QVariant remembered = context_.state->value(kStateKey);
    WallState state = WallState::fromJson(remembered.toJsonObject());
    bool known = false;
    for (int tile = 0; tile < state.tileCount(); ++tile)
        known = known || (state.camera(tile) && context_.region->camera(*state.camera(tile)));
    if (!known) state.fill(allCameras());
    align_->setChecked(context_.state->value(kAlignKey, true).toBool());
    canvas_->setAligned(align_->isChecked());
    canvas_->setState(state);
    layout_->setCurrentIndex(layout_->findData(state.tileCount()));
}

void WallPage::remember()
{
    alarms_->wallWasChanged();
    context_.state->setValue(kStateKey, alarms_->ownState().toJson());
    refresh();
}

void WallPage::refresh()
{
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
    WallState state = canvas_->state();
    state.fill(cameras, first);
    canvas_->setState(state);
    remember();
}

void WallPage::placeCamera(const QModelIndex& index)
{
    const auto key = cameras_->cameraAt(filtered_->mapToSource(index));
    if (!key) return;
    WallState state = canvas_->state();
    state.assign(state.focused(), *key);
    canvas_->setState(state);
    remember();
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
    AlarmForwardDialog dialog(alarms_->settings(), *context_.theme, this);
    if (dialog.exec() == QDialog::Accepted) alarms_->setSettings(dialog.settings());
}

void WallPage::setActive(bool active)
{
    canvas_->setActive(active);
}

void WallPage::showSubject(const QString& subject)
{
    if (const auto key = cameraFromMime(subject.toUtf8()); key && context_.region->camera(*key)) {
        WallState state = canvas_->state();
        state.assign(state.focused(), *key);
        canvas_->setState(state);
        remember();
        return;
    }
    const auto cameras = allCameras();
    for (std::size_t i = 0; i < cameras.size(); ++i)
        if (cameras[i].mine.text() == subject) return showFrom(int(i));
}

}  // namespace pitwatch::ui
