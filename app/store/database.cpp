#include "database.h"

#include <QFileInfo>
#include <QSqlError>

#include <atomic>

#include <core/reason.h>
#include <core/logging.h>

namespace pitwatch {

namespace {

QString nextConnectionName()
{
    static std::atomic<quint64> count{0};
    return QStringLiteral("pitwatch-store-%1").arg(++count);
}

/// Primary result codes of SQLite, https://www.sqlite.org/rescode.html; extended codes keep them in the low byte.
enum SqliteCode {
    kPerm = 3,
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kIoError = 10,
    kCorrupt = 11,
    kFull = 13,
    kCantOpen = 14,
    kAuth = 23,
    kNotADatabase = 26,
};

ErrorKind kindOf(const QSqlError& error, const QString& path)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
        case kBusy:
        case kLocked:
            return ErrorKind::Unavailable;
        case kFull:
            return ErrorKind::Exhausted;
        case kCorrupt:
        case kNotADatabase:
            return ErrorKind::InvalidInput;
        case kPerm:
        case kReadOnly:
        case kIoError:
        case kAuth:
            return ErrorKind::Permission;
        case kCantOpen:
            return QFileInfo::exists(path) ? ErrorKind::Permission : ErrorKind::NotFound;
        default:
            return ErrorKind::Internal;
    }
}

std::optional<Reason> reasonOf(const QSqlError& error, const QString& path)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
        case kBusy:
        case kLocked:
            return Reason::DatabaseBusy;
        case kFull:
            return Reason::DiskFull;
        case kCorrupt:
            return Reason::DatabaseDamaged;
        case kNotADatabase:
            return Reason::DatabaseNone;
        case kReadOnly:
            return Reason::DatabaseReadOnly;
        case kPerm:
        case kAuth:
            return Reason::PermissionDenied;
        case kIoError:
            return Reason::InputOutput;
        case kCantOpen:
            return QFileInfo::exists(path) ? Reason::PermissionDenied : Reason::NoSuchFile;
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<int> Row::optionalNumber(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<int>(number(column));
}

std::optional<double> Row::optionalReal(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<double>(real(column));
}

std::optional<UtcTime> Row::optionalTime(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<UtcTime>(time(column));
}

QVariant sqlValue(const QString& text)
{
    return text.isNull() ? QVariant(QLatin1String("")) : QVariant(text);
}

QVariant sqlValue(UtcTime time)
{
    return QVariant::fromValue<qint64>(toMicros(time));
}

QVariant sqlValue(const std::optional<UtcTime>& time)
{
    return time ? sqlValue(*time) : QVariant();
}

QVariant sqlValue(const std::optional<int>& value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant sqlValue(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Mode mode, std::chrono::milliseconds busyTimeout)
{
    const QString name = nextConnectionName();
    // No second handle to the connection may be left when it is removed.
    std::unique_ptr<Database> database(new Database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name)));
    database->database_.setDatabaseName(path);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count());
    if (mode == Mode::ReadOnly) options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database->database_.setConnectOptions(options);
    if (!database->database_.open()) return database->failure(database->database_.lastError(), QStringLiteral("open"));
    if (const Result<void> configured = database->configure(mode); !configured) return configured.error();
    return database;
}

Database::~Database()
{
    const QString name = database_.connectionName();
    prepared_.clear();
    database_.close();
    database_ = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<void> Database::configure(Mode mode)
{
    // A reader leaves the file as it is; the writer has already chosen the journal.
    const QString journal =
        mode == Mode::ReadWrite ? QStringLiteral("PRAGMA journal_mode=WAL") : QStringLiteral("PRAGMA journal_mode");
    QString mode_;
    if (const auto read = select(journal, {}, [&](const Row& row) { mode_ = row.text(0); }); !read) return read;
    if (mode == Mode::ReadWrite && mode_ != QLatin1String("wal"))
        return Error{ErrorKind::Permission,
                     QStringLiteral("journal mode is \"%1\", write-ahead logging was refused").arg(mode_), path()};
    if (const auto set = execOnce(QStringLiteral("PRAGMA foreign_keys=ON")); !set) return set;
    const auto foreignKeys = selectInteger(QStringLiteral("PRAGMA foreign_keys"));
    if (!foreignKeys) return foreignKeys.error();
    if (foreignKeys.value() != 1)
        return Error{ErrorKind::Internal, QStringLiteral("foreign keys were refused"), path()};
    // Evidence is written once: a power cut must not take back what was reported as stored.
    return mode == Mode::ReadWrite ? execOnce(QStringLiteral("PRAGMA synchronous=FULL")) : Result<void>();
}

Result<QSqlQuery*> Database::prepared(const QString& sql)
{
    if (const auto known = prepared_.find(sql); known != prepared_.end()) return &known->second;
    QSqlQuery query(database_);
    query.setForwardOnly(true);
    if (!query.prepare(sql)) return failure(query.lastError(), sql);
    return &prepared_.emplace(sql, std::move(query)).first->second;
}

Result<void> Database::run(QSqlQuery& query, const QVariantList& values, const QString& sql)
{
    for (int i = 0; i < values.size(); ++i) query.bindValue(i, values.at(i));
    if (!query.exec()) return failure(query.lastError(), sql);
    return {};
}

Result<void> Database::exec(const QString& sql, const QVariantList& values)
{
    const Result<QSqlQuery*> query = prepared(sql);
    if (!query) return query.error();
    const Result<void> done = run(*query.value(), values, sql);
    changedRows_ = done ? query.value()->numRowsAffected() : 0;
    query.value()->finish();
    return done;
}

Result<void> Database::execOnce(const QString& sql)
{
    QSqlQuery query(database_);
    if (!query.exec(sql)) return failure(query.lastError(), sql);
    return {};
}

Result<void> Database::select(const QString& sql, const QVariantList& values,
                              const std::function<void(const Row&)>& take)
{
    const Result<QSqlQuery*> found = prepared(sql);
    if (!found) return found.error();
    QSqlQuery& query = *found.value();
    Result<void> done = run(query, values, sql);
    if (done) {
        const Row row(query);
        while (query.next()) take(row);
        if (query.lastError().isValid()) done = failure(query.lastError(), sql);
    }
    query.finish();
    return done;
}

Result<std::optional<qint64>> Database::selectInteger(const QString& sql, const QVariantList& values)
{
    std::optional<qint64> value;
    bool first = true;
    const Result<void> done = select(sql, values, [&](const Row& row) {
        if (std::exchange(first, false) && !row.isNull(0)) value = row.integer(0);
    });
    if (!done) return done.error();
    return value;
}

Error Database::failure(const QSqlError& error, const QString& sql) const
{
    const auto reason = reasonOf(error, path());
    const QString library = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const QString message =
        QStringLiteral("%1 (SQLite %2: %3)")
            .arg(reason ? reasonText(*reason) : library, error.nativeErrorCode(), sql.simplified().left(200));
    return Error{kindOf(error, path()), message, path()};
}

Result<Transaction> Transaction::begin(Database& database, Kind kind)
{
    const Result<void> begun = database.execOnce(kind == Kind::Immediate ? QStringLiteral("BEGIN IMMEDIATE")
                                                                         : QStringLiteral("BEGIN DEFERRED"));
    if (!begun) return begun.error();
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (!database_) return;
    // SQLite rolls back by itself after some errors (full disk, I/O): then there is nothing left to undo.
    if (const Result<void> undone = database_->execOnce(QStringLiteral("ROLLBACK")); !undone)
        qCDebug(logStore) << "rollback:" << undone.error().text();
}

Result<void> Transaction::commit()
{
    Q_ASSERT(database_);
    const Result<void> done = database_->execOnce(QStringLiteral("COMMIT"));
    if (done) database_ = nullptr;
    return done;
}

}  // namespace pitwatch
