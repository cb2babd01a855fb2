#include <QtTest>

#include <video/accessunit.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

SourcePacket piece(const QByteArray& data, Micros pts, std::optional<UtcTime> producer = {})
{
    SourcePacket p;
    p.packet.reset(av_packet_alloc());
    av_new_packet(p.packet.get(), int(data.size()));
    memcpy(p.packet->data, data.constData(), std::size_t(data.size()));
    p.pts = pts;
    p.producer = producer;
    return p;
}

const QByteArray kSps = QByteArray::fromHex("0000000167640016");
const QByteArray kIdr = QByteArray::fromHex("000000016588");
const QByteArray kSlice = QByteArray::fromHex("00000001419a");

bool isKey(AVCodecID codec, const QByteArray& data)
{
    return isKeyAccessUnit(codec, {reinterpret_cast<const std::uint8_t*>(data.constData()), std::size_t(data.size())});
}

}  // namespace

class TestAccessUnit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesOfOneTimeBecomeOnePictureWithItsOwnProducerTime()
    {
        AccessUnitAssembler assembler(AV_CODEC_ID_H264);
        const UtcTime first = fromMicros(1'000'000);
        QVERIFY(!assembler.add(piece(kSps, 0ms, first)));
        QVERIFY(!assembler.add(piece(kIdr, 0ms, first)));
        const auto picture = assembler.add(piece(kSlice, 40ms, first + 40ms));
        QVERIFY(picture);
        QCOMPARE(picture->packet->size, int(kSps.size() + kIdr.size()));
        QCOMPARE(*picture->pts, Micros(0));
        QCOMPARE(*picture->producer, first);
        QVERIFY(picture->key);
    }

    void aPictureThatNeverEndsIsBounded()
    {
        AccessUnitAssembler assembler(AV_CODEC_ID_H264);
        const QByteArray lump(1 << 20, 'x');
        for (int i = 0; i < 40; ++i) {
            const auto picture = assembler.add(piece(lump, 0ms));
            QVERIFY(!picture || picture->packet->size <= 16 << 20);
        }
    }

    void keyPicturesAreRecognised()
    {
        QVERIFY(isKey(AV_CODEC_ID_H264, kIdr));
        QVERIFY(isKey(AV_CODEC_ID_H264, kSps + kSlice));
        QVERIFY(!isKey(AV_CODEC_ID_H264, kSlice));
        QVERIFY(isKey(AV_CODEC_ID_HEVC, QByteArray::fromHex("000000012601af")));
        QVERIFY(!isKey(AV_CODEC_ID_HEVC, QByteArray::fromHex("000000010201d0")));
        QVERIFY(!isKey(AV_CODEC_ID_H264, {}));
    }
};

QTEST_GUILESS_MAIN(TestAccessUnit)
#include "tst_accessunit.moc"
