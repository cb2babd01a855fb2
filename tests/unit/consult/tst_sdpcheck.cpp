#include <QtTest>

#include <consult/icecandidate.h>
#include <consult/sdpcheck.h>

#include "signalsamples.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

class TestSdpCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOfferAndAnswer()
    {
        QVERIFY(checkSdp(test::sampleOffer(), SdpRole::Offer).ok());
        QVERIFY(checkSdp(test::sampleAnswer(), SdpRole::Answer).ok());
        QVERIFY(checkSdp(test::sampleOffer().remove(u'\r'), SdpRole::Offer).ok());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("instead");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char16_t* what, const QString& instead, const char16_t* reason) {
            QTest::newRow(name) << QString::fromUtf16(what) << instead << QString::fromUtf16(reason);
        };
        row("nul", u"s=-", u"s=a"_s + QChar(0), u"control");
        row("version", u"v=0", u"v=1"_s, u"version");
        row("order", u"s=-\r\nt=0 0", u"t=0 0\r\ns=-"_s, u"belong");
        row("no time", u"t=0 0\r\n", {}, u"before v, o, s and t");
        row("origin", u"o=- ", u"o="_s, u"six fields");
        row("no line", u"a=rtcp-mux", u"rtcp-mux"_s, u"no line");
        row("empty line", u"a=rtcp-mux\r\n", u"\r\n"_s, u"no line");
        row("data channel", u"m=audio", u"m=application"_s, u"neither sound");
        row("plain rtp", u"UDP/TLS/RTP/SAVPF 111", u"RTP/AVP 111"_s, u"DTLS-SRTP");
        row("port", u"m=audio 9", u"m=audio 70000"_s, u"port");
        row("payload", u"SAVPF 111", u"SAVPF 128"_s, u"payload type");
        row("mid twice", u"a=mid:1", u"a=mid:0"_s, u"twice");
        row("session line in media", u"a=sendrecv", u"o=- 1 1 IN IP4 0.0.0.0"_s, u"belong");
        row("no credentials", u"a=ice-ufrag:Ab1+\r\n", {}, u"ICE credentials");
        row("short password", u"abcdefghijklmnopqrstuv12", u"abc4"_s, u"ICE credentials");
        row("fingerprint", u"sha-256 0F:", u"md5 0F:"_s, u"fingerprint");
        row("role", u"a=setup:actpass", u"a=setup:holdconn"_s, u"DTLS role");
        row("mapping", u"VP8/90000", u"VP8/fast"_s, u"mapping");
        row("candidate", u"192.168.0.196", u"example.com"_s, u"address");
        row("no end", u"network-cost 10\r\n", u"network-cost 10"_s, u"no end");
    }
    void refuses()
    {
        QFETCH(QString, what);
        QFETCH(QString, instead);
        QFETCH(QString, reason);
        QString sdp = test::sampleOffer();
        QVERIFY(sdp.contains(what));
        const Result<void> checked = checkSdp(sdp.replace(what, instead), SdpRole::Offer);
        QVERIFY(!checked.ok());
        QVERIFY2(checked.error().text().contains(reason), qPrintable(checked.error().text()));
    }

    void refusesMoreThanItsBounds()
    {
        const auto with = [](const QString& more) { return checkSdp(test::sampleOffer() + more, SdpRole::Offer); };
        QVERIFY(!with(u"a=x\r\n"_s.repeated(sdpbounds::kLines)).ok());
        QVERIFY(!with(u"a="_s + QString(sdpbounds::kLineCharacters, u'x') + u"\r\n"_s).ok());
        QVERIFY(!with((u"a="_s + QString(1000, u'x') + u"\r\n"_s).repeated(40)).ok());
        QVERIFY(with(u"m=audio 0 UDP/TLS/RTP/SAVPF 0\r\n"_s.repeated(sdpbounds::kMedia - 2)).ok());
        QVERIFY(!with(u"m=audio 0 UDP/TLS/RTP/SAVPF 0\r\n"_s.repeated(sdpbounds::kMedia - 1)).ok());
        QVERIFY(!with((u"a="_s + test::sampleCandidate() + u"\r\n"_s).repeated(sdpbounds::kCandidates)).ok());
    }

    void anAnswerChoosesARole() { QVERIFY(!checkSdp(test::sampleOffer(), SdpRole::Answer).ok()); }

    void takesCandidates_data()
    {
        QTest::addColumn<QString>("candidate");
        QTest::newRow("end") << QString();
        QTest::newRow("host") << test::sampleCandidate();
        QTest::newRow("mdns") << u"candidate:1 1 UDP 2122 4f0b-17.local 5000 typ host"_s;
        QTest::newRow("v6") << u"candidate:1 1 UDP 2122 fd00::1:2 5000 typ host"_s;
        QTest::newRow("tcp") << u"candidate:1 1 TCP 1015 10.0.0.1 9 typ host tcptype active"_s;
        QTest::newRow("relay") << u"candidate:1 1 udp 1 10.0.0.1 9 typ relay raddr 10.0.0.2 rport 44"_s;
    }
    void takesCandidates()
    {
        QFETCH(QString, candidate);
        const Result<void> checked = checkIceCandidate(candidate);
        QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(checked.error().text()));
    }

    void refusesCandidates_data()
    {
        QTest::addColumn<QString>("candidate");
        QTest::newRow("name") << u"candidate:1 1 UDP 1 example.com 5000 typ host"_s;
        QTest::newRow("base is a name") << u"candidate:1 1 udp 1 10.0.0.1 9 typ relay raddr a.example rport 44"_s;
        QTest::newRow("no prefix") << u"1 1 UDP 1 10.0.0.1 5000 typ host"_s;
        QTest::newRow("port") << u"candidate:1 1 UDP 1 10.0.0.1 65536 typ host"_s;
        QTest::newRow("octet") << u"candidate:1 1 UDP 1 10.0.0.256 5000 typ host"_s;
        QTest::newRow("transport") << u"candidate:1 1 SCTP 1 10.0.0.1 5000 typ host"_s;
        QTest::newRow("type") << u"candidate:1 1 UDP 1 10.0.0.1 5000 typ any"_s;
        QTest::newRow("short") << u"candidate:1 1 UDP 1 10.0.0.1 5000"_s;
        QTest::newRow("two lines") << test::sampleCandidate() + u"\r\na=x"_s;
        QTest::newRow("long") << test::sampleCandidate() + u" x y"_s.repeated(200);
    }
    void refusesCandidates()
    {
        QFETCH(QString, candidate);
        QVERIFY(!checkIceCandidate(candidate).ok());
    }
};

QTEST_GUILESS_MAIN(TestSdpCheck)
#include "tst_sdpcheck.moc"
