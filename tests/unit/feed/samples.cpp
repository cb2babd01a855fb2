#include "samples.h"

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

const MineCode kMine(u"410881001001"_s);
const UtcTime kTime = fromMicros(1'795'399'200'123'000);
const CameraId kCamera(u"c01"_s);

PositionBatch positions()
{
    PositionFix full;
    full.tag = TagCode(u"41088100100100001"_s);
    full.kind = TagKind::Vehicle;
    full.at = MinePoint{12.3, 38'412'345.125, -321};
    full.accuracy = 0.3;
    full.area = AreaCode(u"4108810010010001"_s);
    full.station = StationCode(u"4108810010010001000001"_s);
    full.stationOffset = -3.5;
    full.speed = 1.2;
    full.battery = 0.8;
    full.sos = true;
    full.name = u"张三"_s;
    full.job = u"采煤工"_s;
    full.team = u"综采一队"_s;
    full.leader = true;
    full.underSince = kTime - std::chrono::hours(3);
    full.areaSince = kTime - std::chrono::hours(1);
    full.leftMine = true;
    PositionFix bare;
    bare.tag = TagCode(u"41088100100100002"_s);
    return {{full, bare}, true};
}

PowerBatch power()
{
    PowerSample full;
    full.feeder = FeederId(u"f01"_s);
    full.ua = 6012.5;
    full.ub = 6010;
    full.uc = 6011;
    full.ia = 30.25;
    full.ib = 30;
    full.ic = 0;
    full.activeKw = 312.5;
    full.reactiveKvar = -40;
    full.powerFactor = 0.92;
    full.energyKwh = 123'456.7;
    full.on = false;
    PowerSample bare;
    bare.feeder = FeederId(u"f02"_s);
    bare.activeKw = 0;
    return {{full, bare}};
}

DetectionSet detections()
{
    const DetectedObject person{7, u"person"_s, 0.93, QRectF(-4.5, 20, 100, 200.25)};
    const DetectedObject untracked{0, u"coal"_s, 1, QRectF(0, 0, 1920, 1080)};
    return {kCamera, QSize(1920, 1080), u"seal/3"_s, {person, untracked}};
}

MineDeclaration declaration()
{
    const MineState state{MineStateKind::Suspended, kTime, kTime + std::chrono::days(9), {}};
    return {state, u"济停〔2026〕7号"_s};
}

}  // namespace

std::vector<Observation> sampleObservations()
{
    const FeedId source(u"mqtt-0"_s);
    const PersonRecord person{
        TagCode(u"41088100100100001"_s), u"张三"_s, u"采煤工"_s, u"班长"_s, u"一队"_s, true, true};
    const AreaRecord area{AreaCode(u"4108810010010001"_s), u"综采工作面"_s, u"重点"_s, 25};
    const StationRecord station{StationCode(u"4108810010010001000001"_s), u"1号基站"_s, MinePoint{10, 5, -320},
                                StationHealth::Interrupted};
    const std::vector<ObservationBody> bodies{
        positions(),
        PersonnelList{{person}},
        AreaList{{area, {area.code, {}, {}, {}}}},
        StationList{{station, {station.code, {}, {}, {}}}},
        power(),
        detections(),
        AnalyticEvent{kCamera, u"belt_state"_s, 1.0, 0.75, u"http://mine.example/1.jpg"_s},
        AnalyticEvent{kCamera, u"post_vacant"_s, {}, {}, {}},
        declaration(),
        CameraStatus{kCamera, false, u"no packet for 10 s"_s},
        Heartbeat{},
    };
    std::vector<Observation> list;
    for (const ObservationBody& body : bodies)
        list.push_back({kMine, source, kTime, kTime + std::chrono::milliseconds(250), body});
    list.push_back({{}, source, kTime, kTime, FeedStatusChange{FeedId(u"mtt1201-1"_s), true, u"nothing for 90 s"_s}});
    return list;
}

}  // namespace pitwatch::test
