#include <QtTest>

#include <store/database.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Database> opened(const QString& path, Database::Mode mode = Database::Mode::ReadWrite)
{
    auto database = Database::open(path, mode, 50ms);
    if (!database) qFatal("%s", qPrintable(database.error().text()));
    return std::move(database).value();
}

}  // namespace

class TestDatabase : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;
    QString path_;

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        path_ = directory_.filePath(QStringLiteral("db%1.sqlite").arg(++count));
        QVERIFY(
            opened(path_)->execOnce(QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT NOT NULL)")).ok());
    }

    void writeAheadLogAndForeignKeysAreOn()
    {
        const auto database = opened(path_);
        QString journal;
        QVERIFY(database->select(QStringLiteral("PRAGMA journal_mode"), {}, [&](const Row& r) { journal = r.text(0); })
                    .ok());
        QCOMPARE(journal, QStringLiteral("wal"));
        QCOMPARE(database->selectInteger(QStringLiteral("PRAGMA foreign_keys")).value(), std::optional<qint64>(1));
    }

    void twoConnectionsToOneFileDoNotMixUp()
    {
        const auto first = opened(path_);
        const auto second = opened(path_);
        QVERIFY(first->exec(QStringLiteral("INSERT INTO t (v) VALUES (?)"), {QStringLiteral("a")}).ok());
        QCOMPARE(second->selectInteger(QStringLiteral("SELECT count(*) FROM t")).value(), std::optional<qint64>(1));
    }

    void errorNamesTheStatement()
    {
        const auto database = opened(path_);
        const auto done = database->exec(QStringLiteral("INSERT INTO nowhere VALUES (1)"));
        QVERIFY(!done.ok());
        QVERIFY(done.error().message.contains(QLatin1String("INSERT INTO nowhere")));
        QCOMPARE(done.error().where, path_);
    }

    void brokenConstraintIsAFaultOfTheStatement()
    {
        const auto database = opened(path_);
        const auto done = database->exec(QStringLiteral("INSERT INTO t (v) VALUES (?)"), {QVariant()});
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Internal);
    }

    void nullTextIsStoredAsEmptyText()
    {
        const auto database = opened(path_);
        QVERIFY(database->exec(QStringLiteral("INSERT INTO t (v) VALUES (?)"), {sqlValue(QString())}).ok());
    }

    void uncommittedTransactionRollsBack()
    {
        const auto database = opened(path_);
        {
            const auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            QVERIFY(transaction.ok());
            QVERIFY(database->exec(QStringLiteral("INSERT INTO t (v) VALUES ('x')")).ok());
        }
        QCOMPARE(database->selectInteger(QStringLiteral("SELECT count(*) FROM t")).value(), std::optional<qint64>(0));
    }

    void committedTransactionStays()
    {
        const auto database = opened(path_);
        {
            auto transaction = Transaction::begin(*database, Transaction::Kind::Immediate);
            QVERIFY(transaction.ok());
            QVERIFY(database->exec(QStringLiteral("INSERT INTO t (v) VALUES ('x')")).ok());
            QVERIFY(transaction.value().commit().ok());
        }
        QCOMPARE(opened(path_)->selectInteger(QStringLiteral("SELECT count(*) FROM t")).value(),
                 std::optional<qint64>(1));
    }

    void readOnlyConnectionCannotWrite()
    {
        const auto database = opened(path_, Database::Mode::ReadOnly);
        const auto done = database->exec(QStringLiteral("INSERT INTO t (v) VALUES ('x')"));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Permission);
    }

    void lockedFileIsUnavailable()
    {
        const auto holder = opened(path_);
        const auto lock = Transaction::begin(*holder, Transaction::Kind::Immediate);
        QVERIFY(lock.ok());
        const auto other = opened(path_);
        const auto done = other->exec(QStringLiteral("INSERT INTO t (v) VALUES ('x')"));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Unavailable);
    }

    void fileOfAnotherKindIsDamage()
    {
        QFile file(path_);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto database = Database::open(path_, Database::Mode::ReadWrite, 50ms);
        QVERIFY(!database.ok());
        QCOMPARE(database.error().kind, ErrorKind::InvalidInput);
    }

    void missingFileIsNotFoundForReaders()
    {
        const auto database =
            Database::open(directory_.filePath(QStringLiteral("none.sqlite")), Database::Mode::ReadOnly, 50ms);
        QVERIFY(!database.ok());
        QCOMPARE(database.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
