#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <atomic>
#include <thread>

#include <malloc.h>

#include <core/clock.h>
#include <simulator/encoder.h>
#include <simulator/rtspserver.h>

using namespace pitwatch;
using namespace pitwatch::sim;
using namespace std::chrono_literals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// Feeds a tap with pictures until it ends.
class Feeder {
public:
    explicit Feeder(std::shared_ptr<RtspTap> tap) : thread_([this, tap = std::move(tap)] { feed(*tap); }) {}
    ~Feeder()
    {
        ended_ = true;
        thread_.join();
    }

    int given() const { return given_; }

private:
    void feed(RtspTap& tap)
    {
        const SystemClock clock;
        auto encoder = Encoder::make({.size = QSize(320, 180), .framesPerSecond = 50});
        const ScenePicture picture(QSize(320, 180));
        for (std::int64_t number = 0; !ended_; ++number, std::this_thread::sleep_for(20ms), ++given_)
            if (encoder.ok()) tap.push(encoder.value()->encode(picture, number, number % 10 == 0), clock.now());
    }

    std::atomic<bool> ended_ = false;
    std::atomic<int> given_ = 0;
    std::thread thread_;
};

/// As much of a viewer as it takes to be sent pictures, interleaved (RFC 2326, 10.12).
class Viewer {
public:
    explicit Viewer(quint16 port) : port_(port)
    {
        socket_.connectToHost(QStringLiteral("127.0.0.1"), port);
        socket_.waitForConnected();
    }

    void ask(const QByteArray& method, const QByteArray& path, const QByteArray& headers = {})
    {
        socket_.write(method + " rtsp://127.0.0.1:" + QByteArray::number(port_) + path +
                      " RTSP/1.0\r\nCSeq: " + QByteArray::number(++sequence_) + "\r\n" + headers + "\r\n");
        socket_.flush();
    }
    QByteArray answer()
    {
        QByteArray heard;
        for (int tries = 0; tries < 100 && !heard.contains("\r\n\r\n"); ++tries)
            if (socket_.waitForReadyRead(100)) heard += socket_.readAll();
        return heard;
    }
    /// True once pictures come.
    bool watch(const QByteArray& path)
    {
        ask("DESCRIBE", path, "Accept: application/sdp\r\n");
        if (!answer().startsWith("RTSP/1.0 200")) return false;
        ask("SETUP", path + "/stream=0", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n");
        const QByteArray setUp = answer();
        const qsizetype at = setUp.indexOf("Session: ");
        if (at < 0) return false;
        const QByteArray session = setUp.mid(at + 9, setUp.indexOf(';', at) - at - 9);
        ask("PLAY", path, "Session: " + session + "\r\n");
        return answer().startsWith("RTSP/1.0 200");
    }
    /// Without a word: what was not read makes the connection fail at the other end.
    void breakOff()
    {
        socket_.waitForReadyRead();
        socket_.abort();
    }

private:
    const quint16 port_;
    QTcpSocket socket_;
    int sequence_ = 0;
};

}  // namespace

/// The server of the simulated cameras, with viewers that behave badly.
class TestRtspServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What is given back to the allocator is overwritten, so that whoever uses it afterwards is found out.
    void initTestCase() { mallopt(M_PERTURB, 0x55); }

    void aViewerThatBreaksOffWhileTheServerIsBusyEndsNobodyElse()
    {
        const quint16 port = freePort();
        const UtcTime epoch = SystemClock().now();
        const auto played = std::make_shared<RtspTap>(epoch);
        const auto silent = std::make_shared<RtspTap>(epoch);
        const QString address = QStringLiteral("rtsp://127.0.0.1:%1").arg(port);
        RtspServer server(
            {{address + QStringLiteral("/played"), played}, {address + QStringLiteral("/silent"), silent}}, epoch);
        QVERIFY(server.start().ok());
        const Feeder feeder(played);

        Viewer leaving(port);
        QVERIFY(leaving.watch("/played"));
        // The server waits for the first picture of the other stream, and hears of nothing meanwhile.
        Viewer waiting(port);
        waiting.ask("DESCRIBE", "/silent", "Accept: application/sdp\r\n");
        QTRY_VERIFY(silent->watched());
        leaving.breakOff();
        const int before = feeder.given();
        QTRY_VERIFY(feeder.given() > before + 10);  // to nobody
        const Feeder relief(silent);
        QVERIFY(waiting.answer().startsWith("RTSP/1.0 200"));

        Viewer next(port);
        QVERIFY(next.watch("/played"));
    }
};

QTEST_GUILESS_MAIN(TestRtspServer)
#include "tst_rtspserver.moc"
