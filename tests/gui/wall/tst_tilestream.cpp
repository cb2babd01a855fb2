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
    void opensTheStreamThatThePolicyNames()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setPictureSize({480, 270});
        QVERIFY(engine.opened.empty());
        stream.setQuality(QualityStep::Sub);
        QVERIFY(engine.stream(kSub));
        QVERIFY(!engine.stream(kMain));
        QCOMPARE(engine.stream(kSub)->size, QSize(480, 270));
    }

    void aCameraWithoutSubStreamShowsItsMainStream()
    {
        test::FakeVideoEngine engine;
        Camera only = camera();
        only.subUrl.clear();
        TileStream stream(engine, only, {});
        stream.setQuality(QualityStep::Sub);
        QVERIFY(engine.stream(kMain));
        QCOMPARE(stream.quality(), StreamQuality::Main);
    }

    void theOldPictureStaysUntilTheNewStreamHasOne()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setQuality(QualityStep::Sub);
        engine.show(*engine.stream(kSub), Qt::red, UtcTime{});
        QVERIFY(stream.poll());
        stream.setQuality(QualityStep::Main);
        QVERIFY(!stream.poll());
        QCOMPARE(stream.frame()->image.pixelColor(0, 0), QColor(Qt::red));
        QCOMPARE(stream.quality(), StreamQuality::Sub);
        engine.show(*engine.stream(kMain), Qt::blue, UtcTime{});
        QVERIFY(stream.poll());
        QCOMPARE(stream.frame()->image.pixelColor(0, 0), QColor(Qt::blue));
        QCOMPARE(stream.quality(), StreamQuality::Main);
        QVERIFY(!engine.stream(kSub));
    }

    void aMagnifiedTileGetsThePixelsOfTheMainStream()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setQuality(QualityStep::Sub);
        const QRectF part(0.5, 0.5, 0.25, 0.25);
        stream.setPart(part);
        stream.setQuality(QualityStep::Main);
        QVERIFY(engine.stream(kMain));
        QCOMPARE(engine.stream(kMain)->part, part);
        QCOMPARE(engine.stream(kSub)->part, part);
    }

    void aSwitchThatIsTakenBackOpensNothingNew()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setQuality(QualityStep::Sub);
        engine.show(*engine.stream(kSub), Qt::red, UtcTime{});
        const auto before = engine.stream(kSub);
        stream.setQuality(QualityStep::Main);
        stream.setQuality(QualityStep::Sub);
        QCOMPARE(engine.stream(kSub), before);
        QVERIFY(!engine.stream(kMain));
        QCOMPARE(engine.opened.size(), std::size_t(2));
    }

    void lowerStepsDecodeLessOfTheSubStream()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setQuality(QualityStep::KeysOnly);
        QCOMPARE(engine.stream(kSub)->state.decodeMode, DecodeMode::KeysOnly);
        stream.setQuality(QualityStep::Still);
        QCOMPARE(engine.stream(kSub)->state.decodeMode, DecodeMode::Still);
        stream.setQuality(QualityStep::Sub);
        QCOMPARE(engine.stream(kSub)->state.decodeMode, DecodeMode::Full);
        QCOMPARE(engine.opened.size(), std::size_t(1));
    }

    void aPictureThatFreezesIsNews()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setQuality(QualityStep::Sub);
        engine.show(*engine.stream(kSub), Qt::red, UtcTime{});
        QVERIFY(stream.poll());
        QVERIFY(!stream.poll());
        engine.stream(kSub)->state.frozenSince = UtcTime{};
        QVERIFY(stream.poll());
    }

    void aHiddenTileTellsItsStream()
    {
        test::FakeVideoEngine engine;
        TileStream stream(engine, camera(), {});
        stream.setVisible(false);
        stream.setQuality(QualityStep::Sub);
        QVERIFY(!engine.stream(kSub)->visible);
    }
};

QTEST_GUILESS_MAIN(TestTileStream)
#include "tst_tilestream.moc"
