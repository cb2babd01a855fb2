#include <QtTest>

#include <array>
#include <cstring>
#include <limits>

#include <video/pictureturner.h>

extern "C" {
#include <libavutil/display.h>
}

using namespace pitwatch;

namespace {

using Matrix = std::array<std::int32_t, 9>;

/// Shown clockwise by so much.
Matrix turnedBy(double degrees)
{
    Matrix matrix{};
    av_display_rotation_set(matrix.data(), degrees);
    return matrix;
}

Matrix mirrored()
{
    Matrix matrix = turnedBy(0);
    av_display_matrix_flip(matrix.data(), 1, 0);
    return matrix;
}

/// 8 × 4, dark but for a bright corner at the top left.
FramePtr cornered(AVPixelFormat format = AV_PIX_FMT_YUV420P)
{
    FramePtr frame(av_frame_alloc());
    frame->format = format;
    frame->width = 8;
    frame->height = 4;
    av_frame_get_buffer(frame.get(), 0);
    for (std::size_t plane = 0; plane < 3 && frame->data[plane]; ++plane)
        std::memset(frame->data[plane], plane == 0 ? 16 : 128, std::size_t(frame->linesize[plane]) * 2);
    for (int y = 0; y < 4; ++y) std::memset(frame->data[0] + std::ptrdiff_t(y) * frame->linesize[0], 16, 8);
    frame->data[0][0] = 235;
    return frame;
}

FramePtr cornered(const Matrix& matrix, AVPixelFormat format = AV_PIX_FMT_YUV420P)
{
    FramePtr frame = cornered(format);
    AVFrameSideData* data = av_frame_new_side_data(frame.get(), AV_FRAME_DATA_DISPLAYMATRIX, sizeof matrix);
    std::memcpy(data->data, matrix.data(), sizeof matrix);
    return frame;
}

QPoint brightest(const AVFrame& frame)
{
    for (int y = 0; y < frame.height; ++y)
        for (int x = 0; x < frame.width; ++x)
            if (frame.data[0][std::ptrdiff_t(y) * frame.linesize[0] + x] > 200) return {x, y};
    return {-1, -1};
}

}  // namespace

class TestPictureTurner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quarterTurnsBringThePictureUpright_data()
    {
        QTest::addColumn<double>("degrees");
        QTest::addColumn<int>("format");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QPoint>("corner");
        const std::array<std::pair<const char*, AVPixelFormat>, 4> formats{{{"420", AV_PIX_FMT_YUV420P},
                                                                            {"422", AV_PIX_FMT_YUV422P},
                                                                            {"444", AV_PIX_FMT_YUV444P},
                                                                            {"nv12", AV_PIX_FMT_NV12}}};
        for (const auto& [name, format] : formats) {
            QTest::addRow("%s clockwise", name) << 90.0 << int(format) << QSize(4, 8) << QPoint(3, 0);
            QTest::addRow("%s upside down", name) << 180.0 << int(format) << QSize(8, 4) << QPoint(7, 3);
            QTest::addRow("%s counter-clockwise", name) << -90.0 << int(format) << QSize(4, 8) << QPoint(0, 7);
        }
    }

    void quarterTurnsBringThePictureUpright()
    {
        QFETCH(double, degrees);
        QFETCH(int, format);
        const FramePtr picture = cornered(turnedBy(degrees), AVPixelFormat(format));
        PictureTurner turner;
        const AVFrame& upright = turner.upright(*picture);
        QTEST(QSize(upright.width, upright.height), "size");
        QTEST(brightest(upright), "corner");
    }

    void whatNothingTurnsIsHandedOnItself_data()
    {
        QTest::addColumn<Matrix>("matrix");
        QTest::newRow("upright") << turnedBy(0);
        QTest::newRow("askew") << turnedBy(30);
        QTest::newRow("mirrored") << mirrored();
        QTest::newRow("nothing but zeros") << Matrix{};
        Matrix largest;
        largest.fill(std::numeric_limits<std::int32_t>::max());
        QTest::newRow("rubbish") << largest;
    }

    void whatNothingTurnsIsHandedOnItself()
    {
        QFETCH(Matrix, matrix);
        const FramePtr picture = cornered(matrix);
        PictureTurner turner;
        QCOMPARE(&turner.upright(*picture), picture.get());
    }

    void aPictureWithoutAMatrixIsHandedOnItself()
    {
        const FramePtr picture = cornered();
        PictureTurner turner;
        QCOMPARE(&turner.upright(*picture), picture.get());
    }

    void aPictureThatSomebodyKeepsIsNotWrittenOver()
    {
        PictureTurner turner;
        const FramePtr first = cornered(turnedBy(180));
        const FramePtr kept(av_frame_clone(&turner.upright(*first)));
        const FramePtr second = cornered(turnedBy(180));
        second->data[0][0] = 16;
        QCOMPARE(brightest(turner.upright(*second)), QPoint(-1, -1));
        QCOMPARE(brightest(*kept), QPoint(7, 3));
    }
};

QTEST_GUILESS_MAIN(TestPictureTurner)
#include "tst_pictureturner.moc"
