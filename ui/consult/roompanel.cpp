#include "roompanel.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMessageBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include <ui/common/format.h>

#include "callspanel.h"
#include "chatpanel.h"
#include "consultwords.h"
#include "peoplepanel.h"
#include "rollcallpanel.h"

namespace pitwatch::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kDetailsKey = u"consult.details"_s;

}  // namespace

RoomPanel::RoomPanel(ConsultDesk& desk, const PageContext& context, SourceOffers offers, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      session_(*desk.session()),
      context_(context),
      tools_(new PageTools(this, *context.theme)),
      sharer_(new TableSharer(desk, this)),
      gallery_(new Gallery(session_, *context.theme)),
      stage_(new RoomStage(gallery_, tr("Consultation – %1").arg(context.region->name), context)),
      talkControl_(new TalkControl(session_, this)),
      snapshots_(new SnapshotKeeper(desk, context, this)),
      shareMenu_(new ShareMenu(desk, *sharer_, context, std::move(offers), this)),
      begun_(context.clock->now())
{
    makeActions();
    auto* left = new QWidget;
    auto* stage = new QVBoxLayout(left);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->setSpacing(0);
    stage->addWidget(buildRollCallBar());
    stage->addWidget(stage_, 1);
    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(buildSide());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1200, 380});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(splitter, 1);
    column->addWidget(buildToolbar());
    toast_ = new Toast(left);
    connect(&session_, &ConsultSession::roomChanged, this, &RoomPanel::follow);
    connect(&session_, &ConsultSession::roomChanged, this, [this](RoomView::Changes changes) {
        if (changes & RoomView::Mode) sayMode();
    });
    connect(&session_, &ConsultSession::stateChanged, this, &RoomPanel::follow);
    connect(&session_, &ConsultSession::refused, this,
            [this](const QString&, const QString& text) { toast_->say(tr("Not carried out: %1").arg(text)); });
    connect(&session_, &ConsultSession::mediaFailed, this, [this](const QString& reason) { toast_->say(reason); });
    connect(&session_, &ConsultSession::devicesOpened, this,
            [this](ConsultDevices which) { toast_->say(tr("Being opened: %1").arg(deviceNames(which))); });
    connect(snapshots_, &SnapshotKeeper::said, this, [this](const QString& text) { toast_->say(text); });
    connect(stage_, &RoomStage::said, this, [this](const QString& text) { toast_->say(text); });
    connect(stage_, &RoomStage::detachedChanged, this, &RoomPanel::followStage);
    connect(talkControl_, &TalkControl::said, this, [this](const QString& text) { toast_->say(unheard_ = text); });
    connect(talkControl_, &TalkControl::heardAgain, this, [this] {
        if (toast_->text() == unheard_) toast_->hide();
    });
    connect(sharer_, &TableSharer::changed, this, &RoomPanel::follow);
    connect(&ticker_, &QTimer::timeout, this, &RoomPanel::followClocks);
    // The space bar speaks: buttons are pressed with Enter.
    const QList<QPushButton*> buttons = findChildren<QPushButton*>();
    for (QPushButton* button : buttons) button->setAutoDefault(true);
    ticker_.start(1s);
    follow();
    followClocks();
    setFocusProxy(gallery_);
    new DeviceReturn(session_, this);
    // The monitor of the main window is known once it is shown.
    QMetaObject::invokeMethod(stage_, &RoomStage::followScreens, Qt::QueuedConnection);
}

void RoomPanel::letGo()
{
    stage_->bringBack();
    hide();
}

QAction* RoomPanel::addAction(const QString& text, const QString& icon, const QKeySequence& key, const QString& hint,
                              const std::function<void()>& act)
{
    QAction* action = tools_->add(text, icon, key.isEmpty() ? QList<QKeySequence>{} : QList<QKeySequence>{key}, hint);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void RoomPanel::makeActions()
{
    microphone_ = addAction(tr("Microphone"), u"microphone"_s, Qt::Key_M, tr("Microphone on or off"),
                            [this] { session_.setMicrophone(microphone_->isChecked()); });
    talk_ = addAction(tr("Hold to speak"), {}, Qt::Key_Space,
                      tr("Heard for as long as it is held, while the microphone is off"), [] {});
    camera_ = addAction(tr("Own picture"), u"camera"_s, Qt::Key_V, tr("Own picture on or off"),
                        [this] { session_.setCamera(camera_->isChecked()); });
    hand_ = addAction(tr("Raise hand"), u"person"_s, Qt::Key_H, {}, [this] { session_.raiseHand(hand_->isChecked()); });
    view_ = addAction(tr("Speaker's view"), u"expand"_s, Qt::Key_G, tr("The one who speaks large, or everybody alike"),
                      [this] { gallery_->setSpeakerView(view_->isChecked()); });
    pen_ = addAction(tr("Draw"), u"pen"_s, Qt::Key_D, tr("Draw with the mouse over what lies on the table"),
                     [this] { gallery_->setDrawing(pen_->isChecked()); });
    detach_ = addAction(tr("Other screen"), u"detach"_s, Qt::Key_S,
                        tr("The pictures in a window of their own, on another monitor where there is one"),
                        [this] { stage_->setDetached(detach_->isChecked()); });
    details_ = addAction(tr("Numbers on the tiles"), {}, Qt::Key_I,
                         tr("Size, pictures a second, rate, loss and delay of each picture that comes"), [this] {
                             context_.state->setValue(kDetailsKey, details_->isChecked());
                             gallery_->setDetails(details_->isChecked());
                         });
    for (QAction* action : {microphone_, camera_, hand_, view_, pen_, detach_, details_}) action->setCheckable(true);
    details_->setChecked(context_.state->value(kDetailsKey, false).toBool());
    gallery_->setDetails(details_->isChecked());
    addTileKeys();
}

/// Arrows and Enter mean something else in lists and fields: only the pictures have them.
void RoomPanel::addTileKeys()
{
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, const std::function<void()>& act) {
        QAction* action = tools_->add(text, {}, keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        gallery_->addAction(action);
        connect(action, &QAction::triggered, this, act);
    };
    add(tr("Choose the picture at the left"), {Qt::Key_Left}, [this] { gallery_->choose(-1, 0); });
    add(tr("Choose the picture at the right"), {Qt::Key_Right}, [this] { gallery_->choose(1, 0); });
    add(tr("Choose the picture above"), {Qt::Key_Up}, [this] { gallery_->choose(0, -1); });
    add(tr("Choose the picture below"), {Qt::Key_Down}, [this] { gallery_->choose(0, 1); });
    add(tr("Pin the chosen picture, or no longer"), {Qt::Key_Return, Qt::Key_Enter}, [this] { gallery_->pinChosen(); });
}

QWidget* RoomPanel::buildHead()
{
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(space(3), space(2), space(3), space(2));
    row->setSpacing(space(3));
    subject_ = new QLabel(desk_.hosted() ? desk_.hosted()->plan().subject : tr("Consultation"));
    subject_->setFont(context_.theme->font(TypeSize::Section, true));
    subject_->setTextFormat(Qt::PlainText);
    link_ = new QLabel;
    link_->setTextFormat(Qt::PlainText);
    table_ = new QLabel;
    table_->setProperty("role", u"muted"_s);
    table_->setTextFormat(Qt::PlainText);
    clock_ = new QLabel;
    clock_->setFont(context_.theme->font(TypeSize::Section));
    recorded_ = new RecordingMark(session_, *context_.theme);
    connect(recorded_, &RecordingMark::said, this, [this](const QString& text) { toast_->say(text); });
    row->addWidget(subject_);
    addCase(*row);
    row->addWidget(recorded_);
    row->addWidget(link_);
    row->addStretch(1);
    row->addWidget(table_);
    row->addWidget(clock_);
    return head;
}

QString RoomPanel::caseId() const
{
    return desk_.hosted() ? desk_.hosted()->plan().caseId : QString();
}

void RoomPanel::addCase(QLayout& row)
{
    if (caseId().isEmpty()) return;
    row.addWidget(tools_->button(addAction(tr("Alarm"), u"alarms"_s, Qt::Key_A, tr("Show the alarm that this is about"),
                                           [this] { Q_EMIT alarmRequested(caseId()); })));
}

QWidget* RoomPanel::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space(2), space(2), space(2), space(2));
    row->setSpacing(space(2));
    row->addWidget(tools_->button(microphone_));
    QToolButton* talk = tools_->button(talk_);
    talkControl_->held().addButton(talk);
    connect(&talkControl_->held(), &PushToTalk::heldChanged, talk, &QToolButton::setDown);
    row->addWidget(talk);
    for (QAction* action : {camera_, hand_}) row->addWidget(tools_->button(action));
    QAction* share = addAction(tr("Put on the table"), u"wall"_s, Qt::Key_T,
                               tr("Show a camera, the map, a curve or a window to everybody"),
                               [this] { shareMenu_->popup(mapToGlobal(QPoint(width() / 3, height() / 2))); });
    QToolButton* shareButton = tools_->button(share);
    shareButton->setMenu(shareMenu_);
    shareButton->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(shareButton);
    row->addWidget(buildDevices());
    row->addWidget(tools_->button(pen_));
    row->addWidget(tools_->button(addAction(tr("Wipe"), {}, QKeySequence(Qt::CTRL | Qt::Key_D),
                                            tr("Wipe away what was drawn"), [this] { session_.wipe(); })));
    row->addWidget(
        tools_->button(addAction(tr("Snapshot"), u"snapshot"_s, Qt::Key_P,
                                 tr("Keep the large picture; it stands in the minutes"), [this] { snapshot(); })));
    if (desk_.hosted())
        row->addWidget(tools_->button(addAction(tr("Decision…"), u"document"_s, Qt::Key_N,
                                                tr("Write a decision into the minutes"), [this] { noteDecision(); })));
    if (desk_.recording()) row->addWidget(tools_->button(recorded_->makeAction(*desk_.recording(), *tools_)));
    row->addStretch(1);
    row->addWidget(tools_->button(view_));
    row->addWidget(tools_->button(detach_));
    const QString leave = desk_.hosted() ? tr("End consultation…") : tr("Leave…");
    row->addWidget(
        tools_->button(addAction(leave, u"close"_s, QKeySequence(Qt::CTRL | Qt::Key_W), {}, [this] { askToEnd(); })));
    return bar;
}

QWidget* RoomPanel::buildDevices()
{
    auto* menu = new DeviceMenu(session_, this);
    QToolButton* button =
        tools_->button(addAction(tr("Devices"), u"sound"_s, Qt::Key_E,
                                 tr("Take another camera, microphone or loudspeaker, or take one again that failed"),
                                 [this, menu] { menu->popup(mapToGlobal(QPoint(width() / 3, height() / 2))); }));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

QWidget* RoomPanel::buildSide()
{
    side_ = new QTabWidget;
    side_->setDocumentMode(true);
    const QTimeZone zone = context_.region->timezone;
    side_->addTab(new PeoplePanel(session_, *context_.theme), tr("Participants"));
    if (desk_.hosted()) {
        auto* calls = new CallsPanel(desk_.host(), *context_.theme);
        connect(calls, &CallsPanel::said, this, [this](const QString& text) { toast_->say(text); });
        side_->addTab(calls, tr("Calls"));
    }
    side_->addTab(new RollCallPanel(session_, zone, *context_.theme), tr("Roll call"));
    side_->addTab(new ChatPanel(session_, zone), tr("Chat"));
    return side_;
}

QWidget* RoomPanel::buildRollCallBar()
{
    rollCall_ = new QWidget;
    auto* row = new QHBoxLayout(rollCall_);
    row->setContentsMargins(space(3), space(2), space(3), 0);
    row->addWidget(new QLabel(tr("Roll call: you are asked to answer.")));
    auto* here = new QPushButton(tr("Here"));
    connect(here, &QPushButton::clicked, this, [this] {
        if (const auto number = session_.room().unanswered()) session_.answerRollCall(*number);
    });
    row->addWidget(here);
    row->addStretch(1);
    rollCall_->hide();
    return rollCall_;
}

void RoomPanel::follow()
{
    const RoomView& room = session_.room();
    microphone_->setChecked(session_.microphoneOn());
    microphone_->setEnabled(session_.hasMedia());
    talk_->setEnabled(session_.hasMedia());
    camera_->setChecked(session_.cameraOn());
    camera_->setEnabled(session_.hasMedia());
    hand_->setChecked(room.self().hand);
    QString state = linkStateText(session_.state(), session_.isUnknownAuthority());
    if (state.isEmpty()) state = narrowText(room);
    if (state.isEmpty() && session_.silenced())
        state = room.self().muted ? tr("A host has muted you") : tr("You listen only");
    if (state.isEmpty() && session_.lost()) state = lostText(session_.lost());
    if (state.isEmpty() && !session_.hasMedia()) state = tr("Without sound and picture: no media engine");
    link_->setText(state);
    table_->setText(sharer_->source() ? tr("On the table: %1").arg(sharer_->source()->title()) : QString());
    rollCall_->setVisible(room.unanswered().has_value());
    const auto people = 1 + std::count_if(room.peers().begin(), room.peers().end(),
                                          [](const PeerInfo& peer) { return !peer.isTable(); });
    side_->setTabText(0, room.waiting().empty() ? tr("Participants (%1)").arg(people)
                                                : tr("Participants (%1 waiting)").arg(room.waiting().size()));
}

void RoomPanel::sayMode()
{
    const RoomView& room = session_.room();
    if (room.mode() == CallMode::Sfu) return toast_->say(tr("There are many of you: a server carries the media now."));
    toast_->say(room.isNarrow() ? narrowText(room) : tr("The media server is away: everybody is connected directly."));
}

void RoomPanel::followClocks()
{
    const UtcTime now = context_.clock->now();
    const HostedRoom* room = desk_.hosted();
    QString text = tr("On for %1").arg(durationText(now - begun_));
    if (room && room->plan().accidentAt)
        text = tr("Since the event: %1").arg(durationText(now - *room->plan().accidentAt)) + u"   "_s + text;
    clock_->setText(text);
}

void RoomPanel::snapshot()
{
    const ParticipantTile* tile = gallery_->main();
    if (tile == nullptr && !gallery_->tiles().empty()) tile = gallery_->tiles().begin()->second;
    if (tile == nullptr)
        snapshots_->keep({}, {});
    else
        snapshots_->keep(tile->snapshot(), tile->info().name);
}

void RoomPanel::noteDecision()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Decision"));
    dialog->setLabelText(tr("What was decided? It stands in the minutes with the time."));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty() && desk_.hosted())
            desk_.hosted()->noteDecision(text.trimmed(), session_.room().self().name);
    });
    dialog->open();
}

void RoomPanel::askToEnd()
{
    const bool ours = desk_.hosted() != nullptr;
    auto* box =
        new QMessageBox(QMessageBox::Question, ours ? tr("End the consultation") : tr("Leave the consultation"),
                        ours ? tr("End it for everybody? The minutes are kept.") : tr("Leave? The others go on."),
                        QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    // The desk, not this panel: it goes with the consultation.
    connect(box, &QMessageBox::finished, &desk_, [desk = &desk_](int answer) {
        if (answer == QMessageBox::Yes) desk->end();
    });
    box->open();
}

/// What can be done with a key in the room can be done over there too.
void RoomPanel::followStage()
{
    detach_->setChecked(stage_->isDetached());
    if (!stage_->isDetached()) return;
    stage_->stageWindow()->addActions(actions());
    talkControl_->held().addWindow(stage_->stageWindow());
}

}  // namespace pitwatch::ui
