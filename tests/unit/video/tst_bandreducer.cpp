#include <QtTest>

#include <video/bandreducer.h>
#include <video/framescaler.h>
#include <video/planescaler.h>

using namespace pitwatch;

namespace {

constexpr int kRim = 8;  ///< rows that the coder adds below
const QSize kShown(192, 104);

/// No two neighbours are alike.
FramePtr patterned()
{
    FramePtr frame(av_frame_alloc());
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = kShown.width();
    frame->height = kShown.height() + kRim;
    av_frame_get_buffer(frame.get(), 0);
    for (int plane = 0; plane < 3; ++plane)
        for (int y = 0; y < frame->height >> (plane ? 1 : 0); ++y)
            for (int x = 0; x < frame->width >> (plane ? 1 : 0); ++x)
                frame->data[plane][std::ptrdiff_t(y) * frame->linesize[plane] + x] =
                    std::uint8_t(x * 37 + y * 101 + plane * 59 + (x * y) % 7);
    return frame;
}

/// As H.264 tells of them when it smooths the edges of its blocks: each row of blocks all but its last lines.
void tellRows(BandReducer& reducer, const AVFrame& frame, int until = kShown.height())
{
    for (int y = 0, next = 12; y < until; y = next, next += 16)
        reducer.rowsDone(frame, kShown, y, std::min(next, until) - y, true);
}

/// As the decoder hands it out: without the rim.
FramePtr handedOut(const AVFrame& frame)
{
    FramePtr picture(av_frame_clone(&frame));
    picture->height = kShown.height();
    return picture;
}

YuvPicture scaled(const AVFrame& frame, QSize size)
{
    YuvPicture picture;
    FrameScaler().scale(frame, QRect(0, 0, frame.width, frame.height), size, picture);
    return picture;
}

}  // namespace

class TestBandReducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theResultIsThatOfTheWholePicture_data()
    {
        QTest::addColumn<QSize>("target");
        QTest::newRow("by 2") << kShown / 2;
        QTest::newRow("by 4") << kShown / 4;
        QTest::newRow("by 2 and a step") << QSize(72, 39);
        QTest::newRow("by 4 and a step") << QSize(40, 21);
    }

    void theResultIsThatOfTheWholePicture()
    {
        QFETCH(QSize, target);
        const FramePtr frame = patterned();
        const FramePtr picture = handedOut(*frame);
        BandReducer reducer;
        reducer.setFactor(PlaneScaler::firstStep(kShown, target));
        QVERIFY(reducer.factor() > 1);
        tellRows(reducer, *frame);
        const AVFrame* reduced = reducer.of(*picture);
        QVERIFY(reduced);
        const YuvPicture direct = scaled(*picture, target);
        const YuvPicture inSteps = scaled(*reduced, target);
        QVERIFY(inSteps.bytes == direct.bytes);
        QCOMPARE(inSteps.matrix, direct.matrix);
    }

    void thereIsNoneOfAPictureWhoseRowsDidNotAllCome()
    {
        const FramePtr frame = patterned();
        BandReducer reducer;
        reducer.setFactor(2);
        tellRows(reducer, *frame, kShown.height() - 16);
        QVERIFY(!reducer.of(*handedOut(*frame)));
    }

    void thereIsNoneWhenRowsWereLeftOut()
    {
        const FramePtr frame = patterned();
        BandReducer reducer;
        reducer.setFactor(2);
        reducer.rowsDone(*frame, kShown, 0, 16, true);
        reducer.rowsDone(*frame, kShown, 32, kShown.height() - 32, true);
        QVERIFY(!reducer.of(*handedOut(*frame)));
    }

    void thereIsNoneOfFields()
    {
        const FramePtr frame = patterned();
        BandReducer reducer;
        reducer.setFactor(2);
        reducer.rowsDone(*frame, kShown, 0, kShown.height(), false);
        QVERIFY(!reducer.of(*handedOut(*frame)));
    }

    void thereIsNoneUnlessItIsAskedFor()
    {
        const FramePtr frame = patterned();
        BandReducer reducer;
        tellRows(reducer, *frame);
        QVERIFY(!reducer.of(*handedOut(*frame)));
    }

    void aPictureInThePlaceOfAnotherIsANewOne()
    {
        const FramePtr frame = patterned();
        BandReducer reducer;
        reducer.setFactor(2);
        tellRows(reducer, *frame);
        tellRows(reducer, *frame, 12);
        QVERIFY(!reducer.of(*handedOut(*frame)));
    }

    void aSmallerPictureInThePlaceOfAnotherIsNotTakenForIt()
    {
        const FramePtr frame = patterned();
        BandReducer reducer;
        reducer.setFactor(2);
        tellRows(reducer, *frame, 16);
        const FramePtr smaller(av_frame_clone(frame.get()));
        smaller->height = 32;
        reducer.rowsDone(*smaller, {kShown.width(), 32}, 16, 16, true);
        reducer.rowsDone(*frame, kShown, 32, kShown.height() - 32, true);
        QVERIFY(!reducer.of(*handedOut(*frame)));
    }

    void picturesMayBeHandedOutInAnotherOrder()
    {
        const FramePtr first = patterned();
        const FramePtr second = patterned();
        BandReducer reducer;
        reducer.setFactor(2);
        tellRows(reducer, *first);
        tellRows(reducer, *second);
        QVERIFY(reducer.of(*handedOut(*second)));
        QVERIFY(reducer.of(*handedOut(*first)));
    }

    void whatIsNeverHandedOutIsForgotten()
    {
        BandReducer reducer;
        reducer.setFactor(2);
        std::vector<FramePtr> begun;
        for (int i = 0; i < 40; ++i) {
            begun.push_back(patterned());
            tellRows(reducer, *begun.back());
        }
        QVERIFY(!reducer.of(*handedOut(*begun.front())));
        QVERIFY(reducer.of(*handedOut(*begun.back())));
    }
};

QTEST_GUILESS_MAIN(TestBandReducer)
#include "tst_bandreducer.moc"
