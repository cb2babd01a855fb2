#include "storefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <core/reason.h>

#include "migrations.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreStatus)
};

const QString kSetMeta = QStringLiteral("UPDATE meta SET value=? WHERE key=?");

Result<void> checkContent(Database& database)
{
    QString verdict;
    const auto done =
        database.select(QStringLiteral("PRAGMA quick_check(1)"), {}, [&](const Row& row) { verdict = row.text(0); });
    if (!done) return done;
    if (verdict != QLatin1String("ok"))
        return Error{ErrorKind::InvalidInput,
                     reasonText(Reason::DatabaseDamaged) + QStringLiteral(": ") + verdict.left(200), database.path()};
    return {};
}

/// Without changing the file: switching the journal would already write to it.
Result<void> refuseForeign(const QString& path, std::chrono::milliseconds busyTimeout)
{
    if (!QFileInfo::exists(path) || QFileInfo(path).size() == 0) return {};
    auto database = Database::open(path, Database::Mode::ReadOnly, busyTimeout);
    if (!database) return database.error();
    const Result<int> version = checkSchemaVersion(*database.value());
    return version ? Result<void>() : Result<void>(version.error());
}

Result<void> takeIntoUse(Database& database)
{
    if (const Result<void> done = migrate(database); !done) return done;
    const auto clean = database.selectInteger(QStringLiteral("SELECT value FROM meta WHERE key='closed_cleanly'"));
    if (!clean) return clean.error();
    if (clean.value() != 1)
        if (const Result<void> sound = checkContent(database); !sound) return sound;
    return database.exec(kSetMeta, {0, QStringLiteral("closed_cleanly")});
}

}  // namespace

QString defaultDataDirectory()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("pitwatch"));
}

QString storePath(const QString& dataDirectory)
{
    return QDir(dataDirectory).filePath(QStringLiteral("pitwatch.sqlite"));
}

Result<std::unique_ptr<Database>> openStoreForWriting(const QString& path, std::chrono::milliseconds busyTimeout)
{
    const QString directory = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(directory))
        return Error{ErrorKind::Permission, Text::tr("the data directory cannot be made"), directory};
    if (const Result<void> ours = refuseForeign(path, busyTimeout); !ours) return ours.error();
    auto database = Database::open(path, Database::Mode::ReadWrite, busyTimeout);
    if (!database) return database;
    if (const Result<void> ready = takeIntoUse(*database.value()); !ready) return ready.error();
    return database;
}

Result<void> prepareStore(const QString& path, std::chrono::milliseconds busyTimeout)
{
    auto database = openStoreForWriting(path, busyTimeout);
    if (!database) return database.error();
    return markClosedCleanly(*database.value());
}

Result<QString> moveStoreAside(const QString& path, UtcTime now)
{
    const QString aside = path + QStringLiteral(".damaged-") +
                          toDateTime(now, QTimeZone::utc()).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    if (!QFile::rename(path, aside))
        return Error{ErrorKind::Permission, Text::tr("the file cannot be renamed to %1").arg(aside), path};
    for (const QString& suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")})
        if (QFileInfo::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return Error{ErrorKind::Permission, Text::tr("the file cannot be renamed"), path + suffix};
    return aside;
}

Result<void> markClosedCleanly(Database& database)
{
    return database.exec(kSetMeta, {1, QStringLiteral("closed_cleanly")});
}

}  // namespace pitwatch
