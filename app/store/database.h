#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

#include <core/result.h>
#include <core/utctime.h>

namespace pitwatch {

/// One row of a result, valid inside the callback that got it.
class Row {
public:
    explicit Row(const QSqlQuery& query) : query_(query) {}
    bool isNull(int column) const { return query_.isNull(column); }
    qint64 integer(int column) const { return query_.value(column).toLongLong(); }
    int number(int column) const { return query_.value(column).toInt(); }
    double real(int column) const { return query_.value(column).toDouble(); }
    QString text(int column) const { return query_.value(column).toString(); }
    UtcTime time(int column) const { return fromMicros(integer(column)); }
    std::optional<int> optionalNumber(int column) const;
    std::optional<double> optionalReal(int column) const;
    std::optional<UtcTime> optionalTime(int column) const;

private:
    const QSqlQuery& query_;
};

/// Values as SQLite wants them: nothing becomes NULL, a null QString stays a text.
QVariant sqlValue(const QString& text);
QVariant sqlValue(UtcTime time);
QVariant sqlValue(const std::optional<UtcTime>& time);
QVariant sqlValue(const std::optional<int>& value);
QVariant sqlValue(const std::optional<double>& value);

/// One connection to one SQLite file. Belongs to the thread that opened it: open, use and destroy it there.
/// Write-ahead logging and foreign keys are switched on and checked; a file or system that refuses either is an error.
///
/// Errors name the statement, and their kind says what happened: Unavailable (locked, try again), Exhausted (disk or
/// size bound full), InvalidInput (the file is damaged or no database), Permission (refused by the system, I/O errors
/// included: open it anew), NotFound, Internal (the statement itself, e.g. a constraint).
class Database final {
public:
    enum class Mode { ReadWrite, ReadOnly };

    static Result<std::unique_ptr<Database>> open(const QString& path, Mode mode,
                                                  std::chrono::milliseconds busyTimeout);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    QString path() const { return database_.databaseName(); }

    /// Runs a statement with positional values; it stays prepared for the next time.
    Result<void> exec(const QString& sql, const QVariantList& values = {});
    /// Runs a statement that changes the schema or a setting: never kept prepared.
    Result<void> execOnce(const QString& sql);
    Result<void> select(const QString& sql, const QVariantList& values, const std::function<void(const Row&)>& take);
    /// First column of the first row; nothing when there is no row or it is NULL.
    Result<std::optional<qint64>> selectInteger(const QString& sql, const QVariantList& values = {});
    /// How many rows the last exec() changed.
    int changedRows() const { return changedRows_; }

private:
    explicit Database(QSqlDatabase database) : database_(std::move(database)) {}
    Result<void> configure(Mode mode);
    Result<QSqlQuery*> prepared(const QString& sql);
    Error failure(const QSqlError& error, const QString& sql) const;
    Result<void> run(QSqlQuery& query, const QVariantList& values, const QString& sql);

    QSqlDatabase database_;
    std::unordered_map<QString, QSqlQuery> prepared_;
    int changedRows_ = 0;
};

/// Rolls back unless committed.
class Transaction final {
public:
    /// Immediate takes the write lock at once, so that a locked file is seen before any work.
    enum class Kind { Deferred, Immediate };

    static Result<Transaction> begin(Database& database, Kind kind);
    ~Transaction();
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

    Result<void> commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace pitwatch
