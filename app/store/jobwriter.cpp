#include "jobwriter.h"

namespace pitwatch {

namespace {

template <typename T>
QVariant code(T value)
{
    return QVariant(static_cast<int>(value));
}

std::optional<UtcTime> closedAt(const Alarm& alarm)
{
    if (alarm.open()) return std::nullopt;
    return alarm.transitions.empty() ? alarm.clearedAt : std::optional<UtcTime>(alarm.transitions.back().at);
}

const QString kUpsertAlarm = QStringLiteral(R"(
    INSERT INTO alarms (id, rule, rule_version, grade, state, mine, subject, title, detail, raised_at, cleared_at,
                        closed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET rule_version = excluded.rule_version, grade = excluded.grade,
        state = excluded.state, title = excluded.title, detail = excluded.detail,
        cleared_at = excluded.cleared_at, closed_at = excluded.closed_at)");

const QString kCountTransitions = QStringLiteral("SELECT count(*) FROM alarm_transitions WHERE alarm = ?");

const QString kAddTransition =
    QStringLiteral("INSERT INTO alarm_transitions (alarm, step, at, change, person, note) VALUES (?, ?, ?, ?, ?, ?)");

// A minute that comes in two parts (restart, late samples) is merged. min() and max() of SQLite are NULL when one side
// is, hence coalesce.
const QString kMergeMineMinute = QStringLiteral(R"(
    INSERT INTO mine_minutes (at, mine, underground, underground_min, underground_max, underground_limit,
                              load_mean, load_min, load_max, load_samples, cameras_online, cameras_known)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (at, mine) DO UPDATE SET
        underground = coalesce(excluded.underground, underground),
        underground_min = min(coalesce(excluded.underground_min, underground_min),
                              coalesce(underground_min, excluded.underground_min)),
        underground_max = max(coalesce(excluded.underground_max, underground_max),
                              coalesce(underground_max, excluded.underground_max)),
        underground_limit = coalesce(excluded.underground_limit, underground_limit),
        load_mean = CASE WHEN excluded.load_mean IS NULL THEN load_mean WHEN load_mean IS NULL THEN excluded.load_mean
            ELSE (load_mean * load_samples + excluded.load_mean * excluded.load_samples)
                 / (load_samples + excluded.load_samples) END,
        load_min = min(coalesce(excluded.load_min, load_min), coalesce(load_min, excluded.load_min)),
        load_max = max(coalesce(excluded.load_max, load_max), coalesce(load_max, excluded.load_max)),
        load_samples = load_samples + excluded.load_samples,
        cameras_online = excluded.cameras_online, cameras_known = excluded.cameras_known)");

const QString kMergeFeederMinute = QStringLiteral(R"(
    INSERT INTO feeder_minutes (at, mine, feeder, p_min, p_max, p_mean, samples) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (at, mine, feeder) DO UPDATE SET
        p_min = min(p_min, excluded.p_min), p_max = max(p_max, excluded.p_max),
        p_mean = (p_mean * samples + excluded.p_mean * excluded.samples) / (samples + excluded.samples),
        samples = samples + excluded.samples)");

Result<void> write(Database& database, const CameraSeen& seen)
{
    if (seen.online)
        return database.exec(
            QStringLiteral("UPDATE camera_outages SET until = max(?, since) "
                           "WHERE mine = ? AND camera = ? AND until IS NULL"),
            {sqlValue(seen.at), sqlValue(seen.camera.mine.text()), sqlValue(seen.camera.camera.text())});
    return database.exec(
        QStringLiteral("INSERT OR IGNORE INTO camera_outages (mine, camera, since, reason) VALUES (?, ?, ?, ?)"),
        {sqlValue(seen.camera.mine.text()), sqlValue(seen.camera.camera.text()), sqlValue(seen.at),
         sqlValue(seen.reason)});
}

Result<void> write(Database& database, const FeedSeen& seen)
{
    if (!seen.silent)
        return database.exec(
            QStringLiteral("UPDATE feed_outages SET until = max(?, since) WHERE feed = ? AND until IS NULL"),
            {sqlValue(seen.at), sqlValue(seen.feed.text())});
    return database.exec(QStringLiteral("INSERT OR IGNORE INTO feed_outages (feed, since, reason) VALUES (?, ?, ?)"),
                         {sqlValue(seen.feed.text()), sqlValue(seen.at), sqlValue(seen.reason)});
}

Result<void> write(Database& database, const StoredEvent& event)
{
    return database.exec(
        QStringLiteral("INSERT INTO analytic_events (at, received_at, mine, camera, kind, value, confidence, image, "
                       "source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlValue(event.at), sqlValue(event.receivedAt), sqlValue(event.camera.mine.text()),
         sqlValue(event.camera.camera.text()), sqlValue(event.kind), sqlValue(event.value), sqlValue(event.confidence),
         sqlValue(event.image), sqlValue(event.source.text())});
}

Result<void> write(Database& database, const StoredDeclaration& declaration)
{
    const QString state = mineStateNames().at(static_cast<int>(declaration.state.kind));
    return database.exec(
        QStringLiteral("INSERT INTO declarations (at, received_at, mine, state, valid_from, valid_until, document, "
                       "source) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {sqlValue(declaration.at), sqlValue(declaration.receivedAt), sqlValue(declaration.mine.text()), state,
         sqlValue(declaration.state.from), sqlValue(declaration.state.until), sqlValue(declaration.document),
         sqlValue(declaration.source.text())});
}

Result<void> writeSubject(Database& database, const MineCode& mine, const QString& kind, const QString& id,
                          const QString& name)
{
    return database.exec(QStringLiteral("INSERT INTO subjects (mine, kind, id, name) VALUES (?, ?, ?, ?) "
                                        "ON CONFLICT (mine, kind, id) DO UPDATE SET name = excluded.name"),
                         {sqlValue(mine.text()), kind, sqlValue(id), sqlValue(name)});
}

Result<void> writeMine(Database& database, const Mine& mine, int position)
{
    Result<void> done = database.exec(QStringLiteral("INSERT INTO mines (code, name, position) VALUES (?, ?, ?) "
                                                     "ON CONFLICT (code) DO UPDATE SET name = excluded.name, "
                                                     "position = excluded.position"),
                                      {sqlValue(mine.code.text()), sqlValue(mine.name), position});
    for (const Camera& camera : mine.cameras)
        if (done) done = writeSubject(database, mine.code, QStringLiteral("camera"), camera.id.text(), camera.name);
    for (const Feeder& feeder : mine.feeders)
        if (done) done = writeSubject(database, mine.code, QStringLiteral("feeder"), feeder.id.text(), feeder.name);
    for (const Area& area : mine.areas)
        if (done) done = writeSubject(database, mine.code, QStringLiteral("area"), area.code.text(), area.name);
    return done;
}

/// Names of mines that left the region stay: their history is still there.
Result<void> write(Database& database, const RegionNames& names)
{
    Result<void> done = database.exec(QStringLiteral("INSERT INTO region (id, name, timezone) VALUES (1, ?, ?) "
                                                     "ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                                                     "timezone = excluded.timezone"),
                                      {sqlValue(names.region->name), QString::fromLatin1(names.region->timezone.id())});
    int position = 0;
    for (const Mine& mine : names.region->mines)
        if (done) done = writeMine(database, mine, position++);
    return done;
}

Result<void> write(Database& database, const StoredSegment& s)
{
    // Whoever writes the file does not know whether somebody locked it meanwhile.
    return database.exec(
        QStringLiteral("INSERT INTO segments (file, mine, camera, from_at, to_at, bytes, frames, complete, "
                       "camera_clock, locked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (file) DO UPDATE SET from_at = excluded.from_at, to_at = excluded.to_at, "
                       "bytes = excluded.bytes, frames = excluded.frames, complete = excluded.complete, "
                       "camera_clock = excluded.camera_clock, locked = max(locked, excluded.locked)"),
        {sqlValue(s.file), sqlValue(s.camera.mine.text()), sqlValue(s.camera.camera.text()), sqlValue(s.from),
         sqlValue(s.to), s.bytes, s.frames, int(s.complete), int(s.cameraClock), int(s.locked)});
}

Result<void> write(Database& database, const SegmentGone& gone)
{
    return database.exec(QStringLiteral("DELETE FROM segments WHERE file = ?"), {sqlValue(gone.file)});
}

Result<void> write(Database& database, const Bookmark& b)
{
    return database.exec(
        QStringLiteral("INSERT INTO bookmarks (id, at, mine, camera, text, person, made_at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text"),
        {sqlValue(b.id), sqlValue(b.at), sqlValue(b.camera.mine.text()), sqlValue(b.camera.camera.text()),
         sqlValue(b.text), sqlValue(b.person), sqlValue(b.madeAt)});
}

Result<void> write(Database& database, const BookmarkGone& gone)
{
    return database.exec(QStringLiteral("DELETE FROM bookmarks WHERE id = ?"), {sqlValue(gone.id)});
}

Result<void> write(Database& database, const MineMinute& m)
{
    return database.exec(kMergeMineMinute,
                         {sqlValue(m.at), sqlValue(m.mine.text()), sqlValue(m.underground), sqlValue(m.undergroundMin),
                          sqlValue(m.undergroundMax), sqlValue(m.limit), sqlValue(m.loadMean), sqlValue(m.loadMin),
                          sqlValue(m.loadMax), m.loadSamples, m.camerasOnline, m.camerasKnown});
}

Result<void> write(Database& database, const FeederMinute& m)
{
    return database.exec(kMergeFeederMinute, {sqlValue(m.at), sqlValue(m.mine.text()), sqlValue(m.feeder.text()), m.min,
                                              m.max, m.mean, m.samples});
}

}  // namespace

Result<void> writeAlarm(Database& database, const Alarm& alarm)
{
    const QString id = alarm.id.text();
    const Result<void> upserted =
        database.exec(kUpsertAlarm, {sqlValue(id), sqlValue(alarm.rule.text()), sqlValue(alarm.ruleVersion),
                                     code(alarm.grade), code(alarm.state), sqlValue(alarm.mine.text()),
                                     sqlValue(alarm.subject), sqlValue(alarm.title), sqlValue(alarm.detail),
                                     sqlValue(alarm.raisedAt), sqlValue(alarm.clearedAt), sqlValue(closedAt(alarm))});
    if (!upserted) return upserted;
    const auto stored = database.selectInteger(kCountTransitions, {id});
    if (!stored) return stored.error();
    for (std::size_t step = static_cast<std::size_t>(stored.value().value_or(0)); step < alarm.transitions.size();
         ++step) {
        const AlarmTransition& t = alarm.transitions[step];
        const Result<void> added = database.exec(
            kAddTransition,
            {id, static_cast<int>(step), sqlValue(t.at), code(t.change), sqlValue(t.person), sqlValue(t.note)});
        if (!added) return added;
    }
    return {};
}

Result<void> writeFact(Database& database, const FactJob& fact)
{
    return std::visit([&](const auto& job) { return write(database, job); }, fact);
}

Result<void> writeMinute(Database& database, const MinuteJob& minute)
{
    return std::visit([&](const auto& job) { return write(database, job); }, minute);
}

Result<void> writeBatch(Database& database, const JobBatch& batch)
{
    Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Immediate);
    if (!transaction) return transaction.error();
    for (const Alarm& alarm : batch.alarms)
        if (const Result<void> done = writeAlarm(database, alarm); !done) return done;
    for (const FactJob& fact : batch.facts)
        if (const Result<void> done = writeFact(database, fact); !done) return done;
    for (const MinuteJob& minute : batch.minutes)
        if (const Result<void> done = writeMinute(database, minute); !done) return done;
    return transaction.value().commit();
}

Result<void> endUnwatchedOutages(Database& database)
{
    // The end of the last minute that was written; an outage that began after it ends where it began.
    const QString watched = QStringLiteral("coalesce((SELECT max(at) + 60000000 FROM mine_minutes), 0)");
    for (const QString& table : {QStringLiteral("camera_outages"), QStringLiteral("feed_outages")}) {
        const Result<void> done =
            database.exec(QStringLiteral("UPDATE %1 SET end_known = 0, until = max(since, %2) WHERE until IS NULL")
                              .arg(table, watched));
        if (!done) return done;
    }
    return {};
}

}  // namespace pitwatch
