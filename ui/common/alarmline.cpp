#include "alarmline.h"

#include <QHBoxLayout>
#include <QPainter>

#include <engine/engineport.h>

#include "format.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr int kHeight = 32;
constexpr int kShape = 14;
// The engine sends a picture each second, whatever happens.
constexpr auto kEngineSilentAfter = 5s;

const Alarm* firstToSee(const RegionSnapshot& snapshot)
{
    const Alarm* first = nullptr;
    for (const Alarm& alarm : *snapshot.alarms) {
        if (!alarm.unacknowledged()) continue;
        const bool before =
            !first || alarm.grade < first->grade || (alarm.grade == first->grade && alarm.raisedAt > first->raisedAt);
        if (before) first = &alarm;
    }
    return first;
}

}  // namespace

AlarmLine::AlarmLine(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context), clock_(new QLabel), room_(new QWidget)
{
    setObjectName(u"alarmLine"_s);
    setFixedHeight(kHeight);
    clock_->setFont(context.theme->font(TypeSize::Section, true));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space(3), 0, space(3), 0);
    row->setSpacing(space(4));
    row->addWidget(clock_);
    row->addWidget(room_, 1);
    for (const Grade grade : kGrades) {
        auto* badge = new GradeBadge(grade, *context_.theme);
        badges_[static_cast<std::size_t>(grade) - 1] = badge;
        row->addWidget(badge);
    }
    connect(context.engine, &EnginePort::snapshotChanged, this, &AlarmLine::refresh);
    connect(context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&timer_, &QTimer::timeout, this, &AlarmLine::refresh);
    timer_.start(500ms);
    refresh();
}

void AlarmLine::refresh()
{
    const UtcTime now = context_.clock->now();
    clock_->setText(formatClock(now, context_.region->timezone));
    const SnapshotPtr snapshot = context_.engine->snapshot();
    grade_.reset();
    if (!snapshot) {
        text_ = tr("Waiting for the first data");
    } else {
        for (std::size_t i = 0; i < badges_.size(); ++i) badges_[i]->setCount(snapshot->unacknowledged[i]);
        if (now - snapshot->at >= kEngineSilentAfter) {
            text_ = tr("Display is not being updated, last %1").arg(ageText(snapshot->at, now));
        } else if (const Alarm* alarm = firstToSee(*snapshot)) {
            const Mine* mine = context_.region->mine(alarm->mine);
            grade_ = alarm->grade;
            text_ = tr("%1 · %2 · %3")
                        .arg(mine ? mine->name : alarm->mine.text(), alarm->title, ageText(alarm->raisedAt, now));
        } else {
            text_ = tr("No unacknowledged alarm");
        }
    }
    setAccessibleName(text_);
    update();
}

void AlarmLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), context_.theme->color(Token::Panel));
    QRect room = room_->geometry();
    if (grade_) {
        const QRectF shape(room.left(), room.center().y() - kShape / 2, kShape, kShape);
        paintGradeShape(painter, shape, *grade_, context_.theme->grade(*grade_));
        room.setLeft(room.left() + kShape + space(2));
    }
    painter.setFont(context_.theme->font(TypeSize::Section, grade_.has_value()));
    painter.setPen(context_.theme->color(grade_ ? Token::Text : Token::Muted));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text_, Qt::ElideRight, room.width()));
}

}  // namespace pitwatch::ui
