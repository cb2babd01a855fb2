#include "migrations.h"

/// The steps of the schema. Times are microseconds UTC, minutes are the time of their first microsecond.
namespace pitwatch {

namespace {

Migration alarmsAndHistory()
{
    return {QStringLiteral("alarms, minute values, outages, events, declarations"),
            {
                QStringLiteral("PRAGMA application_id=%1").arg(kStoreApplicationId),
                // keep_after: transitions from then on cannot be deleted; retention moves it forward.
                QStringLiteral("CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"),
                QStringLiteral("INSERT INTO meta (key, value) VALUES ('keep_after', 0), ('closed_cleanly', 1)"),

                QStringLiteral(R"(CREATE TABLE alarms (
                id TEXT PRIMARY KEY, rule TEXT NOT NULL, rule_version TEXT NOT NULL,
                grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4),
                state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
                mine TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL,
                raised_at INTEGER NOT NULL, cleared_at INTEGER, closed_at INTEGER))"),
                QStringLiteral("CREATE INDEX alarms_by_time ON alarms (raised_at)"),
                QStringLiteral("CREATE INDEX alarms_open ON alarms (raised_at) WHERE state != 3"),
                QStringLiteral(R"(CREATE TABLE alarm_transitions (
                alarm TEXT NOT NULL REFERENCES alarms (id), step INTEGER NOT NULL, at INTEGER NOT NULL,
                change INTEGER NOT NULL CHECK (change BETWEEN 0 AND 4), person TEXT NOT NULL, note TEXT NOT NULL,
                PRIMARY KEY (alarm, step)) WITHOUT ROWID)"),
                QStringLiteral("CREATE INDEX alarm_transitions_by_time ON alarm_transitions (at)"),
                QStringLiteral(R"(CREATE TRIGGER alarm_transitions_no_update BEFORE UPDATE ON alarm_transitions
                BEGIN SELECT RAISE(ABORT, 'alarm transitions are append-only'); END)"),
                QStringLiteral(R"(CREATE TRIGGER alarm_transitions_no_delete BEFORE DELETE ON alarm_transitions
                WHEN OLD.at >= (SELECT value FROM meta WHERE key = 'keep_after')
                BEGIN SELECT RAISE(ABORT, 'alarm transitions are append-only'); END)"),

                QStringLiteral(R"(CREATE TABLE mine_minutes (
                at INTEGER NOT NULL, mine TEXT NOT NULL,
                underground INTEGER, underground_min INTEGER, underground_max INTEGER, underground_limit INTEGER,
                load_mean REAL, load_min REAL, load_max REAL, load_samples INTEGER NOT NULL,
                cameras_online INTEGER NOT NULL, cameras_known INTEGER NOT NULL,
                PRIMARY KEY (at, mine)) WITHOUT ROWID)"),
                QStringLiteral("CREATE INDEX mine_minutes_by_mine ON mine_minutes (mine, at)"),
                QStringLiteral(R"(CREATE TABLE feeder_minutes (
                at INTEGER NOT NULL, mine TEXT NOT NULL, feeder TEXT NOT NULL,
                p_min REAL NOT NULL, p_max REAL NOT NULL, p_mean REAL NOT NULL, samples INTEGER NOT NULL,
                PRIMARY KEY (at, mine, feeder)) WITHOUT ROWID)"),
                QStringLiteral("CREATE INDEX feeder_minutes_by_feeder ON feeder_minutes (mine, feeder, at)"),

                // end_known = 0: the watch ended before the outage did; until is the last moment that was watched.
                QStringLiteral(R"(CREATE TABLE camera_outages (
                id INTEGER PRIMARY KEY, mine TEXT NOT NULL, camera TEXT NOT NULL, since INTEGER NOT NULL,
                until INTEGER, end_known INTEGER NOT NULL DEFAULT 1, reason TEXT NOT NULL))"),
                QStringLiteral("CREATE INDEX camera_outages_by_time ON camera_outages (since)"),
                QStringLiteral("CREATE UNIQUE INDEX camera_outages_open ON camera_outages (mine, camera) "
                               "WHERE until IS NULL"),
                QStringLiteral(R"(CREATE TABLE feed_outages (
                id INTEGER PRIMARY KEY, feed TEXT NOT NULL, since INTEGER NOT NULL,
                until INTEGER, end_known INTEGER NOT NULL DEFAULT 1, reason TEXT NOT NULL))"),
                QStringLiteral("CREATE INDEX feed_outages_by_time ON feed_outages (since)"),
                QStringLiteral("CREATE UNIQUE INDEX feed_outages_open ON feed_outages (feed) WHERE until IS NULL"),

                QStringLiteral(R"(CREATE TABLE analytic_events (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, received_at INTEGER NOT NULL, mine TEXT NOT NULL,
                camera TEXT NOT NULL, kind TEXT NOT NULL, value REAL, confidence REAL, image TEXT NOT NULL,
                source TEXT NOT NULL))"),
                QStringLiteral("CREATE INDEX analytic_events_by_time ON analytic_events (at)"),
                QStringLiteral("CREATE INDEX analytic_events_by_mine ON analytic_events (mine, at)"),
                QStringLiteral(R"(CREATE TABLE declarations (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, received_at INTEGER NOT NULL, mine TEXT NOT NULL,
                state TEXT NOT NULL, valid_from INTEGER, valid_until INTEGER, document TEXT NOT NULL,
                source TEXT NOT NULL))"),
                QStringLiteral("CREATE INDEX declarations_by_time ON declarations (at)"),
            }};
}

Migration namesOfTheRegion()
{
    return {
        QStringLiteral("names of the region, so that reports need no region file"),
        {
            QStringLiteral("CREATE TABLE region (id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, "
                           "timezone TEXT NOT NULL)"),
            QStringLiteral("CREATE TABLE mines (code TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL)"),
            QStringLiteral(R"(CREATE TABLE subjects (
                mine TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
                PRIMARY KEY (mine, kind, id)) WITHOUT ROWID)"),
        }};
}

Migration recordings()
{
    return {QStringLiteral("recorded segments and bookmarks"),
            {
                // camera_clock = 0: the camera told no time, the times are those of receipt.
                QStringLiteral(R"(CREATE TABLE segments (
                file TEXT PRIMARY KEY, mine TEXT NOT NULL, camera TEXT NOT NULL,
                from_at INTEGER NOT NULL, to_at INTEGER NOT NULL CHECK (to_at >= from_at),
                bytes INTEGER NOT NULL, frames INTEGER NOT NULL, complete INTEGER NOT NULL,
                camera_clock INTEGER NOT NULL, locked INTEGER NOT NULL) WITHOUT ROWID)"),
                QStringLiteral("CREATE INDEX segments_by_camera ON segments (mine, camera, from_at, to_at)"),
                QStringLiteral("CREATE INDEX segments_by_time ON segments (from_at, bytes)"),
                QStringLiteral(R"(CREATE TABLE bookmarks (
                id TEXT PRIMARY KEY, at INTEGER NOT NULL, mine TEXT NOT NULL, camera TEXT NOT NULL,
                text TEXT NOT NULL, person TEXT NOT NULL, made_at INTEGER NOT NULL) WITHOUT ROWID)"),
                QStringLiteral("CREATE INDEX bookmarks_by_time ON bookmarks (at)"),
            }};
}

}  // namespace

const std::vector<Migration>& storeMigrations()
{
    static const std::vector<Migration> steps{alarmsAndHistory(), namesOfTheRegion(), recordings()};
    return steps;
}

}  // namespace pitwatch
