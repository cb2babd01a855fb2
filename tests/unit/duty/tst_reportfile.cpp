#include <QtTest>

#include <QPainter>

#include <duty/reportdata.h>
#include <duty/reportfile.h>
#include <duty/reportpages.h>

#include "pdftext.h"
#include "shiftsample.h"

using namespace pitwatch;
using test::pdfText;

class TestReportFile : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;
    ShiftReport report_;

    QString written(ReportFormat format)
    {
        const QString path = directory_.filePath(QStringLiteral("report.") + fileSuffix(format));
        const auto done = writeReport(report_, format, path);
        if (!done) qFatal("%s", qPrintable(done.error().text()));
        return path;
    }

private Q_SLOTS:
    void initTestCase() { report_ = test::sampleReport(); }

    void pdfHoldsTheFactsAndTheirDigest()
    {
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        const QString text = pdfText(written(ReportFormat::Pdf));
        QVERIFY(text.contains(QStringLiteral("示范区")));
        QVERIFY(text.contains(QStringLiteral("测试二矿")));
        QVERIFY(text.contains(QStringLiteral("主井提升")));
        QVERIFY(text.contains(QStringLiteral("2026-11-23 08:00")));
        QVERIFY(text.contains(reportDigest(report_)));
    }

    void noHeadingIsLostBetweenTables()
    {
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        const QString text = pdfText(written(ReportFormat::Pdf));
        const ReportSheet sheet = composeSheet(report_);
        for (const ReportTable& table : sheet.tables) QVERIFY2(text.contains(table.title), qPrintable(table.title));
        QVERIFY(text.contains(sheet.signatures.front()));
    }

    void everyPdfPageIsNumbered()
    {
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        const QStringList pages = pdfText(written(ReportFormat::Pdf)).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
        QVERIFY(pages.size() >= 2);
        for (qsizetype i = 0; i < pages.size(); ++i)
            QVERIFY(pages[i].contains(QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.size())));
    }

    void tableOverSeveralPagesRepeatsItsHeader()
    {
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        ShiftReport longReport = report_;
        for (int i = 0; i < 5; ++i)
            longReport.alarms.insert(longReport.alarms.end(), report_.alarms.begin(), report_.alarms.end());
        const QString path = directory_.filePath(QStringLiteral("long.pdf"));
        QVERIFY(writeReport(longReport, ReportFormat::Pdf, path).ok());
        QVERIFY(pdfText(path).count(QStringLiteral("What was found")) >= 2);
    }

    void csvIsWritten()
    {
        QFile file(written(ReportFormat::Csv));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(reportDigest(report_).toUtf8()));
    }

    void unwritablePlaceIsNamed()
    {
        const QString path = directory_.filePath(QStringLiteral("missing/report.pdf"));
        const auto done = writeReport(report_, ReportFormat::Pdf, path);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::Permission);
        QCOMPARE(done.error().where, path);
    }

    void cancelledReportLeavesTheOldFile()
    {
        const QString path = directory_.filePath(QStringLiteral("old.pdf"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
        file.close();
        ReportProgress progress;
        progress.cancelled = true;
        QVERIFY(!writeReport(report_, ReportFormat::Pdf, path, &progress).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
    }

    void suggestedNameIsSafe()
    {
        ShiftReport report = report_;
        report.regionName = QStringLiteral("a/b:c");
        QCOMPARE(suggestedFileName(report, ReportFormat::Csv), QStringLiteral("a_b_c-20261123-0800-1600.csv"));
    }

    void pagesCanBePaintedOnAnyThread()
    {
        int pages = 0;
        bool inked = false;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            QImage image(827, 1169, QImage::Format_RGB32);
            image.setDotsPerMeterX(3937);
            image.setDotsPerMeterY(3937);
            image.fill(Qt::white);
            const ReportPages report(composeSheet(report_), &image);
            pages = report.count();
            QPainter painter(&image);
            report.paint(painter, 0);
            painter.end();
            QImage blank(image.size(), image.format());
            blank.fill(Qt::white);
            inked = image.copy(0, 100, 827, 900) != blank.copy(0, 100, 827, 900);
        }));
        thread->start();
        QVERIFY(thread->wait(30000));
        QVERIFY(pages >= 2);
        QVERIFY(inked);
    }
};

QTEST_MAIN(TestReportFile)
#include "tst_reportfile.moc"
