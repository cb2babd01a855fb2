#include "migrations.h"

#include <QCoreApplication>

#include <core/logging.h>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreStatus)
};

}  // namespace

Result<int> checkSchemaVersion(Database& database, int known)
{
    const auto version = database.selectInteger(QStringLiteral("PRAGMA user_version"));
    if (!version) return version.error();
    const auto application = database.selectInteger(QStringLiteral("PRAGMA application_id"));
    if (!application) return application.error();
    const auto tables = database.selectInteger(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables) return tables.error();

    const bool fresh = version.value() == 0 && application.value() == 0 && tables.value() == 0;
    if (!fresh && application.value() != kStoreApplicationId)
        return Error{ErrorKind::Permission, Text::tr("the database belongs to another program"), database.path()};
    if (version.value().value_or(0) > known)
        return Error{ErrorKind::Permission,
                     Text::tr("the database has schema version %1, this program knows versions up to %2; it was left "
                              "unchanged")
                         .arg(version.value().value_or(0))
                         .arg(known),
                     database.path()};
    return static_cast<int>(version.value().value_or(0));
}

namespace {

Result<void> apply(Database& database, const Migration& step, int version)
{
    Result<Transaction> transaction = Transaction::begin(database, Transaction::Kind::Immediate);
    if (!transaction) return transaction.error();
    for (const QString& statement : step.statements)
        if (const Result<void> done = database.execOnce(statement); !done) return done;
    const auto marked = database.execOnce(QStringLiteral("PRAGMA user_version=%1").arg(version));
    if (!marked) return marked;
    return transaction.value().commit();
}

}  // namespace

Result<void> migrate(Database& database, const std::vector<Migration>& migrations)
{
    const int newest = static_cast<int>(migrations.size());
    const Result<int> found = checkSchemaVersion(database, newest);
    if (!found) return found.error();
    for (int version = found.value(); version < newest; ++version) {
        const Migration& step = migrations[static_cast<std::size_t>(version)];
        qCInfo(logStore).noquote() << "schema version" << version + 1 << ":" << step.about;
        if (const Result<void> done = apply(database, step, version + 1); !done) return done;
    }
    return {};
}

}  // namespace pitwatch
