#include "retention.h"

#include <QStringList>

namespace pitwatch {

namespace {

/// Statements with two values: the time and the number of rows. Transitions go before their alarms.
const QStringList& deletions()
{
    static const QString oldAlarms =
        QStringLiteral("SELECT id FROM alarms WHERE closed_at < ? AND state = 3 ORDER BY closed_at LIMIT ?");
    static const QStringList list{
        QStringLiteral("DELETE FROM alarm_transitions WHERE alarm IN (%1)").arg(oldAlarms),
        QStringLiteral("DELETE FROM alarms WHERE id IN (%1)").arg(oldAlarms),
        QStringLiteral("DELETE FROM mine_minutes WHERE (at, mine) IN "
                       "(SELECT at, mine FROM mine_minutes WHERE at < ? ORDER BY at LIMIT ?)"),
        QStringLiteral("DELETE FROM feeder_minutes WHERE (at, mine, feeder) IN "
                       "(SELECT at, mine, feeder FROM feeder_minutes WHERE at < ? ORDER BY at LIMIT ?)"),
        QStringLiteral("DELETE FROM camera_outages WHERE id IN "
                       "(SELECT id FROM camera_outages WHERE until < ? LIMIT ?)"),
        QStringLiteral("DELETE FROM feed_outages WHERE id IN (SELECT id FROM feed_outages WHERE until < ? LIMIT ?)"),
        QStringLiteral("DELETE FROM analytic_events WHERE id IN "
                       "(SELECT id FROM analytic_events WHERE at < ? ORDER BY at LIMIT ?)"),
        QStringLiteral("DELETE FROM declarations WHERE id IN "
                       "(SELECT id FROM declarations WHERE at < ? ORDER BY at LIMIT ?)"),
    };
    return list;
}

}  // namespace

Result<int> deleteOlder(Database& database, UtcTime keepAfter, int rows)
{
    Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Immediate);
    if (!transaction) return transaction.error();
    const auto moved = database.exec(QStringLiteral("UPDATE meta SET value = max(value, ?) WHERE key = 'keep_after'"),
                                     {sqlValue(keepAfter)});
    if (!moved) return moved.error();
    int gone = 0;
    for (const QString& statement : deletions()) {
        if (const auto done = database.exec(statement, {sqlValue(keepAfter), rows}); !done) return done.error();
        gone += database.changedRows();
    }
    if (const auto done = transaction.value().commit(); !done) return done.error();
    return gone;
}

}  // namespace pitwatch
