#include <QtTest>

#include <core/utctime.h>

using namespace pitwatch;

class TestUtcTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTimeWithOffset()
    {
        const auto time = parseIsoTime(QStringLiteral("2026-11-23T10:00:00.123+08:00"));
        QVERIFY(time.ok());
        QCOMPARE(formatIsoTime(time.value(), QTimeZone("Asia/Shanghai")),
                 QStringLiteral("2026-11-23T10:00:00.123+08:00"));
        QCOMPARE(formatIsoTime(time.value(), QTimeZone::utc()), QStringLiteral("2026-11-23T02:00:00.123+00:00"));
    }

    void refusesWhatIsNoTimeWithOffset_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no offset") << QStringLiteral("2026-11-23T10:00:00");
        QTest::newRow("empty") << QString();
        QTest::newRow("no such day") << QStringLiteral("2026-02-30T10:00:00Z");
        QTest::newRow("words") << QStringLiteral("now");
        QTest::newRow("endless") << QString(100000, QLatin1Char('1'));
    }
    void refusesWhatIsNoTimeWithOffset()
    {
        QFETCH(QString, text);
        const auto time = parseIsoTime(text);
        QVERIFY(!time.ok());
        QVERIFY(time.error().message.contains(QStringLiteral("expected an ISO 8601 time with offset")));
    }

    void showsRegionTimeWhateverTheComputersZone()
    {
        const UtcTime time = parseIsoTime(QStringLiteral("2026-11-22T23:59:59Z")).value();
        QCOMPARE(formatDateTime(time, QTimeZone("Asia/Shanghai")), QStringLiteral("2026-11-23 07:59:59"));
        QCOMPARE(formatClock(time, QTimeZone("Asia/Shanghai")), QStringLiteral("07:59:59"));
    }
};

QTEST_GUILESS_MAIN(TestUtcTime)
#include "tst_utctime.moc"
