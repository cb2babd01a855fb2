#include <QtTest>

#include <store/migrations.h>

#include "samples.h"

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<Database> raw(const QString& path)
{
    auto database = Database::open(path, Database::Mode::ReadWrite, 50ms);
    if (!database) qFatal("%s", qPrintable(database.error().text()));
    return std::move(database).value();
}

qint64 integer(Database& database, const char* sql)
{
    return database.selectInteger(QString::fromLatin1(sql)).value().value_or(-1);
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freshFileGetsTheNewestSchema()
    {
        const test::StorePlace place;
        const auto database = place.open();
        QCOMPARE(integer(*database, "PRAGMA user_version"), qint64(newestSchemaVersion()));
        QCOMPARE(integer(*database, "PRAGMA application_id"), kStoreApplicationId);
    }

    void versionOneFileIsBroughtForwardWithItsData()
    {
        const test::StorePlace place;
        {
            const auto database = raw(place.path());
            QVERIFY(migrate(*database, {storeMigrations().front()}).ok());
            QCOMPARE(integer(*database, "PRAGMA user_version"), qint64(1));
            QVERIFY(database
                        ->exec(QStringLiteral("INSERT INTO alarms VALUES "
                                              "('a', 'r', 'v', 1, 0, 'm', 's', 't', 'd', 5, NULL, NULL)"))
                        .ok());
        }
        const auto database = place.open();
        QCOMPARE(integer(*database, "PRAGMA user_version"), qint64(newestSchemaVersion()));
        QCOMPARE(integer(*database, "SELECT count(*) FROM alarms"), qint64(1));
        QCOMPARE(integer(*database, "SELECT count(*) FROM mines"), qint64(0));
    }

    void versionTwoFileGetsRoomForRecordings()
    {
        const test::StorePlace place;
        const auto& steps = storeMigrations();
        QVERIFY(migrate(*raw(place.path()), {steps[0], steps[1]}).ok());
        const auto database = place.open();
        QCOMPARE(integer(*database, "PRAGMA user_version"), qint64(3));
        QCOMPARE(integer(*database, "SELECT count(*) FROM segments"), qint64(0));
        QCOMPARE(integer(*database, "SELECT count(*) FROM bookmarks"), qint64(0));
    }

    void failingStepLeavesTheVersionBefore()
    {
        const test::StorePlace place;
        const auto database = raw(place.path());
        const Migration broken{QStringLiteral("broken"),
                               {QStringLiteral("CREATE TABLE extra (x)"), QStringLiteral("NONSENSE")}};
        QVERIFY(!migrate(*database, {storeMigrations().front(), broken}).ok());
        QCOMPARE(integer(*database, "PRAGMA user_version"), qint64(1));
        QCOMPARE(integer(*database, "SELECT count(*) FROM sqlite_master WHERE name='extra'"), qint64(0));
    }

    void newerFileIsRefusedUnchanged()
    {
        const test::StorePlace place;
        QVERIFY(prepareStore(place.path()).ok());
        QVERIFY(raw(place.path())->execOnce(QStringLiteral("PRAGMA user_version=99")).ok());
        const QByteArray before = content(place.path());
        const auto database = openStoreForWriting(place.path());
        QVERIFY(!database.ok());
        QCOMPARE(database.error().kind, ErrorKind::Permission);
        QVERIFY(database.error().message.contains(QLatin1String("99")));
        QCOMPARE(content(place.path()), before);
    }

    void databaseOfAnotherProgramIsRefused()
    {
        const test::StorePlace place;
        QVERIFY(raw(place.path())->execOnce(QStringLiteral("CREATE TABLE theirs (x)")).ok());
        const auto database = openStoreForWriting(place.path());
        QVERIFY(!database.ok());
        QCOMPARE(database.error().kind, ErrorKind::Permission);
    }

    void damagedFileIsReportedAndLeftInPlace()
    {
        const test::StorePlace place;
        QFile file(place.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto database = openStoreForWriting(place.path());
        QVERIFY(!database.ok());
        QCOMPARE(database.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(content(place.path()), QByteArray(8192, 'x'));
    }

    void contentIsCheckedAfterAnUncleanEnd()
    {
        const test::StorePlace place;
        {
            const auto database = place.open();  // never marked as closed
            for (int i = 0; i < 200; ++i)
                QVERIFY(database
                            ->exec(QStringLiteral("INSERT INTO subjects VALUES (?, 'camera', ?, 'name')"),
                                   {QStringLiteral("m"), QString::number(i)})
                            .ok());
        }
        QFile file(place.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        // Whole pages in the middle turn to nonsense; the header and the first page stay.
        file.seek(file.size() - 4096);
        file.write(QByteArray(4096, '\xff'));
        file.close();
        const auto database = openStoreForWriting(place.path());
        QVERIFY(!database.ok());
        QCOMPARE(database.error().kind, ErrorKind::InvalidInput);
    }

    void movingAsideKeepsTheOldFile()
    {
        const test::StorePlace place;
        QFile file(place.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("broken");
        file.close();
        const auto aside = moveStoreAside(place.path(), test::at("2026-11-23T10:00:00Z"));
        QVERIFY(aside.ok());
        QCOMPARE(QFileInfo(aside.value()).fileName(), QStringLiteral("pitwatch.sqlite.damaged-20261123T100000Z"));
        QCOMPARE(content(aside.value()), QByteArray("broken"));
        QVERIFY(prepareStore(place.path()).ok());
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
