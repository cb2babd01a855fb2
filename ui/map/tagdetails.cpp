#include "tagdetails.h"

#include <QVBoxLayout>

#include <ui/common/format.h>
#include <ui/common/theme.h>

#include "tagtablemodel.h"

namespace pitwatch::ui {

TagDetails::TagDetails(QTimeZone zone, const Clock& clock, QWidget* parent)
    : QWidget(parent), zone_(std::move(zone)), clock_(clock)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), 0, space(3), 0);
    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setProperty("role", QStringLiteral("muted"));
    column->addWidget(hint_);
    form_ = new QFormLayout;
    form_->setHorizontalSpacing(space(3));
    form_->setVerticalSpacing(space(1));
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addLayout(form_);
    name_ = addRow(tr("Name"));
    tag_ = addRow(tr("Tag"));
    job_ = addRow(tr("Trade, team"));
    area_ = addRow(tr("Area"));
    place_ = addRow(tr("Place"));
    underSince_ = addRow(tr("Underground since"));
    areaSince_ = addRow(tr("In the area since"));
    seen_ = addRow(tr("Last seen"));
    state_ = addRow(tr("State"));
    show(nullptr, nullptr);
}

QLabel* TagDetails::addRow(const QString& name)
{
    auto* key = new QLabel(name);
    key->setProperty("role", QStringLiteral("muted"));
    auto* value = new QLabel;
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setWordWrap(true);
    form_->addRow(key, value);
    rows_.push_back(key);
    rows_.push_back(value);
    return value;
}

void TagDetails::show(const TagSnapshot* tag, const Mine* mine, const TagCode& chosen)
{
    const bool any = tag && mine;
    hint_->setText(chosen.isEmpty()
                       ? tr("Select somebody on the map or in the list to see who it is, where and since when.")
                       : tr("Tag %1 is not reported any more.").arg(chosen.text()));
    hint_->setVisible(!any);
    for (QWidget* row : rows_) row->setVisible(any);
    if (!any) return;
    const auto orDash = [](const QString& text) { return text.isEmpty() ? noValue() : text; };
    name_->setText(orDash(tag->name));
    tag_->setText(tag->tag.text());
    QStringList work{tag->kind == TagKind::Person ? tag->job : tagKindText(tag->kind), tag->team};
    work.removeAll(QString());
    job_->setText(orDash(work.join(QStringLiteral(" · "))));
    const Area* area = mine->area(tag->area);
    area_->setText(orDash(area ? area->name : tag->area.text()));
    place_->setText(placeText(*tag, *mine));
    underSince_->setText(sinceText(tag->underSince));
    areaSince_->setText(sinceText(tag->areaSince));
    seen_->setText(
        QStringLiteral("%1 (%2)").arg(formatClock(tag->observedAt, zone_), ageText(tag->observedAt, clock_.now())));
    state_->setText(orDash(stateText(*tag)));
}

QString TagDetails::stateText(const TagSnapshot& tag) const
{
    QStringList state;
    if (tag.sos) state << tr("◆ calls for help");
    if (tag.freshness == Freshness::Stale) state << tr("not heard for longer than usual");
    if (tag.battery) state << tr("battery %1 %").arg(qRound(*tag.battery * 100));
    if (tag.speed) state << tr("%1 m/s").arg(*tag.speed, 0, 'f', 1);
    return state.join(QStringLiteral(" · "));
}

QString TagDetails::placeText(const TagSnapshot& tag, const Mine& mine) const
{
    QStringList parts;
    const Station* station = mine.station(tag.station);
    if (station && tag.stationOffset)
        parts << tr("%1 m from %2").arg(*tag.stationOffset, 0, 'f', 1).arg(station->name);
    else if (station)
        parts << tr("near %1").arg(station->name);
    if (tag.at && !tag.atStation)
        parts << tr("x %1, y %2, z %3 m").arg(tag.at->x, 0, 'f', 1).arg(tag.at->y, 0, 'f', 1).arg(tag.at->z, 0, 'f', 1);
    if (tag.atStation) parts << tr("drawn at the station: the mine gives no coordinates");
    return parts.isEmpty() ? noValue() : parts.join(QLatin1Char('\n'));
}

QString TagDetails::sinceText(const std::optional<UtcTime>& since) const
{
    if (!since) return noValue();
    return tr("%1 (for %2)").arg(formatClock(*since, zone_), durationText(clock_.now() - *since));
}

}  // namespace pitwatch::ui
