#include <QtEndian>
#include <QtTest>

#include <random>

#include "../../../plugins/webrtc/reporttally.h"

using namespace pitwatch::webrtc;

namespace {

constexpr quint32 kPicture = 0x80000001;
constexpr quint32 kSound = 7;
constexpr quint32 kRepeated = 9;

struct Block {
    quint32 source;
    int lost;
    quint32 highest;
    quint32 ours = 0;
    quint32 held = 0;
};

void add(QByteArray& bytes, quint32 word)
{
    char big[4];
    qToBigEndian(word, big);
    bytes.append(big, 4);
}

QByteArray report(const std::vector<Block>& blocks, bool sends)
{
    QByteArray body;
    add(body, 5);  // who reports
    for (int word = 0; sends && word < 5; ++word) add(body, quint32(word));
    for (const Block& block : blocks) {
        add(body, block.source);
        add(body, (0xffU << 24) | (quint32(block.lost) & 0xffffff));
        add(body, block.highest);
        add(body, 3);
        add(body, block.ours);
        add(body, block.held);
    }
    QByteArray bytes;
    const quint32 type = sends ? 200 : 201;
    add(bytes, (0x80U | quint32(blocks.size())) << 24 | type << 16 | quint32(body.size() / 4));
    return bytes + body;
}

void give(ReportTally& tally, const QByteArray& bytes, quint32 now = 0)
{
    tally.take({reinterpret_cast<const quint8*>(bytes.constData()), std::size_t(bytes.size())}, now);
}

}  // namespace

class TestReportTally : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAReportNothingIsKnown()
    {
        ReportTally tally(kPicture, kSound);
        QVERIFY(!tally.read().picture.lost && !tally.read().sound.lost);
        give(tally, report({{kRepeated, 5, 100}}, false));
        QVERIFY(!tally.read().picture.lost && !tally.read().sound.lost);
    }

    void lossIsThatSinceTheReadingBefore_data()
    {
        QTest::addColumn<bool>("sends");
        QTest::newRow("by one that sends") << true;
        QTest::newRow("by one that only receives") << false;
    }
    void lossIsThatSinceTheReadingBefore()
    {
        QFETCH(bool, sends);
        ReportTally tally(kPicture, kSound);
        give(tally, report({{kPicture, 0, 1000}, {kSound, 0, 50}, {kRepeated, 0, 1}}, sends));
        QVERIFY(!tally.read().picture.lost);
        give(tally, report({{kPicture, 10, 1050}, {kSound, 1, 60}, {kRepeated, 40, 70}}, sends));
        give(tally, report({{kPicture, 20, 1100}, {kSound, 1, 70}, {kRepeated, 90, 170}}, sends));
        const auto reading = tally.read();
        QCOMPARE(reading.picture.lost, 0.2);
        QCOMPARE(reading.sound.lost, 0.05);
        // Nothing new: that is not the same as no loss.
        QVERIFY(!tally.read().picture.lost);
        give(tally, report({{kPicture, 20, 1200}}, sends));
        QCOMPARE(tally.read().picture.lost, 0.0);
    }

    void blocksOfACompoundPacketAreFoundBehindOthers()
    {
        ReportTally tally(kPicture, kSound);
        QByteArray other;
        add(other, 0x81000000U | 202U << 16 | 1U);
        add(other, 1);
        give(tally, other + report({{kPicture, 0, 100}}, true) + other + report({{kSound, 0, 100}}, false));
        give(tally, other + report({{kPicture, 50, 200}}, true) + other + report({{kSound, 25, 200}}, false));
        QCOMPARE(tally.read().picture.lost, 0.5);
        give(tally, report({{kSound, 25, 300}}, false));
        QCOMPARE(tally.read().sound.lost, 0.0);
    }

    void packetsThatCameTwiceAndNumbersThatWrapAreNoLoss()
    {
        ReportTally tally(kPicture, kSound);
        give(tally, report({{kPicture, -5, 0xfffffff0}, {kSound, 0x7ffff0, 1}}, true));
        give(tally, report({{kPicture, -9, 0x10}, {kSound, 0x7ffff8, 17}}, true));
        const auto reading = tally.read();
        QCOMPARE(reading.picture.lost, 0.0);
        QCOMPARE(reading.sound.lost, 0.5);
        give(tally, report({{kPicture, -9, 0x08}}, true));  // an older one that came late
        QVERIFY(!tally.read().picture.lost);
    }

    void theRoundTripIsWithoutTheTimeAtThePeer()
    {
        ReportTally tally(kPicture, kSound);
        const quint32 sent = 0xffff0000;
        give(tally, report({{kPicture, 0, 1, sent, 65'536}, {kSound, 0, 1, 0, 0}}, true), sent + 65'536 + 6'554);
        const auto reading = tally.read();
        QVERIFY(qAbs(reading.picture.rttMs.value_or(0) - 100) < 0.1);
        QVERIFY(!reading.sound.rttMs);
        // Clocks that jump.
        give(tally, report({{kSound, 0, 1, sent, 0}}, true), sent - 5);
        QVERIFY(!tally.read().sound.rttMs);
    }

    void whateverComesNothingIsReadBeyondItsEnd()
    {
        ReportTally tally(kPicture, kSound);
        const QByteArray whole = report({{kPicture, 1, 10}, {kSound, 1, 10}}, true);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const QByteArray cut(whole.constData(), length);
            give(tally, cut);
        }
        QVERIFY(!tally.read().picture.lost);
        QByteArray many = whole;
        many[0] = char(0x9f);  // says that there are more blocks than there are
        give(tally, many);
        std::minstd_rand random(1);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bent = whole;
            for (int i = 0; i < 4; ++i) bent[qsizetype(random() % quint32(bent.size()))] = char(random());
            bent.truncate(qsizetype(random() % quint32(bent.size() + 1)));
            give(tally, bent);
            const auto reading = tally.read();
            QVERIFY(reading.picture.lost.value_or(0) >= 0 && reading.picture.lost.value_or(0) <= 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestReportTally)
#include "tst_reporttally.moc"
