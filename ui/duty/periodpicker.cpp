#include "periodpicker.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <ui/common/theme.h>

namespace pitwatch::ui {

namespace {

using namespace std::chrono_literals;

/// Keys come faster than reports can be made.
constexpr auto kSettle = 700ms;
constexpr auto kShiftLength = std::chrono::hours(8);

}  // namespace

PeriodPicker::PeriodPicker(std::shared_ptr<const Region> region, const Clock* clock, QWidget* parent)
    : QWidget(parent),
      region_(std::move(region)),
      clock_(clock),
      shifts_(shiftsOf(*region_)),
      choices_(new QComboBox),
      from_(makeEdit(tr("From"))),
      to_(makeEdit(tr("To")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    choices_->setAccessibleName(tr("Shift"));
    choices_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (int i = 0; i < 3; ++i) choices_->addItem({});
    row->addWidget(choices_);
    row->addWidget(from_);
    row->addWidget(new QLabel(QStringLiteral("–")));
    row->addWidget(to_);

    settle_.setSingleShot(true);
    settle_.setInterval(kSettle);
    connect(&settle_, &QTimer::timeout, this, &PeriodPicker::periodChosen);
    connect(choices_, &QComboBox::currentIndexChanged, this, &PeriodPicker::choiceChanged);
    for (QDateTimeEdit* edit : {from_, to_})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, [this] { settle_.start(); });
    refresh();
    choiceChanged();
    settle_.stop();
}

PeriodPicker::Choice PeriodPicker::choice() const
{
    return static_cast<Choice>(choices_->currentIndex());
}

void PeriodPicker::choose(Choice choice)
{
    choices_->setCurrentIndex(static_cast<int>(choice));
}

void PeriodPicker::setCustom(const Period& period)
{
    choose(Choice::Custom);
    showPeriod(period);
    settle_.start();
}

Period PeriodPicker::period() const
{
    if (choice() != Choice::Custom) return shiftPeriod(choice());
    return {timeOf(*from_), timeOf(*to_)};
}

void PeriodPicker::refresh()
{
    const QTimeZone& zone = region_->timezone;
    choices_->setItemText(0, label(tr("Current shift"), shiftAt(shifts_, zone, clock_->now())));
    choices_->setItemText(1, label(tr("Previous shift"), shiftBefore(shifts_, zone, clock_->now())));
    choices_->setItemText(2, tr("Any period"));
    if (choice() != Choice::Custom) showPeriod(period());
}

/// Where no shift is on or has been, the last eight hours.
Period PeriodPicker::shiftPeriod(Choice choice) const
{
    const UtcTime now = clock_->now();
    const auto shift = choice == Choice::Current ? shiftAt(shifts_, region_->timezone, now)
                                                 : shiftBefore(shifts_, region_->timezone, now);
    return shift ? shift->period : Period{now - kShiftLength, now};
}

/// The edits hold the region's wall clock as if it were UTC: Qt 6.4 cannot edit in another zone than the PC's.
QDateTimeEdit* PeriodPicker::makeEdit(const QString& name)
{
    auto* edit = new QDateTimeEdit;
    edit->setTimeSpec(Qt::UTC);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
    edit->setAccessibleName(name);
    edit->setToolTip(name);
    return edit;
}

void PeriodPicker::showPeriod(const Period& period)
{
    const auto show = [this](QDateTimeEdit* edit, UtcTime time) {
        const QSignalBlocker quiet(edit);
        const QDateTime local = toDateTime(time, region_->timezone);
        edit->setDateTime(QDateTime(local.date(), local.time(), Qt::UTC));
    };
    show(from_, period.from);
    show(to_, period.to);
}

void PeriodPicker::choiceChanged()
{
    const bool custom = choice() == Choice::Custom;
    from_->setEnabled(custom);
    to_->setEnabled(custom);
    if (!custom) showPeriod(period());
    Q_EMIT periodChosen();
}

UtcTime PeriodPicker::timeOf(const QDateTimeEdit& edit) const
{
    return fromDateTime(QDateTime(edit.date(), edit.time(), region_->timezone));
}

QString PeriodPicker::label(const QString& what, const std::optional<ShiftPeriod>& shift) const
{
    if (!shift) return what;
    const QString form = QStringLiteral("HH:mm");
    return QStringLiteral("%1 · %2 %3–%4")
        .arg(what, shift->name, toDateTime(shift->period.from, region_->timezone).toString(form),
             toDateTime(shift->period.to, region_->timezone).toString(form));
}

}  // namespace pitwatch::ui
