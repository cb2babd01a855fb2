#include <QTest>

#include <ui/common/format.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

class TestFormat : public QObject {
    Q_OBJECT

private:
    const UtcTime now_ = parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value();

private Q_SLOTS:
    void agesAreWords_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << qint64(0) << QStringLiteral("just now");
        QTest::newRow("seconds") << qint64(12) << QStringLiteral("12 s ago");
        QTest::newRow("minutes") << qint64(185) << QStringLiteral("3 min ago");
        QTest::newRow("hours") << qint64(2 * 3600) << QStringLiteral("2 h ago");
        QTest::newRow("hours and minutes") << qint64(4800) << QStringLiteral("1 h 20 min ago");
        QTest::newRow("days") << qint64(2 * 86400 + 3 * 3600) << QStringLiteral("2 d 3 h ago");
        QTest::newRow("ahead") << qint64(-90) << QStringLiteral("1 min ahead of our clock");
    }
    void agesAreWords()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, words);
        QCOMPARE(ageText(now_ - std::chrono::seconds(seconds), now_), words);
    }

    void numbersCarryTheirUnit()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(withUnit(1234.56, QStringLiteral("kW"), 1), QStringLiteral("1,234.6\u00a0kW"));
    }

    void aMissingValueIsADash() { QCOMPARE(kilowatts(std::nullopt), noValue()); }

    void everyMineStateHasAWord()
    {
        for (int kind = 0; kind < mineStateNames().size(); ++kind)
            QVERIFY(!mineStateText(static_cast<MineStateKind>(kind)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
