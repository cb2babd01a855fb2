#include "shiftreport.h"

#include <QCoreApplication>

#include <algorithm>

#include "shiftcalendar.h"

namespace pitwatch {

namespace {

QString mineName(const Region& region, const MineCode& code)
{
    const Mine* mine = region.mine(code);
    return mine && !mine->name.isEmpty() ? mine->name : code.text();
}

/// The subject of an alarm is an area, camera or feeder of its mine, or a feed.
QString subjectName(const Region& region, const Alarm& alarm)
{
    const Mine* mine = region.mine(alarm.mine);
    if (!mine) return alarm.subject;
    if (const Area* area = mine->area(AreaCode(alarm.subject))) return area->name;
    if (const Camera* camera = mine->camera(CameraId(alarm.subject))) return camera->name;
    if (const Feeder* feeder = mine->feeder(FeederId(alarm.subject))) return feeder->name;
    return alarm.subject;
}

/// An outage that has not ended lasts at least until now, but no further than the period.
Micros overlap(const Period& period, UtcTime since, std::optional<UtcTime> until, UtcTime now)
{
    const UtcTime begin = std::max(period.from, since);
    const UtcTime end = std::min(period.to, until.value_or(std::max(now, since)));
    return std::max(end - begin, Micros::zero());
}

class Builder {
public:
    Builder(StoreReader& store, const Region& region, ShiftReport& report, ReportProgress* progress)
        : store_(store), region_(region), report_(report), progress_(progress)
    {
    }

    Result<void> build()
    {
        Result<void> done = addAlarms();
        for (std::size_t i = 0; done && i < region_.mines.size(); ++i) {
            done = addMine(region_.mines[i]);
            step(20 + static_cast<int>(60 * (i + 1) / region_.mines.size()));
        }
        if (done) done = addCameras();
        if (done) done = addFeeds();
        if (done) done = addDeclarations();
        step(100);
        if (done && progress_ && progress_->cancelled) return cancelledReport();
        return done;
    }

private:
    Result<void> addAlarms()
    {
        auto alarms = store_.alarms(report_.period);
        if (!alarms) return alarms.error();
        for (Alarm& alarm : alarms.value()) {
            const QString mine = alarm.mine.isEmpty() ? QString() : mineName(region_, alarm.mine);
            const QString subject = subjectName(region_, alarm);
            report_.alarms.push_back({asItStood(std::move(alarm), report_.period.to), mine, subject});
        }
        step(20);
        return {};
    }

    Result<void> addMine(const Mine& mine)
    {
        if (progress_ && progress_->cancelled) return cancelledReport();
        auto total = store_.headCount(mine.code, report_.period);
        if (!total) return total.error();
        auto hours = store_.headCounts(mine.code, report_.period, std::chrono::hours(1));
        if (!hours) return hours.error();
        auto loads = store_.loads(mine.code, report_.period);
        if (!loads) return loads.error();
        MineEntry entry{mine.code, mineName(region_, mine.code), total.value(), std::move(hours).value(), {}};
        for (LoadSummary& load : loads.value()) {
            const Feeder* feeder = mine.feeder(load.feeder);
            const QString name = feeder ? feeder->name : load.feeder.text();
            entry.loads.push_back({std::move(load), name});
        }
        report_.mines.push_back(std::move(entry));
        return {};
    }

    Result<void> addCameras()
    {
        auto outages = store_.cameraOutages(report_.period);
        if (!outages) return outages.error();
        for (CameraOutage& outage : outages.value()) {
            const Camera* camera = region_.camera(outage.camera);
            const Micros out = overlap(report_.period, outage.since, outage.until, report_.generatedAt);
            const QString mine = mineName(region_, outage.camera.mine);
            const QString name = camera ? camera->name : outage.camera.camera.text();
            cutAtEnd(outage.until);
            report_.cameras.push_back({std::move(outage), mine, name, out});
        }
        return {};
    }

    Result<void> addFeeds()
    {
        auto outages = store_.feedOutages(report_.period);
        if (!outages) return outages.error();
        for (FeedOutage& outage : outages.value()) {
            const Micros out = overlap(report_.period, outage.since, outage.until, report_.generatedAt);
            cutAtEnd(outage.until);
            report_.feeds.push_back({std::move(outage), out});
        }
        return {};
    }

    Result<void> addDeclarations()
    {
        auto declarations = store_.declarations(report_.period);
        if (!declarations) return declarations.error();
        for (StoredDeclaration& declaration : declarations.value()) {
            const QString mine = mineName(region_, declaration.mine);
            report_.declarations.push_back({std::move(declaration), mine});
        }
        return {};
    }

    void cutAtEnd(std::optional<UtcTime>& until) const
    {
        if (until && *until > report_.period.to) until.reset();
    }

    void step(int percent)
    {
        if (progress_) progress_->percent = percent;
    }

    StoreReader& store_;
    const Region& region_;
    ShiftReport& report_;
    ReportProgress* progress_;
};

}  // namespace

bool ShiftReport::empty() const
{
    const bool silent = log.consultations.empty() && log.unread.isEmpty();
    const bool quiet = alarms.empty() && cameras.empty() && feeds.empty() && declarations.empty() && silent;
    return quiet && std::all_of(mines.begin(), mines.end(),
                                [](const MineEntry& mine) { return mine.total.minutes == 0 && mine.loads.empty(); });
}

Alarm asItStood(Alarm alarm, UtcTime end)
{
    std::optional<UtcTime> cleared;
    bool seen = false;
    bool over = false;
    std::erase_if(alarm.transitions, [end](const AlarmTransition& t) { return t.at >= end; });
    for (const AlarmTransition& t : alarm.transitions) {
        // Raised again, or to a higher grade, it wants to be seen anew.
        if (t.change == AlarmChange::Raised || t.change == AlarmChange::GradeRaised) seen = false;
        if (t.change == AlarmChange::Raised) cleared.reset();
        if (t.change == AlarmChange::Cleared) cleared = t.at;
        if (t.change == AlarmChange::Acknowledged) seen = true;
        if (t.change == AlarmChange::Closed) over = true;
    }
    alarm.clearedAt = cleared;
    if (over || (cleared && seen))
        alarm.state = AlarmState::Closed;
    else if (cleared)
        alarm.state = AlarmState::ClearedUnacknowledged;
    else
        alarm.state = seen ? AlarmState::RaisedAcknowledged : AlarmState::RaisedUnacknowledged;
    return alarm;
}

Error cancelledReport()
{
    return {ErrorKind::Unavailable, QCoreApplication::translate("ShiftReport", "the report was cancelled"), {}};
}

Result<ShiftReport> buildShiftReport(StoreReader& store, const Region& region, const Period& period,
                                     UtcTime generatedAt, ReportProgress* progress)
{
    if (period.to <= period.from)
        return Error{ErrorKind::InvalidInput,
                     QCoreApplication::translate("ShiftReport", "the period ends before it begins"),
                     {}};
    if (period.to - period.from > kLongestReport)
        return Error{
            ErrorKind::InvalidInput,
            QCoreApplication::translate("ShiftReport", "the period is longer than %1 days").arg(kLongestReport.count()),
            {}};
    ShiftReport report;
    report.regionName = region.name;
    report.zone = region.timezone;
    report.period = period;
    report.generatedAt = generatedAt;
    if (const auto shift = shiftOver(shiftsOf(region), region.timezone, period)) report.shiftName = shift->name;
    const auto done = store.atOneMoment([&] { return Builder(store, region, report, progress).build(); });
    if (!done) return done.error();
    return report;
}

}  // namespace pitwatch
