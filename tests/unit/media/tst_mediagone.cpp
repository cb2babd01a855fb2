#include <QtTest>

#include <consult/consultsession.h>

#include "mediafakes.h"

using namespace pitwatch;
using namespace Qt::StringLiterals;

class TestMediaGone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSessionWhoseCameraFailsShowsNothingAndKeepsItsMicrophone()
    {
        const SystemClock clock;
        auto owned = std::make_unique<test::NotedEngine>();
        test::NotedEngine* engine = owned.get();
        ConsultSession::Setup setup;
        setup.engine = std::move(owned);
        ConsultSession session(std::move(setup), clock);
        QSignalSpy failed(&session, &ConsultSession::mediaFailed);
        QSignalSpy changed(&session, &ConsultSession::roomChanged);
        Q_EMIT engine->failed(u"camera: busy"_s, ConsultDevice::Camera);
        QVERIFY(!session.cameraOn() && session.microphoneOn());
        QCOMPARE(engine->told.last(), u"picture %1"_s.arg(int(ConsultPicture::Off)));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(changed.size(), 1);
        session.setCamera(true);  // once more
        QVERIFY(session.cameraOn());
        QCOMPARE(engine->told.count(u"open "_s), 1);
        Q_EMIT engine->failed(u"camera: busy"_s, ConsultDevice::Camera);
        QVERIFY(!session.cameraOn() && session.microphoneOn());
        QCOMPARE(failed.size(), 2);
    }

    void aSessionWhoseMediaAreGoneSaysSoAndHasNone()
    {
        const SystemClock clock;
        auto owned = std::make_unique<test::NotedEngine>();
        ConsultEngine* engine = owned.get();
        ConsultSession::Setup setup;
        setup.engine = std::move(owned);
        ConsultSession session(std::move(setup), clock);
        QSignalSpy failed(&session, &ConsultSession::mediaFailed);
        QSignalSpy changed(&session, &ConsultSession::roomChanged);
        QVERIFY(session.hasMedia() && session.microphoneOn() && session.cameraOn());
        Q_EMIT engine->gone(u"too often"_s);
        QVERIFY(!session.hasMedia());
        QVERIFY(!session.microphoneOn() && !session.cameraOn());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), u"too often"_s);
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestMediaGone)
#include "tst_mediagone.moc"
