#include <QtTest>

#include <QProcess>

#include <consult/minutesfile.h>

#include <support/testdata.h>
#include <unit/consult/minutessample.h>
#include <unit/duty/pdftext.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PITWATCH_BIN") + u"/pitwatchctl"_s,
                  QStringList{u"report"_s, u"minutes"_s} + arguments);
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace

/// `pitwatchctl report minutes` as a person calls it: exit codes, messages, files.
class TestMinutesCommand : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;
    QString out_;

    QString file(const QString& name, const QByteArray& content) const
    {
        QFile made(directory_.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size()) qFatal("cannot write");
        return made.fileName();
    }

    QStringList order(const QString& minutes, const QString& locale = u"zh_CN"_s) const
    {
        return {u"--file"_s, minutes, u"--region"_s, test::sourceFile(u"tests/data/region-3x16.json"_s),
                u"--out"_s,  out_,    u"--locale"_s, locale};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("PITWATCH_BIN")) QSKIP("PITWATCH_BIN names the folder of the programs");
        out_ = directory_.filePath(u"minutes.pdf"_s);
    }

    void init() { QFile::remove(out_); }

    void paperInChineseIsMadeFromTheFile()
    {
        const Outcome outcome = run(order(file(u"a.json"_s, writeMinutesDocument(test::sampleMinutes()))));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(!outcome.err.contains(u"pitwatchctl"_s), qPrintable(outcome.err));
        QVERIFY(QFile::exists(out_));
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        const QString text = test::pdfText(out_);
        for (const QString& expected : {u"会商纪要"_s, u"连接中断"_s, minutesDigest(test::sampleMinutes())})
            QVERIFY2(text.contains(expected), qPrintable(expected));
    }

    void paperInEnglishIsMade()
    {
        QCOMPARE(run(order(file(u"a.json"_s, writeMinutesDocument(test::sampleMinutes())), u"en"_s)).code, 0);
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        QVERIFY(test::pdfText(out_).contains(u"Minutes of the consultation"_s));
    }

    void minutesWithoutEndAreMadeAndSaySo()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.until.reset();
        const Outcome outcome = run(order(file(u"open.json"_s, writeMinutesDocument(minutes))));
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.err.contains(u"no end of the consultation was noted"_s));
        QVERIFY(QFile::exists(out_));
    }

    void damagedFileIsNamed()
    {
        QByteArray document = writeMinutesDocument(test::sampleMinutes());
        document.replace("\"kind\":\"closed\"", "\"kind\":\"exploded\"");
        const QString path = file(u"damaged.json"_s, document);
        const Outcome outcome = run(order(path));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(path + u": /course/30/kind: found \"exploded\", expected one of"_s),
                 qPrintable(outcome.err));
        QVERIFY(!QFile::exists(out_));
    }

    void missingRegionIsNamed()
    {
        QStringList arguments = order(file(u"a.json"_s, writeMinutesDocument(test::sampleMinutes())));
        arguments[3] = directory_.filePath(u"nowhere.json"_s);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains(u"nowhere.json: found no such file"_s));
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << QStringList() << u"--file is missing"_s;
        QTest::newRow("no region") << QStringList{u"--file"_s, u"a"_s} << u"--region is missing"_s;
        QTest::newRow("unknown option") << QStringList{u"--colour"_s} << u"colour"_s;
        QTest::newRow("stray word") << QStringList{u"a.json"_s} << u"\"a.json\" was not expected"_s;
    }

    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
    }

    void helpIsPrinted()
    {
        const Outcome outcome = run({u"--help"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(u"--region"_s));
    }
};

QTEST_GUILESS_MAIN(TestMinutesCommand)
#include "tst_minutescommand.moc"
