#include <QProcess>
#include <QtTest>

#include <support/testdata.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QString out;
};

Outcome run(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PITWATCH_BIN") + u"/pitwatchctl"_s, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

}  // namespace

class TestCtlChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passesAGoodRegionFile()
    {
        const Outcome outcome = run({u"region"_s, u"check"_s, test::dataFile(u"region/complete.json"_s)});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.startsWith(u"ok: 示范区 (Asia/Shanghai), mines 1, cameras 2"_s));
    }

    void namesEveryErrorOfARegionFileOnItsLine()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("{\"version\":1,\"region\":{\"name\":\"a\"},\"mines\":[{\"code\":\"4\\n1\",\"name\":\"\"}]}");
        file.close();
        const Outcome outcome = run({u"region"_s, u"check"_s, file.fileName()});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.out,
                 u"/mines/0/code: found \"4?1\", expected a text of exactly 12 digits\n"
                 "/mines/0/name: found \"\", expected a text that is not empty\n"_s);
    }

    void refusesGarbageOf50Megabytes()
    {
        QTemporaryFile file;
        QVERIFY(file.open() && file.resize(50'000'000));
        QCOMPARE(run({u"region"_s, u"check"_s, file.fileName()}).code, 1);
    }

    void tellsWrongUseFromErrors()
    {
        QCOMPARE(run({u"region"_s, u"check"_s}).code, 2);
        QCOMPARE(run({u"ingest"_s}).code, 2);
        QCOMPARE(run({u"ingest"_s, u"--nonsense"_s, u"x"_s}).code, 2);
        QCOMPARE(run({u"ingest"_s, u"--help"_s}).code, 0);
    }

    void countsPerceptionFilesPerKindAndState()
    {
        const Outcome outcome = run(
            {u"ingest"_s, u"--json"_s, u"--now"_s, u"2026-11-23T10:30:00+08:00"_s, test::dataFile(u"perception"_s)});
        QCOMPARE(outcome.code, 0);
        const QJsonObject object = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(object.value("states"_L1).toObject().value("ACCEPTED"_L1).toInt(), 12);
        QCOMPARE(object.value("states"_L1).toObject().value("UNKNOWN"_L1).toInt(), 1);
        QCOMPARE(object.value("kinds"_L1).toObject().value("RYSS"_L1).toObject().value("records"_L1).toInt(), 3);
    }

    void failsWhenAFileIsRejected()
    {
        const Outcome outcome =
            run({u"ingest"_s, u"--now"_s, u"2020-01-01T00:00:00Z"_s, test::dataFile(u"perception"_s)});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.out.contains(u"REJECTED: header: found a time in the future"_s));
    }
};

QTEST_GUILESS_MAIN(TestCtlChecks)
#include "tst_ctlchecks.moc"
