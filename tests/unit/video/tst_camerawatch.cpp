#include <QtTest>

#include <QTcpServer>
#include <QTcpSocket>

#include <video/camerawatch.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

/// Answers DESCRIBE with the given status line and everything else with 200.
class RtspStub : public QObject {
public:
    explicit RtspStub(QByteArray describe) : describe_(std::move(describe))
    {
        server_.listen(QHostAddress::LocalHost);
        connect(&server_, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = server_.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray request = socket->readAll();
                requests += request;
                if (silent) return;
                socket->write((request.startsWith("DESCRIBE") ? describe_ : QByteArray("RTSP/1.0 200 OK")) +
                              "\r\n\r\n");
            });
        });
    }

    QString url(const QString& user = {}) const
    {
        return QStringLiteral("rtsp://") + user + QStringLiteral("127.0.0.1:%1/cam").arg(server_.serverPort());
    }

    QByteArray requests;
    bool silent = false;

private:
    const QByteArray describe_;
    QTcpServer server_;
};

const MineCode kMine(QStringLiteral("410881001001"));
const CameraKey kCamera{kMine, CameraId(QStringLiteral("c0"))};

Region regionOf(const QStringList& urls)
{
    Region region;
    Mine mine;
    mine.code = kMine;
    for (int i = 0; i < urls.size(); ++i) {
        Camera camera;
        camera.id = CameraId(QStringLiteral("c%1").arg(i));
        camera.mainUrl = urls.at(i);
        mine.cameras.push_back(camera);
    }
    region.mines.push_back(mine);
    return region;
}

struct Told {
    CameraKey camera;
    bool online = false;
    QString reason;
};

}  // namespace

class TestCameraWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        told_.clear();
        watch_ = std::make_unique<CameraWatch>(CameraWatch::Options{.round = 50ms, .timeout = 300ms, .firstPace = 5ms},
                                               [this](const CameraKey& camera, bool online, const QString& reason) {
                                                   told_.push_back({camera, online, reason});
                                               });
    }

    void aCameraThatDescribesItselfIsOnlineAndSaidOnce()
    {
        RtspStub camera("RTSP/1.0 200 OK");
        watch_->setRegion(regionOf({camera.url()}));
        QTRY_VERIFY(camera.requests.count("DESCRIBE") > 3);
        QCOMPARE(told_.size(), std::size_t(1));
        QVERIFY(told_[0].online);
        QCOMPARE(told_[0].camera, kCamera);
        QVERIFY(told_[0].reason.isEmpty());
    }

    void aCameraThatWantsAPasswordIsOnline()
    {
        RtspStub camera("RTSP/1.0 401 Unauthorized");
        watch_->setRegion(regionOf({camera.url()}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        QVERIFY(told_[0].online);
    }

    void aServerThatSendsElsewhereIsOnline()
    {
        RtspStub camera("RTSP/1.0 302 Found\r\nLocation: rtsp://127.0.0.1/elsewhere");
        watch_->setRegion(regionOf({camera.url()}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        QVERIFY(told_[0].online);
    }

    void userAndPasswordAreNotSent()
    {
        RtspStub camera("RTSP/1.0 200 OK");
        watch_->setRegion(regionOf({camera.url(QStringLiteral("duty:secret@"))}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        QVERIFY(told_[0].online);
        QVERIFY(!camera.requests.contains("Authorization"));
        QVERIFY(!camera.requests.contains("duty"));
        QVERIFY(!camera.requests.contains("secret"));
    }

    void aServerWithoutTheCameraIsOffline()
    {
        RtspStub camera("RTSP/1.0 404 Not Found");
        watch_->setRegion(regionOf({camera.url()}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        QVERIFY(!told_[0].online);
        QCOMPARE(told_[0].reason, QStringLiteral("the server answers 404"));
    }

    void aServerThatSaysNothingIsOffline()
    {
        RtspStub camera("RTSP/1.0 200 OK");
        camera.silent = true;
        watch_->setRegion(regionOf({camera.url()}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        QCOMPARE(told_[0].reason, QStringLiteral("no answer in time"));
    }

    void somethingElseThanRtspIsOffline()
    {
        RtspStub camera("HTTP/1.1 200 OK");
        watch_->setRegion(regionOf({camera.url()}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        QCOMPARE(told_[0].reason, QStringLiteral("the answer is not RTSP"));
    }

    void anOnlineCameraIsLostOnlyAfterSeveralFailures()
    {
        auto camera = std::make_unique<RtspStub>("RTSP/1.0 200 OK");
        watch_->setRegion(regionOf({camera->url()}));
        QTRY_COMPARE(told_.size(), std::size_t(1));
        camera.reset();
        QTRY_COMPARE(told_.size(), std::size_t(2));
        QVERIFY(!told_[1].online);
        QVERIFY(!told_[1].reason.isEmpty());
    }

    void filesAreOnlineWhenTheyAreThere()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        watch_->setRegion(regionOf({file.fileName(), QUrl::fromLocalFile(file.fileName()).toString(),
                                    QStringLiteral("/nonexistent/clip.mp4")}));
        QTRY_COMPARE(told_.size(), std::size_t(3));
        QCOMPARE(std::count_if(told_.begin(), told_.end(), [](const Told& t) { return t.online; }), 2);
    }

    void anOpenStreamSpeaksForItsCamera()
    {
        RtspStub camera("RTSP/1.0 404 Not Found");
        watch_->setRegion(regionOf({camera.url()}));
        watch_->reportPhase(kCamera, StreamPhase::Connecting, {});
        QVERIFY(told_.empty());
        watch_->reportPhase(kCamera, StreamPhase::Live, {});
        watch_->reportPhase(kCamera, StreamPhase::Live, {});
        QCOMPARE(told_.size(), std::size_t(1));
        watch_->reportPhase(kCamera, StreamPhase::NoSignal, QStringLiteral("gone"));
        QCOMPARE(told_.size(), std::size_t(2));
        QCOMPARE(told_[1].reason, QStringLiteral("gone"));
        QVERIFY(camera.requests.isEmpty());
        // Closed: asked again, and nothing new is found.
        watch_->reportPhase(kCamera, StreamPhase::Idle, {});
        QTRY_VERIFY(camera.requests.contains("DESCRIBE"));
        QCOMPARE(told_.size(), std::size_t(2));
    }

private:
    std::unique_ptr<CameraWatch> watch_;
    std::vector<Told> told_;
};

QTEST_GUILESS_MAIN(TestCameraWatch)
#include "tst_camerawatch.moc"
