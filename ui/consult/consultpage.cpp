#include "consultpage.h"

#include <QVBoxLayout>

#include <engine/engineport.h>
#include <ui/common/emptystate.h>

#include "camerasource.h"
#include "consultwords.h"
#include "minutesnotice.h"

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

ConsultPage::ConsultPage(const PageContext& context, SourceOffers offers, QWidget* parent)
    : Page(parent),
      context_(context),
      offers_(std::move(offers)),
      desk_(*context.consult),
      stack_(new QStackedWidget),
      lobby_(new Lobby(desk_, context_))
{
    auto* opening = new EmptyState(u"consult"_s, tr("Opening the consultation…"),
                                   tr("The server for mines is starting. At the first start its certificate is made."),
                                   *context_.theme);
    opening->setAction(tr("Cancel"));
    connect(opening, &EmptyState::actionRequested, &desk_, &ConsultDesk::end);
    opening_ = opening;
    stack_->addWidget(lobby_);
    stack_->addWidget(opening_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    if (context_.minutes != nullptr) column->addWidget(new MinutesNotice(*context_.minutes));
    column->addWidget(stack_);
    connect(lobby_, &Lobby::beginRequested, this,
            [this](const QString& subject, const std::vector<CalleeId>& called) { begin(subject, called); });
    connect(lobby_, &Lobby::joinRequested, this, &ConsultPage::join);
    connect(&desk_, &ConsultDesk::sessionChanged, this, &ConsultPage::follow);
    connect(&desk_, &ConsultDesk::failed, this, [this](const Error& error) { say(error.text()); });
    connect(&desk_, &ConsultDesk::ended, this, [this](const QString& code) { say(endText(code)); });
    if (lobby_->minutes() != nullptr)
        connect(lobby_->minutes(), &MinutesBox::alarmRequested, this, &ConsultPage::showAlarm);
    follow();
}

void ConsultPage::showAlarm(const QString& alarmId)
{
    Q_EMIT openRequested(u"alarms"_s, u"alarm/"_s + alarmId);
}

PageReadiness ConsultPage::readiness() const
{
    const bool ready = desk_.host().state() == ConsultHost::State::Ready;
    return {ready, ready ? QString() : u"the server for mines"_s};
}

void ConsultPage::setActive(bool active)
{
    // Before the first call, so that nobody has to wait then.
    if (active) desk_.host().start();
}

void ConsultPage::follow()
{
    if (room_ != nullptr && desk_.session() == nullptr) {
        stack_->removeWidget(room_);
        room_->letGo();
        std::exchange(room_, nullptr)->deleteLater();
        if (lobby_->minutes() != nullptr) lobby_->minutes()->refresh();
    }
    if (room_ == nullptr && desk_.session() != nullptr) {
        room_ = new RoomPanel(desk_, context_, offers_);
        connect(room_, &RoomPanel::alarmRequested, this, &ConsultPage::showAlarm);
        stack_->addWidget(room_);
        // What failed on the way in.
        if (!lobby_->message().isEmpty()) room_->say(lobby_->message());
        lobby_->say({});
    }
    const bool wasShown = stack_->currentWidget() == room_;
    stack_->setCurrentWidget(room_ != nullptr ? static_cast<QWidget*>(room_) : desk_.opening() ? opening_ : lobby_);
    if (room_ != nullptr && !wasShown && isVisible()) room_->setFocus();
}

void ConsultPage::say(const QString& text)
{
    if (room_ != nullptr)
        room_->say(text);
    else
        lobby_->say(text);
}

void ConsultPage::begin(const QString& subject, const std::vector<CalleeId>& called, const Alarm* alarm)
{
    ConsultPlan plan;
    plan.subject = subject;
    plan.caller = lobby_->ownName();
    plan.called = called;
    if (alarm != nullptr) {
        plan.caseId = alarm->id.text();
        plan.accidentAt = alarm->raisedAt;
    }
    lobby_->say({});
    desk_.setMedia(lobby_->media());
    const Result<void> held = desk_.hold(std::move(plan));
    if (!held) say(held.error().text());
}

void ConsultPage::join(const QString& link)
{
    lobby_->say({});
    desk_.setMedia(lobby_->media());
    const Result<void> joined = desk_.join(QUrl(link), lobby_->ownName());
    if (!joined) say(joined.error().text());
}

void ConsultPage::showSubject(const QString& subject)
{
    const QStringList parts = subject.split(u'/');
    if (parts.size() < 2) return;
    if (parts[0] == "call"_L1) call(MineCode(parts[1]), AlarmId(parts.mid(2).join(u'/')));
    if (parts[0] == "table"_L1) putOnTable(CameraKey{MineCode(parts[1]), CameraId(parts.mid(2).join(u'/'))});
}

void ConsultPage::putOnTable(const CameraKey& camera)
{
    if (room_ == nullptr || context_.region->camera(camera) == nullptr || context_.video == nullptr) return;
    room_->share(std::make_unique<CameraSource>(context_, camera));
}

void ConsultPage::call(const MineCode& code, const AlarmId& id)
{
    const Mine* mine = context_.region->mine(code);
    if (mine == nullptr) return;
    const CalleeId callee(code.text());
    if (HostedRoom* room = desk_.hosted()) {
        // A consultation is on already: that mine is called into it.
        const Result<void> called = room->call(callee);
        if (!called) say(called.error().text());
        return;
    }
    const std::optional<Alarm> alarm = id.isEmpty() ? gravestOf(code) : alarmOf(id);
    begin(alarm ? u"%1 · %2"_s.arg(mine->name, alarm->title) : mine->name, {callee}, alarm ? &*alarm : nullptr);
}

/// What a call is about that nobody made from an alarm: the newest that is grave and nobody has taken up.
std::optional<Alarm> ConsultPage::gravestOf(const MineCode& mine) const
{
    std::optional<Alarm> newest;
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (!snapshot) return newest;
    for (const Alarm& alarm : *snapshot->alarms) {
        const bool grave = alarm.grade == Grade::I || alarm.grade == Grade::II;
        if (alarm.mine != mine || !grave || !alarm.unacknowledged()) continue;
        if (!newest || alarm.raisedAt > newest->raisedAt) newest = alarm;
    }
    return newest;
}

std::optional<Alarm> ConsultPage::alarmOf(const AlarmId& id) const
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (id.isEmpty() || !snapshot) return std::nullopt;
    for (const Alarm& alarm : *snapshot->alarms)
        if (alarm.id == id) return alarm;
    return std::nullopt;
}

}  // namespace pitwatch::ui
