#include "recordingdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

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
    days_ = addRow(tr("Keep for"), tr(" days"), kMostDays, tr("until the room is needed"),
                   tr("Older recordings are deleted; what lies around a bookmark is kept"));
    most_ = addRow(tr("At most"), tr(" GB"), kMostGigabytes, tr("80 % of the disk"),
                   tr("When there is more, the oldest recordings are deleted"));
    reserve_ = addRow(tr("Leave free"), tr(" GB"), kMostGigabytes, {},
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

QSpinBox* RecordingDialog::addRow(const QString& name, const QString& unit, int most, const QString& zero,
                                  const QString& hint)
{
    auto* box = new QSpinBox;
    box->setRange(0, most);
    box->setSuffix(unit);
    if (!zero.isEmpty()) box->setSpecialValueText(zero);
    box->setToolTip(hint);
    box->setAccessibleName(name);
    box->setMinimumWidth(180);
    static_cast<QFormLayout*>(layout()->itemAt(0)->layout())->addRow(name, box);
    return box;
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
