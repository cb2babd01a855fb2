#include <QtTest>

#include <QProcess>

#include <consult/minutesfile.h>
#include <consult/minuteslist.h>

#include <unit/consult/minutessample.h>
#include <unit/duty/shiftsample.h>

using namespace pitwatch;
using namespace pitwatch::test;

namespace {

struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

Outcome report(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PITWATCH_BIN") + QStringLiteral("/pitwatchctl"),
                  QStringList{QStringLiteral("report"), QStringLiteral("shift")} + arguments);
    if (!process.waitForFinished(60000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// `pitwatchctl report shift` as a person calls it: exit codes, messages, files.
class TestReportCommand : public QObject {
    Q_OBJECT

    StorePlace place_;
    QString out_;

    QStringList order(const QString& format, const QStringList& more = {}) const
    {
        return QStringList{QStringLiteral("--from"),   QStringLiteral("2026-11-23T08:00:00+08:00"),
                           QStringLiteral("--to"),     QStringLiteral("2026-11-23T16:00:00+08:00"),
                           QStringLiteral("--format"), format,
                           QStringLiteral("--out"),    out_,
                           QStringLiteral("--data"),   place_.directory.path(),
                           QStringLiteral("--locale"), QStringLiteral("en")} +
               more;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("PITWATCH_BIN")) QSKIP("PITWATCH_BIN names the folder of the programs");
        writeSampleShift(place_);
        out_ = place_.directory.filePath(QStringLiteral("report"));
    }

    void csvIsMadeWithNamesFromTheStore()
    {
        const Outcome outcome = report(order(QStringLiteral("csv")));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(!outcome.err.contains(QStringLiteral("pitwatchctl")), qPrintable(outcome.err));
        QVERIFY(content(out_).contains("测试一矿,主井提升"));
    }

    void consultationsBesideTheStoreAreInTheReport()
    {
        const QDir folder(minutesDirectory(place_.directory.path()));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        QFile file(folder.filePath(minutesFileName(sampleMinutes())));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(writeMinutesDocument(sampleMinutes()));
        file.close();
        QStringList arguments = order(QStringLiteral("csv"));
        arguments[1] = QStringLiteral("2026-11-24T16:00:00+08:00");
        arguments[3] = QStringLiteral("2026-11-25T00:00:00+08:00");
        QCOMPARE(report(arguments).code, 0);
        QVERIFY(content(out_).contains("Snapshot,Duty seat,20261124-083345-map-410881001001-3201.png"));
    }

    void pdfIsMade()
    {
        QCOMPARE(report(order(QStringLiteral("pdf"))).code, 0);
        QVERIFY(content(out_).startsWith("%PDF-"));
    }

    void periodWithoutDataGivesAReportThatSaysSo()
    {
        QStringList arguments = order(QStringLiteral("csv"));
        arguments[1] = QStringLiteral("2026-10-01T00:00:00+08:00");
        arguments[3] = QStringLiteral("2026-10-01T08:00:00+08:00");
        const Outcome outcome = report(arguments);
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.err.contains(QStringLiteral("nothing was recorded")));
        QVERIFY(content(out_).contains("Nothing was recorded in this period"));
    }

    void missingStoreIsNamed()
    {
        const QTemporaryDir empty;
        QStringList arguments = order(QStringLiteral("csv"));
        arguments[9] = empty.path();
        const Outcome outcome = report(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains(empty.path()));
        QVERIFY(outcome.err.contains(QStringLiteral("there is no store here")));
    }

    void unwritableFileIsNamed()
    {
        QStringList arguments = order(QStringLiteral("csv"));
        arguments[7] = QStringLiteral("/proc/nowhere/report.csv");
        const Outcome outcome = report(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains(QStringLiteral("/proc/nowhere/report.csv")));
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QStringList noZone = order(QStringLiteral("csv"));
        noZone[1] = QStringLiteral("2026-11-23T08:00:00");
        QStringList reversed = order(QStringLiteral("csv"));
        qSwap(reversed[1], reversed[3]);
        QTest::newRow("nothing") << QStringList() << QStringLiteral("--from is missing");
        QTest::newRow("time without zone") << noZone << QStringLiteral("--from: found");
        QTest::newRow("reversed") << reversed << QStringLiteral("later than");
        QTest::newRow("format") << order(QStringLiteral("docx")) << QStringLiteral("pdf or csv");
        QTest::newRow("unknown option") << order(QStringLiteral("csv"), {QStringLiteral("--colour")})
                                        << QStringLiteral("colour");
    }

    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const Outcome outcome = report(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    }

    void helpIsPrinted()
    {
        const Outcome outcome = report({QStringLiteral("--help")});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(QStringLiteral("--format")));
    }
};

QTEST_GUILESS_MAIN(TestReportCommand)
#include "tst_reportcommand.moc"
