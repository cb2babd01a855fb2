#include <QtTest>

#include <onvif/onvifaddress.h>
#include <onvif/ptzmessages.h>
#include <onvif/soapmessage.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

QByteArray written(const SoapRequest& request)
{
    return soapEnvelope({}, request.body);
}

}  // namespace

class TestOnvifMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDigestIsTheOneOfTheStandard()
    {
        // The worked example of ONVIF's Application Programmer's Guide.
        UsernameToken token;
        token.user = QStringLiteral("user");
        token.password = QStringLiteral("userpassword");
        token.nonce = QByteArray::fromBase64("LKqI6G/AikKCQrN0zqZFlg==");
        token.created = parseIsoTime(QStringLiteral("2010-09-16T07:50:45Z")).value();
        QCOMPARE(createdText(token.created), QByteArray("2010-09-16T07:50:45.000Z"));
        const QByteArray secret = token.nonce + "2010-09-16T07:50:45Z" + "userpassword";
        QCOMPARE(QCryptographicHash::hash(secret, QCryptographicHash::Sha1).toBase64(),
                 QByteArray("tuOSpGlFlIXsozq4HFNeeGeFLEI="));
        const QByteArray ours = token.nonce + createdText(token.created) + "userpassword";
        QCOMPARE(passwordDigest(token), QCryptographicHash::hash(ours, QCryptographicHash::Sha1).toBase64());
    }

    void thePasswordIsNotInTheMessage()
    {
        const UsernameToken token{QStringLiteral("op"), QStringLiteral("hidden"), "nonce", UtcTime{}};
        const QByteArray message = soapEnvelope(token, onvif::getProfiles().body);
        QVERIFY(message.contains(passwordDigest(token)));
        QVERIFY(!message.contains("hidden"));
        QVERIFY(!soapEnvelope({}, onvif::getProfiles().body).contains("Security"));
    }

    void namesCannotBreakTheMessage()
    {
        const QByteArray message = written(onvif::setPreset(QStringLiteral("p\"1"), {}, QStringLiteral("<x>&")));
        QVERIFY(message.contains("&lt;x&gt;&amp;"));
        QVERIFY(checkReply(message).ok());
    }

    void onlyTheAxesThatMoveAreNamed()
    {
        const QByteArray pan = written(onvif::continuousMove(QStringLiteral("p"), {0.5, 0, 0}, 5s));
        QVERIFY(pan.contains("x=\"0.500\" y=\"0.000\"") && !pan.contains("Zoom") && pan.contains("PT5S"));
        const QByteArray zoom = written(onvif::continuousMove(QStringLiteral("p"), {0, 0, -9}, 5s));
        QVERIFY(zoom.contains("x=\"-1.000\"") && !zoom.contains("PanTilt"));
    }

    void aFaultSaysWhatTheCameraSays()
    {
        const auto checked = checkReply(
            "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault><s:Code><s:Value>s:Sender"
            "</s:Value><s:Subcode><s:Value>ter:NotAuthorized</s:Value></s:Subcode></s:Code><s:Reason><s:Text>go away"
            "</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>");
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Permission);
        QCOMPARE(checked.error().message, QStringLiteral("go away"));
    }

    void whatIsNoSoapMessageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("html") << QByteArray("<html><body>login</html>");
        QTest::newRow("cut") << QByteArray("<e:Envelope xmlns:e='x'><e:Body>");
        QTest::newRow("bytes") << QByteArray("\x00\xff\x01", 3);
        QTest::newRow("entities") << QByteArray(
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
            "<Envelope><Body>&b;</Body></Envelope>");
    }

    void whatIsNoSoapMessageIsRefused()
    {
        QFETCH(QByteArray, reply);
        QVERIFY(!checkReply(reply));
    }

    void readsServicesProfileAndPresets()
    {
        const auto services = onvif::readCapabilities(
            "<C><Events><XAddr>http://a/e</XAddr></Events><Media><XAddr> http://a/m </XAddr></Media><PTZ>"
            "<XAddr>http://a/p</XAddr></PTZ><Extension><XAddr>http://a/x</XAddr></Extension></C>");
        QCOMPARE(services.media, QStringLiteral("http://a/m"));
        QCOMPARE(services.ptz, QStringLiteral("http://a/p"));
        QCOMPARE(
            onvif::readPtzProfile("<R><Profiles token='a'/><Profiles token='b'><PTZConfiguration/></Profiles></R>"),
            QStringLiteral("b"));
        const auto presets = onvif::readPresets(
            "<R><Preset token='1'><Name>gate</Name></Preset><Preset token='7'/><Preset token='9'/></R>", 2);
        QCOMPARE(presets,
                 (std::vector<PtzPreset>{{QStringLiteral("1"), QStringLiteral("gate")}, {QStringLiteral("7"), {}}}));
    }

    void readsWhereItLooksAndWhetherItMoves()
    {
        const auto status = onvif::readStatus(
            "<S><Position><PanTilt x='0.5' y='-1'/><Zoom x='0.2'/></Position>"
            "<MoveStatus><PanTilt>MOVING</PanTilt><Zoom>IDLE</Zoom></MoveStatus></S>");
        QCOMPARE(status.tilt.value(), -1.0);
        QCOMPARE(status.zoom.value(), 0.2);
        QVERIFY(status.moving);
    }

    void readsTheCamerasClock()
    {
        const auto time = onvif::readDateAndTime(
            "<R><UTCDateTime><Time><Hour>9</Hour><Minute>5</Minute><Second>7</Second></Time><Date><Year>2026</Year>"
            "<Month>11</Month><Day>3</Day></Date></UTCDateTime><LocalDateTime><Time><Hour>17</Hour></Time>"
            "</LocalDateTime></R>");
        QCOMPARE(time.value(), parseIsoTime(QStringLiteral("2026-11-03T09:05:07Z")).value());
        QVERIFY(!onvif::readDateAndTime("<R/>"));
    }

    void credentialsAreTakenOutOfTheAddress()
    {
        const auto address =
            parseOnvifAddress(QStringLiteral("http://op:s3cret%3A%2F@10.0.0.9:8080/onvif/device_service"));
        QCOMPARE(address->user, QStringLiteral("op"));
        QCOMPARE(address->password, QStringLiteral("s3cret:/"));
        QCOMPARE(address->service.toString(), QStringLiteral("http://10.0.0.9:8080/onvif/device_service"));
        QVERIFY(!parseOnvifAddress(QStringLiteral("rtsp://10.0.0.9/x")));
        QVERIFY(!parseOnvifAddress(QString()));
    }

    void theCameraCannotSendUsElsewhere()
    {
        const QUrl configured(QStringLiteral("http://10.0.0.9:8080/onvif/device_service"));
        QCOMPARE(serviceOnSameHost(configured, QStringLiteral("http://192.168.1.64/onvif/PTZ?x=1")),
                 QUrl(QStringLiteral("http://10.0.0.9:8080/onvif/PTZ?x=1")));
        QCOMPARE(serviceOnSameHost(configured, QStringLiteral("http://10.0.0.9:9000/ptz")),
                 QUrl(QStringLiteral("http://10.0.0.9:9000/ptz")));
    }
};

QTEST_GUILESS_MAIN(TestOnvifMessages)
#include "tst_onvifmessages.moc"
