#include "fakeengine.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::test {

namespace {

Mine sampleMine(int number)
{
    Mine mine;
    const QString code = u"410881001%1"_s.arg(number, 3, 10, QLatin1Char('0'));
    mine.code = MineCode(code);
    mine.name = u"测试%1矿"_s.arg(number);
    mine.capacityWtPerYear = 90;
    mine.hazard = HazardClass::Severe;
    if (number % 3 == 2) mine.state.kind = MineStateKind::Suspended;
    const QStringList cameras{u"主井口"_s, u"副井口"_s, u"煤场出入口"_s, u"调度室"_s};
    for (int i = 0; i < cameras.size(); ++i) {
        Camera camera;
        camera.id = CameraId(u"c%1"_s.arg(i + 1, 2, 10, QLatin1Char('0')));
        camera.name = cameras.at(i);
        camera.mainUrl = u"rtsp://127.0.0.1:1/%1/%2"_s.arg(code, camera.id.text());
        mine.cameras.push_back(camera);
    }
    const std::vector<std::tuple<QString, AreaKind, std::optional<int>>> areas{
        {u"综采工作面"_s, AreaKind::CoalFace, 25},
        {u"掘进工作面"_s, AreaKind::Heading, 18},
        {u"副井井口"_s, AreaKind::Mouth, std::nullopt}};
    for (int i = 0; i < static_cast<int>(areas.size()); ++i) {
        Area area;
        area.code = AreaCode(code + u"%1"_s.arg(i + 1, 4, 10, QLatin1Char('0')));
        std::tie(area.name, area.kind, area.limit) = areas[static_cast<std::size_t>(i)];
        const double x = i * 100;
        area.polygon = {{x, 0}, {x + 80, 0}, {x + 80, 12}, {x, 12}};
        mine.areas.push_back(area);
        mine.stations.push_back(
            {StationCode(area.code.text() + u"000001"_s), area.name + u"1号基站"_s, {x + 40, -20, -320}, {}});
    }
    mine.roadways.push_back({u"东翼轨道巷"_s, {{-20, -20, -320}, {300, -20, -330}}, {}});
    const std::vector<std::pair<QString, FeederRole>> feeders{{u"主井提升"_s, FeederRole::MainHoist},
                                                              {u"主运输"_s, FeederRole::MainHaulage},
                                                              {u"主通风"_s, FeederRole::MainFan}};
    for (int i = 0; i < static_cast<int>(feeders.size()); ++i) {
        Feeder feeder;
        feeder.id = FeederId(u"f%1"_s.arg(i + 1, 2, 10, QLatin1Char('0')));
        std::tie(feeder.name, feeder.role) = feeders[static_cast<std::size_t>(i)];
        feeder.ratedKw = 400;
        feeder.idleKw = 6;
        mine.feeders.push_back(feeder);
    }
    return mine;
}

std::shared_ptr<const PowerSeries> sampleSeries(UtcTime until, double mean)
{
    auto series = std::make_shared<PowerSeries>();
    for (int i = 60; i >= 0; --i) {
        series->at.push_back(until - std::chrono::seconds(i));
        const double load = mean * (1 + 0.15 * std::sin(i / 5.0));
        series->activeKw.push_back(static_cast<float>(load));
        series->current.push_back(static_cast<float>(load / 9));
        series->voltage.push_back(6000);
    }
    return series;
}

MineSnapshot silentMine(const Mine& mine)
{
    MineSnapshot snapshot;
    snapshot.code = mine.code;
    snapshot.state = mine.state;
    for (const Area& area : mine.areas) snapshot.areas.push_back({area.code, 0, area.limit});
    for (const Feeder& feeder : mine.feeders) {
        FeederSnapshot state;
        state.id = feeder.id;
        state.series = std::make_shared<PowerSeries>();
        snapshot.feeders.push_back(state);
    }
    for (const Camera& camera : mine.cameras) snapshot.cameras.push_back({camera.id, std::nullopt, {}, {}});
    return snapshot;
}

}  // namespace

std::shared_ptr<const Region> sampleRegion(int mines)
{
    auto region = std::make_shared<Region>();
    region->name = u"测试示范区"_s;
    for (int i = 1; i <= mines; ++i) region->mines.push_back(sampleMine(i));
    region->feeds = {{FeedId(u"mqtt-0"_s), u"mqtt"_s, {{u"url"_s, u"mqtt://127.0.0.1:1"_s}}},
                     {FeedId(u"mtt1201-1"_s), u"mtt1201"_s, {{u"directory"_s, u"exchange"_s}}}};
    return region;
}

SnapshotBuilder::SnapshotBuilder(std::shared_ptr<const Region> region, UtcTime at)
{
    snapshot_.at = at;
    snapshot_.sequence = 1;
    for (const Mine& mine : region->mines) snapshot_.mines.push_back(silentMine(mine));
    for (const FeedSettings& feed : region->feeds) {
        FeedSnapshot state;
        state.id = feed.id;
        state.plugin = feed.plugin;
        state.silentAfter = 30s;
        snapshot_.feeds.push_back(state);
    }
    snapshot_.region = std::move(region);
}

TagSnapshot& SnapshotBuilder::tag(int mine, int number, int area, QPointF at)
{
    const Mine& plan = snapshot_.region->mines.at(static_cast<std::size_t>(mine));
    const auto place = static_cast<std::size_t>(area);
    TagSnapshot tag;
    tag.tag = TagCode(plan.code.text() + u"%1"_s.arg(number, 5, 10, QLatin1Char('0')));
    tag.name = u"测试员%1"_s.arg(number);
    tag.job = u"采煤工"_s;
    tag.team = u"综采一队"_s;
    tag.at = MinePoint{at.x(), at.y(), -320};
    tag.area = plan.areas.at(place).code;
    tag.station = plan.stations.at(place).code;
    tag.stationOffset = -3.5;
    tag.underSince = snapshot_.at - 2h;
    tag.areaSince = snapshot_.at - 35min;
    tag.observedAt = tag.receivedAt = snapshot_.at;
    auto& tags = snapshot_.mines.at(static_cast<std::size_t>(mine)).tags;
    tags.push_back(tag);
    return tags.back();
}

SnapshotBuilder& SnapshotBuilder::live()
{
    int number = 0;
    for (MineSnapshot& mine : snapshot_.mines) {
        mine.underground = 80 + 7 * number;
        mine.limit = 300;
        mine.positions = mine.power = Freshness::Fresh;
        mine.positionsAt = snapshot_.at - 3s;
        mine.powerAt = snapshot_.at - 1s;
        mine.areas[0].persons = 21 + number % 5;
        mine.areas[1].persons = 9;
        mine.areas[2].persons = 2;
        for (int area = 0, person = 0; area < 3; ++area)
            for (int i = 0; i < mine.areas[static_cast<std::size_t>(area)].persons; ++i)
                tag(number, ++person, area, {area * 100 + 4 + 3.5 * i, 3 + i % 3 * 3.0});
        double total = 0;
        for (FeederSnapshot& feeder : mine.feeders) {
            PowerSample sample;
            sample.feeder = feeder.id;
            sample.activeKw = 180 + 20 * number;
            total += *sample.activeKw;
            feeder.latest = sample;
            feeder.observedAt = feeder.receivedAt = mine.powerAt;
            feeder.freshness = Freshness::Fresh;
            feeder.series = sampleSeries(mine.powerAt, *sample.activeKw);
        }
        mine.loadKw = total;
        for (CameraSnapshot& camera : mine.cameras) {
            camera.online = true;
            camera.since = snapshot_.at - 60s;
        }
        mine.camerasOnline = mine.camerasKnown = static_cast<int>(mine.cameras.size());
        ++number;
    }
    for (FeedSnapshot& feed : snapshot_.feeds) {
        feed.link = FeedLink::Connected;
        feed.lastHeard = snapshot_.at - 1s;
        feed.delivered = 1234;
    }
    return *this;
}

Alarm& SnapshotBuilder::alarm(int mine, Grade grade, const QString& title)
{
    Alarm alarm;
    alarm.id = AlarmId(u"a%1"_s.arg(alarms_.size() + 1));
    alarm.rule = RuleId(u"sample"_s);
    alarm.ruleVersion = u"test"_s;
    alarm.grade = grade;
    alarm.mine = snapshot_.mines.at(static_cast<std::size_t>(mine)).code;
    alarm.title = title;
    alarm.raisedAt = snapshot_.at;
    alarm.transitions = {{snapshot_.at, AlarmChange::Raised, {}, {}}};
    alarms_.push_back(alarm);
    return alarms_.back();
}

SnapshotPtr SnapshotBuilder::build()
{
    auto snapshot = std::make_shared<RegionSnapshot>(snapshot_);
    for (const Alarm& alarm : alarms_) {
        const auto grade = static_cast<std::size_t>(alarm.grade) - 1;
        if (alarm.unacknowledged()) ++snapshot->unacknowledged[grade];
        for (MineSnapshot& mine : snapshot->mines)
            if (alarm.open() && mine.code == alarm.mine) ++mine.openAlarms[grade];
    }
    snapshot->alarms = std::make_shared<const std::vector<Alarm>>(alarms_.rbegin(), alarms_.rend());
    return snapshot;
}

}  // namespace pitwatch::test
