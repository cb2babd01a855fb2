#include <QtTest>

#include <QTranslator>

#include <consult/minutesfile.h>
#include <consult/recordingsink.h>
#include <duty/minutessheet.h>
#include <duty/minuteswords.h>

#include <unit/consult/minutessample.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone kZone("Asia/Shanghai");

ReportSheet sheetOf(const Minutes& minutes)
{
    return composeMinutes(minutes, u"示范区"_s, kZone);
}

const ReportTable& tableOf(const ReportSheet& sheet, int number)
{
    return sheet.tables.at(static_cast<std::size_t>(number - 1));
}

QString fact(const ReportSheet& sheet, const QString& name)
{
    for (const auto& [label, value] : sheet.facts)
        if (label == name) return value;
    return u"(no such fact)"_s;
}

QStringList wordsOfCourse(const ReportSheet& sheet)
{
    QStringList words;
    for (const QStringList& row : tableOf(sheet, 7).rows) words << row.value(1);
    return words;
}

/// Every text of a sheet.
QString allWords(const ReportSheet& sheet)
{
    QStringList words{sheet.title, sheet.digestLabel};
    for (const auto& [label, value] : sheet.facts) words << label << value;
    for (const ReportTable& table : sheet.tables) {
        words << table.title << table.whenEmpty;
        for (const ReportColumn& column : table.columns) words << column.title;
        for (const QStringList& row : table.rows) words << row;
    }
    return (words + sheet.remarks + sheet.signatures).join(u'\n');
}

}  // namespace

class TestMinutesSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factsSayWhatItWasAbout()
    {
        const ReportSheet sheet = sheetOf(test::sampleMinutes());
        QCOMPARE(sheet.title, u"Minutes of the consultation"_s);
        QCOMPARE(sheet.regionName, u"示范区"_s);
        QCOMPARE(sheet.periodText, u"2026-11-24 16:30:05 – 17:33:25"_s);
        QCOMPARE(fact(sheet, u"Subject"_s), u"一号煤矿 3201 工作面涌水"_s);
        QCOMPARE(fact(sheet, u"Case"_s), u"area-over-limit/410881001001/4108810010010001"_s);
        QCOMPARE(fact(sheet, u"Began"_s), u"2026-11-24 16:30:05"_s);
        QCOMPARE(fact(sheet, u"Ended"_s), u"2026-11-24 17:33:25"_s);
        QCOMPARE(fact(sheet, u"Duration"_s), u"1:03:20"_s);
        QCOMPARE(fact(sheet, u"Host"_s), u"测试01（省局值班室）"_s);
        QCOMPARE(fact(sheet, u"Took part"_s), u"3"_s);
        QCOMPARE(fact(sheet, u"Called / answered"_s), u"3 / 2"_s);
        QCOMPARE(sheet.digest, minutesDigest(test::sampleMinutes()));
    }

    void aPictureOnTheTableIsNoHost()
    {
        Minutes minutes = test::sampleMinutes();
        const UtcTime at = minutes.from + 60s;
        const PeerId table(u"p-table"_s);
        const QString name = u"测试01 · table"_s;
        const std::vector<RoomEvent> its{{at, RoomEventKind::Joined, table, name, {}, {}, u"host"_s, 0},
                                         {at, RoomEventKind::ShareBegan, table, name, {}, {}, kTableWord, 0}};
        minutes.course.insert(minutes.course.end() - 1, its.begin(), its.end());
        QCOMPARE(fact(sheetOf(minutes), u"Host"_s), u"测试01（省局值班室）"_s);
    }

    void consultationOverMidnightNamesBothDays()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.until = minutes.from + 8h;
        QCOMPARE(sheetOf(minutes).periodText, u"2026-11-24 16:30:05 – 2026-11-25 00:30:05"_s);
    }

    void everybodyWhoBecameHostIsNamed()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.course.push_back(test::happened(600s, RoomEventKind::RoleGiven, {"p1", u"测试01（省局值班室）"_s},
                                                u"host"_s, {"p5", u"测试02（一号煤矿调度室）"_s}));
        QCOMPARE(fact(sheetOf(minutes), u"Host"_s), u"测试01（省局值班室）, 测试02（一号煤矿调度室）"_s);
    }

    void attendanceIsToTheSecondAndSaysHowEachVisitEnded()
    {
        const ReportTable table = tableOf(sheetOf(test::sampleMinutes()), 1);
        QCOMPARE(table.rows.size(), std::size_t(4));
        const QString mine = u"测试02（一号煤矿调度室）"_s;
        QCOMPARE(table.rows[1], (QStringList{u"2"_s, mine, u"11-24 16:30:45"_s, u"11-24 16:35:05"_s, u"0:04:20"_s,
                                             u"connection lost"_s}));
        QCOMPARE(table.rows[2],
                 (QStringList{{}, mine, u"11-24 16:35:09"_s, u"11-24 17:33:25"_s, u"0:58:16"_s, u"left"_s}));
    }

    void whoWasRemovedDidNotLeave()
    {
        QCOMPARE(tableOf(sheetOf(test::sampleMinutes()), 1).rows[3].last(), u"removed"_s);
    }

    void callsSayWhenHowOftenAndWhatCameOfThem()
    {
        const ReportTable table = tableOf(sheetOf(test::sampleMinutes()), 2);
        QCOMPARE(table.rows.size(), std::size_t(5));
        QCOMPARE(table.rows[1], (QStringList{u"Mine"_s, u"一号煤矿调度室"_s, u"2 / 2"_s, u"11-24 16:30:41"_s,
                                             u"11-24 16:30:45"_s, u"Answered"_s}));
        QCOMPARE(table.rows[3].last(), u"No answer"_s);
        QCOMPARE(table.rows[4].first(), u"Rescue team"_s);
    }

    void rollCallSaysHowLongEachTook()
    {
        const ReportTable table = tableOf(sheetOf(test::sampleMinutes()), 3);
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.rows[0], (QStringList{u"1"_s, u"11-24 16:31:45"_s, u"测试01（省局值班室）"_s,
                                             u"测试02（一号煤矿调度室）"_s, u"11-24 16:31:47"_s, u"2.4"_s}));
        QCOMPARE(table.rows[1], (QStringList{u"1"_s, {}, {}, u"测试03（矿山救护队）"_s, u"did not answer"_s, u"–"_s}));
    }

    void rollCallOfNobodyIsStillThere()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.rollCalls.front().entries.clear();
        const ReportTable table = tableOf(sheetOf(minutes), 3);
        QCOMPARE(table.rows.size(), std::size_t(1));
        QCOMPARE(table.rows[0].value(3), u"nobody else was there"_s);
    }

    void notesNameTheSeatWhereNobodyElseMadeThem()
    {
        const ReportSheet sheet = sheetOf(test::sampleMinutes());
        QCOMPARE(tableOf(sheet, 4).rows.front().value(1), u"Duty seat"_s);
        QCOMPARE(tableOf(sheet, 5).rows.front().value(2), u"20261124-083345-map-410881001001-3201.png"_s);
        QCOMPARE(tableOf(sheet, 6).rows.front().value(1), u"测试02（一号煤矿调度室）"_s);
    }

    void recordingsAreNamed()
    {
        Minutes minutes = test::sampleMinutes();
        QVERIFY(tableOf(sheetOf(minutes), 8).rows.empty());
        minutes.course.push_back(test::happened(200s, RoomEventKind::Recorded, {"", u"测试01"_s}, u"a.mkv"_s));
        minutes.course.push_back(test::happened(200s, RoomEventKind::Recorded, {"", kMixedSound}, u"mix.mkv"_s));
        const ReportSheet sheet = sheetOf(minutes);
        const ReportTable& table = tableOf(sheet, 8);
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.rows[0].mid(1), (QStringList{u"测试01"_s, u"a.mkv"_s}));
        QCOMPARE(table.rows[1].mid(1), (QStringList{u"the sound of everybody"_s, u"mix.mkv"_s}));
    }

    void everyEventHasItsOwnWords()
    {
        const ReportSheet sheet = sheetOf(test::sampleMinutes());
        QStringList words = wordsOfCourse(sheet);
        QCOMPARE(words.size(), qsizetype(test::sampleCourse().size()));
        QVERIFY(!words.contains(QString()));
        for (const QString& expected :
             {u"测试03（矿山救护队） joined (listener)"_s, u"测试01（省局值班室） let 测试03（矿山救护队） in"_s,
              u"测试02（一号煤矿调度室）: the connection was lost"_s,
              u"测试03（矿山救护队） was removed from the room"_s,
              u"测试01（省局值班室） changed the role of 测试03（矿山救护队）: speaker"_s,
              u"测试02（一号煤矿调度室） answered roll call 1"_s, u"The room was closed"_s})
            QVERIFY2(words.contains(expected), qPrintable(expected));
        for (int kind = 0; kind <= static_cast<int>(RoomEventKind::Closed); ++kind)
            QVERIFY2(!words::event(test::happened({}, static_cast<RoomEventKind>(kind))).isEmpty(),
                     qPrintable(QString::number(kind)));
    }

    void namesCannotForgeTheWordsAroundThem()
    {
        const RoomEvent event = test::happened({}, RoomEventKind::Said, {"p1", u"%2 said %1"_s}, u"%1 and %2"_s);
        QCOMPARE(words::event(event), u"%2 said %1 wrote: %1 and %2"_s);
    }

    void longTextStandsInTheCourseAsAnExcerpt()
    {
        const RoomEvent event = test::happened({}, RoomEventKind::Said, {"p1", u"测试01"_s}, u"a\n"_s.repeated(100));
        QVERIFY(words::event(event).endsWith(u'…'));
        QVERIFY(!words::event(event).contains(u'\n'));
    }

    void chatOfManyLinesCannotGrowBeyondAPage()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.chat.front().text = u"x\n"_s.repeated(1000);
        QVERIFY(!tableOf(sheetOf(minutes), 6).rows.front().value(2).contains(u'\n'));
    }

    void whatIsMissingIsSaid()
    {
        Minutes minutes = test::sampleMinutes();
        QVERIFY(!sheetOf(minutes).remarks.join(u'\n').contains(u"missing"_s));
        QVERIFY(!sheetOf(minutes).remarks.join(u'\n').contains(u"No end was noted"_s));
        minutes.missingEvents = 37;
        minutes.until.reset();
        minutes.attendance.front().spans.back().until.reset();
        const ReportSheet sheet = sheetOf(minutes);
        QVERIFY(sheet.remarks.join(u'\n').contains(u"37 events are missing"_s));
        QVERIFY(sheet.remarks.join(u'\n').contains(u"No end was noted"_s));
        QCOMPARE(fact(sheet, u"Ended"_s), u"not noted"_s);
        QCOMPARE(fact(sheet, u"Duration"_s), u"–"_s);
        QCOMPARE(tableOf(sheet, 1).rows.front().last(), u"there at the last entry"_s);
    }

    void clockThatWasSetBackGivesNoDuration()
    {
        QCOMPARE(words::exactDuration(-1s), u"–"_s);
        QCOMPARE(words::exactDuration(25h + 2s), u"25:00:02"_s);
    }

    void emptyMinutesSaySoInEveryTable()
    {
        for (const ReportTable& table : sheetOf({}).tables) {
            QVERIFY(table.rows.empty());
            QVERIFY(!table.whenEmpty.isEmpty());
        }
    }

    void everyRowFillsItsColumns()
    {
        for (const ReportTable& table : sheetOf(test::sampleMinutes()).tables)
            for (const QStringList& row : table.rows)
                QCOMPARE(static_cast<std::size_t>(row.size()), table.columns.size());
    }

    void paperInChineseHasNoEnglishWord()
    {
        QTranslator translator;
        QVERIFY(translator.load(u"pitwatch_zh_CN"_s, qEnvironmentVariable("PITWATCH_BIN") + u"/../translations"_s));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        Minutes minutes = test::sampleMinutes();
        minutes.caseId = u"7"_s;
        minutes.room = RoomId(u"1"_s);
        minutes.snapshots.front().text = u"1"_s;
        for (RoomEvent& event : minutes.course)
            if (event.kind == RoomEventKind::Snapshot) event.text = u"1"_s;
        const ReportSheet sheet = composeMinutes(minutes, u"示范区"_s, QTimeZone::utc());
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(sheet.title, u"会商纪要"_s);
        QCOMPARE(fact(sheet, u"主持人"_s), u"测试01（省局值班室）"_s);
        QString words = allWords(sheet);
        QVERIFY(words.contains(u"连接中断"_s));
        QVERIFY(words.contains(u"点名"_s));
        words.remove(u"SHA-256"_s).remove(u"UTC"_s);
        const auto latin = QRegularExpression(u"[A-Za-z]{2,}.*"_s).match(words);
        QVERIFY2(!latin.hasMatch(), qPrintable(latin.captured()));
    }
};

QTEST_GUILESS_MAIN(TestMinutesSheet)
#include "tst_minutessheet.moc"
