#include "alarmdetails.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <core/utctime.h>
#include <ui/common/format.h>
#include <ui/common/gradelook.h>
#include <ui/common/sectionheader.h>

#include "alarmtablemodel.h"

namespace pitwatch::ui {

namespace {

constexpr int kLongestNote = 500;

}  // namespace

QString subjectText(const Alarm& alarm, const Region& region)
{
    const Mine* mine = region.mine(alarm.mine);
    QString name;
    if (mine) {
        if (const Area* area = mine->area(AreaCode(alarm.subject))) name = area->name;
        if (const Camera* camera = mine->camera(CameraId(alarm.subject))) name = camera->name;
        if (const Feeder* feeder = mine->feeder(FeederId(alarm.subject))) name = feeder->name;
    }
    if (alarm.subject.isEmpty()) return noValue();
    return name.isEmpty() ? alarm.subject : QStringLiteral("%1 (%2)").arg(name, alarm.subject);
}

AlarmDetails::AlarmDetails(const PageContext& context, QAction* acknowledge, QWidget* parent)
    : QWidget(parent),
      region_(context.region),
      theme_(*context.theme),
      acknowledge_(acknowledge),
      consultations_(new CaseConsultations(context))
{
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    sign_ = new QLabel;
    sign_->setFixedSize(kIconLarge, kIconLarge);
    title_ = new QLabel;
    title_->setFont(theme_.font(TypeSize::Section, true));
    title_->setWordWrap(true);
    title_->setTextFormat(Qt::PlainText);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(space(2));
    heading->addWidget(sign_, 0, Qt::AlignTop);
    heading->addWidget(title_, 1);

    form_ = new QFormLayout;
    form_->setHorizontalSpacing(space(3));
    form_->setVerticalSpacing(space(1));
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    mine_ = addRow(tr("Mine"));
    state_ = addRow(tr("State"));
    facts_ = addRow(tr("Facts"));
    subject_ = addRow(tr("Subject"));
    rule_ = addRow(tr("Rule"));
    life_ = new QPlainTextEdit;
    life_->setReadOnly(true);
    life_->setFrameShape(QFrame::NoFrame);
    life_->setAccessibleName(tr("What has been done"));
    note_ = new QLineEdit;
    note_->setPlaceholderText(tr("Note for the log (optional)"));
    note_->setMaxLength(kLongestNote);
    connect(note_, &QLineEdit::returnPressed, acknowledge_, &QAction::trigger);
    auto* button = new QToolButton;
    button->setDefaultAction(acknowledge_);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* row = new QHBoxLayout;
    row->setSpacing(space(2));
    row->addWidget(note_, 1);
    row->addWidget(button);

    body_ = new QWidget;
    auto* lower = new QVBoxLayout(body_);
    lower->setContentsMargins(0, 0, 0, 0);
    lower->setSpacing(space(3));
    lower->addLayout(form_);
    lower->addWidget(buildLinks());
    lower->addWidget(new SectionHeader(tr("What has been done"), theme_));
    lower->addWidget(life_, 1);
    lower->addLayout(row);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(3));
    column->setSpacing(space(3));
    column->addLayout(heading);
    column->addWidget(body_, 1);
    column->addStretch(0);
    connect(&theme_, &Theme::changed, this, &AlarmDetails::paintSign);
    show(std::nullopt);
}

QLabel* AlarmDetails::addRow(const QString& name)
{
    auto* key = new QLabel(name);
    key->setProperty("role", QStringLiteral("muted"));
    auto* value = new QLabel;
    value->setWordWrap(true);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form_->addRow(key, value);
    return value;
}

QWidget* AlarmDetails::buildLinks()
{
    links_ = new QWidget;
    auto* row = new QHBoxLayout(links_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    const std::pair<QString, QString> pages[] = {{QStringLiteral("map"), tr("Map")},
                                                 {QStringLiteral("power"), tr("Curves")},
                                                 {QStringLiteral("wall"), tr("Cameras")}};
    for (const auto& [page, text] : pages) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setToolTip(tr("Show the mine of this alarm there"));
        connect(button, &QToolButton::clicked, this,
                [this, id = page] { Q_EMIT pageRequested(id, shown_ ? shown_->mine.text() : QString()); });
        row->addWidget(button);
        pages_ << button;
    }
    connect(consultations_, &CaseConsultations::said, this, &AlarmDetails::said);
    row->addWidget(consultations_);
    row->addStretch(1);
    return links_;
}

void AlarmDetails::show(const std::optional<Alarm>& alarm)
{
    // A note belongs to the alarm that it was begun for.
    if (!alarm || !shown_ || alarm->id != shown_->id || !alarm->unacknowledged()) note_->clear();
    note_->setEnabled(alarm && alarm->unacknowledged());
    body_->setVisible(alarm.has_value());
    const bool same = alarm == shown_;
    shown_ = alarm;
    consultations_->setCase(alarm ? alarm->id.text() : QString());
    if (same && alarm) return;
    if (alarm)
        showFacts(*alarm);
    else
        title_->setText(tr("Choose an alarm to see its facts, the rule behind it and what was done about it."));
    title_->setFont(theme_.font(alarm ? TypeSize::Section : TypeSize::Body, alarm.has_value()));
    paintSign();
}

void AlarmDetails::showFacts(const Alarm& alarm)
{
    const Mine* mine = region_->mine(alarm.mine);
    title_->setText(alarm.title);
    mine_->setText(mine ? mine->name : alarm.mine.isEmpty() ? tr("Whole region") : alarm.mine.text());
    state_->setText(QStringLiteral("%1 · %2").arg(alarmStateText(alarm.state), gradeName(alarm.grade)));
    facts_->setText(alarm.detail.isEmpty() ? noValue() : alarm.detail);
    subject_->setText(subjectText(alarm, *region_));
    rule_->setText(tr("%1, version %2").arg(alarm.rule.text(), alarm.ruleVersion));
    life_->setPlainText(lifeText(alarm));
    for (QToolButton* page : pages_) page->setEnabled(mine != nullptr);
}

void AlarmDetails::paintSign()
{
    sign_->setVisible(shown_.has_value());
    if (!shown_) return;
    QPixmap pixmap(sign_->size() * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGradeShape(painter, QRectF(4, 4, kIconSmall, kIconSmall), shown_->grade, theme_.grade(shown_->grade));
    sign_->setPixmap(pixmap);
    sign_->setToolTip(gradeName(shown_->grade));
}

QString AlarmDetails::lifeText(const Alarm& alarm) const
{
    QStringList lines;
    for (const AlarmTransition& step : alarm.transitions) {
        QStringList parts{formatDateTime(step.at, region_->timezone), alarmChangeText(step.change), step.person,
                          step.note};
        parts.removeAll(QString());
        lines << parts.join(QStringLiteral("  "));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace pitwatch::ui
