#include "recordingdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <ui/common/limitbox.h>
#include <ui/common/theme.h>

namespace pitwatch::ui {

namespace {

constexpr qint64 kGigabyte = 1'000'000'000;
constexpr int kMostDays = 3650;
constexpr int kMostGigabytes = 1'000'000;

}  // namespace

RecordingDialog::RecordingDialog(const RecordingSettings& settings, QWidget* parent)
    : QDialog(parent), before_(settings)
{
    setWindowTitle(tr("Recording"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(4), space(4), space(4));
    column->setSpacing(space(3));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space(4));
    form->setVerticalSpacing(space(2));
    column->addLayout(form);
    days_ = addLimitBox(*form, tr("Keep for"), tr(" days"), kMostDays, tr("until the room is needed"),
                        tr("Older recordings are deleted; what lies around a bookmark is kept"));
    most_ = addLimitBox(*form, tr("At most"), tr(" GB"), kMostGigabytes, tr("80 % of the disk"),
                        tr("When there is more, the oldest recordings are deleted"));
    reserve_ = addLimitBox(*form, tr("Leave free"), tr(" GB"), kMostGigabytes, {},
                           tr("When less is free on the disk, nothing more is recorded"));
    days_->setValue(settings.keepDays);
    most_->setValue(int(settings.maximumBytes / kGigabyte));
    reserve_->setMinimum(1);
    reserve_->setValue(int(settings.reserveBytes / kGigabyte));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

RecordingSettings RecordingDialog::settings() const
{
    RecordingSettings settings = before_;
    settings.keepDays = days_->value();
    settings.maximumBytes = most_->value() * kGigabyte;
    settings.reserveBytes = reserve_->value() * kGigabyte;
    return settings;
}

}  // namespace pitwatch::ui
