#include "storereader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "migrations.h"
#include "storefile.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreStatus)
};

Alarm toAlarm(const Row& row)
{
    Alarm alarm;
    alarm.id = AlarmId(row.text(0));
    alarm.rule = RuleId(row.text(1));
    alarm.ruleVersion = row.text(2);
    alarm.grade = static_cast<Grade>(row.number(3));
    alarm.state = static_cast<AlarmState>(row.number(4));
    alarm.mine = MineCode(row.text(5));
    alarm.subject = row.text(6);
    alarm.title = row.text(7);
    alarm.detail = row.text(8);
    alarm.raisedAt = row.time(9);
    alarm.clearedAt = row.optionalTime(10);
    return alarm;
}

MineMinute toMineMinute(const Row& row)
{
    return {row.time(0),           MineCode(row.text(1)), row.optionalNumber(2), row.optionalNumber(3),
            row.optionalNumber(4), row.optionalNumber(5), row.optionalReal(6),   row.optionalReal(7),
            row.optionalReal(8),   row.number(9),         row.number(10),        row.number(11)};
}

StoredDeclaration toDeclaration(const Row& row)
{
    StoredDeclaration d{row.time(0), row.time(1), MineCode(row.text(2)), {}, row.text(6), FeedId(row.text(7))};
    const auto kind = mineStateNames().indexOf(row.text(3));
    d.state.kind = static_cast<MineStateKind>(std::max<qsizetype>(0, kind));
    d.state.from = row.optionalTime(4);
    d.state.until = row.optionalTime(5);
    return d;
}

QVariantList range(const Period& period)
{
    return {sqlValue(period.from), sqlValue(period.to)};
}

const QString kAlarmColumns = QStringLiteral(
    "SELECT id, rule, rule_version, grade, state, mine, subject, title, detail, raised_at, cleared_at FROM alarms ");

}  // namespace

Result<std::unique_ptr<StoreReader>> StoreReader::open(const QString& path)
{
    if (!QFileInfo::exists(path)) return Error{ErrorKind::NotFound, Text::tr("there is no store here"), path};
    auto database = Database::open(path, Database::Mode::ReadOnly, kReaderBusyTimeout);
    if (!database) return database.error();
    const Result<int> version = checkSchemaVersion(*database.value());
    if (!version) return version.error();
    if (version.value() != newestSchemaVersion())
        return Error{ErrorKind::Unavailable,
                     Text::tr("the store has schema version %1 and still has to be brought to version %2")
                         .arg(version.value())
                         .arg(newestSchemaVersion()),
                     path};
    return std::unique_ptr<StoreReader>(new StoreReader(std::move(database).value()));
}

Result<void> StoreReader::atOneMoment(const std::function<Result<void>()>& work)
{
    const Result<Transaction> moment = Transaction::begin(*database_, Transaction::Kind::Deferred);
    if (!moment) return moment.error();
    return work();
}

Result<void> StoreReader::select(const QString& sql, const QVariantList& values,
                                 const std::function<void(const Row&)>& take)
{
    int rows = 0;
    const auto done =
        database_->select(sql + QStringLiteral(" LIMIT %1").arg(kMaximumRows + 1), values, [&](const Row& row) {
            if (++rows <= kMaximumRows) take(row);
        });
    if (!done) return done;
    if (rows > kMaximumRows)
        return Error{
            ErrorKind::Exhausted,
            Text::tr("the period holds more than %1 entries of one kind; choose a shorter one").arg(kMaximumRows),
            database_->path()};
    return {};
}

Result<std::vector<Alarm>> StoreReader::openAlarms()
{
    return alarmsWhere(QStringLiteral("state != 3"), {});
}

Result<std::vector<Alarm>> StoreReader::alarms(const Period& period)
{
    return alarmsWhere(QStringLiteral("raised_at < ? AND (state != 3 OR closed_at >= ?)"),
                       {sqlValue(period.to), sqlValue(period.from)});
}

Result<std::vector<Alarm>> StoreReader::alarmsWhere(const QString& condition, const QVariantList& values)
{
    std::vector<Alarm> list;
    const auto done = select(kAlarmColumns + QStringLiteral("WHERE %1 ORDER BY raised_at, id").arg(condition), values,
                             [&](const Row& row) { list.push_back(toAlarm(row)); });
    if (!done) return done.error();
    if (const auto added = addTransitions(list, condition, values); !added) return added.error();
    return list;
}

Result<void> StoreReader::addTransitions(std::vector<Alarm>& alarms, const QString& condition,
                                         const QVariantList& values)
{
    QHash<AlarmId, std::size_t> places;
    for (std::size_t i = 0; i < alarms.size(); ++i) places.insert(alarms[i].id, i);
    return select(QStringLiteral("SELECT alarm, at, change, person, note FROM alarm_transitions "
                                 "WHERE alarm IN (SELECT id FROM alarms WHERE %1) ORDER BY alarm, step")
                      .arg(condition),
                  values, [&](const Row& row) {
                      const auto place = places.constFind(AlarmId(row.text(0)));
                      if (place == places.cend()) return;
                      alarms[*place].transitions.push_back(
                          {row.time(1), static_cast<AlarmChange>(row.number(2)), row.text(3), row.text(4)});
                  });
}

Result<std::vector<MineMinute>> StoreReader::mineMinutes(const MineCode& mine, const Period& period)
{
    std::vector<MineMinute> list;
    const auto done =
        select(QStringLiteral("SELECT at, mine, underground, underground_min, underground_max, underground_limit, "
                              "load_mean, load_min, load_max, load_samples, cameras_online, cameras_known "
                              "FROM mine_minutes WHERE mine = ? AND at >= ? AND at < ? ORDER BY at"),
               QVariantList{mine.text()} + range(period), [&](const Row& row) { list.push_back(toMineMinute(row)); });
    if (!done) return done.error();
    return list;
}

Result<std::vector<FeederMinute>> StoreReader::feederMinutes(const MineCode& mine, const FeederId& feeder,
                                                             const Period& period)
{
    std::vector<FeederMinute> list;
    const auto done =
        select(QStringLiteral("SELECT at, p_min, p_max, p_mean, samples FROM feeder_minutes "
                              "WHERE mine = ? AND feeder = ? AND at >= ? AND at < ? ORDER BY at"),
               QVariantList{mine.text(), feeder.text()} + range(period), [&](const Row& row) {
                   list.push_back({row.time(0), mine, feeder, row.real(1), row.real(2), row.real(3), row.number(4)});
               });
    if (!done) return done.error();
    return list;
}

Result<HeadCount> StoreReader::headCount(const MineCode& mine, const Period& period)
{
    auto parts = headCounts(mine, period, period.to - period.from);
    if (!parts) return parts.error();
    if (parts.value().empty()) return HeadCount{period.from, {}, {}, {}, {}, {}, 0, 0};
    return parts.value().front();
}

Result<std::vector<HeadCount>> StoreReader::headCounts(const MineCode& mine, const Period& period, Micros step)
{
    // Folded here, not in SQL: last value, limit and the minute of the highest count want the order of the minutes.
    std::vector<HeadCount> parts;
    const auto done = select(
        QStringLiteral("SELECT at, underground_min, underground_max, underground, underground_limit FROM mine_minutes "
                       "WHERE mine = ? AND at >= ? AND at < ? AND underground IS NOT NULL ORDER BY at"),
        QVariantList{mine.text()} + range(period), [&](const Row& row) {
            const UtcTime from = period.from + (row.time(0) - period.from) / step * step;
            if (parts.empty() || parts.back().from != from) parts.push_back({from, {}, {}, {}, {}, {}, 0, 0});
            HeadCount& part = parts.back();
            const int low = row.number(1);
            const int high = row.number(2);
            part.min = part.min ? std::min(*part.min, low) : low;
            if (!part.max || high > *part.max) {
                part.max = high;
                part.maxAt = row.time(0);
            }
            part.last = row.number(3);
            part.limit = row.optionalNumber(4);
            ++part.minutes;
            if (part.limit && high > *part.limit) ++part.minutesOverLimit;
        });
    if (!done) return done.error();
    return parts;
}

Result<std::vector<LoadSummary>> StoreReader::loads(const MineCode& mine, const Period& period)
{
    std::vector<LoadSummary> list;
    const auto take = [&](const Row& row) {
        if (!row.isNull(1))
            list.push_back({mine, FeederId(row.text(0)), row.real(1), row.real(2), row.real(3), row.number(4)});
    };
    const QVariantList values = QVariantList{mine.text()} + range(period);
    auto done = select(QStringLiteral("SELECT '', min(load_min), avg(load_mean), max(load_max), count(load_mean) "
                                      "FROM mine_minutes WHERE mine = ? AND at >= ? AND at < ?"),
                       values, take);
    if (done)
        done = select(QStringLiteral("SELECT feeder, min(p_min), avg(p_mean), max(p_max), count(*) "
                                     "FROM feeder_minutes WHERE mine = ? AND at >= ? AND at < ? "
                                     "GROUP BY feeder ORDER BY feeder"),
                      values, take);
    if (!done) return done.error();
    return list;
}

Result<std::vector<CameraOutage>> StoreReader::cameraOutages(const Period& period)
{
    std::vector<CameraOutage> list;
    const auto done =
        select(QStringLiteral("SELECT mine, camera, since, until, end_known, reason FROM camera_outages "
                              "WHERE since < ? AND (until IS NULL OR until > ?) ORDER BY since, mine, camera"),
               {sqlValue(period.to), sqlValue(period.from)}, [&](const Row& row) {
                   list.push_back({{MineCode(row.text(0)), CameraId(row.text(1))},
                                   row.time(2),
                                   row.optionalTime(3),
                                   row.number(4) != 0,
                                   row.text(5)});
               });
    if (!done) return done.error();
    return list;
}

Result<std::vector<FeedOutage>> StoreReader::feedOutages(const Period& period)
{
    std::vector<FeedOutage> list;
    const auto done = select(
        QStringLiteral("SELECT feed, since, until, end_known, reason FROM feed_outages "
                       "WHERE since < ? AND (until IS NULL OR until > ?) ORDER BY since, feed"),
        {sqlValue(period.to), sqlValue(period.from)}, [&](const Row& row) {
            list.push_back({FeedId(row.text(0)), row.time(1), row.optionalTime(2), row.number(3) != 0, row.text(4)});
        });
    if (!done) return done.error();
    return list;
}

Result<std::vector<StoredEvent>> StoreReader::events(const Period& period)
{
    std::vector<StoredEvent> list;
    const auto done =
        select(QStringLiteral("SELECT at, received_at, mine, camera, kind, value, confidence, image, source "
                              "FROM analytic_events WHERE at >= ? AND at < ? ORDER BY at, id"),
               range(period), [&](const Row& row) {
                   list.push_back({row.time(0),
                                   row.time(1),
                                   {MineCode(row.text(2)), CameraId(row.text(3))},
                                   row.text(4),
                                   row.optionalReal(5),
                                   row.optionalReal(6),
                                   row.text(7),
                                   FeedId(row.text(8))});
               });
    if (!done) return done.error();
    return list;
}

Result<std::vector<StoredDeclaration>> StoreReader::declarations(const Period& period)
{
    std::vector<StoredDeclaration> list;
    const auto done =
        select(QStringLiteral("SELECT at, received_at, mine, state, valid_from, valid_until, document, source "
                              "FROM declarations WHERE at >= ? AND at < ? ORDER BY at, id"),
               range(period), [&](const Row& row) { list.push_back(toDeclaration(row)); });
    if (!done) return done.error();
    return list;
}

Result<std::optional<Period>> StoreReader::recorded()
{
    const auto first = database_->selectInteger(QStringLiteral("SELECT min(at) FROM mine_minutes"));
    if (!first) return first.error();
    const auto last = database_->selectInteger(QStringLiteral("SELECT max(at) FROM mine_minutes"));
    if (!last) return last.error();
    if (!first.value() || !last.value()) return std::optional<Period>();
    return std::optional<Period>({fromMicros(*first.value()), fromMicros(*last.value()) + std::chrono::minutes(1)});
}

Result<std::optional<Region>> StoreReader::region()
{
    std::optional<Region> found;
    auto done = select(QStringLiteral("SELECT name, timezone FROM region"), {}, [&](const Row& row) {
        found.emplace();
        found->name = row.text(0);
        const QTimeZone zone(row.text(1).toLatin1());
        if (zone.isValid()) found->timezone = zone;
    });
    if (!done) return done.error();
    if (!found) return found;
    done = select(QStringLiteral("SELECT code, name FROM mines ORDER BY position, code"), {}, [&](const Row& row) {
        Mine& mine = found->mines.emplace_back();
        mine.code = MineCode(row.text(0));
        mine.name = row.text(1);
    });
    if (done) done = addSubjects(*found);
    if (!done) return done.error();
    return found;
}

Result<void> StoreReader::addSubjects(Region& region)
{
    QHash<QString, Mine*> mines;
    for (Mine& mine : region.mines) mines.insert(mine.code.text(), &mine);
    return select(QStringLiteral("SELECT mine, kind, id, name FROM subjects ORDER BY mine, kind, id"), {},
                  [&](const Row& row) {
                      Mine* mine = mines.value(row.text(0));
                      if (!mine) return;
                      if (row.text(1) == QLatin1String("camera")) {
                          Camera& camera = mine->cameras.emplace_back();
                          camera.id = CameraId(row.text(2));
                          camera.name = row.text(3);
                      } else if (row.text(1) == QLatin1String("feeder")) {
                          Feeder& feeder = mine->feeders.emplace_back();
                          feeder.id = FeederId(row.text(2));
                          feeder.name = row.text(3);
                      } else if (row.text(1) == QLatin1String("area")) {
                          Area& area = mine->areas.emplace_back();
                          area.code = AreaCode(row.text(2));
                          area.name = row.text(3);
                      }
                  });
}

}  // namespace pitwatch
