#include "region.h"

namespace pitwatch {

namespace {

template <typename List, typename Match>
auto findIn(const List& list, Match match) -> const typename List::value_type*
{
    for (const auto& item : list)
        if (match(item)) return &item;
    return nullptr;
}

}  // namespace

const Camera* Mine::camera(const CameraId& id) const
{
    return findIn(cameras, [&](const Camera& c) { return c.id == id; });
}

const Area* Mine::area(const AreaCode& areaCode) const
{
    return findIn(areas, [&](const Area& a) { return a.code == areaCode; });
}

const Station* Mine::station(const StationCode& stationCode) const
{
    return findIn(stations, [&](const Station& s) { return s.code == stationCode; });
}

const Feeder* Mine::feeder(const FeederId& id) const
{
    return findIn(feeders, [&](const Feeder& f) { return f.id == id; });
}

const Mine* Region::mine(const MineCode& code) const
{
    return findIn(mines, [&](const Mine& m) { return m.code == code; });
}

const Camera* Region::camera(const CameraKey& key) const
{
    const Mine* owner = mine(key.mine);
    return owner ? owner->camera(key.camera) : nullptr;
}

const QStringList& cameraPlaceNames()
{
    static const QStringList names{QStringLiteral("main_shaft_mouth"),
                                   QStringLiteral("aux_shaft_mouth"),
                                   QStringLiteral("air_shaft_mouth"),
                                   QStringLiteral("coal_yard_gate"),
                                   QStringLiteral("vehicle_gate"),
                                   QStringLiteral("belt_head"),
                                   QStringLiteral("belt_tail"),
                                   QStringLiteral("pit_bottom"),
                                   QStringLiteral("shaft_station"),
                                   QStringLiteral("danger_area"),
                                   QStringLiteral("working_face"),
                                   QStringLiteral("substation"),
                                   QStringLiteral("pump_room"),
                                   QStringLiteral("hoist_room"),
                                   QStringLiteral("fan_room"),
                                   QStringLiteral("dispatch_room"),
                                   QStringLiteral("other")};
    return names;
}

const QStringList& areaKindNames()
{
    static const QStringList names{QStringLiteral("coal_face"),  QStringLiteral("heading"), QStringLiteral("key"),
                                   QStringLiteral("restricted"), QStringLiteral("mouth"),   QStringLiteral("other")};
    return names;
}

const QStringList& feederRoleNames()
{
    static const QStringList names{QStringLiteral("substation"), QStringLiteral("main_haulage"),
                                   QStringLiteral("main_fan"),   QStringLiteral("main_drainage"),
                                   QStringLiteral("main_hoist"), QStringLiteral("aux_hoist"),
                                   QStringLiteral("face"),       QStringLiteral("other")};
    return names;
}

const QStringList& contactLevelNames()
{
    static const QStringList names{QStringLiteral("county"), QStringLiteral("city"), QStringLiteral("province"),
                                   QStringLiteral("rescue_team")};
    return names;
}

const QStringList& mineStateNames()
{
    static const QStringList names{QStringLiteral("producing"), QStringLiteral("building"),
                                   QStringLiteral("suspended"), QStringLiteral("halted"),
                                   QStringLiteral("closed"),    QStringLiteral("maintenance")};
    return names;
}

}  // namespace pitwatch
