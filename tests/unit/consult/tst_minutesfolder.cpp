#include <QtTest>

#include <consult/minutesfile.h>
#include <consult/minutesfolder.h>

#include "minutessample.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Minutes consultation(const QString& room, UtcTime from, const QString& caseId = u"case-1"_s)
{
    Minutes minutes = test::sampleMinutes();
    minutes.room = RoomId(room);
    minutes.from = from;
    minutes.caseId = caseId;
    return minutes;
}

Minutes unfinished(Minutes minutes)
{
    minutes.until.reset();
    minutes.course.pop_back();
    return minutes;
}

/// Waits for an answer that comes by the event loop.
template <typename T, typename Ask>
T answerOf(Ask ask)
{
    std::optional<T> answer;
    QObject context;
    ask(&context, [&answer](T value) { answer = std::move(value); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000)) qFatal("no answer");
    return *std::move(answer);
}

MinutesList listOf(MinutesFolder& folder, std::size_t most = 500)
{
    return answerOf<MinutesList>([&](QObject* context, auto done) { folder.list(context, done, most); });
}

QStringList roomsOf(const MinutesList& list)
{
    QStringList rooms;
    for (const MinutesSummary& summary : list.consultations) rooms << summary.room.text();
    return rooms;
}

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("cannot write");
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestMinutesFolder : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> directory_;

    QString folder() const { return directory_->filePath(u"minutes"_s); }
    QString pathOf(const Minutes& minutes) const { return QDir(folder()).filePath(minutesFileName(minutes)); }

private Q_SLOTS:
    void init() { directory_ = std::make_unique<QTemporaryDir>(); }

    void consultationsAreListedNewestFirst()
    {
        MinutesFolder minutes(folder());
        const UtcTime day = test::kConsultation;
        minutes.keep(consultation(u"r-b"_s, day + 24h));
        minutes.keep(consultation(u"r-a"_s, day + 48h));
        minutes.keep(consultation(u"r-c"_s, day));
        const MinutesList list = listOf(minutes);
        QCOMPARE(roomsOf(list), (QStringList{u"r-a"_s, u"r-b"_s, u"r-c"_s}));
        const MinutesSummary& summary = list.consultations.back();
        QCOMPARE(summary.subject, u"一号煤矿 3201 工作面涌水"_s);
        QCOMPARE(summary.caseId, u"case-1"_s);
        QVERIFY(summary.from == day);
        QVERIFY(summary.until == test::sampleMinutes().until);
        QCOMPARE(summary.participants, std::size_t(3));
        QCOMPARE(summary.state, MinutesState::Closed);
        QVERIFY(QFile::exists(summary.file));
    }

    void listIsBounded()
    {
        MinutesFolder minutes(folder());
        for (int i = 0; i < 5; ++i)
            minutes.keep(consultation(u"r-%1"_s.arg(i), test::kConsultation + std::chrono::hours(i)));
        const MinutesList list = listOf(minutes, 2);
        QCOMPARE(roomsOf(list), (QStringList{u"r-4"_s, u"r-3"_s}));
        QCOMPARE(list.older, std::size_t(3));
    }

    void newestWriteOfARoomWins()
    {
        const Minutes last = test::sampleMinutes();
        {
            MinutesFolder minutes(folder(), nullptr, 1h);
            for (int i = 0; i < 100; ++i) {
                Minutes early = unfinished(last);
                early.missingEvents = static_cast<std::size_t>(i);
                minutes.keep(early);
            }
            minutes.keep(last);
        }
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{minutesFileName(last)});
        QVERIFY(loadMinutes(pathOf(last)).value() == last);
    }

    void endWaitsForWhatIsStillToBeWritten()
    {
        {
            MinutesFolder minutes(folder(), nullptr, 1h);
            (void)listOf(minutes);  // the first round is over; the next would come in an hour
            minutes.keep(test::sampleMinutes());
        }
        QVERIFY(loadMinutes(pathOf(test::sampleMinutes())).ok());
    }

    void roomThatIsOpenGoesOnAndOneWithoutEndBrokeOff()
    {
        const Minutes crashed = unfinished(consultation(u"r-crashed"_s, test::kConsultation));
        {
            MinutesFolder before(folder());
            before.keep(crashed);
            QCOMPARE(listOf(before).consultations.front().state, MinutesState::Open);
        }
        MinutesFolder after(folder());
        const Minutes running = unfinished(consultation(u"r-running"_s, test::kConsultation + 1h));
        after.keep(running);
        const MinutesList list = listOf(after);
        QCOMPARE(roomsOf(list), (QStringList{u"r-running"_s, u"r-crashed"_s}));
        QCOMPARE(list.consultations[0].state, MinutesState::Open);
        QCOMPARE(list.consultations[1].state, MinutesState::BrokenOff);
        QVERIFY(list.consultations[1].lastEvent == crashed.course.back().at);
        after.keep(consultation(u"r-running"_s, test::kConsultation + 1h));
        QCOMPARE(listOf(after).consultations[0].state, MinutesState::Closed);
    }

    void unfinishedTemporaryFileHidesNothing()
    {
        const Minutes kept = unfinished(test::sampleMinutes());
        {
            MinutesFolder before(folder());
            before.keep(kept);
        }
        const QByteArray half = writeMinutesDocument(test::sampleMinutes()).left(200);
        const QString old = pathOf(kept) + u".AbCdEf"_s;
        const QString young = pathOf(kept) + u".GhIjKl"_s;
        for (const QString& path : {old, young}) writeFile(path, half);
        QFile file(old);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        file.close();

        MinutesFolder after(folder());
        const MinutesList list = listOf(after);
        QCOMPARE(list.consultations.size(), std::size_t(1));
        QVERIFY(list.damaged.empty());
        QVERIFY(!QFile::exists(old));
        QVERIFY(QFile::exists(young));
    }

    void damagedFileIsNamedAndSkipped()
    {
        const Minutes good = consultation(u"r-good"_s, test::kConsultation);
        const Minutes bad = consultation(u"r-bad"_s, test::kConsultation + 1h);
        MinutesFolder minutes(folder());
        minutes.keep(good);
        (void)listOf(minutes);
        writeFile(pathOf(bad), writeMinutesDocument(bad).left(1000));
        writeFile(QDir(folder()).filePath(u"notes.json"_s), "{}");
        const MinutesList list = listOf(minutes);
        QCOMPARE(roomsOf(list), QStringList{u"r-good"_s});
        QCOMPARE(list.damaged.size(), std::size_t(1));
        QCOMPARE(list.damaged.front().where, pathOf(bad));
        QVERIFY(list.damaged.front().message.contains(u"expected JSON"_s));
    }

    void consultationsOfACaseAreFound()
    {
        MinutesFolder minutes(folder());
        minutes.keep(consultation(u"r-1"_s, test::kConsultation, u"规则/一号矿"_s));
        minutes.keep(consultation(u"r-2"_s, test::kConsultation + 1h, u"规则/二号矿"_s));
        minutes.keep(consultation(u"r-3"_s, test::kConsultation + 2h, u"规则/一号矿"_s));
        minutes.keep(consultation(u"r-4"_s, test::kConsultation + 3h, {}));
        const auto found = [&](const QString& caseId) {
            return roomsOf(
                answerOf<MinutesList>([&](QObject* context, auto done) { minutes.findByCase(caseId, context, done); }));
        };
        QCOMPARE(found(u"规则/一号矿"_s), (QStringList{u"r-3"_s, u"r-1"_s}));
        QCOMPARE(found(u"规则/三号矿"_s), QStringList());
        QCOMPARE(found({}), QStringList{u"r-4"_s});
    }

    void fileWithTheMarkOfACaseButOfAnotherIsNotFound()
    {
        const Minutes of1 = consultation(u"r-1"_s, test::kConsultation, u"case-1"_s);
        const Minutes of2 = consultation(u"r-1"_s, test::kConsultation, u"case-2"_s);
        QVERIFY(QDir().mkpath(folder()));
        writeFile(pathOf(of1), writeMinutesDocument(of2));
        MinutesFolder minutes(folder());
        const auto list =
            answerOf<MinutesList>([&](QObject* context, auto done) { minutes.findByCase(u"case-1"_s, context, done); });
        QVERIFY(list.consultations.empty());
    }

    void fileIsLoadedAndItsBytesAreThoseOfTheDigest()
    {
        MinutesFolder minutes(folder());
        minutes.keep(test::sampleMinutes());
        const QString path = pathOf(test::sampleMinutes());
        const auto loaded =
            answerOf<Result<Minutes>>([&](QObject* context, auto done) { minutes.load(path, context, done); });
        QVERIFY(loaded.ok());
        QVERIFY(loaded.value() == test::sampleMinutes());
        const QByteArray hash = QCryptographicHash::hash(contentOf(path), QCryptographicHash::Sha256).toHex();
        QCOMPARE(QString::fromLatin1(hash), minutesDigest(test::sampleMinutes()));
    }

    void nameOfTheFileIsSafe()
    {
        const Minutes hostile = consultation(u"../../etc/r 1"_s, test::kConsultation);
        const QString name = minutesFileName(hostile);
        QVERIFY2(name.startsWith(u"20261124-083005Z-______etc_r_1-"_s), qPrintable(name));
        QVERIFY(!name.contains(u'/'));
    }

    void whatCannotBeWrittenIsSaidOnceAndTriedAgain()
    {
        writeFile(folder(), "in the way");
        QList<Error> errors;
        MinutesFolder minutes(folder(), nullptr, 1ms);
        connect(&minutes, &MinutesFolder::keepFailed, this, [&errors](const Error& error) { errors << error; });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"minutes cannot be kept: .*"_s));
        minutes.keep(test::sampleMinutes());
        for (int i = 0; i < 5; ++i) QVERIFY(listOf(minutes).consultations.empty());
        QCOMPARE(errors.size(), qsizetype(1));
        QCOMPARE(errors.front().where, pathOf(test::sampleMinutes()));
        QVERIFY(minutes.trouble().has_value());
        QSignalSpy again(&minutes, &MinutesFolder::keptAgain);
        QVERIFY(QFile::remove(folder()));
        QCOMPARE(listOf(minutes).consultations.size(), std::size_t(1));
        QCOMPARE(again.size(), 1);
        QVERIFY(!minutes.trouble());
    }

    void answerIsDroppedWhenNobodyWaitsForIt()
    {
        MinutesFolder minutes(folder());
        bool answered = false;
        {
            QObject gone;
            minutes.list(&gone, [&answered](const MinutesList&) { answered = true; });
        }
        (void)listOf(minutes);  // answers come in order
        QVERIFY(!answered);
    }

    void folderThatIsNotThereIsEmpty()
    {
        MinutesFolder minutes(folder());
        const MinutesList list = listOf(minutes);
        QVERIFY(list.consultations.empty());
        QVERIFY(list.damaged.empty());
        QVERIFY(!QFile::exists(folder()));
    }
};

QTEST_GUILESS_MAIN(TestMinutesFolder)
#include "tst_minutesfolder.moc"
