#include <QtTest>

#include <feed/perceptionfile.h>
#include <feed/perceptionledger.h>
#include <feed/perceptionrecord.h>
#include <support/testdata.h>

using namespace pitwatch;

namespace {

const QString kMine = QStringLiteral("410881001001");
const QString kName = QStringLiteral("410881001001_RYSS_20261123100000.txt");
const QByteArray kHeader = "410881001001;测试一矿;2026-11-23 10:00:00~";

UtcTime at(const char* text)
{
    return *parsePerceptionTime(QString::fromLatin1(text), QTimeZone("Asia/Shanghai"));
}

PerceptionContext context()
{
    return {perceptionDialect42(), QTimeZone("Asia/Shanghai"), at("2026-11-23 10:00:30")};
}

PerceptionReading read(const QByteArray& content, const QString& name = kName)
{
    return readPerceptionFile(name, content, context());
}

PerceptionReading readGolden(const QString& kind)
{
    const QString name = QStringLiteral("%1_%2_20261123100000.txt").arg(kMine, kind);
    QFile file(test::dataFile(QStringLiteral("perception/") + name));
    return file.open(QIODevice::ReadOnly) ? read(file.readAll(), name) : PerceptionReading();
}

/// A good RYSS record for the person with this number.
QByteArray person(int number)
{
    return QByteArray("410881001001") + QByteArray::number(number).rightJustified(5, '0') +
           ";测试;1;2026-11-23 08:00:00;;4108810010010001;2026-11-23 08:30:00;4108810010010001000001;"
           "2026-11-23 08:30:00;三八制;-3.50;正常;0;0;~";
}

QByteArray persons(int count)
{
    QByteArray records;
    for (int i = 1; i <= count; ++i) records += person(i);
    return records;
}

template <typename Body>
Body bodyOf(const PerceptionReading& reading)
{
    return reading.body && std::holds_alternative<Body>(*reading.body) ? std::get<Body>(*reading.body) : Body();
}

}  // namespace

class TestPerceptionFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void turnsPersonnelIntoRecords()
    {
        const auto list = bodyOf<PersonnelList>(readGolden(QStringLiteral("RYXX")));
        QCOMPARE(list.persons.size(), std::size_t(2));
        const PersonRecord expected{TagCode(kMine + QStringLiteral("00001")),
                                    QStringLiteral("测试01"),
                                    QStringLiteral("采煤机司机"),
                                    QStringLiteral("班长"),
                                    QStringLiteral("综采一队"),
                                    false,
                                    true};
        QVERIFY(list.persons[0] == expected);
        QVERIFY(list.persons[1].leader);
    }

    void turnsAreasIntoRecords()
    {
        const auto list = bodyOf<AreaList>(readGolden(QStringLiteral("RYQY")));
        QCOMPARE(list.areas.size(), std::size_t(2));
        QCOMPARE(list.areas[0].approved, std::optional(25));
        QCOMPARE(list.areas[0].kind, QStringLiteral("重点"));
        QVERIFY(!list.areas[1].approved);
    }

    void turnsStationsIntoRecordsAndInventsNoPlace()
    {
        const auto list = bodyOf<StationList>(readGolden(QStringLiteral("RYJZ")));
        QCOMPARE(list.stations.size(), std::size_t(2));
        QVERIFY((list.stations[0].at == MinePoint{10.5, -5, -320.25}));
        QVERIFY(!list.stations[1].at);
    }

    void turnsPositionsIntoASnapshot()
    {
        const PerceptionReading reading = readGolden(QStringLiteral("RYSS"));
        QCOMPARE(reading.state, PerceptionState::Accepted);
        QCOMPARE(*reading.time, at("2026-11-23 10:00:00"));
        const auto batch = bodyOf<PositionBatch>(reading);
        QVERIFY(batch.snapshot);
        QCOMPARE(batch.fixes.size(), std::size_t(3));
        const PositionFix& first = batch.fixes[0];
        QCOMPARE(first.tag.text(), kMine + QStringLiteral("00001"));
        QCOMPARE(*first.stationOffset, -3.5);
        QCOMPARE(*first.underSince, at("2026-11-23 08:12:00"));
        QCOMPARE(*first.areaSince, at("2026-11-23 08:40:00"));
        QVERIFY(!first.at && !first.leftMine);
        QVERIFY(batch.fixes[1].leftMine);
        QCOMPARE(batch.fixes[1].leader, std::optional(true));
        QVERIFY(batch.fixes[1].area.isEmpty());
        QVERIFY(!batch.fixes[2].leftMine);
    }

    void turnsStationStatesIntoHealth()
    {
        const auto list = bodyOf<StationList>(readGolden(QStringLiteral("JZSS")));
        QCOMPARE(list.stations.size(), std::size_t(2));
        QCOMPARE(*list.stations[0].health, StationHealth::Normal);
        QCOMPARE(*list.stations[1].health, StationHealth::Interrupted);
    }

    void checksAndCountsTheOtherKnownKinds_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("records");
        for (const char* kind : {"RYCS", "RYCY", "RYQJ", "RYXZ", "CDDY", "YCBJ"})
            QTest::newRow(kind) << QString::fromLatin1(kind) << 1;
        QTest::newRow("CDSS") << QStringLiteral("CDSS") << 2;
    }

    void checksAndCountsTheOtherKnownKinds()
    {
        QFETCH(QString, kind);
        QFETCH(int, records);
        const PerceptionReading reading = readGolden(kind);
        QVERIFY2(reading.state == PerceptionState::Accepted, qPrintable(reading.reason));
        QCOMPARE(reading.records, std::size_t(records));
        QVERIFY(!reading.body);
    }

    void marksKindsWithoutATableAsUnknown()
    {
        QCOMPARE(readGolden(QStringLiteral("RYYC")).state, PerceptionState::Unknown);
    }

    void takesAnEmptySnapshot()
    {
        const PerceptionReading reading = read(kHeader + "||");
        QCOMPARE(reading.state, PerceptionState::Accepted);
        QVERIFY(bodyOf<PositionBatch>(reading).snapshot);
    }

    void toleratesByteOrderMarkAndFinalLineBreak()
    {
        QCOMPARE(read("\xef\xbb\xbf" + kHeader + persons(1) + "||\r\n").state, PerceptionState::Accepted);
    }

    void keepsTheGoodRecordsOfAPartialFile()
    {
        const PerceptionReading reading = read(kHeader + persons(8) + "bad~worse~||");
        QCOMPARE(reading.state, PerceptionState::Partial);
        QCOMPARE(reading.badRecords, std::size_t(2));
        QCOMPARE(bodyOf<PositionBatch>(reading).fixes.size(), std::size_t(8));
        QCOMPARE(reading.issues.front().text(), QStringLiteral("record 9: found 1 fields, expected 15 fields"));
    }

    void rejectsWhenMoreThanAFifthIsBad()
    {
        const PerceptionReading reading = read(kHeader + persons(7) + "bad~worse~||");
        QCOMPARE(reading.state, PerceptionState::Rejected);
        QVERIFY(!reading.body);
        QVERIFY2(reading.reason.contains(QStringLiteral("2 of 9 records are bad")), qPrintable(reading.reason));
    }

    void letsTheLaterOfTwoRecordsWin()
    {
        QByteArray later = person(1);
        later.replace("-3.50", "7.25");
        const PerceptionReading reading = read(kHeader + persons(2) + later + "||");
        const auto batch = bodyOf<PositionBatch>(reading);
        QCOMPARE(reading.state, PerceptionState::Accepted);
        QCOMPARE(reading.replacedRecords, std::size_t(1));
        QCOMPARE(batch.fixes.size(), std::size_t(2));
        QCOMPARE(*batch.fixes[0].stationOffset, 7.25);
    }

    void namesWhatIsBroken_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* title, const QByteArray& content, const char* message,
                            const char* state = "REJECTED", const QString& name = kName) {
            QTest::newRow(title) << name << content << QString::fromLatin1(state) << QString::fromUtf8(message);
        };
        const auto broken = [](const char* from, const char* to) {
            return kHeader + persons(5) + person(6).replace(from, to) + "||";
        };
        const auto named = [](const char* name) { return QString::fromUtf8(name); };
        const QByteArray good = kHeader + persons(2) + "||";

        row("empty", "", "end sign || is missing", "INCOMPLETE");
        row("cut", good.chopped(20), "end sign || is missing", "INCOMPLETE");
        row("cut within the end sign", good.chopped(1), "end sign || is missing", "INCOMPLETE");
        row("binary", QByteArray("\x00\xff\x7f\x00\x80", 5).repeated(999), "is missing", "INCOMPLETE");
        row("only the end sign", "||", "no header");
        row("GBK", QByteArray(kHeader + "||").replace("测试一矿", "\xb2\xe2\xca\xd4"), "no UTF-8");
        row("UTF-16", QByteArray("\xff\xfe", 2) + good, "no UTF-8");
        row("behind the end", kHeader + "||" + person(1) + "||", "bytes behind the end sign");
        row("header of another mine", QByteArray(good).replace(0, 12, "410881001002"), "begins with the mine's code");
        row("header short", "410881001001;2026-11-23 10:00:00~||", "found 2 fields, expected 3 fields");
        row("header time form", "410881001001;a;2026/11/23 10:00~||", "expected a time yyyy-MM-dd HH:mm:ss");
        row("header future", "410881001001;a;2026-11-23 10:05:00~||", "a time in the future");
        row("header full-width", "410881001001；a；2026-11-23 10:00:00~||", "found \"；\", expected \";\"");
        row("header of a long line", QByteArray(100'000, 'a') + "~||", "found 100000 bytes, expected at most 65536");
        row("name of no file of ours", good, "found the file name", "REJECTED", named("readme.txt"));
        row("name with an impossible time", good, "found the file name", "REJECTED",
            named("410881001001_RYSS_20261323100000.txt"));
        row("name in lower case", good, "found the file name", "REJECTED",
            named("410881001001_ryss_20261123100000.txt"));
        row("name as a path", good, "found the file name", "REJECTED",
            named("../410881001001_RYSS_20261123100000.txt"));
        row("name without end", good, "found the file name", "REJECTED", QString(100'000, u'a'));
        row("kind without table", good, "no table for the kind RYTZ", "UNKNOWN",
            named("410881001001_RYTZ_20261123100000.txt"));
        row("code too short", broken("41088100100100006", "4108810010010000"), "record 6, 人员卡编码: found",
            "PARTIAL");
        row("tag of another mine", broken("41088100100100006", "41088100200100006"), "begins with the mine's code",
            "PARTIAL");
        row("impossible date", broken("2026-11-23 08:00:00", "2026-02-30 08:00:00"), "入井时刻: found", "PARTIAL");
        row("time without seconds", broken("2026-11-23 08:00:00", "2026-11-23 08:00"), "入井时刻: found", "PARTIAL");
        row("in-out sign", broken(";1;", ";7;"), "出入井标志: found \"7\", expected one of 0, 1, 2", "PARTIAL");
        row("distance", broken("-3.50", "-3.5.0"), "距基站距离: found \"-3.5.0\", expected a number", "PARTIAL");
        row("distance not finite", broken("-3.50", "nan"), "expected a number", "PARTIAL");
        row("distance beyond reason", broken("-3.50", "99999999999999999999"), "expected a number", "PARTIAL");
        row("full-width in a record", broken("三八制;", "三八制；"), "found \"；\", expected \";\"", "PARTIAL");
        row("line breaks", broken("三八制", "三八\r\n制"), "no line breaks", "PARTIAL");
        row("track", broken("0;0;~", "0;0;4108810010010001000001@2026~"), "轨迹: found", "PARTIAL");
        row("one field more", broken("0;0;~", "0;0;;~"), "found 16 fields, expected 15 fields", "PARTIAL");
        row("field of 5 KiB", broken("三八制", QByteArray(5000, 'x')), "at most 4096 bytes", "PARTIAL");
        row("record of 70 KiB", kHeader + persons(5) + QByteArray(70'000, 'x') + "~||", "at most 65536", "PARTIAL");
        row("no end of the last record", (kHeader + persons(6)).chopped(1) + "||", "no ~ at its end", "PARTIAL");
        row("lines instead of separators", QByteArray(good).replace("~", "\n"), "no header");
    }

    void namesWhatIsBroken()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, state);
        QFETCH(QString, message);
        const PerceptionReading reading = read(content, name);
        QCOMPARE(perceptionStateName(reading.state), state);
        QVERIFY2(reading.reason.contains(message), qPrintable(reading.reason));
        QCOMPARE(reading.body.has_value(), reading.state == PerceptionState::Partial);
    }

    void survivesEveryTruncationOfAGoodFile()
    {
        const QByteArray good = kHeader + persons(2) + "||";
        for (qsizetype size = 0; size < good.size(); ++size) {
            const PerceptionState state = read(good.first(size)).state;
            QVERIFY2(state == PerceptionState::Incomplete, qPrintable(QString::number(size)));
        }
    }

    void survivesEveryDamagedByte()
    {
        const QByteArray good = kHeader + persons(1) + "||";
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (const char damage : {'\0', '~', ';', '|', '\xff', '\n'}) {
                QByteArray content = good;
                content[i] = damage;
                const PerceptionReading reading = read(content);
                QVERIFY(reading.records <= 3);
            }
        }
    }

    void keepsABoundedListOfIssuesButCountsAll()
    {
        const PerceptionReading reading = read(kHeader + QByteArray("x~").repeated(5000) + "||");
        QCOMPARE(reading.badRecords, std::size_t(5000));
        QCOMPARE(reading.issueCount, std::size_t(5000));
        QCOMPARE(reading.issues.size(), context().limits.issues);
    }

    void refusesMoreRecordsAndBytesThanTheLimits()
    {
        PerceptionContext narrow = context();
        narrow.limits.records = 3;
        QVERIFY(
            readPerceptionFile(kName, kHeader + persons(4) + "||", narrow).reason.contains(QStringLiteral("than 3")));
        narrow.limits.fileBytes = 100;
        QVERIFY(readPerceptionFile(kName, kHeader + persons(4) + "||", narrow)
                    .reason.contains(QStringLiteral("expected at most 100")));
    }

    void readsTimesInTheZoneOfTheRegion()
    {
        const auto shanghai = parsePerceptionTime(u"2026-11-23 10:00:00", QTimeZone("Asia/Shanghai"));
        const auto utc = parsePerceptionTime(u"2026-11-23 02:00:00", QTimeZone("UTC"));
        QVERIFY(shanghai && *shanghai == *utc);
    }
};

QTEST_GUILESS_MAIN(TestPerceptionFile)
#include "tst_perceptionfile.moc"
