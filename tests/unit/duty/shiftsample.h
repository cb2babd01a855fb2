#pragma once

#include <cmath>

#include <duty/shiftreport.h>
#include <store/jobwriter.h>

#include <unit/store/samples.h>

/// A day shift of a small region, written into a store: for tests of reports and of the page that shows them.
namespace pitwatch::test {

inline const UtcTime kShiftStart = at("2026-11-23T08:00:00+08:00");
inline const Period kShift{kShiftStart, kShiftStart + std::chrono::hours(8)};

inline std::shared_ptr<Region> sampleRegion()
{
    auto region = std::make_shared<Region>();
    region->name = QStringLiteral("示范区");
    const QStringList names{QStringLiteral("测试一矿"), QStringLiteral("测试二矿"), QStringLiteral("测试三矿")};
    for (int i = 0; i < names.size(); ++i) {
        Mine& mine = region->mines.emplace_back();
        mine.code = MineCode(QStringLiteral("41088100100%1").arg(i + 1));
        mine.name = names.at(i);
        Camera& camera = mine.cameras.emplace_back();
        camera.id = CameraId(QStringLiteral("c01"));
        camera.name = QStringLiteral("主井口");
        camera.place = CameraPlace::MainShaftMouth;
        mine.areas.push_back({AreaCode(mine.code.text() + QStringLiteral("0001")),
                              QStringLiteral("综采工作面"),
                              AreaKind::CoalFace,
                              25,
                              {},
                              {}});
        mine.feeders.push_back(
            {FeederId(QStringLiteral("f01")), QStringLiteral("主井提升"), FeederRole::MainHoist, 400, 6.0, {}});
        mine.feeders.push_back(
            {FeederId(QStringLiteral("f02")), QStringLiteral("主通风机"), FeederRole::MainFan, 250, {}, {}});
    }
    return region;
}

inline void writeSampleMinutes(Database& database, const Region& region)
{
    using namespace std::chrono_literals;
    for (std::size_t m = 0; m < region.mines.size(); ++m) {
        const MineCode mine = region.mines[m].code;
        for (int i = 0; i < 480; ++i) {
            const UtcTime time = kShiftStart + std::chrono::minutes(i);
            const double wave = std::sin(i / 60.0);
            MineMinute minute = mineMinute(time, 80 + static_cast<int>(m) * 10 + static_cast<int>(15 * wave));
            minute.mine = mine;
            minute.loadMean = minute.loadMin = minute.loadMax = 600 + 100 * wave;
            const bool written =
                writeMinute(database, minute).ok() &&
                writeMinute(database, FeederMinute{time, mine, FeederId(QStringLiteral("f01")), 20 + 5 * wave,
                                                   300 + 20 * wave, 180 + 10 * wave, 60})
                    .ok() &&
                writeMinute(database, FeederMinute{time, mine, FeederId(QStringLiteral("f02")), 200, 210, 205, 60})
                    .ok();
            if (!written) qFatal("the sample cannot be written");
        }
    }
}

inline void writeSampleAlarms(Database& database, const Region& region)
{
    using namespace std::chrono_literals;
    for (int i = 0; i < 12; ++i) {
        const Mine& mine = region.mines[static_cast<std::size_t>(i) % region.mines.size()];
        const UtcTime raised = kShiftStart + std::chrono::minutes(25 * i);
        Alarm alarm = raisedAlarm(QStringLiteral("alarm-%1").arg(i, 2, 10, QLatin1Char('0')), raised);
        alarm.mine = mine.code;
        alarm.subject = i % 2 ? mine.areas.front().code.text() : QStringLiteral("c01");
        alarm.grade = static_cast<Grade>(i % 4 + 1);
        if (i % 2 == 0) {
            alarm.title = QStringLiteral("摄像仪离线");
            alarm.detail = QStringLiteral("5 分钟无画面，读取超时");
        }
        alarm = acknowledged(alarm, raised + 2min);
        if (i % 3) alarm = closed(alarm, raised + 12min);
        if (!writeAlarm(database, alarm).ok()) qFatal("the sample cannot be written");
    }
}

inline void writeSampleOutages(Database& database, const Region& region)
{
    using namespace std::chrono_literals;
    const CameraKey camera{region.mines.front().code, CameraId(QStringLiteral("c01"))};
    const FeedId feed(QStringLiteral("mtt1201-0"));
    StoredDeclaration declaration{kShiftStart + 90min,
                                  kShiftStart + 90min,
                                  region.mines.back().code,
                                  {},
                                  QStringLiteral("停产检修报告〔2026〕7号"),
                                  FeedId(QStringLiteral("mqtt-0"))};
    declaration.state.kind = MineStateKind::Suspended;
    declaration.state.from = kShiftStart + 2h;
    const bool written =
        writeFact(database, CameraSeen{camera, kShiftStart - 10min, false, QStringLiteral("connection refused")})
            .ok() &&
        writeFact(database, CameraSeen{camera, kShiftStart + 25min, true, {}}).ok() &&
        writeFact(database, CameraSeen{camera, kShiftStart + 7h, false, QStringLiteral("=HYPERLINK(\"x\")")}).ok() &&
        writeFact(database, FeedSeen{feed, kShiftStart + 3h, true, QStringLiteral("silent")}).ok() &&
        writeFact(database, FeedSeen{feed, kShiftStart + 3h + 40s, false, {}}).ok() &&
        writeFact(database, declaration).ok();
    if (!written) qFatal("the sample cannot be written");
}

/// Fills the store with the sample shift.
inline void writeSampleShift(const StorePlace& place)
{
    const auto region = sampleRegion();
    const auto database = place.open();
    auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
    if (!transaction || !writeFact(*database, RegionNames{region}).ok()) qFatal("the sample cannot be written");
    writeSampleMinutes(*database, *region);
    writeSampleAlarms(*database, *region);
    writeSampleOutages(*database, *region);
    if (!transaction.value().commit().ok()) qFatal("the sample cannot be written");
}

inline ShiftReport sampleReport()
{
    const StorePlace place;
    writeSampleShift(place);
    auto store = StoreReader::open(place.path());
    auto report = buildShiftReport(*store.value(), *sampleRegion(), kShift, kShift.to + std::chrono::minutes(5));
    if (!report) qFatal("%s", qPrintable(report.error().text()));
    return std::move(report).value();
}

}  // namespace pitwatch::test
