#include <QtTest>

#include "../../../plugins/webrtc/iceaddress.h"
#include "../../../plugins/webrtc/sessiondescription.h"

using namespace pitwatch;
using namespace pitwatch::webrtc;
using namespace Qt::StringLiterals;

namespace {

const QString kHead = u"v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"_s;
const QString kTransport =
    u"a=ice-ufrag:abcd\r\na=ice-pwd:0123456789abcdefghijkl\r\na=fingerprint:sha-256 00:11:22:33:44:55:66:77\r\na=setup:actpass\r\n"_s;
const QString kVideo = u"m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\r\n"_s + kTransport +
                       u"a=rtpmap:96 VP8/90000\r\na=rtpmap:97 H264/90000\r\n"
                       "a=fmtp:97 packetization-mode=0;profile-level-id=42e01f\r\na=rtpmap:98 H264/90000\r\n"
                       "a=fmtp:98 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f\r\n"_s;
const QString kAudio =
    u"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"_s + kTransport + u"a=rtpmap:111 opus/48000/2\r\na=ssrc:7 cname:x\r\n"_s;
const QString kGood = kHead + kVideo + kAudio;

QString without(const QString& part)
{
    QString text = kGood;
    return text.remove(part);
}

}  // namespace

class TestSessionDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodDescriptionIsAccepted()
    {
        QVERIFY(checkDescription(kGood, 2).ok());
        QVERIFY(checkDescription(kGood, 0).ok());
        QVERIFY(checkDescription(kGood + u"a=ssrc-group:FID 7 4294967295\r\n"_s, 2).ok());
    }

    void badDescriptionsAreRefused_data()
    {
        QTest::addColumn<QString>("sdp");
        QTest::newRow("empty") << QString();
        QTest::newRow("huge") << kGood + u"a="_s + QString(kMaximumSdp, u'x');
        QTest::newRow("long line") << kGood + u"a="_s + QString(5000, u'x');
        QTest::newRow("many lines") << kGood + u"a=x\r\n"_s.repeated(1001);
        QTest::newRow("no line") << kGood + u"hello\r\n"_s;
        QTest::newRow("control character") << kGood + u"a=x\x01y\r\n"_s;
        QTest::newRow("null character") << kGood + u"a=x"_s + QChar(0) + u"y\r\n"_s;
        QTest::newRow("other beginning") << kGood.mid(5);
        QTest::newRow("one media too many") << kGood + kAudio;
        QTest::newRow("one media too few") << kHead + kVideo;
        QTest::newRow("no fingerprint") << without(u"a=fingerprint:sha-256 00:11:22:33:44:55:66:77\r\n"_s);
        QTest::newRow("no password") << without(u"a=ice-pwd:0123456789abcdefghijkl\r\n"_s);
        QTest::newRow("short password") << QString(kGood).replace(u"0123456789abcdefghijkl"_s, u"0123"_s);
        QTest::newRow("one media without a way") << kHead + kVideo + QString(kAudio).remove(kTransport);
        QTest::newRow("source too large") << QString(kGood).replace(u"a=ssrc:7 "_s, u"a=ssrc:4294967296 "_s);
        QTest::newRow("source without number") << QString(kGood).replace(u"a=ssrc:7 "_s, u"a=ssrc:x "_s);
        QTest::newRow("group with source 0") << kGood + u"a=ssrc-group:FID 7 0\r\n"_s;
        QTest::newRow("user and password apart")
            << kHead + u"a=ice-ufrag:abcd\r\n"_s + QString(kVideo + kAudio).remove(u"a=ice-ufrag:abcd\r\n"_s);
        QTest::newRow("source 0") << QString(kGood).replace(u"a=ssrc:7 "_s, u"a=ssrc:0 "_s);
        QTest::newRow("no role") << without(u"a=setup:actpass\r\n"_s);
    }
    void badDescriptionsAreRefused()
    {
        QFETCH(QString, sdp);
        const Result<void> result = checkDescription(sdp, 2);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    }

    void transportMayStandInTheSessionPart()
    {
        QVERIFY(checkDescription(kHead + kTransport + without(kTransport).mid(kHead.size()), 2).ok());
    }

    void refusedMediaNeedNoTransport()
    {
        QVERIFY(checkDescription(kHead + kVideo + u"m=audio 0 UDP/TLS/RTP/SAVPF 111\r\n"_s, 2).ok());
    }

    void offerMayHaveUpToFourMediaDescriptions()
    {
        QVERIFY(checkDescription(kGood + kAudio + kAudio, 0).ok());
        QVERIFY(!checkDescription(kGood + kAudio + kAudio + kAudio, 0).ok());
    }

    void candidatesAreChecked_data()
    {
        QTest::addColumn<int>("mline");
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<bool>("good");
        const QString host = u"candidate:1 1 UDP 2015363327 192.168.1.7 50000 typ host"_s;
        QTest::newRow("host") << 0 << host << true;
        QTest::newRow("with attributes") << 1 << host + u" generation 0 ufrag abcd"_s << true;
        QTest::newRow("IPv6") << 0 << u"candidate:a+/b 1 udp 1 fe80::1 5 typ srflx raddr ::1 rport 9"_s << true;
        QTest::newRow("hidden name") << 0 << u"candidate:1 1 udp 1 4d3b-11.local 5 typ host"_s << true;
        QTest::newRow("negative m-line") << -1 << host << false;
        QTest::newRow("m-line too large") << 4 << host << false;
        QTest::newRow("empty") << 0 << QString() << false;
        QTest::newRow("line break") << 0 << host + u"\r\na=x"_s << false;
        QTest::newRow("too long") << 0 << host + u" "_s + QString(1100, u'x') << false;
        QTest::newRow("other") << 0 << u"candidate:1 1 sctp 1 1.2.3.4 5 typ host"_s << false;
    }
    void candidatesAreChecked()
    {
        QFETCH(int, mline);
        QFETCH(QString, candidate);
        QFETCH(bool, good);
        QCOMPARE(checkCandidate(mline, candidate).ok(), good);
    }

    void payloadTypesAreFound()
    {
        QCOMPARE(payloadType(kGood, u"VP8"_s), 96);
        QCOMPARE(payloadType(kGood, u"H264"_s), 98);
        QCOMPARE(payloadType(kGood, u"OPUS"_s), 111);
        QVERIFY(!payloadType(kGood, u"AV1"_s));
        QVERIFY(!payloadType(u"a=rtpmap:128 VP8/90000\r\n"_s, u"VP8"_s));
    }

    void iceServersAreTranslated_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("address");
        QTest::newRow("stun") << u"stun:10.0.0.1"_s << u"stun://10.0.0.1:3478"_s;
        QTest::newRow("turn") << u"turn:relay.example:3479?transport=tcp"_s
                              << u"turn://dispatch:p%40%3A%2F@relay.example:3479?transport=tcp"_s;
        QTest::newRow("turns") << u"turns:[::1]"_s << u"turns://dispatch:p%40%3A%2F@[::1]:5349"_s;
        QTest::newRow("other scheme") << u"http:10.0.0.1"_s << QString();
        QTest::newRow("other option") << u"turn:10.0.0.1?x=y"_s << QString();
    }
    void iceServersAreTranslated()
    {
        QFETCH(QString, url);
        QFETCH(QString, address);
        const Result<QString> result = iceAddress({url, u"dispatch"_s, u"p@:/"_s});
        QCOMPARE(result.ok(), !address.isEmpty());
        if (result)
            QCOMPARE(result.value(), address);
        else
            QVERIFY(!result.error().text().contains(u"p@:/"_s));
    }
};

QTEST_GUILESS_MAIN(TestSessionDescription)
#include "tst_sessiondescription.moc"
