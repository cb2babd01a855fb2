#include "alarmdetails.h"

#include <QHBoxLayout>
#include <QTimeZone>
#include <QVBoxLayout>

#include <core/utctime.h>
#include <ui/common/gradelook.h>

#include "alarmtablemodel.h"

namespace pitwatch::ui {

AlarmDetails::AlarmDetails(QTimeZone zone, QWidget* parent) : QWidget(parent), zone_(std::move(zone))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    title_ = new QLabel;
    title_->setWordWrap(true);
    title_->setProperty("title", true);
    facts_ = new QLabel;
    facts_->setWordWrap(true);
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    life_ = new QTextBrowser;
    life_->setFrameShape(QFrame::NoFrame);
    note_ = new QLineEdit;
    note_->setPlaceholderText(tr("Note for the log (optional)"));
    note_->setMaxLength(500);
    acknowledge_ = new QPushButton(tr("Acknowledge (A)"));
    column->addWidget(title_);
    column->addWidget(facts_);
    column->addWidget(life_, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(note_, 1);
    row->addWidget(acknowledge_);
    column->addLayout(row);
    const auto request = [this] {
        if (!acknowledge_->isEnabled()) return;
        Q_EMIT acknowledgeRequested(note_->text().trimmed());
        note_->clear();
    };
    connect(acknowledge_, &QPushButton::clicked, this, request);
    connect(note_, &QLineEdit::returnPressed, this, request);
    show(std::nullopt, {});
}

void AlarmDetails::show(const std::optional<Alarm>& alarm, const QString& mineName)
{
    acknowledge_->setEnabled(alarm && alarm->unacknowledged());
    note_->setEnabled(acknowledge_->isEnabled());
    if (!alarm) {
        title_->setText(tr("No alarm chosen"));
        facts_->setText(tr("Choose an alarm to see its facts, the rule behind it and what was done about it."));
        life_->clear();
        shown_ = AlarmId();
        return;
    }
    title_->setText(
        QStringLiteral("%1 %2  %3").arg(gradeSign(alarm->grade)).arg(gradeNumeral(alarm->grade), alarm->title));
    facts_->setText(tr("%1 · %2\n%3\nSubject %4 · rule %5, version %6")
                        .arg(mineName, alarmStateText(alarm->state), alarm->detail, alarm->subject, alarm->rule.text(),
                             alarm->ruleVersion));
    const QString life = lifeText(*alarm);
    if (shown_ != alarm->id || life_->toPlainText() != life) life_->setPlainText(life);
    shown_ = alarm->id;
}

QString AlarmDetails::lifeText(const Alarm& alarm) const
{
    QStringList lines;
    for (const AlarmTransition& step : alarm.transitions) {
        QString line = formatDateTime(step.at, zone_) + QStringLiteral("  ") + alarmChangeText(step.change);
        if (!step.person.isEmpty()) line += QStringLiteral(" · ") + step.person;
        if (!step.note.isEmpty()) line += QStringLiteral(" · ") + step.note;
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace pitwatch::ui
