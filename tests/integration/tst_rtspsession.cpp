#include <QtTest>

#include <QTcpServer>
#include <QTcpSocket>

#include <support/rtspcamera.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

/// The same order as in the client, everything a little quicker.
VideoLimits quickLimits()
{
    VideoLimits limits;
    limits.open = 2000ms;
    limits.read = 2000ms;
    limits.udpFirstPacket = 800ms;
    limits.firstRetry = 100ms;
    limits.lastRetry = 200ms;
    return limits;
}

}  // namespace

/// What happens between client and server before and beside the pictures.
class TestRtspSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto clip = makeRtpClip({.size = {320, 180}, .frames = 25, .keyEvery = 12});
        QVERIFY2(clip.ok(), clip.ok() ? "" : qPrintable(clip.error().text()));
        clip_ = std::make_shared<RtpClip>(std::move(clip).value());
    }
    void init() { engine_ = makeVideoEngine(clock_, {.decodeThreads = 0, .limits = quickLimits()}); }
    void cleanup() { engine_.reset(); }

    void aCameraThatWantsALoginIsLive_data()
    {
        QTest::addColumn<RtspScript::Login>("login");
        QTest::newRow("basic") << RtspScript::Login::Basic;
        QTest::newRow("digest") << RtspScript::Login::Digest;
    }

    void aCameraThatWantsALoginIsLive()
    {
        QFETCH(RtspScript::Login, login);
        RtspCamera camera({.clip = clip_, .login = login});
        const auto stream = open(camera.url());
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::Live, 10000);
    }

    void aWrongPasswordIsSaid()
    {
        RtspCamera camera({.clip = clip_, .login = RtspScript::Login::Digest});
        const QString url = camera.url();
        camera.setScript({.clip = clip_, .login = RtspScript::Login::Digest, .password = QStringLiteral("another")});
        const auto stream = open(url);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::NoSignal, 10000);
        QVERIFY2(stream->status().reason.contains(QLatin1String("401")), qPrintable(stream->status().reason));
    }

    void aRedirectIsFollowed()
    {
        RtspCamera camera({.clip = clip_});
        RtspCamera gate({.clip = clip_, .redirectTo = camera.url()});
        const auto stream = open(gate.url());
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::Live, 10000);
        QCOMPARE(camera.playedOverTcp(), 1);
        QCOMPARE(gate.playedOverTcp(), 0);
    }

    void redirectsInACircleEndWithAReason()
    {
        RtspCamera one({.clip = clip_});
        RtspCamera other({.clip = clip_, .redirectTo = one.url()});
        one.setScript({.clip = clip_, .redirectTo = other.url()});
        const auto stream = open(one.url());
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::NoSignal, 10000);
        QVERIFY(!stream->status().reason.isEmpty());
    }

    void withoutUdpItIsLiveOverTcp_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("refused") << true;
        QTest::newRow("silent") << false;
    }

    void withoutUdpItIsLiveOverTcp()
    {
        QFETCH(bool, refused);
        RtspCamera camera({.clip = clip_, .udpRefused = refused, .udpSilent = !refused});
        const auto stream = open(camera.url(), Transport::Udp);
        bool lost = false;
        QTRY_VERIFY_WITH_TIMEOUT(
            (lost |= stream->status().phase == StreamPhase::NoSignal) || stream->status().phase == StreamPhase::Live,
            10000);
        QVERIFY2(!lost, qPrintable(stream->status().reason));
        QCOMPARE(stream->status().transport, QStringLiteral("tcp"));
        QCOMPARE(stream->status().reconnects, 0);
        QCOMPARE(camera.playedOverTcp(), 1);
    }

    void aSessionIsKeptAlive_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::newRow("tcp") << Transport::Tcp;
        QTest::newRow("udp") << Transport::Udp;
    }

    void aSessionIsKeptAlive()
    {
        QFETCH(Transport, transport);
        RtspCamera camera({.clip = clip_, .timeout = 2s});
        const auto stream = open(camera.url(), transport);
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::Live, 10000);
        const int before = camera.requests("OPTIONS") + camera.requests("GET_PARAMETER");
        QTRY_VERIFY_WITH_TIMEOUT(camera.requests("OPTIONS") + camera.requests("GET_PARAMETER") >= before + 3, 10000);
        QCOMPARE(camera.playedOverTcp() + camera.playedOverUdp(), 1);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
    }

    void anAudioTrackDoesNotDisturb()
    {
        RtspCamera camera({.clip = clip_, .audioTrack = true});
        const auto stream = open(camera.url());
        QTRY_VERIFY_WITH_TIMEOUT(stream->status().framesDecoded > 20, 10000);
        QCOMPARE(stream->status().phase, StreamPhase::Live);
    }

    void whatIsNotRtspIsSaid()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket* socket = server.nextPendingConnection();
            socket->write(QByteArray(64 << 10, '\x5a'));
        });
        const auto stream = open(QStringLiteral("rtsp://127.0.0.1:%1/garbage").arg(server.serverPort()));
        QTRY_COMPARE_WITH_TIMEOUT(stream->status().phase, StreamPhase::NoSignal, 10000);
        QVERIFY(!stream->status().reason.isEmpty());
    }

private:
    std::shared_ptr<VideoStream> open(const QString& url, Transport transport = Transport::Tcp)
    {
        return engine_->open({.url = url, .transport = transport, .label = QStringLiteral("camera"), .fileEpoch = {}});
    }

    SystemClock clock_;
    std::shared_ptr<const RtpClip> clip_;
    std::unique_ptr<VideoEngine> engine_;
};

QTEST_GUILESS_MAIN(TestRtspSession)
#include "tst_rtspsession.moc"
