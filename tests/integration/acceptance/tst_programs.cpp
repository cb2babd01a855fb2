#include <QtTest>

#include <QImage>
#include <QProcess>

#include <support/testdata.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 180'000;  // under a sanitizer everything takes several times as long
/// A tour takes about half a minute; under a sanitizer longer.
constexpr int kTourPatience = 170'000;

struct Outcome {
    int code = -1;
    QByteArray out, err;
};

Outcome runProgram(const QString& name, const QStringList& arguments, int patience = kPatience)
{
    QProcess process;
    process.start(qEnvironmentVariable("PITWATCH_BIN") + u'/' + name, arguments);
    if (!process.waitForFinished(patience)) {
        process.terminate();
        if (!process.waitForFinished(10'000)) process.kill();
        process.waitForFinished(1000);
        return {-1, process.readAllStandardOutput(), "did not end: " + process.readAllStandardError()};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// The programs as a user calls them: one tour through the demo region, then the commands over what it left.
class TestPrograms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        from_ = now.addSecs(-600).toString(Qt::ISODate);
        tour_ = runProgram(u"pitwatch"_s,
                           {u"--demo"_s, u"--tour"_s, file("tour"), u"--data"_s, file("data"), u"--record"_s,
                            file("observations.jsonl")},
                           kTourPatience);
        to_ = QDateTime::currentDateTimeUtc().addSecs(60).toString(Qt::ISODate);
    }

    void everyProgramTellsItsUseAndVersion_data()
    {
        QTest::addColumn<QString>("program");
        for (const char* name : {"pitwatch", "pitwatchctl", "pitwatch-sim"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyProgramTellsItsUseAndVersion()
    {
        QFETCH(QString, program);
        const Outcome help = runProgram(program, {u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Usage:"));
        const Outcome version = runProgram(program, {u"--version"_s});
        QCOMPARE(version.code, 0);
        QVERIFY2(version.out.startsWith(program.toLatin1() + ' '), version.out.constData());
    }

    void wrongUseIsTwoAndSaysWhy_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("client, nothing to show") << u"pitwatch"_s << QStringList();
        QTest::newRow("client, two things to show")
            << u"pitwatch"_s << QStringList{u"--demo"_s, u"--region"_s, u"x.json"_s};
        QTest::newRow("client, unknown option") << u"pitwatch"_s << QStringList{u"--nonsense"_s};
        QTest::newRow("client, unknown page") << u"pitwatch"_s << QStringList{u"--demo"_s, u"--page"_s, u"weather"_s};
        QTest::newRow("client, no number") << u"pitwatch"_s << QStringList{u"--demo"_s, u"--exit-after"_s, u"soon"_s};
        QTest::newRow("ctl, nothing") << u"pitwatchctl"_s << QStringList();
        QTest::newRow("ctl, unknown command") << u"pitwatchctl"_s << QStringList{u"dance"_s};
        QTest::newRow("ctl, half a command") << u"pitwatchctl"_s << QStringList{u"region"_s};
        QTest::newRow("ctl, report without times") << u"pitwatchctl"_s << QStringList{u"report"_s, u"shift"_s};
        QTest::newRow("simulator, no region") << u"pitwatch-sim"_s << QStringList();
        QTest::newRow("simulator, no number")
            << u"pitwatch-sim"_s << QStringList{u"--region"_s, u"x.json"_s, u"--speed"_s, u"fast"_s};
    }

    void wrongUseIsTwoAndSaysWhy()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        const Outcome outcome = runProgram(program, arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.err.isEmpty());
    }

    void theClientNamesTheErrorsOfARegionFileAndEnds()
    {
        const QString bad =
            write("bad.json", R"({"version":1,"region":{"name":"a"},"mines":[{"code":"41","name":""}]})");
        const Outcome outcome =
            runProgram(u"pitwatch"_s, {u"--region"_s, bad, u"--data"_s, file("unused"), u"--exit-after"_s, u"1"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("/mines/0/code: found \"41\", expected a text of exactly 12 digits"),
                 outcome.err.constData());
        QVERIFY(outcome.err.contains("/mines/0/name"));
        QVERIFY(!QFileInfo::exists(file("unused")));
    }

    void theClientEndsWhenItIsToldTo()
    {
        const Outcome outcome = runProgram(u"pitwatch"_s, {u"--region"_s, test::dataFile(u"region/complete.json"_s),
                                                           u"--data"_s, file("short"), u"--exit-after"_s, u"1"_s});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(QFileInfo(file("short/pitwatch.sqlite")).size() > 0);
    }

    void theTourVisitsEveryPage()
    {
        QVERIFY2(tour_.code == 0, tour_.err.constData());
        const QStringList pictures{u"01-overview.png"_s, u"02-wall.png"_s,  u"03-playback.png"_s,
                                   u"04-map.png"_s,      u"05-power.png"_s, u"06-alarms.png"_s,
                                   u"07-consult.png"_s,  u"08-duty.png"_s,  u"09-system.png"_s};
        QCOMPARE(QDir(file("tour")).entryList(QDir::Files, QDir::Name), pictures);
        for (const QString& name : pictures) {
            const QImage picture(file("tour/") + name);
            QVERIFY2(picture.width() >= 1280 && picture.height() >= 720, qPrintable(name));
            QVERIFY2(!isOneColour(picture), qPrintable(name));
        }
    }

    void theReportOfTheSessionIsAPdf()
    {
        const QString path = file("shift.pdf");
        const Outcome outcome = report(u"pdf"_s, path);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(contents(path).startsWith("%PDF"));
        QVERIFY2(!outcome.err.contains("nothing was recorded"), outcome.err.constData());
    }

    void theReportOfTheSessionIsACsvThatSpreadsheetsCanRead()
    {
        const QString path = file("shift.csv");
        const Outcome outcome = report(u"csv"_s, path);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(contents(path).startsWith("\xef\xbb\xbf"));
        for (const char* mine : {"测试一矿", "测试二矿", "测试三矿"}) QVERIFY2(contents(path).contains(mine), mine);
    }

    void aReportOverAStoreThatIsNotThereIsOne()
    {
        const Outcome outcome =
            runProgram(u"pitwatchctl"_s, {u"report"_s, u"shift"_s, u"--from"_s, from_, u"--to"_s, to_, u"--format"_s,
                                          u"csv"_s, u"--out"_s, file("none.csv"), u"--data"_s, file("nowhere")});
        QCOMPARE(outcome.code, 1);
        QVERIFY(!QFileInfo::exists(file("none.csv")));
    }

    void theRecordedSessionReplaysToTheSameAlarmsEachTime()
    {
        const QStringList arguments{u"replay"_s,   file("observations.jsonl"),
                                    u"--region"_s, test::sourceFile(u"resources/demo/region.json"_s),
                                    u"--rules"_s,  test::sourceFile(u"resources/rules/demo.json"_s)};
        const Outcome first = runProgram(u"pitwatchctl"_s, arguments);
        QVERIFY2(first.code == 0, first.err.constData());
        QVERIFY(first.out.contains("load-above-idle") || first.out.contains("restricted-area"));
        QCOMPARE(runProgram(u"pitwatchctl"_s, arguments).out, first.out);
    }

    void theDemoRegionAndTheOtherOnePassTheCheck()
    {
        for (const QString& region :
             {test::sourceFile(u"resources/demo/region.json"_s), test::dataFile(u"region-3x16.json"_s)}) {
            const Outcome outcome = runProgram(u"pitwatchctl"_s, {u"region"_s, u"check"_s, region});
            QVERIFY2(outcome.code == 0, outcome.out.constData());
            QVERIFY(outcome.out.contains("mines 3"));
        }
    }

    void theFilesOfTheMinesAreIngestedWithoutAnError()
    {
        const QString work = file("work");
        const Outcome served =
            runProgram(u"pitwatch-sim"_s,
                       {u"--region"_s, test::sourceFile(u"resources/demo/region.json"_s), u"--ephemeral"_s,
                        u"--no-video"_s, u"--work"_s, work, u"--file-period"_s, u"1"_s, u"--exit-after"_s, u"3"_s});
        QVERIFY2(served.code == 0, served.err.constData());
        const Outcome outcome = runProgram(u"pitwatchctl"_s, {u"ingest"_s, u"--json"_s, work});
        QVERIFY2(outcome.code == 0, outcome.out.constData());
        const QJsonObject states = QJsonDocument::fromJson(outcome.out).object().value(u"states"_s).toObject();
        QCOMPARE(states.keys(), QStringList{u"ACCEPTED"_s});
        QVERIFY(states.value(u"ACCEPTED"_s).toInt() >= 6);
    }

private:
    QString file(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    QString write(const char* name, const QByteArray& content) const
    {
        QFile target(file(name));
        if (target.open(QIODevice::WriteOnly)) target.write(content);
        return target.fileName();
    }

    Outcome report(const QString& format, const QString& path) const
    {
        return runProgram(u"pitwatchctl"_s, {u"report"_s, u"shift"_s, u"--from"_s, from_, u"--to"_s, to_, u"--format"_s,
                                             format, u"--out"_s, path, u"--data"_s, file("data")});
    }

    static bool isOneColour(const QImage& picture)
    {
        const QRgb first = picture.pixel(0, 0);
        for (int y = 0; y < picture.height(); y += 7)
            for (int x = 0; x < picture.width(); x += 7)
                if (picture.pixel(x, y) != first) return false;
        return true;
    }

    QTemporaryDir folder_;
    Outcome tour_;
    QString from_, to_;
};

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"
