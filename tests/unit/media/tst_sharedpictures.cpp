#include <QVideoFrameFormat>
#include <QtTest>

#include <media/sharedpictures.h>

#include <fcntl.h>
#include <unistd.h>

using namespace pitwatch;

namespace {

QVideoFrame sample(QSize size, QVideoFrameFormat::PixelFormat form = QVideoFrameFormat::Format_YUV420P)
{
    QVideoFrame frame(QVideoFrameFormat(size, form));
    frame.map(QVideoFrame::WriteOnly);
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        for (int i = 0; i < frame.mappedBytes(plane); ++i) frame.bits(plane)[i] = uchar(i * 7 + plane * 31);
    frame.unmap();
    return frame;
}

/// What can be seen of a plane.
QByteArray rowsOf(QVideoFrame frame, int plane)
{
    QByteArray rows;
    frame.map(QVideoFrame::ReadOnly);
    const int width = plane == 0 ? frame.width() : (frame.width() + 1) / 2;
    const int height = plane == 0 ? frame.height() : frame.height() / 2;
    for (int y = 0; y < height; ++y)
        rows.append(reinterpret_cast<const char*>(frame.bits(plane)) + y * frame.bytesPerLine(plane), width);
    frame.unmap();
    return rows;
}

struct Both {
    std::unique_ptr<SharedPictures> client = SharedPictures::create().value();
    std::unique_ptr<SharedPictures> process = SharedPictures::attach(::dup(client->descriptor())).value();
};

}  // namespace

class TestSharedPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsTheSameOnTheOtherSide_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(640, 360);
        QTest::newRow("odd") << QSize(427, 241);
        QTest::newRow("smallest") << QSize(16, 16);
        QTest::newRow("largest") << QSize(4096, 2304);
    }
    void aFrameIsTheSameOnTheOtherSide()
    {
        QFETCH(QSize, size);
        const Both both;
        const QVideoFrame frame = sample(size);
        QVERIFY(both.process->putFrame(SharedPictures::kFrameSlots - 1, frame));
        const QVideoFrame seen = both.client->frame(SharedPictures::kFrameSlots - 1, size, true);
        QCOMPARE(seen.size(), size);
        QCOMPARE(seen.surfaceFormat().colorSpace(), QVideoFrameFormat::ColorSpace_BT709);
        for (int plane = 0; plane < 3; ++plane) QCOMPARE(rowsOf(seen, plane), rowsOf(frame, plane));
    }

    void anImageIsTheSameOnTheOtherSide()
    {
        const Both both;
        QImage image(801, 600, QImage::Format_ARGB32);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) image.setPixel(x, y, qRgb(x % 256, y % 256, (x + y) % 256));
        QVERIFY(both.client->putImage(1, image));
        QCOMPARE(both.process->image(1, image.size()), image.convertToFormat(QImage::Format_RGB32));
    }

    void whatFitsNoSlotIsRefused()
    {
        const Both both;
        QVERIFY(!both.process->putFrame(-1, sample({64, 64})));
        QVERIFY(!both.process->putFrame(SharedPictures::kFrameSlots, sample({64, 64})));
        QVERIFY(!both.process->putFrame(0, sample({64, 64}, QVideoFrameFormat::Format_NV12)));
        QVERIFY(!both.process->putFrame(0, sample({4096, 2306})));
        QVERIFY(!both.client->putImage(SharedPictures::kImageSlots, QImage(8, 8, QImage::Format_RGB32)));
        QVERIFY(!both.client->putImage(0, QImage()));
        for (const QSize size :
             {QSize(), QSize(0, 8), QSize(-8, 8), QSize(4097, 64), QSize(4096, 4096), QSize(1, 1), QSize(640, 1)})
            QVERIFY(!both.client->frame(0, size, false).isValid());
        QVERIFY(both.process->image(0, {4097, 1}).isNull());
        QVERIFY(!both.client->frame(SharedPictures::kFrameSlots, {64, 64}, false).isValid());
    }

    void nobodyCanTakeTheMemoryAway()
    {
        const Both both;
        QVERIFY(::ftruncate(both.process->descriptor(), 0) != 0);
        QVERIFY(both.client->frame(0, {640, 360}, false).isValid());
    }

    void otherMemoryIsNotTaken()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const int descriptor = ::open(file.fileName().toLocal8Bit().constData(), O_RDWR | O_CLOEXEC);
        QVERIFY(!SharedPictures::attach(descriptor).ok());
        ::close(descriptor);
        QVERIFY(!SharedPictures::attach(-1).ok());
    }
};

QTEST_GUILESS_MAIN(TestSharedPictures)
#include "tst_sharedpictures.moc"
