#include "recordinglimitsdialog.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include <cmath>

#include <ui/common/format.h>
#include <ui/common/limitbox.h>
#include <ui/common/theme.h>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kGigabyte = 1'000'000'000;
constexpr int kMostDays = 3650;
constexpr int kMostGigabytes = 1'000'000;
constexpr auto kTyped = 250ms;
constexpr int kTextWidth = 420;

int gigabytes(qint64 bytes)
{
    return int((bytes + kGigabyte / 2) / kGigabyte);
}

QString sizeText(qint64 bytes)
{
    if (bytes < kGigabyte) return withUnit(std::ceil(double(bytes) / kMegabyte), u"MB"_s);
    return withUnit(double(bytes) / kGigabyte, u"GB"_s, bytes < 10 * kGigabyte ? 1 : 0);
}

}  // namespace

RecordingLimitsDialog::RecordingLimitsDialog(ConsultRecordings& recordings, QTimeZone zone, QWidget* parent)
    : QDialog(parent), recordings_(recordings), zone_(std::move(zone)), form_(new QFormLayout), forecast_(new QLabel)
{
    setWindowTitle(tr("Keeping recordings of consultations"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(4), space(4), space(4));
    column->setSpacing(space(3));
    form_->setHorizontalSpacing(space(4));
    form_->setVerticalSpacing(space(2));
    column->addLayout(form_);
    const RetentionLimits now = recordings_.limits();
    days_ = addLimitBox(*form_, tr("Keep for"), tr(" days"), kMostDays, tr("until the room is needed"),
                        tr("Older recordings are deleted, minutes never"));
    most_ = addLimitBox(*form_, tr("At most"), tr(" GB"), kMostGigabytes,
                        tr("%1 of the disk").arg(withUnit(now.maximumDiskShare * 100, u"%"_s)),
                        tr("When there is more, the oldest recordings are deleted"));
    reserve_ = addLimitBox(*form_, tr("Leave free"), tr(" GB"), kMostGigabytes, {},
                           tr("Below it the oldest recordings are deleted, and nothing more is recorded"));
    days_->setValue(now.keepDays);
    most_->setValue(gigabytes(now.maximumBytes));
    reserve_->setMinimum(1);
    reserve_->setValue(gigabytes(now.reserveBytes));
    forecast_->setWordWrap(true);
    forecast_->setFixedWidth(kTextWidth);
    forecast_->setTextFormat(Qt::PlainText);
    column->addWidget(forecast_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    apply_ = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    typed_.setSingleShot(true);
    typed_.setInterval(kTyped);
    connect(&typed_, &QTimer::timeout, this, &RecordingLimitsDialog::ask);
    for (QSpinBox* box : {days_, most_, reserve_})
        connect(box, &QSpinBox::valueChanged, this, [this] {
            apply_->setEnabled(false);
            typed_.start();
        });
    ask();
}

/// What is below a gigabyte in what holds now is not rounded away by whoever only looks.
RetentionLimits RecordingLimitsDialog::limits() const
{
    RetentionLimits limits = recordings_.limits();
    limits.keepDays = days_->value();
    if (most_->value() != gigabytes(limits.maximumBytes)) limits.maximumBytes = most_->value() * kGigabyte;
    if (reserve_->value() != gigabytes(limits.reserveBytes)) limits.reserveBytes = reserve_->value() * kGigabyte;
    return limits;
}

void RecordingLimitsDialog::ask()
{
    apply_->setEnabled(false);
    forecast_->setText(tr("Looking at what is kept…"));
    recordings_.forecast(limits(), this, [this, asked = limits()](const RecordingForecast& forecast) {
        if (asked == limits()) tell(forecast);
    });
}

void RecordingLimitsDialog::tell(const RecordingForecast& forecast)
{
    const QString kept = tr("Kept now: %n recording(s), %1.", nullptr, forecast.files).arg(sizeText(forecast.bytes));
    const QString gone =
        forecast.filesThatGo == 0
            ? tr("With these limits none of them is deleted now.")
            : tr("With these limits %n of them, %1, are deleted at once, up to %2. They cannot be brought back.",
                 nullptr, forecast.filesThatGo)
                  .arg(sizeText(forecast.bytesThatGo),
                       toDateTime(forecast.newestThatGoes, zone_).toString(u"yyyy-MM-dd HH:mm"_s));
    forecast_->setText(kept + u'\n' + gone + u'\n' + tr("Nothing of the last day is ever deleted."));
    apply_->setText(forecast.filesThatGo == 0 ? tr("Apply") : tr("Apply and delete %n", nullptr, forecast.filesThatGo));
    apply_->setEnabled(true);
    adjustSize();
}

}  // namespace pitwatch::ui
