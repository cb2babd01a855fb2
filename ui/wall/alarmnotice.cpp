#include "alarmnotice.h"

#include <QHBoxLayout>
#include <QPainter>

#include <ui/common/gradelook.h>

namespace pitwatch::ui {

namespace {

QPixmap gradeSignPixmap(Grade grade, const Theme& theme, qreal ratio)
{
    QPixmap pixmap(QSize(kIconSmall, kIconSmall) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGradeShape(painter, QRectF(2, 2, kIconSmall - 4, kIconSmall - 4), grade, theme.grade(grade));
    return pixmap;
}

}  // namespace

AlarmNotice::AlarmNotice(WallAlarms& alarms, const PageContext& context, QWidget* parent)
    : QWidget(parent), alarms_(alarms), context_(context), sign_(new QLabel), text_(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    row->addWidget(sign_);
    row->addWidget(text_);
    const auto addButton = [&](const QString& text, const QString& tip, const std::function<void()>& run) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QToolButton::clicked, this, run);
        row->addWidget(button);
    };
    addButton(tr("List of alarms"), tr("Show the alarms of this mine"), [this] {
        if (const auto& shown = alarms_.shown()) Q_EMIT alarmsRequested(shown->alarm.mine.text());
    });
    addButton(tr("Put the wall back"), tr("Show again what was here before the alarm (Esc)"),
              [this] { alarms_.dismiss(); });
    connect(&alarms_, &WallAlarms::changed, this, &AlarmNotice::refresh);
    connect(context_.theme, &Theme::changed, this, &AlarmNotice::refresh);
    refresh();
}

void AlarmNotice::refresh()
{
    const auto& shown = alarms_.shown();
    setVisible(shown.has_value());
    if (!shown) return;
    const Alarm& alarm = shown->alarm;
    const Mine* mine = context_.region->mine(alarm.mine);
    sign_->setPixmap(gradeSignPixmap(alarm.grade, *context_.theme, devicePixelRatioF()));
    QString text = tr("%1 %2 · %3").arg(gradeNumeral(alarm.grade), alarm.title, mine ? mine->name : QString());
    if (alarms_.waiting() > 0) text += QStringLiteral(" · ") + tr("%n more waiting", nullptr, alarms_.waiting());
    text_->setText(text);
    text_->setToolTip(alarm.detail);
}

}  // namespace pitwatch::ui
