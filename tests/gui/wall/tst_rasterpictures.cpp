#include <QtTest>

#include <QBackingStore>

#include <support/samplepicture.h>
#include <ui/wall/rasterpictures.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

VideoFrame frameOf(QSize size)
{
    VideoFrame frame;
    frame.yuv = test::colours(size, YuvPicture::Matrix::Bt601, false);
    frame.sourceSize = size;
    return frame;
}

QImage canvas(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    return image;
}

/// Paints a picture as a wall does: clipped to what is new.
class Window final : public QWidget {
public:
    explicit Window(QWidget* parent = nullptr) : QWidget(parent) { setAttribute(Qt::WA_OpaquePaintEvent); }

    VideoFrame frame = frameOf({320, 180});
    QRect place{10, 20, 320, 180};
    std::optional<bool> inPlace;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.setClipRegion(event->region());
        painter.fillRect(rect(), Qt::blue);
        inPlace = convertInPlace(painter, frame.yuv, place);
    }
};

}  // namespace

/// Pictures that are drawn by the processor, and the short way that most of them take.
class TestRasterPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWindowGetsThePixelsOfTheImage()
    {
        QWidget outer;
        auto* window = new Window(&outer);
        window->setGeometry(7, 9, 400, 300);
        outer.resize(500, 400);
        outer.show();
        QVERIFY(QTest::qWaitForWindowExposed(&outer));
        QVERIFY(QTest::qWaitFor([&] { return window->inPlace.has_value(); }));
        QVERIFY(*window->inPlace);
        const auto* memory = dynamic_cast<QImage*>(outer.backingStore()->paintDevice());
        QVERIFY(memory);
        QCOMPARE(memory->copy(QRect(17, 29, 320, 180)).convertToFormat(QImage::Format_RGB32),
                 toImage(window->frame.yuv));
        QCOMPARE(memory->pixelColor(16, 29), QColor(Qt::blue));
        QCOMPARE(memory->pixelColor(337, 208), QColor(Qt::blue));
    }

    void aWindowPaintedInPartKeepsTheRest()
    {
        Window window;
        window.resize(400, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(QTest::qWaitFor([&] { return window.inPlace.has_value(); }));
        window.inPlace.reset();
        window.update(QRect(100, 100, 50, 50));
        QVERIFY(QTest::qWaitFor([&] { return window.inPlace.has_value(); }));
        QVERIFY(!*window.inPlace);
    }

    void aGrabbedWindowShowsThePictureAsWell()
    {
        Window window;
        window.resize(400, 300);
        const QImage grabbed = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(grabbed.copy(window.place), toImage(window.frame.yuv));
    }

    void aPictureOfAnotherSizeIsScaled()
    {
        QImage image = canvas({200, 100});
        QPainter painter(&image);
        const VideoFrame frame = frameOf({64, 36});
        QVERIFY(!convertInPlace(painter, frame.yuv, QRectF(0, 0, 128, 72)));
        drawPicture(painter, frame, QRectF(0, 0, 128, 72), QRect(0, 0, 128, 72));
        painter.end();
        QCOMPARE(image.pixel(127, 71), toImage(frame.yuv).pixel(63, 35));
        QCOMPARE(image.pixelColor(128, 72), QColor(Qt::blue));
    }

    void aScreenOfManyPixelsTakesThemOneByOne()
    {
        QImage image = canvas({200, 100});
        image.setDevicePixelRatio(2);
        QPainter painter(&image);
        const VideoFrame frame = frameOf({64, 36});
        QVERIFY(convertInPlace(painter, frame.yuv, QRectF(10, 5, 32, 18)));
        painter.end();
        image.setDevicePixelRatio(1);
        QCOMPARE(image.copy(20, 10, 64, 36), toImage(frame.yuv));
    }

    void aClipIsKept()
    {
        QImage image = canvas({100, 60});
        QPainter painter(&image);
        painter.setClipRect(QRect(0, 0, 32, 60));
        const VideoFrame frame = frameOf({64, 36});
        QVERIFY(!convertInPlace(painter, frame.yuv, QRectF(0, 0, 64, 36)));
        drawPicture(painter, frame, QRectF(0, 0, 64, 36), QRect(0, 0, 64, 36));
        painter.end();
        QCOMPARE(image.pixel(31, 30), toImage(frame.yuv).pixel(31, 30));
        QCOMPARE(image.pixelColor(32, 30), QColor(Qt::blue));
    }

    void whatReachesBeyondTheMemoryIsNotWritten()
    {
        QImage image = canvas({50, 30});
        QPainter painter(&image);
        QVERIFY(!convertInPlace(painter, frameOf({64, 36}).yuv, QRectF(0, 0, 64, 36)));
        QVERIFY(!convertInPlace(painter, frameOf({20, 10}).yuv, QRectF(-1, 0, 20, 10)));
    }

    void aVeilIsNotTakenForAnOpaquePicture()
    {
        QImage image = canvas({100, 60});
        QPainter painter(&image);
        painter.setOpacity(0.5);
        QVERIFY(!convertInPlace(painter, frameOf({64, 36}).yuv, QRectF(0, 0, 64, 36)));
    }
};

QTEST_MAIN(TestRasterPictures)
#include "tst_rasterpictures.moc"
