#include <QtTest>

#include <consult/minutesfile.h>
#include <consult/minuteslist.h>
#include <duty/consultationlog.h>
#include <duty/reportcsv.h>
#include <duty/reportdata.h>

#include <unit/consult/minutessample.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::after;
using test::kConsultation;
using Kind = ConsultationNote::Kind;

namespace {

/// Around the whole sample consultation, which lasts 3800 s.
const Period kShift{kConsultation - 2h, kConsultation + 6h};

/// A folder of minutes.
struct Shelf {
    QTemporaryDir folder;

    void put(const Minutes& minutes) const { write(minutesFileName(minutes), writeMinutesDocument(minutes)); }
    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write");
    }
    ConsultationLog within(const Period& period) const { return consultationsWithin(folder.path(), period); }
};

Minutes begun(UtcTime from, std::optional<UtcTime> until, const QString& room = u"r-1"_s)
{
    Minutes minutes;
    minutes.room = RoomId(room);
    minutes.subject = room;
    minutes.from = from;
    minutes.until = until;
    return minutes;
}

ShiftReport reportOf(const ConsultationLog& log)
{
    ShiftReport report;
    report.zone = QTimeZone("Asia/Shanghai");
    report.period = kShift;
    report.generatedAt = kShift.to;
    report.log = log;
    return report;
}

ConsultationLog sampleLog()
{
    const Shelf shelf;
    shelf.put(test::sampleMinutes());
    return shelf.within(kShift);
}

}  // namespace

class TestConsultationLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void consultationIsReadWithItsDecisionsAndSnapshotsInOrder()
    {
        const ConsultationLog log = sampleLog();
        QCOMPARE(log.consultations.size(), std::size_t(1));
        const ConsultationEntry& entry = log.consultations.front();
        QCOMPARE(entry.subject, u"一号煤矿 3201 工作面涌水"_s);
        QCOMPARE(entry.from, kConsultation);
        QCOMPARE(entry.until, std::optional(after(3800s)));
        QVERIFY(entry.endKnown);
        QCOMPARE(entry.participants, 3);
        QCOMPARE(entry.notes.size(), std::size_t(2));
        QCOMPARE(entry.notes[0].kind, Kind::Snapshot);
        QCOMPARE(entry.notes[0].text, u"20261124-083345-map-410881001001-3201.png"_s);
        QCOMPARE(entry.notes[1].kind, Kind::Decision);
        QVERIFY(log.unread.isEmpty());
    }

    void notesOnTheBordersBelongToOnePeriodOnly()
    {
        const Shelf shelf;
        shelf.put(test::sampleMinutes());  // the snapshot at 220 s, the decision at 240 s
        const ConsultationLog first = shelf.within({kConsultation - 1h, after(240s)});
        const ConsultationLog second = shelf.within({after(240s), kConsultation + 3h});
        QCOMPARE(first.consultations.front().notes.size(), std::size_t(1));
        QCOMPARE(first.consultations.front().notes.front().kind, Kind::Snapshot);
        QCOMPARE(second.consultations.front().notes.size(), std::size_t(1));
        QCOMPARE(second.consultations.front().notes.front().kind, Kind::Decision);
    }

    void consultationThatWentOnHasNoEndAndCountsWhoWasThereByThen()
    {
        const Shelf shelf;
        shelf.put(test::sampleMinutes());
        const ConsultationEntry early = shelf.within({kConsultation, after(50s)}).consultations.front();
        QVERIFY(!early.until.has_value());
        QCOMPARE(early.participants, 2);
        const ConsultationEntry late = shelf.within({after(600s), after(5000s)}).consultations.front();
        QCOMPARE(late.participants, 2);
        QVERIFY(late.notes.empty());
    }

    void bordersOfThePeriodDecideWhatOverlaps()
    {
        const UtcTime from = kConsultation;
        const UtcTime to = from + 8h;
        const Shelf shelf;
        shelf.put(begun(from - 1h, from, u"ended-as-it-began"_s));
        shelf.put(begun(from - 1h, from + 1us, u"just-reached-in"_s));
        shelf.put(begun(from, from, u"of-no-length"_s));
        shelf.put(begun(to - 1us, to + 1h, u"began-just-before-the-end"_s));
        shelf.put(begun(to, to + 1h, u"began-at-the-end"_s));
        QStringList rooms;
        for (const ConsultationEntry& entry : shelf.within({from, to}).consultations) rooms << entry.room;
        QCOMPARE(rooms, (QStringList{u"just-reached-in"_s, u"of-no-length"_s, u"began-just-before-the-end"_s}));
    }

    void consultationWithoutAnEndReachesToItsLastEntry()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.until.reset();
        minutes.course.pop_back();
        const UtcTime last = minutes.course.back().at;
        const Shelf shelf;
        shelf.put(minutes);
        const ConsultationEntry entry = shelf.within(kShift).consultations.front();
        QCOMPARE(entry.until, std::optional(last));
        QVERIFY(!entry.endKnown);
        QVERIFY(shelf.within({last + 1s, last + 8h}).consultations.empty());
    }

    void whatHappenedLaterDoesNotChangeTheLogOfAPeriodThatIsOver()
    {
        const Period period{kConsultation - 1h, after(250s)};
        Minutes soFar = test::sampleMinutes();
        soFar.until.reset();
        std::erase_if(soFar.course, [](const RoomEvent& event) { return event.at > after(400s); });
        const Shelf then;
        then.put(soFar);
        const Shelf now;
        now.put(test::sampleMinutes());
        QCOMPARE(reportDigest(reportOf(then.within(period))), reportDigest(reportOf(now.within(period))));
    }

    void damagedFileIsSkippedAndNamedInTheRemarksOfItsPeriod()
    {
        const Shelf shelf;
        shelf.put(test::sampleMinutes());
        const QString name = u"20261124-090000Z-r-9-0.json"_s;
        shelf.write(name, "{");
        shelf.write(u"20251124-090000Z-r-9-0.json"_s, "{");
        const ConsultationLog log = shelf.within(kShift);
        QCOMPARE(log.consultations.size(), std::size_t(1));
        QCOMPARE(log.unread, QStringList{name});
        QVERIFY(composeSheet(reportOf(log)).remarks.join(u'\n').contains(name));
        QVERIFY(!composeSheet(reportOf(sampleLog())).remarks.join(u'\n').contains(u"could not be read"_s));
    }

    void laterConsultationsDoNotPushOutThoseOfThePeriod()
    {
        const Shelf shelf;
        shelf.put(test::sampleMinutes());
        for (int i = 0; i < 500; ++i) shelf.write(minutesStamp(kShift.to + 1s * i) + u"Z-r-0.json"_s, "{");
        QCOMPARE(shelf.within(kShift).consultations.size(), std::size_t(1));
    }

    void folderThatIsNotThereHoldsNothing()
    {
        const ConsultationLog log = consultationsWithin(u"/nowhere/minutes"_s, kShift);
        QVERIFY(log.consultations.empty());
        QVERIFY(log.unread.isEmpty());
        const QString csv = QString::fromUtf8(toCsv(composeSheet(reportOf(log))));
        QVERIFY(csv.contains(u"No consultation was held in this period."_s));
        QVERIFY(reportOf(log).empty());
    }

    void sheetTellsOfTheConsultationAndWhoTookWhat()
    {
        const QString csv = QString::fromUtf8(toCsv(composeSheet(reportOf(sampleLog()))));
        QVERIFY(
            csv.contains(u"10. Consultations\r\nNo.,Begun,Ended,Subject,Participants\r\n"
                         "1,11-24 16:30:05,11-24 17:33:25,一号煤矿 3201 工作面涌水,3\r\n"_s));
        QVERIFY(csv.contains(u"1,11-24 16:33:45,Snapshot,Duty seat,20261124-083345-map-410881001001-3201.png"_s));
        QVERIFY(csv.contains(u"1,11-24 16:34:05,Decision,Duty seat,一号煤矿立即撤出"_s));
        QVERIFY(!reportOf(sampleLog()).empty());
    }

    void sheetSaysThatAnEndWasNotNoted()
    {
        ConsultationLog log = sampleLog();
        log.consultations.front().endKnown = false;
        QVERIFY(toCsv(composeSheet(reportOf(log))).contains("11-24 17:33:25 (last entry; no end noted)"));
        log.consultations.front().until.reset();
        QVERIFY(toCsv(composeSheet(reportOf(log))).contains("11-24 16:30:05,continues,"));
    }

    void decisionsAndSnapshotsAreInTheDataOfTheDigest()
    {
        const QJsonObject data = QJsonDocument::fromJson(reportData(reportOf(sampleLog()))).object();
        const QJsonObject entry = data.value("consultations"_L1).toArray().at(0).toObject();
        QCOMPARE(entry.value("room"_L1).toString(), u"r-2026112401"_s);
        QCOMPARE(entry.value("participants"_L1).toInt(), 3);
        QCOMPARE(entry.value("since"_L1).toInteger(), toMicros(kConsultation));
        const QJsonObject note = entry.value("notes"_L1).toArray().at(0).toObject();
        QCOMPARE(note.value("kind"_L1).toString(), u"snapshot"_s);
        QCOMPARE(note.value("at"_L1).toInteger(), toMicros(after(220s)));
        QCOMPARE(note.value("text"_L1).toString(), u"20261124-083345-map-410881001001-3201.png"_s);
        QVERIFY(reportDigest(reportOf(sampleLog())) != reportDigest(reportOf({})));
    }
};

QTEST_GUILESS_MAIN(TestConsultationLog)
#include "tst_consultationlog.moc"
