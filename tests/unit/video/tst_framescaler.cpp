#include <QtTest>

#include <video/framescaler.h>

using namespace pitwatch;

namespace {

struct Yuv {
    int y = 0;
    int u = 128;
    int v = 128;
};

/// Left half one colour, right half another, as the decoder would hand it out.
FramePtr halves(AVPixelFormat format, QSize size, Yuv left, Yuv right)
{
    FramePtr frame(av_frame_alloc());
    frame->format = format;
    frame->width = size.width();
    frame->height = size.height();
    av_frame_get_buffer(frame.get(), 0);
    const bool half = format != AV_PIX_FMT_YUV444P;
    const bool halfHeight = half && format != AV_PIX_FMT_YUV422P && format != AV_PIX_FMT_YUVJ422P;
    const bool deep = format == AV_PIX_FMT_YUV420P10LE;
    const auto put = [&](int plane, int x, int y, int value) {
        std::uint8_t* line = frame->data[plane] + std::ptrdiff_t(y) * frame->linesize[plane];
        if (deep) {
            line[2 * x] = std::uint8_t((value << 2) & 0xff);
            line[2 * x + 1] = std::uint8_t(value >> 6);
        } else {
            line[x] = std::uint8_t(value);
        }
    };
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) put(0, x, y, x < size.width() / 2 ? left.y : right.y);
    const int chromaWidth = half ? (size.width() + 1) / 2 : size.width();
    const int chromaHeight = halfHeight ? (size.height() + 1) / 2 : size.height();
    for (int y = 0; y < chromaHeight; ++y) {
        for (int x = 0; x < chromaWidth; ++x) {
            const Yuv& c = x < chromaWidth / 2 ? left : right;
            if (format == AV_PIX_FMT_NV12) {
                put(1, 2 * x, y, c.u);
                put(1, 2 * x + 1, y, c.v);
            } else {
                put(1, x, y, c.u);
                put(2, x, y, c.v);
            }
        }
    }
    return frame;
}

bool close(QRgb got, QRgb expected, int tolerance = 8)
{
    return qAbs(qRed(got) - qRed(expected)) <= tolerance && qAbs(qGreen(got) - qGreen(expected)) <= tolerance &&
           qAbs(qBlue(got) - qBlue(expected)) <= tolerance;
}

constexpr Yuv kRed601{82, 90, 240};  // BT.601 limited range
constexpr Yuv kBlue601{41, 240, 110};

}  // namespace

class TestFrameScaler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatGivesTheReferenceColours_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QSize>("target");
        for (const QSize size : {QSize(64, 48), QSize(48, 36), QSize(21, 13), QSize(128, 96)}) {
            const QByteArray suffix = QByteArray::number(size.width());
            QTest::newRow("420 " + suffix) << int(AV_PIX_FMT_YUV420P) << size;
            QTest::newRow("422 " + suffix) << int(AV_PIX_FMT_YUV422P) << size;
            QTest::newRow("444 " + suffix) << int(AV_PIX_FMT_YUV444P) << size;
            QTest::newRow("nv12 " + suffix) << int(AV_PIX_FMT_NV12) << size;
            QTest::newRow("10 bit " + suffix) << int(AV_PIX_FMT_YUV420P10LE) << size;
        }
    }

    void everyFormatGivesTheReferenceColours()
    {
        QFETCH(int, format);
        QFETCH(QSize, target);
        const auto frame = halves(AVPixelFormat(format), {64, 48}, kRed601, kBlue601);
        QImage image(target, QImage::Format_RGB32);
        image.fill(Qt::green);
        FrameScaler scaler;
        QVERIFY(scaler.scale(*frame, image));
        for (const int y : {0, target.height() / 2, target.height() - 1}) {
            QVERIFY2(close(image.pixel(0, y), qRgb(255, 0, 0)), qPrintable(QString::number(image.pixel(0, y), 16)));
            const QRgb right = image.pixel(target.width() - 1, y);
            QVERIFY2(close(right, qRgb(0, 0, 255)), qPrintable(QString::number(right, 16)));
        }
    }

    void theRangeOfThePictureDecidesWhatIsBlackAndWhite()
    {
        FrameScaler scaler;
        QImage image(64, 48, QImage::Format_RGB32);
        QVERIFY(scaler.scale(*halves(AV_PIX_FMT_YUV420P, {64, 48}, {16}, {235}), image));
        QVERIFY(close(image.pixel(0, 0), qRgb(0, 0, 0), 2));
        QVERIFY(close(image.pixel(63, 0), qRgb(255, 255, 255), 2));
        QVERIFY(scaler.scale(*halves(AV_PIX_FMT_YUVJ420P, {64, 48}, {0}, {255}), image));
        QVERIFY(close(image.pixel(0, 0), qRgb(0, 0, 0), 2));
        QVERIFY(close(image.pixel(63, 0), qRgb(255, 255, 255), 2));
        QVERIFY(scaler.scale(*halves(AV_PIX_FMT_YUVJ420P, {64, 48}, {16}, {235}), image));
        QVERIFY(close(image.pixel(0, 0), qRgb(16, 16, 16), 2));
    }

    void theMatrixOfThePictureIsUsed()
    {
        FrameScaler scaler;
        QImage image(64, 48, QImage::Format_RGB32);
        const auto frame = halves(AV_PIX_FMT_YUV420P, {64, 48}, {63, 102, 240}, {63, 102, 240});
        frame->colorspace = AVCOL_SPC_BT709;
        QVERIFY(scaler.scale(*frame, image));
        QVERIFY(close(image.pixel(0, 0), qRgb(255, 0, 0)));
    }

    void aPartOfThePictureFillsTheTarget_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("420") << int(AV_PIX_FMT_YUV420P);
        QTest::newRow("nv12") << int(AV_PIX_FMT_NV12);
        QTest::newRow("10 bit") << int(AV_PIX_FMT_YUV420P10LE);
    }

    void aPartOfThePictureFillsTheTarget()
    {
        QFETCH(int, format);
        const auto frame = halves(AVPixelFormat(format), {64, 48}, kRed601, kBlue601);
        FrameScaler scaler;
        QImage image(40, 30, QImage::Format_RGB32);
        QVERIFY(scaler.scale(*frame, {40, 8, 16, 12}, image));
        QVERIFY(close(image.pixel(0, 0), qRgb(0, 0, 255)));
        QVERIFY(close(image.pixel(39, 29), qRgb(0, 0, 255)));
        QVERIFY(scaler.scale(*frame, {24, 0, 16, 48}, image));
        QVERIFY(close(image.pixel(0, 15), qRgb(255, 0, 0)));
        QVERIFY(close(image.pixel(39, 15), qRgb(0, 0, 255)));
        QVERIFY(!scaler.scale(*frame, {60, 0, 16, 48}, image));
    }

    void whatIsNotAPictureIsRefused()
    {
        FrameScaler scaler;
        const FramePtr empty(av_frame_alloc());
        QImage image(4, 4, QImage::Format_RGB32);
        QVERIFY(!scaler.scale(*empty, image));
    }
};

QTEST_GUILESS_MAIN(TestFrameScaler)
#include "tst_framescaler.moc"
