#include <QtTest>

#include <duty/reportcsv.h>

#include "shiftsample.h"

using namespace pitwatch;

class TestReportCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreQuotedAndHarmless_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const QString& text, const QString& field) {
            QTest::newRow(name) << text << field;
        };
        row("plain", QStringLiteral("测试一矿"), QStringLiteral("测试一矿"));
        row("comma", QStringLiteral("a,b"), QStringLiteral("\"a,b\""));
        row("quote", QStringLiteral("a\"b"), QStringLiteral("\"a\"\"b\""));
        row("line break", QStringLiteral("a\nb"), QStringLiteral("\"a\nb\""));
        row("empty", QString(), QString());
        row("equals", QStringLiteral("=1+1"), QStringLiteral("'=1+1"));
        row("plus", QStringLiteral("+86 10"), QStringLiteral("'+86 10"));
        row("minus", QStringLiteral("-1+1"), QStringLiteral("'-1+1"));
        row("at", QStringLiteral("@SUM(A1)"), QStringLiteral("'@SUM(A1)"));
        row("tab", QStringLiteral("\t=1"), QStringLiteral("'\t=1"));
        row("full width", QStringLiteral("＝1"), QStringLiteral("'＝1"));
        row("formula with comma", QStringLiteral("=A(1,2)"), QStringLiteral("\"'=A(1,2)\""));
        row("negative number", QStringLiteral("-3.5"), QStringLiteral("-3.5"));
    }

    void fieldsAreQuotedAndHarmless()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        QCOMPARE(csvField(text), field);
    }

    void fileBeginsWithAByteOrderMark()
    {
        QVERIFY(toCsv(composeSheet(test::sampleReport())).startsWith("\xEF\xBB\xBF"));
    }

    void everySectionHasItsRows()
    {
        const QString csv = QString::fromUtf8(toCsv(composeSheet(test::sampleReport())));
        QVERIFY(csv.contains(QStringLiteral("2. Alarms\r\nNo.,Grade,Raised,Mine,Subject,What was found")));
        QVERIFY(csv.contains(QStringLiteral("测试二矿,综采工作面")));
        QVERIFY(csv.contains(QStringLiteral("测试一矿,08:00–09:00,")));
        QVERIFY(csv.contains(QStringLiteral("测试一矿,主井提升,")));
        QVERIFY(csv.contains(QStringLiteral("mtt1201-0,")));
        QVERIFY(csv.contains(QStringLiteral("停产检修报告〔2026〕7号")));
    }

    void reasonFromOutsideCannotRunAsAFormula()
    {
        const QString csv = QString::fromUtf8(toCsv(composeSheet(test::sampleReport())));
        QVERIFY(csv.contains(QStringLiteral("\"'=HYPERLINK(\"\"x\"\")\"")));
    }

    void emptyReportSaysSo()
    {
        ShiftReport report;
        report.zone = QTimeZone("Asia/Shanghai");
        report.period = test::kShift;
        report.generatedAt = test::kShift.to;
        const QString csv = QString::fromUtf8(toCsv(composeSheet(report)));
        QVERIFY(csv.contains(QStringLiteral("Nothing was recorded in this period")));
        QVERIFY(csv.contains(QStringLiteral("No alarm was open in this period.")));
    }
};

QTEST_GUILESS_MAIN(TestReportCsv)
#include "tst_reportcsv.moc"
