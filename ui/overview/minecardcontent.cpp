#include "minecardcontent.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <ui/common/format.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr Micros kCurveSpan = 10min;
constexpr int kCurvePoints = 120;

QString ofLimit(std::optional<int> count, std::optional<int> limit)
{
    const QString text = count ? number(*count) : noValue();
    return limit ? u"%1 / %2"_s.arg(text, number(*limit)) : text;
}

QString loadNumber(std::optional<double> kw)
{
    return kw ? QLocale().toString(*kw, 'f', qAbs(*kw) < 100 ? 1 : 0) : noValue();
}

std::optional<Grade> gravestAlarm(const RegionSnapshot& region, const MineCode& mine, const QString& subject)
{
    std::optional<Grade> gravest;
    for (const Alarm& alarm : *region.alarms)
        if (alarm.open() && alarm.mine == mine && alarm.subject == subject && (!gravest || alarm.grade < *gravest))
            gravest = alarm.grade;
    return gravest;
}

CardValue cardValue(const QString& text, const QString& unit, Freshness freshness, UtcTime at, UtcTime now)
{
    CardValue value;
    value.known = freshness != Freshness::Never;
    value.stale = freshness == Freshness::Stale;
    value.text = value.known ? text : noValue();
    if (value.known) value.unit = unit;
    value.age = !value.known  ? QCoreApplication::translate("Overview", "nothing received yet")
                : value.stale ? QCoreApplication::translate("Overview", "stale, %1").arg(ageText(at, now))
                              : ageText(at, now);
    return value;
}

CardValue cameraValue(const Mine& mine, const MineSnapshot& live)
{
    CardValue value;
    const auto total = static_cast<qint64>(mine.cameras.size());
    value.known = live.camerasKnown > 0;
    value.text = u"%1 / %2"_s.arg(value.known ? number(live.camerasOnline) : noValue(), number(total));
    const int out = live.camerasKnown - live.camerasOnline;
    const auto untried = static_cast<int>(total) - live.camerasKnown;
    if (total == 0)
        value.age = QCoreApplication::translate("Overview", "no camera");
    else if (out > 0)
        value.age = QCoreApplication::translate("Overview", "%n out", nullptr, out);
    else if (untried > 0)
        value.age = QCoreApplication::translate("Overview", "%n not tried yet", nullptr, untried);
    else
        value.age = QCoreApplication::translate("Overview", "all online");
    return value;
}

QString stateText(const MineState& state, const Region& region)
{
    if (!state.from) return mineStateText(state.kind);
    const QString day = toDateTime(*state.from, region.timezone).date().toString(Qt::ISODate);
    return QCoreApplication::translate("Overview", "%1 since %2").arg(mineStateText(state.kind), day);
}

std::vector<CardArea> cardAreas(const Mine& mine, const MineSnapshot& live, const RegionSnapshot& region)
{
    std::vector<CardArea> areas;
    for (const AreaSnapshot& area : live.areas) {
        const Area* known = mine.area(area.code);
        CardArea entry;
        entry.name = known ? known->name : area.code.text();
        const std::optional<int> count =
            live.positions == Freshness::Never ? std::nullopt : std::optional<int>(area.persons);
        entry.text = ofLimit(count, area.limit);
        entry.alarm = gravestAlarm(region, mine.code, area.code.text());
        if (area.limit && *area.limit > 0 && count) entry.fraction = double(*count) / *area.limit;
        // A limit of nobody is exceeded by anybody.
        if (area.limit && *area.limit == 0 && count) entry.fraction = *count > 0 ? 2.0 : 0.0;
        areas.push_back(std::move(entry));
    }
    std::stable_sort(areas.begin(), areas.end(), [](const CardArea& a, const CardArea& b) {
        return a.fraction.value_or(-1) > b.fraction.value_or(-1);
    });
    return areas;
}

std::vector<CardFeeder> cardFeeders(const Mine& mine, const MineSnapshot& live, const RegionSnapshot& region,
                                    UtcTime now)
{
    std::vector<CardFeeder> feeders;
    for (const FeederSnapshot& feeder : live.feeders) {
        const Feeder* known = mine.feeder(feeder.id);
        const std::optional<double> load = feeder.latest ? feeder.latest->activeKw : std::nullopt;
        CardFeeder entry;
        entry.name = known ? known->name : feeder.id.text();
        entry.power = cardValue(loadNumber(load), u"kW"_s, feeder.freshness, feeder.observedAt, now);
        entry.alarm = gravestAlarm(region, mine.code, feeder.id.text());
        if (load) entry.running = feeder.aboveIdle;
        feeders.push_back(std::move(entry));
    }
    return feeders;
}

/// Adds the newest value at each step, as long as there is one.
void addSteps(std::vector<float>& sum, const PowerSeries& series, UtcTime from, Micros step)
{
    std::size_t next = 0;
    std::optional<float> latest;
    UtcTime at = from;
    for (float& cell : sum) {
        at += step;
        for (; next < series.at.size() && series.at[next] <= at; ++next)
            if (!std::isnan(series.activeKw[next])) latest = series.activeKw[next];
        if (latest) cell = std::isnan(cell) ? *latest : cell + *latest;
    }
}

}  // namespace

std::vector<float> loadCurve(const Mine& mine, const MineSnapshot& live, UtcTime now, Micros span, int points)
{
    for (const bool substations : {true, false}) {
        std::vector<float> sum(static_cast<std::size_t>(points), std::numeric_limits<float>::quiet_NaN());
        for (const FeederSnapshot& feeder : live.feeders) {
            const Feeder* known = mine.feeder(feeder.id);
            if (known && (known->role == FeederRole::Substation) == substations)
                addSteps(sum, *feeder.series, now - span, span / points);
        }
        if (std::any_of(sum.begin(), sum.end(), [](float v) { return !std::isnan(v); })) return sum;
    }
    return {};
}

MineCardContent makeCardContent(const Mine& mine, const MineSnapshot& live, const RegionSnapshot& region, UtcTime now)
{
    MineCardContent card;
    card.code = mine.code;
    card.name = mine.name;
    card.state = live.state.kind;
    card.stateText = stateText(live.state, *region.region);
    card.heads = cardValue(ofLimit(live.underground, live.limit), QCoreApplication::translate("Overview", "persons"),
                           live.positions, live.positionsAt, now);
    if (live.underground && live.limit && *live.limit > 0) card.headFraction = double(*live.underground) / *live.limit;
    card.headAlarm = gravestAlarm(region, mine.code, mine.code.text());
    card.load = cardValue(loadNumber(live.loadKw), u"kW"_s, live.power, live.powerAt, now);
    if (live.power != Freshness::Never) card.sparkline = loadCurve(mine, live, now, kCurveSpan, kCurvePoints);
    card.cameras = cameraValue(mine, live);
    card.openAlarms = live.openAlarms;
    card.areas = cardAreas(mine, live, region);
    card.feeders = cardFeeders(mine, live, region, now);
    return card;
}

QString regionSummary(const RegionSnapshot& snapshot)
{
    std::map<MineStateKind, int> states;
    int underground = 0, online = 0, cameras = 0;
    double load = 0;
    for (const MineSnapshot& mine : snapshot.mines) {
        ++states[mine.state.kind];
        underground += mine.underground.value_or(0);
        load += mine.loadKw.value_or(0);
        online += mine.camerasOnline;
        cameras += static_cast<int>(mine.cameras.size());
    }
    const auto mines = static_cast<int>(snapshot.mines.size());
    QStringList parts{QCoreApplication::translate("Overview", "%n mine(s)", nullptr, mines)};
    for (const auto& [state, count] : states) parts << u"%1 %2"_s.arg(mineStateText(state), number(count));
    parts << QCoreApplication::translate("Overview", "%1 underground").arg(persons(underground));
    parts << kilowatts(load);
    parts << QCoreApplication::translate("Overview", "%1 of %2 cameras online").arg(online).arg(cameras);
    return parts.join(u"  ·  "_s);
}

}  // namespace pitwatch::ui
