#include <QtTest>

#include <simulator/cameragrid.h>
#include <simulator/framecode.h>

using namespace pitwatch;
using namespace pitwatch::sim;

namespace {

QImage coded(QSize size, std::uint64_t number)
{
    QImage image(size, QImage::Format_Grayscale8);
    image.fill(90);
    drawFrameCode(image.bits(), image.bytesPerLine(), size.width(), size.height(), number);
    return image;
}

LumaView viewOf(const QImage& image)
{
    return {image.constBits(), image.bytesPerLine(), image.width(), image.height()};
}

}  // namespace

class TestCameraCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasDrawn()
    {
        const QImage image = coded({640, 360}, 26'932'134'250);
        QCOMPARE(readFrameCode(viewOf(image)).value(), 26'932'134'250u);
    }
    void survivesScaling()
    {
        const QImage tile =
            coded({1280, 720}, 12'345'678'901).scaled(480, 270, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QCOMPARE(readFrameCode(viewOf(tile.convertToFormat(QImage::Format_Grayscale8))).value(), 12'345'678'901u);
    }
    void refusesPicturesWithoutStrip()
    {
        QImage image(640, 360, QImage::Format_Grayscale8);
        image.fill(90);
        QVERIFY(!readFrameCode(viewOf(image)));
    }
    void gridCountsBackAndForth()
    {
        for (const int rate : {15, 25, 30}) {
            const CameraGrid grid(rate);
            for (std::uint64_t frame = 26'932'134'250u; frame < 26'932'134'300u; ++frame) {
                QCOMPARE(grid.latest(grid.at(frame)), frame);
                QCOMPARE(grid.latest(grid.at(frame) - Micros(1)), frame - 1);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCameraCode)
#include "tst_cameracode.moc"
