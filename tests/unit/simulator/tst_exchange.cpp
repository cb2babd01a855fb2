#include <QtTest>

#include <simulator/exchange.h>
#include <simulator/exchangetext.h>

#include "simregion.h"

using namespace pitwatch;
using namespace pitwatch::sim;
using namespace std::chrono_literals;

class TestExchange : public QObject {
    Q_OBJECT

    const Region region_ = test::demoRegion();
    const QTimeZone zone_ = region_.timezone;
    const UtcTime start_ = test::nightShift();

    QStringList records(ExchangeKind kind) const
    {
        const MineWorld world(region_.mines.front(), zone_, 1, start_);
        QString text = QString::fromUtf8(exchangeText(kind, world, start_, zone_));
        if (!text.endsWith(QStringLiteral("~||"))) return {};
        text.chop(3);
        return text.split(QLatin1Char('~'));
    }

private Q_SLOTS:
    void recordsHaveTheFieldsOfTheirKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("header");
        QTest::addColumn<int>("fields");
        QTest::newRow("RYXX") << int(ExchangeKind::Ryxx) << 8 << 9;
        QTest::newRow("RYQY") << int(ExchangeKind::Ryqy) << 3 << 4;
        QTest::newRow("RYJZ") << int(ExchangeKind::Ryjz) << 3 << 6;
        QTest::newRow("RYSS") << int(ExchangeKind::Ryss) << 3 << 15;
        QTest::newRow("JZSS") << int(ExchangeKind::Jzss) << 3 << 4;
    }

    void recordsHaveTheFieldsOfTheirKind()
    {
        QFETCH(int, kind);
        QFETCH(int, header);
        QFETCH(int, fields);
        const QStringList lines = records(static_cast<ExchangeKind>(kind));
        QVERIFY(lines.size() > 5);
        QCOMPARE(lines.first().split(QLatin1Char(';')).size(), header);
        for (const QString& line : lines.mid(1)) QCOMPARE(line.split(QLatin1Char(';')).size(), fields);
        QVERIFY(!lines.join(QString()).contains(QLatin1Char('\n')));
    }

    void anEmptySnapshotIsComplete()
    {
        const Region sparse = test::sparseRegion();
        const MineWorld world(sparse.mines.at(1), zone_, 1, start_);
        QCOMPARE(exchangeText(ExchangeKind::Jzss, world, start_, zone_),
                 QByteArray("990102003002;乙矿;2026-11-24 02:00:00~||"));
    }

    void namesFollowTheConvention()
    {
        QCOMPARE(exchangeFileName(ExchangeKind::Ryss, region_.mines.front().code, start_, zone_),
                 QStringLiteral("410881001001_RYSS_20261124020000.txt"));
    }

    void separatorsInNamesCannotBreakAFile()
    {
        Region region = region_;
        region.mines.front().name = QStringLiteral("坏;名~字||");
        const MineWorld world(region.mines.front(), zone_, 1, start_);
        const QByteArray text = exchangeText(ExchangeKind::Jzss, world, start_, zone_);
        QCOMPARE(text.left(text.indexOf('~')).count(';'), 2);
    }

    void filesAppearUnderTheirFinalNameOnly()
    {
        QTemporaryDir folder;
        ExchangeFolder exchange(folder.filePath(QStringLiteral("deep/er")));
        QVERIFY(exchange.put(QStringLiteral("410881001001_RYSS_20261124020000.txt"), "x~||").ok());
        QCOMPARE(QDir(exchange.directory()).entryList(QDir::Files),
                 QStringList{QStringLiteral("410881001001_RYSS_20261124020000.txt")});
    }

    void theOldestUncollectedFilesGoAndOthersStay()
    {
        QTemporaryDir folder;
        ExchangeFolder exchange(folder.path(), 3);
        for (int i = 10; i < 18; ++i)
            QVERIFY(exchange.put(QStringLiteral("410881001001_RYSS_202611240200%1.txt").arg(i), "x~||").ok());
        QVERIFY(exchange.put(QStringLiteral("notes.txt"), "mine").ok());
        exchange.cleanUp();
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
                 (QStringList{QStringLiteral("410881001001_RYSS_20261124020015.txt"),
                              QStringLiteral("410881001001_RYSS_20261124020016.txt"),
                              QStringLiteral("410881001001_RYSS_20261124020017.txt"), QStringLiteral("notes.txt")}));
    }

    void anUnwritableFolderIsAnError()
    {
        QVERIFY(!ExchangeFolder(QStringLiteral("/proc/none")).put(QStringLiteral("a.txt"), "x").ok());
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
