#include <QtTest>

#include <QPainter>

#include <consult/minutesfile.h>
#include <duty/minutespdf.h>
#include <duty/minutessheet.h>
#include <duty/reportpages.h>

#include <unit/consult/minutessample.h>

#include "pdftext.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using test::pdfText;

namespace {

const QTimeZone kZone("Asia/Shanghai");

}  // namespace

class TestMinutesPdf : public QObject {
    Q_OBJECT

    QTemporaryDir directory_;

    Result<void> write(const Minutes& minutes, const QString& path, ReportProgress* progress = nullptr) const
    {
        return writeMinutes(minutes, u"示范区"_s, kZone, path, progress);
    }

private Q_SLOTS:
    void paperHoldsWhatHappened()
    {
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        const QString path = directory_.filePath(u"minutes.pdf"_s);
        QVERIFY(write(test::sampleMinutes(), path).ok());
        const QString text = pdfText(path);
        for (const QString& expected :
             {u"示范区"_s, u"Minutes of the consultation"_s, u"2026-11-24 16:30:05"_s, u"11-24 16:35:05"_s,
              u"connection lost"_s, u"No answer"_s, u"Duty leader"_s, minutesDigest(test::sampleMinutes())})
            QVERIFY2(text.contains(expected), qPrintable(expected));
        for (const ReportTable& table : composeMinutes(test::sampleMinutes(), {}, kZone).tables)
            QVERIFY2(text.contains(table.title), qPrintable(table.title));
    }

    void longCourseGoesOnOverPages()
    {
        if (!test::canReadPdf()) QSKIP("pdftotext (poppler-utils) is not installed");
        Minutes minutes = test::sampleMinutes();
        const std::vector<RoomEvent> once = minutes.course;
        for (int i = 0; i < 4; ++i) minutes.course.insert(minutes.course.end(), once.begin(), once.end());
        minutes.chat.front().text = u"水"_s.repeated(2000);
        const QString path = directory_.filePath(u"long.pdf"_s);
        QVERIFY(write(minutes, path).ok());
        const QStringList pages = pdfText(path).split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() >= 4);
        QCOMPARE(pages.join(QString()).count(u"The room was closed"_s), qsizetype(5));
        QVERIFY(pages.join(QString()).count(u"What happened"_s) >= 3);
        // Nothing of a text that goes on on the next page is lost. A line at the edge may be found twice: it is drawn
        // again beyond the page, where nobody sees it.
        QVERIFY(pages.join(QString()).count(u'水') >= 2000);
    }

    void tableThatGoesOnIsClosedAtTheFootOfThePage()
    {
        Minutes minutes;
        minutes.course.resize(60);
        QImage image(827, 1169, QImage::Format_RGB32);
        image.setDotsPerMeterX(3937);
        image.setDotsPerMeterY(3937);
        const ReportPages pages(composeMinutes(minutes, u"示范区"_s, kZone), &image);
        QVERIFY(pages.count() >= 2);
        const auto linedAtTheFoot = [&](int page) {
            image.fill(Qt::white);
            QPainter painter(&image);
            pages.paint(painter, page);
            painter.end();
            // Right of the words, where the body of the page ends 20 mm above the paper's edge.
            const int foot = image.height() * 277 / 297;
            bool lined = false;
            for (int y = foot - 4; y <= foot + 1; ++y) lined = lined || image.pixelColor(650, y).lightness() < 200;
            return lined;
        };
        QVERIFY(linedAtTheFoot(0));
        QVERIFY(!linedAtTheFoot(pages.count() - 1));
    }

    void unwritablePlaceIsNamed()
    {
        const QString path = directory_.filePath(u"missing/minutes.pdf"_s);
        const auto done = write(test::sampleMinutes(), path);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().where, path);
    }

    void cancelledMinutesLeaveTheOldFile()
    {
        QFile file(directory_.filePath(u"old.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("old");
        file.close();
        ReportProgress progress;
        progress.cancelled = true;
        QVERIFY(!write(test::sampleMinutes(), file.fileName(), &progress).ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
    }

    void suggestedNameIsSafe()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.subject = u"涌水: 3201/3202?"_s;
        QCOMPARE(suggestedFileName(minutes, kZone),
                 u"Minutes of the consultation-涌水_ 3201_3202_-20261124-1630.pdf"_s);
        minutes.subject.clear();
        QVERIFY(suggestedFileName(minutes, kZone).contains(u"-r-2026112401-"_s));
    }
};

QTEST_MAIN(TestMinutesPdf)
#include "tst_minutespdf.moc"
