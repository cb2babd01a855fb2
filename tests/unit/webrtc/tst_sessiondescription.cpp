#include <QtTest>

#include "../../../plugins/webrtc/iceaddress.h"
#include "../../../plugins/webrtc/sessiondescription.h"

using namespace pitwatch;
using namespace pitwatch::webrtc;
using namespace Qt::StringLiterals;

namespace {

const QString kHead = u"v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n"_s;
const QString kFingerprint = u"a=fingerprint:sha-256 "_s + u"AB:"_s.repeated(31) + u"CD\r\n"_s;
const QString kTransport =
    u"a=ice-ufrag:abcd\r\na=ice-pwd:0123456789abcdefghijkl\r\n"_s + kFingerprint + u"a=setup:actpass\r\n"_s;
const QString kVideo = u"m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\r\n"_s + kTransport +
                       u"a=rtpmap:96 VP8/90000\r\na=rtpmap:97 H264/90000\r\n"
                       "a=fmtp:97 packetization-mode=0;profile-level-id=42e01f\r\na=rtpmap:98 H264/90000\r\n"
                       "a=fmtp:98 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f\r\n"_s;
const QString kAudio =
    u"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"_s + kTransport + u"a=rtpmap:111 opus/48000/2\r\na=ssrc:7 cname:x\r\n"_s;
const QString kGood = kHead + kVideo + kAudio;

}  // namespace

class TestSessionDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodDescriptionIsAccepted()
    {
        QVERIFY(checkDescription(kGood, SdpRole::Offer, kOurMedia).ok());
        QVERIFY(checkDescription(kGood, SdpRole::Offer, kAnyMedia).ok());
        QVERIFY(checkDescription(kGood + u"a=ssrc-group:FID 7 4294967295\r\n"_s, SdpRole::Offer, kOurMedia).ok());
    }

    void badDescriptionsAreRefused_data()
    {
        QTest::addColumn<QString>("sdp");
        QTest::newRow("none at all") << kGood.mid(5);
        QTest::newRow("one media too many") << kGood + kAudio;
        QTest::newRow("one media too few") << kHead + kVideo;
        QTest::newRow("one media without fingerprint") << kHead + kVideo + QString(kAudio).remove(kFingerprint);
        QTest::newRow("one media without a way") << kHead + kVideo + QString(kAudio).remove(kTransport);
        QTest::newRow("source too large") << QString(kGood).replace(u"a=ssrc:7 "_s, u"a=ssrc:4294967296 "_s);
        QTest::newRow("source without number") << QString(kGood).replace(u"a=ssrc:7 "_s, u"a=ssrc:x "_s);
        QTest::newRow("group with source 0") << kGood + u"a=ssrc-group:FID 7 0\r\n"_s;
        QTest::newRow("user and password apart")
            << kHead + u"a=ice-ufrag:abcd\r\n"_s + QString(kVideo + kAudio).remove(u"a=ice-ufrag:abcd\r\n"_s);
        QTest::newRow("source 0") << QString(kGood).replace(u"a=ssrc:7 "_s, u"a=ssrc:0 "_s);
    }
    void badDescriptionsAreRefused()
    {
        QFETCH(QString, sdp);
        const Result<void> result = checkDescription(sdp, SdpRole::Offer, kOurMedia);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    }

    void answerMustHaveDecidedItsRole()
    {
        QVERIFY(!checkDescription(kGood, SdpRole::Answer, kOurMedia).ok());
        const QString decided = QString(kGood).replace(u"actpass"_s, u"active"_s);
        QVERIFY(checkDescription(decided, SdpRole::Answer, kOurMedia).ok());
    }

    void transportMayStandInTheSessionPart()
    {
        QVERIFY(checkDescription(kHead + kTransport + QString(kVideo + kAudio).remove(kTransport), SdpRole::Offer,
                                 kOurMedia)
                    .ok());
    }

    void refusedMediaNeedNoTransport()
    {
        QVERIFY(checkDescription(kHead + kVideo + u"m=audio 0 UDP/TLS/RTP/SAVPF 111\r\n"_s, SdpRole::Offer, kOurMedia)
                    .ok());
    }

    void offerMayHaveUpToFourMediaDescriptions()
    {
        QVERIFY(checkDescription(kGood + kAudio + kAudio, SdpRole::Offer, kAnyMedia).ok());
        QVERIFY(!checkDescription(kGood + kAudio + kAudio + kAudio, SdpRole::Offer, kAnyMedia).ok());
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
