#include <QtTest>

#include <limits>

#include <region/regionfile.h>
#include <support/testdata.h>

using namespace pitwatch;

namespace {

/// The region of the format description, with a second camera and unknown keys at every level.
const QByteArray& document()
{
    static const QByteArray bytes = [] {
        QFile file(test::dataFile(QStringLiteral("region/complete.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return bytes;
}

QByteArray changed(const char* from, const char* to)
{
    QByteArray text = document();
    Q_ASSERT(text.contains(from));
    return text.replace(from, to);
}

QStringList errorsOf(const QByteArray& bytes)
{
    QStringList lines;
    for (const JsonIssue& issue : readRegion(bytes).issues) lines << issue.text();
    return lines;
}

}  // namespace

class TestRegionFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEverythingThatTheFormatDescribes()
    {
        const RegionReading reading = readRegion(document());
        QCOMPARE(errorsOf(document()), QStringList());
        const Region& region = reading.region;
        QCOMPARE(region.name, QStringLiteral("示范区"));
        QCOMPARE(region.mines.size(), std::size_t(1));
        const Mine& mine = region.mines.front();
        QCOMPARE(mine.state.kind, MineStateKind::Suspended);
        QCOMPARE(formatIsoTime(*mine.state.from, region.timezone), QStringLiteral("2026-11-01T00:00:00.000+08:00"));
        QCOMPARE(mine.hazard, HazardClass::Severe);
        QCOMPARE(mine.shifts[0].kind, ShiftKind::Maintenance);
        QCOMPARE(mine.shifts[1].endMinute, 24 * 60);
        QVERIFY(mine.shifts[2].endMinute < mine.shifts[2].startMinute);
        QCOMPARE(mine.cameras[0].transport, Transport::Udp);
        QCOMPARE(mine.cameras[1].place, CameraPlace::BeltHead);
        QCOMPARE(*mine.areas[0].limit, 25);
        QCOMPARE(mine.areas[0].polygon[2], QPointF(80, 12));
        QCOMPARE(mine.stations[0].at, (MinePoint{10, 5, -320.5}));
        QCOMPARE(mine.roadways[0].path.size(), std::size_t(2));
        QCOMPARE(mine.feeders[0].role, FeederRole::MainHoist);
        QCOMPARE(region.feeds[0].id.text(), QStringLiteral("mqtt-0"));
        QCOMPARE(region.feeds[1].id.text(), QStringLiteral("mtt1201-1"));
    }

    void keepsUnknownKeysAtEveryLevelOnSave()
    {
        const QByteArray saved = writeRegion(readRegion(document()).region);
        for (const char* key : {"x_document", "x_region", "x_mine", "x_state", "x_shift", "x_camera", "x_area",
                                "x_station", "x_roadway", "x_feeder", "x_feed"})
            QVERIFY2(saved.contains(QByteArray("\"") + key), key);
    }

    void readsBackWhatItWrote()
    {
        const Region region = readRegion(document()).region;
        const RegionReading again = readRegion(writeRegion(region));
        QCOMPARE(again.issueCount, std::size_t(0));
        QVERIFY(again.region.mines == region.mines);
        QVERIFY(again.region.feeds == region.feeds);
        QCOMPARE(writeRegion(again.region), writeRegion(region));
    }

    void recordingOfACameraIsReadAndWritten()
    {
        const QByteArray text =
            changed("\"transport\": \"udp\"", "\"record\": \"sub\", \"replay\": \"rtsp://10.0.0.9/c01\"");
        QCOMPARE(errorsOf(text), QStringList());
        const Region region = readRegion(text).region;
        const Camera& camera = region.mines[0].cameras[0];
        QCOMPARE(camera.record, RecordStream::Sub);
        QCOMPARE(camera.replayUrl, QStringLiteral("rtsp://10.0.0.9/c01"));
        QVERIFY(readRegion(writeRegion(region)).region.mines == region.mines);
        QCOMPARE(region.mines[0].cameras[1].record, RecordStream::None);
    }

    void cameraMaySayThatItIsNotRecorded()
    {
        const QByteArray text = changed("\"transport\": \"udp\"", "\"record\": false");
        QCOMPARE(errorsOf(text), QStringList());
        QCOMPARE(readRegion(text).region.mines[0].cameras[0].record, RecordStream::None);
    }

    void namesPlaceFoundAndExpected_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* from, const char* to, const char* error) {
            QTest::newRow(name) << changed(from, to) << QString::fromUtf8(error);
        };
        row("unknown version", "\"version\": 1", "\"version\": 2", "/version: found 2, expected version 1");
        row("place", "main_shaft_mouth", "moon", "/mines/0/cameras/0/place: found \"moon\", expected one of main_sh");
        row("area kind", "coal_face", "x", "/mines/0/areas/0/kind: found \"x\", expected one of coal_face,");
        row("role", "main_hoist", "x", "/mines/0/feeders/0/role: found \"x\", expected one of substation");
        row("state", "suspended", "x", "/mines/0/state/kind: found \"x\", expected one of producing");
        row("mine code", "\"code\": \"410881001001\"", "\"code\": \"4108\"",
            "/mines/0/code: found \"4108\", expected a text of exactly 12 digits");
        row("area code of another mine", "\"4108810010010001\"", "\"4108810010990001\"",
            "/mines/0/areas/0/code: found \"4108810010990001\", expected a code that begins with its mine's code");
        row("station code too short", "4108810010010001000001", "41088100100100010001",
            "/mines/0/stations/0/code: found \"41088100100100010001\", expected a text of exactly 22 digits");
        row("camera without URL", "\"main\": \"file:///tmp/clip.mp4\"", "\"m\": 1",
            "/mines/0/cameras/1/main: found nothing, expected a text that is not empty");
        row("unsupported scheme", "file:///tmp/clip.mp4", "ftp://a/b",
            "/mines/0/cameras/1/main: found \"ftp://a/b\", expected an address that begins with rtsp,");
        row("URL without host", "file:///tmp/clip.mp4", "rtsp:///x", "/mines/0/cameras/1/main: found \"rtsp:///x\"");
        row("ONVIF service over RTSP", "http://op:secret", "rtsp://op:secret",
            "/mines/0/cameras/0/onvif: found \"rtsp://***@10.0.0.1/onvif/device_service\", expected an address that "
            "begins "
            "with http");
        row("stream to record", "\"transport\": \"udp\"", "\"record\": \"both\"",
            "/mines/0/cameras/0/record: found \"both\", expected \"main\", \"sub\" or false");
        row("replay over HTTP", "\"transport\": \"udp\"", "\"replay\": \"http://a/b\"",
            "/mines/0/cameras/0/replay: found \"http://a/b\", expected an address of a recorder that begins with rtsp");
        row("negative limit", "\"limit\": 25", "\"limit\": -1",
            "/mines/0/areas/0/limit: found -1, expected a whole number from 0 to");
        row("polygon of two", "[[0,0],[80,0],[80,12],[0,12]]", "[[0,0],[1,1]]",
            "/mines/0/areas/0/polygon: found an array of 2, expected a polygon of at least 3 points");
        row("path of one", "[[0,0,-320],[400,0,-330]]", "[[0,0,-320]]",
            "/mines/0/roadways/0/path: found an array of 1, expected a path of at least 2 points");
        row("point of one number", "[80,12]", "[80]",
            "/mines/0/areas/0/polygon/2: found an array of 1, expected an array of 2 numbers");
        row("coordinate beyond reason", "-320.5", "1e300", "/mines/0/stations/0/z: found 1e+300, expected a number");
        row("time without offset", "2026-11-01T00:00:00+08:00", "2026-11-01T00:00:00",
            "/mines/0/state/from: found \"2026-11-01T00:00:00\", expected an ISO 8601 time with offset");
        row("impossible date", "2026-11-01", "2026-02-30", "/mines/0/state/from: found \"2026-02-30");
        row("time zone", "Asia/Shanghai", "Mars/Base", "/region/timezone: found \"Mars/Base\", expected a time zone");
        row("time zone as a path", "Asia/Shanghai", "../../etc/passwd", "/region/timezone: found \"../../etc/");
        row("shift time", "\"08:00\"", "\"8:60\"", "/mines/0/shifts/0/start: found \"8:60\", expected a time of day");
        row("shift that starts at 24:00", "\"22:00\"", "\"24:00\"", "/mines/0/shifts/2/start: found \"24:00\"");
        row("shift without length", "\"22:00\"", "\"06:00\"",
            "/mines/0/shifts/2/end: found \"06:00\", expected a time other than \"start\"");
        row("feed without plugin", "\"plugin\": \"mqtt\"", "\"p\": 1",
            "/feeds/0/plugin: found nothing, expected a text that is not empty");
        row("same camera id", "\"c02\"", "\"c01\"",
            "/mines/0/cameras/1/id: found \"c01\", used already at /mines/0/cameras/0/id, expected no second use of "
            "this id");
        row("same feed id", "\"plugin\": \"mtt1201\"", "\"plugin\": \"x\", \"id\": \"mqtt-0\"",
            "/feeds/1/id: found \"mqtt-0\", used already at /feeds/0/id, expected no second use of this id");
        row("mine that is no object", "\"mines\": [{", "\"mines\": [5, {", "/mines/0: found 5, expected an object");
        row("cameras that are no list", "\"cameras\": [{", "\"cameras\": 5, \"other\": [{",
            "/mines/0/cameras: found 5, expected an array");
    }

    void namesPlaceFoundAndExpected()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        const QStringList errors = errorsOf(bytes);
        QCOMPARE(errors.size(), 1);
        QVERIFY2(errors.front().startsWith(error), qPrintable(errors.front()));
    }

    void namesBothPlacesOfAMineCodeUsedTwice()
    {
        QJsonObject root = QJsonDocument::fromJson(document()).object();
        QJsonArray mines = root[QStringLiteral("mines")].toArray();
        mines.append(mines.first());
        root[QStringLiteral("mines")] = mines;
        const QStringList errors = errorsOf(QJsonDocument(root).toJson());
        QCOMPARE(errors, QStringList{QStringLiteral("/mines/1/code: found \"410881001001\", used already at "
                                                    "/mines/0/code, expected no second use of this code")});
    }

    void findsEveryErrorInOnePass()
    {
        QByteArray bytes = changed("coal_face", "x");
        bytes.replace("\"limit\": 25", "\"limit\": -1").replace("main_hoist", "x").replace("c02", "c01");
        QCOMPARE(errorsOf(bytes).size(), 4);
    }

    void neverShowsCredentialsOfAnAddress()
    {
        const QString errors = errorsOf(changed("rtsp://u:secret", "ftp://u:secret")).join(QLatin1Char('\n'));
        QVERIFY(errors.contains(QStringLiteral("ftp://***@10.0.0.1/m")));
        QVERIFY(!errors.contains(QStringLiteral("secret")));
    }

    void saysWhereTheSyntaxIsBroken()
    {
        const QStringList errors = errorsOf("{\"version\": 1,\n  \"名\": nope}");
        QCOMPARE(errors.size(), 1);
        QVERIFY2(errors.front().startsWith(
                     QStringLiteral("(document): found \"\"名\": nope}\" at line 2, column 10, expected")),
                 qPrintable(errors.front()));
    }

    void survivesHostileDocuments_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray binary(4096, '\0');
        for (qsizetype i = 0; i < binary.size(); ++i) binary[i] = static_cast<char>((i * 37 + 11) & 0xff);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray(" \n\t ");
        QTest::newRow("binary") << binary;
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("deep arrays") << QByteArray(200'000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100'000);
        QTest::newRow("not UTF-8") << changed("示范区", "\xca\xbe\xb7\xb6");
        QTest::newRow("infinite") << changed("-320.5", "1e999");
        QTest::newRow("not a number") << changed("-320.5", "NaN");
        QTest::newRow("cut") << document().chopped(40);
        QTest::newRow("more behind the end") << document() + "]";
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("too large") << QByteArray(kMaximumRegionFileBytes + 1, ' ');
        QTest::newRow("a thousand errors")
            << "{\"version\":1,\"region\":{\"name\":\"a\"},\"mines\":[" + QByteArray("1,").repeated(999) + "1]}";
    }

    void survivesHostileDocuments()
    {
        QFETCH(QByteArray, bytes);
        const RegionReading reading = readRegion(bytes);
        QVERIFY(reading.issueCount >= 1);
        QVERIFY(reading.issues.size() <= 200);
    }

    void savesAndLoadsAFile()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("region.json"));
        const Region region = readRegion(document()).region;
        QVERIFY(saveRegion(region, path));
        const Result<Region> loaded = loadRegion(path);
        QVERIFY(loaded.ok());
        QVERIFY(loaded.value().mines == region.mines);
        QCOMPARE(loaded.value().directory, directory.path());
    }

    void refusesAFileOf50MegabytesUnread()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("big.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(50'000'000));
        const Result<Region> loaded = loadRegion(file.fileName());
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().message,
                 QStringLiteral("found a file of 50000000 bytes, expected at most 16777216 bytes"));
    }

    void refusesWhatIsNoReadableFile()
    {
        const QTemporaryDir directory;
        QCOMPARE(loadRegion(directory.path()).error().message,
                 QStringLiteral("found a directory, expected a region file"));
        QCOMPARE(loadRegion(QStringLiteral("/dev/zero")).error().message,
                 QStringLiteral("found a special file, expected a region file"));
        QCOMPARE(loadRegion(directory.filePath(QStringLiteral("none"))).error().kind, ErrorKind::NotFound);

        QFile secret(directory.filePath(QStringLiteral("secret.json")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.setPermissions(QFileDevice::WriteOwner);
        if (QFileInfo(secret).isReadable()) QSKIP("this user may read every file");
        QCOMPARE(loadRegion(secret.fileName()).error().kind, ErrorKind::Permission);
    }

    void leavesTheOldFileWhenSavingFails()
    {
        QVERIFY(!saveRegion(Region(), QStringLiteral("/nonexistent/region.json")).ok());
    }
};

QTEST_GUILESS_MAIN(TestRegionFile)
#include "tst_regionfile.moc"
