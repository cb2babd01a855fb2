#include <QtTest>

#include <recording/rtph264.h>
#include <recording/rtspmessage.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

RtpPacket packet(std::uint16_t sequence, std::uint32_t timestamp, QByteArrayView payload, bool marker = false)
{
    RtpPacket p;
    p.sequence = sequence;
    p.timestamp = timestamp;
    p.payload = payload;
    p.marker = marker;
    return p;
}

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray array;
    for (const int value : values) array.append(char(value));
    return array;
}

}  // namespace

class TestRtpH264 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singleUnitIsAPicture()
    {
        RtpH264 pictures;
        const QByteArray idr = bytes({0x65, 1, 2});
        const auto picture = pictures.add(packet(1, 10, idr, true));
        QVERIFY(picture);
        QCOMPARE(picture->bytes, bytes({0, 0, 0, 1, 0x65, 1, 2}));
        QVERIFY(picture->key);
        QVERIFY(!picture->torn);
    }

    void aggregateIsTakenApart()
    {
        RtpH264 pictures;
        const QByteArray both = bytes({24, 0, 2, 0x67, 9, 0, 1, 0x68});
        QVERIFY(!pictures.add(packet(1, 10, both)));
        const auto picture = pictures.add(packet(2, 10, bytes({0x65, 7}), true));
        QCOMPARE(picture->bytes, bytes({0, 0, 0, 1, 0x67, 9, 0, 0, 0, 1, 0x68, 0, 0, 0, 1, 0x65, 7}));
    }

    void fragmentsAreJoined()
    {
        RtpH264 pictures;
        QVERIFY(!pictures.add(packet(1, 10, bytes({0x7c, 0x85, 1}))));
        QVERIFY(!pictures.add(packet(2, 10, bytes({0x7c, 0x05, 2}))));
        const auto picture = pictures.add(packet(3, 10, bytes({0x7c, 0x45, 3}), true));
        QCOMPARE(picture->bytes, bytes({0, 0, 0, 1, 0x65, 1, 2, 3}));
        QVERIFY(picture->key);
    }

    void lostPacketIsSaid()
    {
        RtpH264 pictures;
        QVERIFY(!pictures.add(packet(1, 10, bytes({0x65, 1}), true))->torn);
        QVERIFY(pictures.add(packet(3, 20, bytes({0x41, 1}), true))->torn);
        QVERIFY(!pictures.add(packet(4, 30, bytes({0x41, 1}), true))->torn);
    }

    void sequenceNumbersWrap()
    {
        RtpH264 pictures;
        QVERIFY(pictures.add(packet(65535, 10, bytes({0x65, 1}), true)));
        QVERIFY(!pictures.add(packet(0, 20, bytes({0x41, 1}), true))->torn);
    }

    void pictureWithoutItsLastPacketComesWithTheNext()
    {
        RtpH264 pictures;
        QVERIFY(!pictures.add(packet(1, 10, bytes({0x65, 1}))));
        const auto picture = pictures.add(packet(2, 20, bytes({0x41, 2})));
        QVERIFY(picture);
        QCOMPARE(picture->timestamp, 10U);
    }

    void headIsReadWithItsReplayTime()
    {
        const QByteArray rtp = bytes({0x90, 0xe0, 0,    7,    0,    0,    0, 9, 1, 2, 3, 4, 0xab, 0xac, 0,
                                      3,    0x83, 0xaa, 0x7e, 0x80, 0x80, 0, 0, 0, 0, 0, 0, 0,    0x65, 5});
        const auto packet = parseRtp(rtp);
        QVERIFY(packet);
        QCOMPARE(packet->sequence, 7);
        QCOMPARE(packet->timestamp, 9U);
        QVERIFY(packet->marker);
        QCOMPARE(packet->payloadType, 96);
        QCOMPARE(packet->replayTime, std::optional<UtcTime>(UtcTime(500ms)));
        QCOMPARE(packet->payload.toByteArray(), bytes({0x65, 5}));
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("rtp");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("short") << QByteArray(11, '\x80');
        QTest::newRow("version") << QByteArray(40, '\0');
        QTest::newRow("extension beyond the end") << bytes({0x90, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255});
        QTest::newRow("padding beyond the beginning") << bytes({0xa0, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 200});
        QTest::newRow("sources beyond the end") << bytes({0x8f, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    }
    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, rtp);
        QVERIFY(!parseRtp(rtp));
    }

    void damagedPayloadsDoNotCrash()
    {
        RtpH264 pictures;
        std::uint32_t seed = 1;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray payload;
            for (int n = int(seed % 9) + 1; n > 0; --n) {
                seed = seed * 1664525U + 1013904223U;
                payload.append(char(seed >> 24));
            }
            pictures.add(packet(std::uint16_t(seed >> 8), seed % 3, payload, seed % 5 == 0));
        }
    }

    void clockTimesAreWrittenAndRead()
    {
        const UtcTime time{1'795'399'200s + 123456us};
        QCOMPARE(clockTime(time), QByteArray("20261123T020000.123456Z"));
        QCOMPARE(parseClockTime(clockTime(time)), std::optional<UtcTime>(time));
        QCOMPARE(parseClockTime("20261123T020000Z"), std::optional<UtcTime>(UtcTime(1'795'399'200s)));
        QVERIFY(!parseClockTime("2026-11-23"));
        QVERIFY(!parseClockTime("20261399T020000Z"));
    }

    void rangeMayBeOpen()
    {
        const auto range = parseClockRange("clock=20261123T020000Z-");
        QVERIFY(range);
        QVERIFY(range->to > range->from + 24h * 3650);
        QVERIFY(!parseClockRange("npt=0-"));
    }

    void descriptionNamesTheVideo()
    {
        const auto description = parseReplayDescription(
            "v=0\r\na=range:clock=20261123T020000Z-20261123T030000Z\r\nm=audio 0 RTP/AVP 0\r\na=control:a\r\n"
            "m=video 0 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\na=control:trackID=2\r\n"
            "a=fmtp:97 packetization-mode=1;sprop-parameter-sets=Z0I=,aM4=;x=y\r\n");
        QVERIFY(description);
        QCOMPARE(description->payloadType, 97);
        QCOMPARE(description->control, QStringLiteral("trackID=2"));
        QCOMPARE(description->parameterSets, bytes({0, 0, 0, 1, 0x67, 0x42, 0, 0, 0, 1, 0x68, 0xce}));
        QCOMPARE(description->range->to - description->range->from, Micros(1h));
        QVERIFY(!parseReplayDescription("v=0\r\nm=video 0 RTP/AVP 97\r\na=rtpmap:97 H265/90000\r\n"));
    }

    void digestFollowsTheStandard()
    {
        // RFC 2617, 3.5 asks with qop; without it the sum is that of RFC 2069.
        const QByteArray line =
            authorization("Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"", "GET",
                          "/dir/index.html", QStringLiteral("Mufasa"), QStringLiteral("Circle Of Life"));
        QVERIFY2(line.contains("response=\"670fd8c2df070c60b045671b8b24ff02\""), line.constData());
        QCOMPARE(authorization("Basic realm=\"x\"", "GET", "/", QStringLiteral("a"), QStringLiteral("b")),
                 QByteArray("Basic YTpi"));
    }
};

QTEST_GUILESS_MAIN(TestRtpH264)
#include "tst_rtph264.moc"
