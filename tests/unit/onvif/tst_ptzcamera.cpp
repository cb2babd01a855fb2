#include <QtTest>

#include <onvif/ptzcamera.h>
#include <support/onvifserver.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using Authentication = test::OnvifServer::Authentication;

namespace {

struct Remote {
    test::OnvifServer server;
    SystemClock clock;
    std::unique_ptr<PtzCamera> camera;
    std::unique_ptr<QSignalSpy> failed;

    void make(const QString& url, PtzCamera::Options options = {})
    {
        camera = std::make_unique<PtzCamera>(*parseOnvifAddress(url), clock, options);
        failed = std::make_unique<QSignalSpy>(camera.get(), &PtzCamera::failed);
    }
    bool ready(PtzCamera::Options options = {})
    {
        make(server.url(), options);
        camera->open();
        return QTest::qWaitFor([this] { return camera->state() == PtzCamera::State::Ready; }, 10000);
    }
    QString reason() const { return failed->isEmpty() ? QString() : failed->first().first().toString(); }
};

}  // namespace

class TestPtzCamera : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWithTheTokenAndLearnsItsPresets()
    {
        Remote remote;
        QVERIFY(remote.ready());
        QTRY_COMPARE(remote.camera->presets().size(), std::size_t(2));
        QCOMPARE(remote.camera->presets().front().name, QStringLiteral("gate"));
        QTRY_VERIFY(remote.camera->status());
        QCOMPARE(remote.camera->status()->pan.value(), 0.25);
        QVERIFY(!remote.server.calls.contains(QStringLiteral("denied")));
    }

    void opensWithHttpDigest()
    {
        Remote remote;
        remote.server.authentication = Authentication::HttpDigest;
        QVERIFY(remote.ready());
    }

    void aCameraWhoseClockIsWrongIsOpenedToo()
    {
        Remote remote;
        remote.server.clockAheadSeconds = -7200;
        QVERIFY(remote.ready());
    }

    void aCameraThatKnowsOnlyServicesIsOpenedToo()
    {
        Remote remote;
        remote.server.onlyServices = true;
        QVERIFY(remote.ready());
    }

    void aWrongPasswordIsRefusedAndSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("token") << int(Authentication::Token);
        QTest::newRow("digest") << int(Authentication::HttpDigest);
    }

    void aWrongPasswordIsRefusedAndSaid()
    {
        QFETCH(int, kind);
        Remote remote;
        remote.server.authentication = Authentication(kind);
        remote.make(remote.server.url(QStringLiteral("op"), QStringLiteral("wrong")));
        remote.camera->open();
        QTRY_COMPARE_WITH_TIMEOUT(remote.camera->state(), PtzCamera::State::Failed, 10000);
        QVERIFY(!remote.reason().isEmpty());
        QVERIFY(!remote.reason().contains(QLatin1String("wrong")));
        QVERIFY(!remote.server.calls.contains(QStringLiteral("GetProfiles")));
    }

    void aCameraThatCannotMoveSaysSo()
    {
        Remote remote;
        remote.server.canMove = false;
        remote.make(remote.server.url());
        remote.camera->open();
        QTRY_COMPARE_WITH_TIMEOUT(remote.camera->state(), PtzCamera::State::Failed, 10000);
    }

    void movesAndStopsInOrder()
    {
        Remote remote;
        QVERIFY(remote.ready());
        remote.camera->move({0.4, 0, 0});
        QTRY_COMPARE(remote.server.movements().size(), 1);
        remote.camera->stop();
        QTRY_COMPARE(remote.server.movements(),
                     (QStringList{QStringLiteral("ContinuousMove 0.400 0.000"), QStringLiteral("Stop")}));
    }

    void onlyTheNewestVelocityCounts()
    {
        Remote remote;
        QVERIFY(remote.ready());
        for (int i = 1; i <= 50; ++i) remote.camera->move({i / 50.0, 0, 0});
        remote.camera->stop();
        QTRY_COMPARE(remote.server.movements().value(remote.server.movements().size() - 1), QStringLiteral("Stop"));
        QVERIFY(remote.server.movements().size() <= 3);
    }

    void stopsByItselfWhenNobodyStopsIt()
    {
        Remote remote;
        PtzCamera::Options options;
        options.longestMove = 50ms;
        QVERIFY(remote.ready(options));
        remote.camera->move({0, 0, 1});
        QTRY_COMPARE(remote.server.movements().size(), 2);
        QCOMPARE(remote.server.movements().last(), QStringLiteral("Stop"));
        QVERIFY(!remote.camera->moving());
    }

    void goesToPresetsAndStoresThem()
    {
        Remote remote;
        QVERIFY(remote.ready());
        remote.camera->goToPreset(QStringLiteral("2"));
        remote.camera->storePreset({}, QStringLiteral("belt"));
        QTRY_COMPARE(remote.camera->presets().size(), std::size_t(3));
        QVERIFY(remote.server.calls.contains(QStringLiteral("GotoPreset 2")));
        QVERIFY(remote.server.calls.contains(QStringLiteral("SetPreset belt")));
    }

    void aSilentCameraIsGivenUp()
    {
        Remote remote;
        remote.server.silent = true;
        PtzCamera::Options options;
        options.soap.timeout = 100ms;
        remote.make(remote.server.url(), options);
        remote.camera->open();
        QTRY_COMPARE_WITH_TIMEOUT(remote.camera->state(), PtzCamera::State::Failed, 10000);
        QCOMPARE(remote.reason(), QStringLiteral("no answer in time"));
    }

    void hostileRepliesEndInAReason_data()
    {
        QTest::addColumn<QByteArray>("garbage");
        QTest::newRow("endless") << QByteArray(3 << 20, 'x');
        QTest::newRow("html") << QByteArray("<html>router</html>");
        QTest::newRow("document type") << QByteArray("<!DOCTYPE x><Envelope><Body/></Envelope>");
        QTest::newRow("empty body") << QByteArray("<Envelope><Body/></Envelope>");
    }

    void hostileRepliesEndInAReason()
    {
        QFETCH(QByteArray, garbage);
        Remote remote;
        remote.server.garbage = garbage;
        remote.make(remote.server.url());
        remote.camera->open();
        QTRY_COMPARE_WITH_TIMEOUT(remote.camera->state(), PtzCamera::State::Failed, 10000);
        QVERIFY(!remote.reason().isEmpty());
    }

    void canBeClosedWhileItWaits()
    {
        Remote remote;
        remote.server.silent = true;
        remote.make(remote.server.url());
        remote.camera->open();
        remote.camera.reset();
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestPtzCamera)
#include "tst_ptzcamera.moc"
