#include "casesource.h"

#include <QPainter>

#include <engine/engineport.h>
#include <ui/alarm/alarmdetails.h>
#include <ui/alarm/alarmtablemodel.h>
#include <ui/common/format.h>
#include <ui/common/gradelook.h>

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

// Of a picture of 720 lines that is read on the other side's screen.
constexpr int kMargin = 48;
constexpr int kTitlePixels = 44;
constexpr int kGradePixels = 30;
constexpr int kFactPixels = 28;
constexpr int kNameWidth = 190;
constexpr int kGap = 18;

QFont sized(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

}  // namespace

CaseSource::CaseSource(const PageContext& context, Alarm alarm) : context_(context), alarm_(std::move(alarm)) {}

QString CaseSource::title() const
{
    return tr("Alarm: %1").arg(alarm_.title);
}

void CaseSource::follow()
{
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (!snapshot) return;
    for (const Alarm& alarm : *snapshot->alarms)
        if (alarm.id == alarm_.id) alarm_ = alarm;
}

std::vector<std::pair<QString, QString>> CaseSource::facts() const
{
    const Region& region = *context_.region;
    const Mine* mine = region.mine(alarm_.mine);
    const UtcTime until = alarm_.clearedAt.value_or(context_.clock->now());
    std::vector<std::pair<QString, QString>> rows{
        {tr("Mine"), mine ? mine->name : tr("Whole region")},
        {tr("Where"), subjectText(alarm_, region)},
        {tr("Since"),
         tr("%1, for %2").arg(formatDateTime(alarm_.raisedAt, region.timezone), durationText(until - alarm_.raisedAt))},
        {tr("State"), alarmStateText(alarm_.state)},
        {tr("Facts"), alarm_.detail.isEmpty() ? noValue() : alarm_.detail},
        {tr("Rule"), tr("%1, version %2").arg(alarm_.rule.text(), alarm_.ruleVersion)}};
    if (!alarm_.transitions.empty()) {
        const AlarmTransition& last = alarm_.transitions.back();
        QStringList parts{formatDateTime(last.at, region.timezone), alarmChangeText(last.change), last.person,
                          last.note};
        parts.removeAll(QString());
        rows.emplace_back(tr("Last"), parts.join(u"  "_s));
    }
    return rows;
}

QImage CaseSource::picture(QSize size)
{
    follow();
    const Theme& theme = *context_.theme;
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.color(Token::Window));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, 0, size.width(), kMargin / 4), theme.grade(alarm_.grade));
    QRect room = image.rect().adjusted(kMargin, kMargin, -kMargin, -kMargin / 2);
    const auto line = [&](const QRect& place, int pixels, bool bold, Token color, const QString& text) {
        painter.setFont(sized(theme.font(TypeSize::Section, bold), pixels));
        painter.setPen(theme.color(color));
        QRect used;
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
        return used.height();
    };
    const int shape = kGradePixels + 6;
    paintGradeShape(painter, QRectF(room.left(), room.top(), shape, shape), alarm_.grade, theme.grade(alarm_.grade));
    room.setTop(room.top() + kGap +
                line(room.adjusted(shape + kGap, 0, 0, 0), kGradePixels, false, Token::Text, gradeName(alarm_.grade)));
    room.setTop(room.top() + 2 * kGap + line(room, kTitlePixels, true, Token::Text, alarm_.title));
    for (const auto& [name, value] : facts()) {
        line(room, kFactPixels, false, Token::Muted, name);
        const QRect place = room.adjusted(kNameWidth, 0, 0, 0);
        room.setTop(room.top() + kGap + line(place, kFactPixels, false, Token::Text, value));
    }
    return image;
}

}  // namespace pitwatch::ui
