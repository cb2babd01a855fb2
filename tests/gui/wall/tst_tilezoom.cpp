#include <QtTest>

#include <QRandomGenerator>

#include <ui/wall/tilezoom.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

/// The point of the source under a point of the picture.
QPointF sourcePoint(const QRectF& part, QPointF at)
{
    return {part.x() + at.x() * part.width(), part.y() + at.y() * part.height()};
}

}  // namespace

class TestTileZoom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLiesUnderThePointerStaysThere()
    {
        const QPointF pointer(0.3, 0.6);
        QRectF part = kWholePicture;
        for (int step = 0; step < 6; ++step) {
            const QPointF before = sourcePoint(part, pointer);
            part = zoomedAt(part, pointer, 1.25);
            const QPointF after = sourcePoint(part, pointer);
            QVERIFY(qAbs(before.x() - after.x()) < 1e-9 && qAbs(before.y() - after.y()) < 1e-9);
        }
        QVERIFY(qAbs(zoomOf(part) - std::pow(1.25, 6)) < 1e-9);
    }

    void endsAtTheLargestZoomAndAtTheWholePicture()
    {
        const QRectF near = zoomedAt(kWholePicture, {0.5, 0.5}, 1000);
        QCOMPARE(zoomOf(near), kLargestZoom);
        QCOMPARE(zoomedAt(near, {0.1, 0.9}, 0.001), kWholePicture);
    }

    void staysInsideTheSourceWhateverTheHandDoes()
    {
        QRandomGenerator random(7);
        QRectF part = kWholePicture;
        for (int step = 0; step < 2000; ++step) {
            const QPointF at(random.generateDouble(), random.generateDouble());
            part = step % 2 ? zoomedAt(part, at, 0.5 + random.generateDouble())
                            : panned(part, (at - QPointF(0.5, 0.5)) * 4);
            QVERIFY(part.left() >= 0 && part.top() >= 0 && part.right() <= 1 + 1e-9 && part.bottom() <= 1 + 1e-9);
            QCOMPARE(part.width(), part.height());
        }
    }

    void theContentFollowsTheHand()
    {
        const QRectF part = zoomedAt(kWholePicture, {0.5, 0.5}, 4);
        const QRectF moved = panned(part, {0.5, 0});
        QCOMPARE(moved.left(), part.left() - 0.5 * part.width());
        QCOMPARE(moved.top(), part.top());
    }

    void boxesLieOnWhatTheyMark()
    {
        const QRect picture(100, 50, 320, 180);
        const QRectF part(0.25, 0.5, 0.25, 0.25);
        const QRectF whole = placeOfPart(kWholePicture, part, picture);
        QCOMPARE(whole, QRectF(100 - 320, 50 - 360, 1280, 720));
        QCOMPARE(placeOfPart(part, part, picture), QRectF(picture));
    }

    void theRoundingOfTheDecoderIsNoOtherPart()
    {
        const QSize source(640, 360);
        QVERIFY(samePart({0.1, 0.1, 0.25, 0.25}, {64.0 / 640, 36.0 / 360, 162.0 / 640, 90.0 / 360}, source));
        QVERIFY(!samePart({0.1, 0.1, 0.25, 0.25}, {0.12, 0.1, 0.25, 0.25}, source));
    }

    void theSmallMapLiesInThePictureAndShowsThePart()
    {
        const QRect picture(0, 0, 640, 360);
        const MiniMap map = miniMap(picture, {0.5, 0.5, 0.5, 0.5});
        QVERIFY(QRectF(picture).contains(map.whole));
        QVERIFY(map.whole.contains(map.part.adjusted(0, 0, -0.01, -0.01)));
        QVERIFY(qAbs(map.part.right() - map.whole.right()) < 0.01);
        QVERIFY(qAbs(map.part.width() - map.whole.width() / 2) < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestTileZoom)
#include "tst_tilezoom.moc"
