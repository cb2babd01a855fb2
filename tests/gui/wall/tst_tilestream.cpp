#include <QtTest>

#include <QColor>

#include <support/fakevideo.h>
#include <ui/wall/tilestream.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

const QString kMain = QStringLiteral("rtsp://127.0.0.1/main");
const QString kSub = QStringLiteral("rtsp://127.0.0.1/sub");

Camera camera()
{
    Camera camera;
    camera.id = CameraId(QStringLiteral("c01"));
    camera.mainUrl = kMain;
    camera.subUrl = kSub;
    return camera;
}

}  // namespace

class TestTileStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallPicturesTakeTheSubStream()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setPictureSize({480, 270});
        QVERIFY(engine.stream(kSub));
        QVERIFY(!engine.stream(kMain));
    }

    void aCameraWithoutSubStreamShowsItsMainStream()
    {
        test::FakeVideoEngine engine;
        Camera only = camera();
        only.subUrl.clear();
        TileStream stream(engine, only, {});
        stream.setPictureSize({480, 270});
        QVERIFY(engine.stream(kMain));
    }

    void choiceDoesNotFlapAtTheBorder()
    {
        QCOMPARE(chooseQuality(440, StreamQuality::Sub, true), StreamQuality::Sub);
        QCOMPARE(chooseQuality(440, StreamQuality::Main, true), StreamQuality::Main);
        QCOMPARE(chooseQuality(600, StreamQuality::Sub, true), StreamQuality::Main);
        QCOMPARE(chooseQuality(300, StreamQuality::Main, true), StreamQuality::Sub);
    }

    void theOldPictureStaysUntilTheNewStreamHasOne()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setPictureSize({480, 270});
        engine.show(*engine.stream(kSub), Qt::red, UtcTime{});
        QVERIFY(stream.poll());
        stream.setPictureSize({1920, 1080});
        QVERIFY(!stream.poll());
        QCOMPARE(stream.frame()->image.pixelColor(0, 0), QColor(Qt::red));
        engine.show(*engine.stream(kMain), Qt::blue, UtcTime{});
        QVERIFY(stream.poll());
        QCOMPARE(stream.frame()->image.pixelColor(0, 0), QColor(Qt::blue));
        QVERIFY(!engine.stream(kSub));
    }

    void aMagnifiedTileGetsThePixelsOfTheMainStream()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setPictureSize({480, 270});
        const QRectF part(0.5, 0.5, 0.25, 0.25);
        stream.setPart(part);
        QVERIFY(engine.stream(kMain));
        QCOMPARE(engine.stream(kMain)->part, part);
        QCOMPARE(engine.stream(kSub)->part, part);
    }

    void aHiddenTileTellsItsStream()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setVisible(false);
        stream.setPictureSize({480, 270});
        QVERIFY(!engine.stream(kSub)->visible);
    }
};

QTEST_GUILESS_MAIN(TestTileStream)
#include "tst_tilestream.moc"
