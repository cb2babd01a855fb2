#include "alarmforwarddialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

using Mode = AlarmForwardSettings::Mode;
using Interrupts = AlarmForwardSettings::Interrupts;

void choose(QComboBox& box, int data)
{
    box.setCurrentIndex(box.findData(data));
}

}  // namespace

AlarmForwardDialog::AlarmForwardDialog(const AlarmForwardSettings& settings, const Theme& theme, QWidget* parent)
    : QDialog(parent),
      mode_(new QComboBox),
      least_(new QComboBox),
      cameras_(new QSpinBox),
      dwell_(new QSpinBox),
      interrupts_(new QComboBox)
{
    setWindowTitle(tr("Alarms on the wall"));
    mode_->addItem(tr("Change nothing"), int(Mode::Off));
    mode_->addItem(tr("Mark the cameras"), int(Mode::Highlight));
    mode_->addItem(tr("Bring the mine's cameras forward"), int(Mode::Forward));
    for (const Grade grade : kGrades)
        least_->addItem(gradeSign(grade) + QStringLiteral(" ") + gradeName(grade), int(grade));
    cameras_->setRange(1, kMostForwardCameras);
    dwell_->setRange(10, 3600);
    dwell_->setSuffix(QStringLiteral(" s"));
    interrupts_->addItem(tr("Only while the wall is open"), int(Interrupts::WallOnly));
    interrupts_->addItem(tr("Also from the overview"), int(Interrupts::Overview));
    interrupts_->addItem(tr("From every page"), int(Interrupts::AnyPage));
    choose(*mode_, int(settings.mode));
    choose(*least_, int(settings.least));
    cameras_->setValue(settings.cameras);
    dwell_->setValue(int(settings.dwell.count()));
    choose(*interrupts_, int(settings.interrupts));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space(4));
    form->setVerticalSpacing(space(2));
    form->addRow(tr("An alarm may"), mode_);
    form->addRow(tr("From grade"), least_);
    form->addRow(tr("Cameras at most"), cameras_);
    form->addRow(tr("For"), dwell_);
    form->addRow(tr("Opens the wall"), interrupts_);
    auto* note =
        new QLabel(tr("Half of the tiles at most are used. Acknowledging the alarm or Esc puts the wall back.") +
                   QLatin1Char('\n') +
                   tr("A replay, or a camera that is being moved, holds alarms back only until %1 s after the last key "
                      "or mouse button (grade I: %2 s). The camera is stopped then; the replay comes back afterwards.")
                       .arg(AlarmForward::kToolQuiet.count())
                       .arg(AlarmForward::kToolQuietGradeI.count()));
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    note->setFont(theme.font(TypeSize::Small));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(4), space(4), space(4));
    column->setSpacing(space(4));
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(mode_, &QComboBox::currentIndexChanged, this, &AlarmForwardDialog::enable);
    enable();
}

void AlarmForwardDialog::enable()
{
    const auto mode = Mode(mode_->currentData().toInt());
    least_->setEnabled(mode != Mode::Off);
    for (QWidget* widget :
         {static_cast<QWidget*>(cameras_), static_cast<QWidget*>(dwell_), static_cast<QWidget*>(interrupts_)})
        widget->setEnabled(mode == Mode::Forward);
}

AlarmForwardSettings AlarmForwardDialog::settings() const
{
    AlarmForwardSettings settings;
    settings.mode = Mode(mode_->currentData().toInt());
    settings.least = Grade(least_->currentData().toInt());
    settings.cameras = cameras_->value();
    settings.dwell = std::chrono::seconds(dwell_->value());
    settings.interrupts = Interrupts(interrupts_->currentData().toInt());
    return settings;
}

}  // namespace pitwatch::ui
