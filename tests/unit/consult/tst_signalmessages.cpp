#include <QtTest>

#include <consult/signalreader.h>
#include <consult/signalwriter.h>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

class TestSignalMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageComesBackAsItWas()
    {
        QSet<std::size_t> kinds;
        for (const test::SampleSignal& sample : test::sampleSignals()) {
            const QByteArray text = writeSignal(sample.signal);
            const Result<Signal> read = readSignal(text, sample.source);
            QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text() + QString::fromUtf8(text)));
            QVERIFY2(read.value() == sample.signal, text.constData());
            kinds.insert(sample.signal.body.index());
        }
        QCOMPARE(std::size_t(kinds.size()), std::variant_size_v<signalling::Body>);
    }

    void aParticipantCannotSayTheServersWordsOrGiveItsOwnSender()
    {
        QVERIFY(!readSignal(R"({"type":"welcome"})", SignalSource::Participant).ok());
        QVERIFY(!readSignal(R"({"type":"hello"})", SignalSource::Server).ok());
        const auto chat = readSignal(R"({"type":"chat","text":"x","from":"p9"})", SignalSource::Participant);
        QVERIFY(chat.ok());
        QVERIFY(chat.value().from.isEmpty());
        QVERIFY(!readSignal(R"({"type":"chat","text":"x"})", SignalSource::Server).ok());
    }

    void refusalsNameThePlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("type") << QByteArray(R"({"type":"rm"})") << u"/type"_s;
        QTest::newRow("flag") << QByteArray(R"({"type":"hand","up":1})") << u"/up"_s;
        QTest::newRow("nothing") << QByteArray(R"({"type":"restart","to":"p1"})") << u"/epoch"_s;
        QTest::newRow("whole") << QByteArray(R"({"type":"restart","to":"p1","epoch":0.5})") << u"/epoch"_s;
        QTest::newRow("id") << QByteArray(R"({"type":"restart","to":"p 1","epoch":1})") << u"/to"_s;
        QTest::newRow("direction") << QByteArray("{\"type\":\"chat\",\"text\":\"a\\u202Eb\"}") << u"/text"_s;
        QTest::newRow("surrogate") << QByteArray("{\"type\":\"chat\",\"text\":\"a\\ud800b\"}") << u"/text"_s;
        QTest::newRow("blank") << QByteArray(R"({"type":"chat","text":"  "})") << u"/text"_s;
        QTest::newRow("call") << QByteArray(R"({"type":"ring-answer","call":0,"accept":true})") << u"/call"_s;
        QTest::newRow("accept") << QByteArray(R"({"type":"ring-answer","call":1,"accept":"yes"})") << u"/accept"_s;
        QTest::newRow("point") << QByteArray(R"({"type":"pointer","at":[0,1.5],"shown":true})") << u"/at/1"_s;
    }
    void refusalsNameThePlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        const Result<Signal> read = readSignal(text, SignalSource::Participant);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().where, where);
        QCOMPARE(read.error().kind, ErrorKind::InvalidInput);
    }

    void aRefusedTokenIsNotRepeatedInTheReason()
    {
        for (const char* text : {R"({"type":"hello","ver":1,"room":"r","token":"secret!","name":"a"})",
                                 R"({"type":"hello","ver":1,"room":"r","token":"t","resume":"secret!","name":"a"})",
                                 R"({"type":"hello","ver":1,"post":"m","token":"secret!","name":"a"})"}) {
            const auto read = readSignal(text, SignalSource::Participant);
            QVERIFY(!read.ok());
            QVERIFY(!read.error().text().contains(u"secret"_s));
        }
    }

    void aHelloIsForARoomOrForAPostAndNotForBoth()
    {
        const auto read = [](const QByteArray& place) {
            return readSignal(
                R"({"type":"hello","ver":1,"token":"t","name":"a","caps":{"kind":"browser","codecs":[]},)" + place +
                    "}",
                SignalSource::Participant);
        };
        QVERIFY(std::holds_alternative<signalling::Hello>(read(R"("room":"r")").value().body));
        QVERIFY(std::holds_alternative<signalling::PostHello>(read(R"("post":"m")").value().body));
        QCOMPARE(read(R"("post":"m","room":"r")").error().where, u"/room"_s);
        QCOMPARE(read(R"("post":"")").error().where, u"/post"_s);
        QCOMPARE(read(R"("post":"m 1")").error().where, u"/post"_s);
        QVERIFY(!read(R"("place":"m")").ok());
    }

    void unknownFieldsOfNewerVersionsAreIgnored()
    {
        QVERIFY(readSignal(R"({"type":"hand","up":true,"why":{"deep":[1]}})", SignalSource::Participant).ok());
    }
};

QTEST_GUILESS_MAIN(TestSignalMessages)
#include "tst_signalmessages.moc"
