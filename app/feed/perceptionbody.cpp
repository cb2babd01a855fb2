#include "perceptionbody.h"

namespace pitwatch {

namespace {

using Column = PerceptionColumn;

QString textOf(const PerceptionRecord& record, Column column)
{
    return record.text(column).toString();
}

PersonRecord person(const PerceptionRecord& record, const QTimeZone&)
{
    PersonRecord made;
    made.tag = TagCode(textOf(record, Column::Tag));
    made.name = textOf(record, Column::PersonName);
    made.job = textOf(record, Column::Job);
    made.title = textOf(record, Column::Title);
    made.team = textOf(record, Column::Team);
    made.leader = record.flag(Column::Leader);
    made.special = record.flag(Column::Special);
    return made;
}

AreaRecord area(const PerceptionRecord& record, const QTimeZone&)
{
    AreaRecord made;
    made.code = AreaCode(textOf(record, Column::Area));
    made.name = textOf(record, Column::AreaName);
    made.kind = textOf(record, Column::AreaKind);
    if (const auto approved = record.number(Column::Approved)) made.approved = static_cast<int>(*approved);
    return made;
}

StationRecord station(const PerceptionRecord& record, const QTimeZone&)
{
    StationRecord made;
    made.code = StationCode(textOf(record, Column::Station));
    made.name = textOf(record, Column::StationName);
    const auto x = record.number(Column::X);
    const auto y = record.number(Column::Y);
    const auto z = record.number(Column::Z);
    if (x && y && z) made.at = MinePoint{*x, *y, *z};
    return made;
}

StationRecord stationHealth(const PerceptionRecord& record, const QTimeZone&)
{
    StationRecord made;
    made.code = StationCode(textOf(record, Column::Station));
    const QStringView state = record.text(Column::RunState);
    made.health = state == u"0"   ? StationHealth::Normal
                  : state == u"1" ? StationHealth::Interrupted
                  : state == u"2" ? StationHealth::Faulty
                                  : StationHealth::Unknown;
    return made;
}

PositionFix position(const PerceptionRecord& record, const QTimeZone& zone)
{
    PositionFix made;
    made.tag = TagCode(textOf(record, Column::Tag));
    made.name = textOf(record, Column::PersonName);
    made.area = AreaCode(textOf(record, Column::Area));
    made.station = StationCode(textOf(record, Column::Station));
    made.stationOffset = record.number(Column::StationOffset);
    made.underSince = record.time(Column::UnderSince, zone);
    made.areaSince = record.time(Column::AreaSince, zone);
    if (!record.text(Column::Leader).isEmpty()) made.leader = record.flag(Column::Leader);
    // Who stands at the mouth (0) is in the mouth's area: whether that counts is not the file's business.
    made.leftMine = record.text(Column::InOut) == u"2";
    return made;
}

ObservationBody wrap(std::vector<PersonRecord> items)
{
    return PersonnelList{std::move(items)};
}
ObservationBody wrap(std::vector<AreaRecord> items)
{
    return AreaList{std::move(items)};
}
ObservationBody wrap(std::vector<StationRecord> items)
{
    return StationList{std::move(items)};
}
ObservationBody wrap(std::vector<PositionFix> items)
{
    return PositionBatch{std::move(items), true};
}

template <typename Item>
class ListBuilder final : public PerceptionBodyBuilder {
public:
    using Convert = Item (*)(const PerceptionRecord&, const QTimeZone&);
    ListBuilder(Convert convert, QTimeZone zone) : convert_(convert), zone_(std::move(zone)) {}

    void put(std::size_t index, const PerceptionRecord& record) override
    {
        if (index < items_.size())
            items_[index] = convert_(record, zone_);
        else
            items_.push_back(convert_(record, zone_));
    }
    ObservationBody take() override { return wrap(std::move(items_)); }

private:
    Convert convert_;
    QTimeZone zone_;
    std::vector<Item> items_;
};

}  // namespace

std::unique_ptr<PerceptionBodyBuilder> makePerceptionBodyBuilder(PerceptionContent content, const QTimeZone& zone)
{
    switch (content) {
        case PerceptionContent::None:
            return nullptr;
        case PerceptionContent::Personnel:
            return std::make_unique<ListBuilder<PersonRecord>>(person, zone);
        case PerceptionContent::Areas:
            return std::make_unique<ListBuilder<AreaRecord>>(area, zone);
        case PerceptionContent::Stations:
            return std::make_unique<ListBuilder<StationRecord>>(station, zone);
        case PerceptionContent::StationHealth:
            return std::make_unique<ListBuilder<StationRecord>>(stationHealth, zone);
        case PerceptionContent::Positions:
            return std::make_unique<ListBuilder<PositionFix>>(position, zone);
    }
    return nullptr;
}

}  // namespace pitwatch
