#include "statusstrip.h"

#include <QInputDialog>
#include <QMouseEvent>

#include <store/storewriter.h>
#include <ui/common/feedhealth.h>
#include <ui/common/format.h>
#include <ui/common/icons.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr int kHeight = 44;
constexpr int kFeedRoom = 5;
// The engine sends a picture each second, whatever happens.
constexpr auto kEngineSilentAfter = 5s;

std::optional<FeedHealth> engineTrouble(const SnapshotPtr& snapshot, UtcTime now)
{
    if (!snapshot) return FeedHealth{Health::Waiting, StatusStrip::tr("Waiting for the first data"), {}};
    if (now - snapshot->at < kEngineSilentAfter) return std::nullopt;
    return FeedHealth{
        Health::Bad, StatusStrip::tr("Display is not being updated, last %1").arg(ageText(snapshot->at, now)), {}};
}

std::optional<FeedHealth> storeTrouble(const StoreWriter* store)
{
    if (!store) return std::nullopt;
    const StoreStatus status = store->status();
    if (status.health != StoreHealth::Waiting && status.health != StoreHealth::Damaged) return std::nullopt;
    return FeedHealth{Health::Bad, StatusStrip::tr("History is not being stored"), describe(status)};
}

}  // namespace

StatusStrip::StatusStrip(const PageContext& context, DutyOfficer& officer, QWidget* parent)
    : QWidget(parent),
      context_(context),
      officer_(officer),
      clock_(new QLabel),
      date_(new QLabel),
      marks_(new QHBoxLayout),
      alarms_(new QWidget),
      name_(new QToolButton)
{
    setObjectName(u"strip"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kHeight);
    addBadges();
    auto* region = new QLabel(context.region->name);
    region->setFont(context.theme->font(TypeSize::Section, true));
    clock_->setFont(context.theme->font(TypeSize::Figure));
    clock_->setToolTip(tr("Time of the region (%1)").arg(QString::fromUtf8(context.region->timezone.id())));
    date_->setProperty("role", u"muted"_s);
    name_->setToolTip(tr("Duty officer: stands beside acknowledgements. Click to change."));
    name_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    name_->setProperty("flat", true);
    name_->setFocusPolicy(Qt::TabFocus);
    marks_->setSpacing(space(2));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space(4), 0, space(3), 0);
    layout->setSpacing(space(3));
    layout->addWidget(region);
    layout->addWidget(clock_);
    layout->addWidget(date_);
    layout->addSpacing(space(4));
    layout->addLayout(marks_);
    layout->addStretch();
    layout->addWidget(alarms_);
    layout->addSpacing(space(2));
    layout->addWidget(name_);

    connect(name_, &QToolButton::clicked, this, &StatusStrip::askForName);
    connect(&officer, &DutyOfficer::changed, this, &StatusStrip::showName);
    connect(context.theme, &Theme::changed, this, &StatusStrip::showName);
    connect(context.engine, &EnginePort::snapshotChanged, this, &StatusStrip::refresh);
    connect(&timer_, &QTimer::timeout, this, &StatusStrip::refresh);
    timer_.start(500ms);
    showName();
    refresh();
}

void StatusStrip::addBadges()
{
    alarms_->setCursor(Qt::PointingHandCursor);
    auto* layout = new QHBoxLayout(alarms_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space(3));
    auto* label = new QLabel(tr("Unacknowledged"));
    label->setProperty("role", u"muted"_s);
    layout->addWidget(label);
    for (const Grade grade : kGrades) {
        auto* badge = new GradeBadge(grade, *context_.theme);
        badges_[static_cast<std::size_t>(grade) - 1] = badge;
        layout->addWidget(badge);
    }
}

std::vector<const HealthMark*> StatusStrip::marks() const
{
    std::vector<const HealthMark*> shown;
    for (int i = 0; i < marks_->count(); ++i)
        if (const auto* mark = qobject_cast<HealthMark*>(marks_->itemAt(i)->widget()); mark && !mark->isHidden())
            shown.push_back(mark);
    return shown;
}

void StatusStrip::refresh()
{
    const UtcTime now = context_.clock->now();
    clock_->setText(formatClock(now, context_.region->timezone));
    date_->setText(locale().toString(toDateTime(now, context_.region->timezone).date(), tr("yyyy-MM-dd ddd")));
    if (const SnapshotPtr snapshot = context_.engine->snapshot())
        for (std::size_t i = 0; i < badges_.size(); ++i) badges_[i]->setCount(snapshot->unacknowledged[i]);
    showMarks();
}

void StatusStrip::showMarks()
{
    const UtcTime now = context_.clock->now();
    const SnapshotPtr snapshot = context_.engine->snapshot();
    std::vector<FeedHealth> shown;
    if (auto trouble = engineTrouble(snapshot, now)) shown.push_back(*trouble);
    if (auto trouble = storeTrouble(context_.store)) shown.push_back(*trouble);
    if (snapshot)
        for (FeedHealth& feed : describeFeeds(snapshot->feeds, now, kFeedRoom)) shown.push_back(std::move(feed));
    while (marks_->count() < static_cast<int>(shown.size())) marks_->addWidget(new HealthMark(*context_.theme));
    for (int i = 0; i < marks_->count(); ++i) {
        auto* mark = qobject_cast<HealthMark*>(marks_->itemAt(i)->widget());
        const bool used = i < static_cast<int>(shown.size());
        mark->setVisible(used);
        if (!used) continue;
        const FeedHealth& health = shown[static_cast<std::size_t>(i)];
        mark->set(health.health, health.text, health.detail);
    }
}

void StatusStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (alarms_->geometry().contains(event->pos())) Q_EMIT alarmsRequested();
    if (marks_->geometry().contains(event->pos())) Q_EMIT feedsRequested();
    QWidget::mouseReleaseEvent(event);
}

void StatusStrip::askForName()
{
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Duty officer"), tr("Name of the duty officer at this seat:"),
                                               QLineEdit::Normal, officer_.name(), &accepted);
    if (accepted) officer_.setName(name);
}

void StatusStrip::showName()
{
    name_->setIcon(icon(u"person"_s, *context_.theme, officer_.name().isEmpty() ? Token::Muted : Token::Text));
    name_->setText(officer_.name().isEmpty() ? tr("Who is on duty?") : officer_.name());
}

}  // namespace pitwatch::ui
