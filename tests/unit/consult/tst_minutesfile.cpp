#include <QtTest>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <consult/minutesfile.h>

#include "minutessample.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

using Damage = std::function<void(QJsonObject&)>;

QJsonObject sampleObject()
{
    return QJsonDocument::fromJson(writeMinutesDocument(test::sampleMinutes())).object();
}

/// Changes the first element of a list.
Damage first(const QString& list, const Damage& damage)
{
    return [list, damage](QJsonObject& object) {
        QJsonArray array = object[list].toArray();
        QJsonObject element = array.first().toObject();
        damage(element);
        array.replace(0, element);
        object[list] = array;
    };
}

Damage set(const QString& key, const QJsonValue& value)
{
    return [key, value](QJsonObject& object) { object[key] = value; };
}

}  // namespace

Q_DECLARE_METATYPE(Damage)

class TestMinutesFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.missingEvents = 12;
        const Result<Minutes> read = readMinutesDocument(writeMinutesDocument(minutes));
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
        QVERIFY(read.value() == minutes);
    }

    void minutesOfAnOpenRoomHaveNoEnd()
    {
        Minutes minutes = test::sampleMinutes();
        minutes.until.reset();
        minutes.attendance.front().spans.back().until.reset();
        minutes.calls.front().attempts.back().endedAt.reset();
        const Result<Minutes> read = readMinutesDocument(writeMinutesDocument(minutes));
        QVERIFY(read.ok());
        QVERIFY(read.value() == minutes);
    }

    void emptyMinutesAreReadAgain()
    {
        const Result<Minutes> read = readMinutesDocument(writeMinutesDocument({}));
        QVERIFY(read.ok());
        QVERIFY(read.value() == Minutes{});
    }

    void everyKindOfEventHasAWord()
    {
        Minutes minutes;
        for (int kind = 0; kind <= static_cast<int>(RoomEventKind::Closed); ++kind)
            minutes.course.push_back(test::happened({}, static_cast<RoomEventKind>(kind)));
        const Result<Minutes> read = readMinutesDocument(writeMinutesDocument(minutes));
        QVERIFY(read.ok());
        QVERIFY(read.value() == minutes);
        QVERIFY(writeMinutesDocument(minutes).contains(R"("kind":"closed")"));
        QVERIFY(writeMinutesDocument(minutes).contains(R"("kind":"roll-called")"));
    }

    void keysAreSortedAndTheDigestIsThatOfTheBytes()
    {
        const QByteArray document = writeMinutesDocument(test::sampleMinutes());
        QVERIFY(document.startsWith(R"({"attendance":[{"name":)"));
        QCOMPARE(minutesDigest(test::sampleMinutes()),
                 QString::fromLatin1(QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex()));
        Minutes other = test::sampleMinutes();
        other.decisions.front().at += Micros(1);
        QVERIFY(minutesDigest(other) != minutesDigest(test::sampleMinutes()));
    }

    void textsTooLongAreCutBetweenCharacters()
    {
        Minutes minutes = test::sampleMinutes();
        const QString miner = u"👷"_s;  // two code units
        minutes.decisions.front().text = u"x"_s + miner.repeated(3000);
        const Result<Minutes> read = readMinutesDocument(writeMinutesDocument(minutes));
        QVERIFY(read.ok());
        QCOMPARE(read.value().decisions.front().text, u"x"_s + miner.repeated(2047));
    }

    void damageIsNamed_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const Damage& damage, const QString& message) {
            QTest::newRow(name) << damage << message;
        };
        row("other file", set(u"format"_s, u"pitwatch-evidence"_s),
            u"/format: found \"pitwatch-evidence\", expected one of pitwatch-minutes"_s);
        row("newer version", set(u"version"_s, 2), u"/version: found 2, expected 1"_s);
        row(
            "key missing", [](QJsonObject& o) { o.remove(u"case"_s); }, u"/case: found nothing, expected a value"_s);
        row("key too many", set(u"colour"_s, u"red"_s), u"/colour: found \"red\", expected nothing"_s);
        row("no number", set(u"from_us"_s, u"early"_s), u"/from_us: found \"early\", expected a whole number"_s);
        row("half a microsecond", set(u"from_us"_s, 0.5), u"/from_us: found 0.5, expected a whole number"_s);
        row("time beyond numbers", set(u"until_us"_s, 1e17), u"/until_us: found 1e+17, expected a whole number"_s);
        row("negative count", set(u"missing_events"_s, -1), u"/missing_events: found -1"_s);
        row("no list", set(u"chat"_s, u"hello"_s), u"/chat: found \"hello\", expected an array"_s);
        row("null for a list", set(u"course"_s, QJsonValue::Null), u"/course: found null, expected an array"_s);
        row("no text", set(u"subject"_s, 7), u"/subject: found 7, expected a text"_s);
        row("text too long", set(u"room"_s, QString(300, u'r')),
            u"/room: found a text of 300 characters, expected at most 256"_s);
        row("unknown kind", first(u"course"_s, set(u"kind"_s, u"vanished"_s)),
            u"/course/0/kind: found \"vanished\", expected one of opened, joined"_s);
        row("unknown level", first(u"calls"_s, first(u"attempts"_s, set(u"result"_s, u"busy"_s))),
            u"/calls/0/attempts/0/result: found \"busy\", expected one of ringing"_s);
        row("no flag", first(u"attendance"_s, first(u"spans"_s, set(u"lost"_s, 1))),
            u"/attendance/0/spans/0/lost: found 1, expected true or false"_s);
        row(
            "element is no object", [](QJsonObject& o) { o[u"roll_calls"_s] = QJsonArray{3}; },
            u"/roll_calls/0: found 3, expected an object"_s);
        row("entry without name",
            first(u"roll_calls"_s, first(u"entries"_s, [](QJsonObject& o) { o.remove(u"name"_s); })),
            u"/roll_calls/0/entries/0/name: found nothing"_s);
    }

    void damageIsNamed()
    {
        QFETCH(Damage, damage);
        QFETCH(QString, message);
        QJsonObject object = sampleObject();
        damage(object);
        const Result<Minutes> read = readMinutesDocument(QJsonDocument(object).toJson());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
        QVERIFY2(read.error().message.startsWith(message), qPrintable(read.error().message));
    }

    void manyErrorsAreCountedAndNotAllListed()
    {
        QJsonObject object = sampleObject();
        QJsonArray course;
        for (int i = 0; i < 100; ++i) course.append(i);
        object[u"course"_s] = course;
        const Result<Minutes> read = readMinutesDocument(QJsonDocument(object).toJson());
        QVERIFY(!read.ok());
        QVERIFY(read.error().message.endsWith(u"and 80 more"_s));
    }

    void tooManyEventsAreRefused()
    {
        QJsonObject object = sampleObject();
        QJsonArray course;
        for (int i = 0; i <= minutesbounds::kEvents; ++i) course.append(i);
        object[u"course"_s] = course;
        const Result<Minutes> read = readMinutesDocument(QJsonDocument(object).toJson());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().message, u"/course: found an array of 40001, expected at most 40000 elements"_s);
    }

    void cutOffDocumentIsNoJson()
    {
        const QByteArray document = writeMinutesDocument(test::sampleMinutes());
        for (const QByteArray& damaged : {QByteArray(), document.left(document.size() / 2), QByteArray("[1,2]")})
            QVERIFY(!readMinutesDocument(damaged).ok());
        const auto cut = readMinutesDocument(document.left(100));
        QVERIFY2(cut.error().message.contains(u"expected JSON"_s), qPrintable(cut.error().message));
        QVERIFY(cut.error().message.contains(u"at byte"_s));
    }

    void unreadableFileIsNamed()
    {
        const QTemporaryDir folder;
        const QString missing = folder.filePath(u"missing.json"_s);
        QCOMPARE(loadMinutes(missing).error(),
                 (Error{ErrorKind::NotFound, u"found no such file, expected a minutes file"_s, missing}));
        QCOMPARE(loadMinutes(folder.path()).error().message, u"found a directory, expected a minutes file"_s);
        QFile file(folder.filePath(u"damaged.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        QCOMPARE(loadMinutes(file.fileName()).error().where, file.fileName());
    }
};

QTEST_GUILESS_MAIN(TestMinutesFile)
#include "tst_minutesfile.moc"
