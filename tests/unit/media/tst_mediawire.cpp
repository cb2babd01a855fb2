#include <QtTest>

#include <random>

#include <media/mediawire.h>

#include "mediasamples.h"

using namespace pitwatch;
using namespace pitwatch::media;
using namespace Qt::StringLiterals;

namespace {

QByteArray fieldsOf(const QByteArray& frame)
{
    return frame.mid(kHeadBytes);
}

quint8 kindOf(const QByteArray& frame)
{
    return readHead(frame.left(kHeadBytes)).value().kind;
}

/// What was read, written again: the same bytes exactly when all fields came through.
QByteArray commandAgain(const QByteArray& frame)
{
    const Result<Command> read = readCommand(kindOf(frame), fieldsOf(frame));
    return read ? written(read.value()) : QByteArray(read.error().text().toUtf8());
}

QByteArray eventAgain(const QByteArray& frame)
{
    const Result<Event> read = readEvent(kindOf(frame), fieldsOf(frame));
    return read ? written(read.value()) : QByteArray(read.error().text().toUtf8());
}

}  // namespace

class TestMediaWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageComesThroughWhole()
    {
        QCOMPARE(test::sampleCommands().size(), std::variant_size_v<Command>);
        QCOMPARE(test::sampleEvents().size(), std::variant_size_v<Event>);
        for (std::size_t i = 0; i < std::variant_size_v<Command>; ++i) {
            const QByteArray frame = written(test::sampleCommands()[i]);
            QCOMPARE(std::size_t(kindOf(frame)), i);
            QCOMPARE(commandAgain(frame), frame);
        }
        for (const Event& event : test::sampleEvents()) QCOMPARE(eventAgain(written(event)), written(event));
    }

    void fieldsKeepTheirMeaning()
    {
        const QByteArray peer = written(test::sampleCommands()[4]);
        const Result<Command> command = readCommand(kindOf(peer), fieldsOf(peer));
        const ConsultPeer read = std::get<AddPeer>(command.value()).peer;
        QCOMPARE(read.id, u"矿-1"_s);
        QCOMPARE(read.epoch, 9);
        QVERIFY(!read.weOffer && read.relayOnly && read.way == ConsultWay::Receive);
        QCOMPARE(read.iceServers.size(), 1);
        QCOMPARE(read.iceServers.first().password, u"p"_s);
        const QByteArray stats = written(test::sampleEvents()[5]);
        const Result<Event> event = readEvent(kindOf(stats), fieldsOf(stats));
        QCOMPARE(std::get<media::Stats>(event.value()).stats.rttMs, std::optional(12.5));
    }

    void aMessageThatIsCutOrGoesOnIsRefused()
    {
        for (const Event& event : test::sampleEvents()) {
            const QByteArray frame = written(event);
            const QByteArray fields = fieldsOf(frame);
            for (qsizetype length = 0; length < fields.size(); ++length)
                QVERIFY(!readEvent(kindOf(frame), fields.left(length)).ok());
            QVERIFY(!readEvent(kindOf(frame), fields + 'x').ok());
        }
        for (const Command& command : test::sampleCommands()) {
            const QByteArray frame = written(command);
            QVERIFY(!readCommand(kindOf(frame), fieldsOf(frame).chopped(1)).ok());
            QVERIFY(!readCommand(kindOf(frame), fieldsOf(frame) + '\0').ok());
        }
    }

    void anotherVersionAnUnknownKindAndTooManyBytesAreRefused()
    {
        QByteArray head = written(Ping{1}).left(kHeadBytes);
        QVERIFY(readHead(head).ok());
        QVERIFY(!readHead(head.chopped(1)).ok());
        head[4] = char(kWireVersion + 1);
        QVERIFY(readHead(head).error().message.contains(u"version"_s));
        head[4] = char(kWireVersion);
        head[0] = char(0x7f);
        QVERIFY(!readHead(head).ok());
        QVERIFY(!readCommand(quint8(std::variant_size_v<Command>), {}).ok());
        QVERIFY(!readEvent(255, QByteArray(64, '\0')).ok());
    }

    void fieldsBeyondTheirBoundsAreRefused()
    {
        // A slot that is not there: the number is the first field, eight bytes.
        QByteArray frame = written(TookPush{0});
        frame[kHeadBytes + 7] = 99;
        QVERIFY(!readEvent(kindOf(frame), fieldsOf(frame)).ok());
        frame = written(ShowPicture{ConsultPicture::Off});
        frame[kHeadBytes] = 9;
        QVERIFY(!readCommand(kindOf(frame), fieldsOf(frame)).ok());
        // Not a number.
        frame = written(media::Level{{}, 0});
        for (qsizetype i = frame.size() - 8; i < frame.size(); ++i) frame[i] = char(0xff);
        QVERIFY(!readEvent(kindOf(frame), fieldsOf(frame)).ok());
    }

    void whateverIsWrittenCanBeRead()
    {
        ConsultStats wild;
        wild.framesPerSecond = std::numeric_limits<double>::quiet_NaN();
        wild.lossIn = 7;
        wild.rttMs = -std::numeric_limits<double>::infinity();
        wild.size = QSize(-1, 1'000'000);
        RecordedPacket packet;
        packet.channels = 99;
        packet.time = Micros::min();
        const std::vector<Event> events{media::Stats{QString(100'000, u'x'), wild},
                                        Say{{u"p"_s, std::numeric_limits<int>::min(), ConsultSignalKind::Offer,
                                             QString(1'000'000, u'x'), -7, QString(9'999, u'y')}},
                                        media::Level{{}, -std::numeric_limits<double>::infinity()},
                                        Recorded{packet},
                                        Failed{QString(1'000'000, u'z'), ConsultDevices::fromInt(99)},
                                        media::Frame{{}, 1'000, QSize(), false}};
        for (const Event& event : events) QCOMPARE(eventAgain(written(event)), written(event));
    }

    void bytesAtRandomNeverPassAsMoreThanTheyAre()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray frame = written(test::sampleEvents()[random() % std::variant_size_v<Event>]);
            for (unsigned hits = 1 + random() % 3; hits > 0; --hits)
                frame[kHeadBytes + qsizetype(random() % unsigned(frame.size() - kHeadBytes))] = char(random());
            const Result<Event> read = readEvent(kindOf(frame), fieldsOf(frame));
            if (read) QCOMPARE(written(read.value()).size(), frame.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestMediaWire)
#include "tst_mediawire.moc"
