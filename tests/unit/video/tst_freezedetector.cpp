#include <QtTest>

#include <video/av.h>
#include <video/freezedetector.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

constexpr MonoTime kStart{1000s};

FramePtr greyPicture()
{
    FramePtr frame(av_frame_alloc());
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = 322;
    frame->height = 180;
    av_frame_get_buffer(frame.get(), 0);
    for (int plane = 0; plane < 3; ++plane)
        std::memset(frame->data[plane], 128, std::size_t(frame->linesize[plane]) * (plane ? 90 : 180));
    return frame;
}

}  // namespace

class TestFreezeDetector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void identicalPicturesAreFrozenAfterTheLimitAndNotBefore()
    {
        FreezeDetector detector(10s);
        for (auto t = 0ms; t < 10s; t += 40ms) detector.add(kStart + t, 7);
        QVERIFY(!detector.frozenFor(kStart + 9960ms));
        detector.add(kStart + 10s, 7);
        QVERIFY(detector.frozenFor(kStart + 10s).value() == 10s);
    }

    void onePictureAloneIsNotFrozen()
    {
        FreezeDetector detector(10s);
        detector.add(kStart, 7);
        QVERIFY(!detector.frozenFor(kStart + 60s));
    }

    void oneOtherPictureEndsIt()
    {
        FreezeDetector detector(10s);
        detector.add(kStart, 7);
        detector.add(kStart + 12s, 7);
        QVERIFY(detector.frozenFor(kStart + 12s));
        detector.add(kStart + 13s, 8);
        QVERIFY(!detector.frozenFor(kStart + 13s));
    }

    void aPictureThatComesAndGoesIsNotFrozen()
    {
        FreezeDetector detector(10s);
        for (int i = 0; i < 2000; ++i) {
            const MonoTime now = kStart + 40ms * i;
            if (detector.wants(now)) detector.add(now, std::uint64_t(i % 25 == 0));
            QVERIFY(!detector.frozenFor(now));
        }
    }

    void aMovingSceneIsLookedAtTwiceInASecond()
    {
        FreezeDetector detector(10s);
        int looked = 0;
        for (int i = 0; i < 250; ++i) {
            const MonoTime now = kStart + 40ms * i;
            if (!detector.wants(now)) continue;
            detector.add(now, std::uint64_t(i));
            ++looked;
        }
        QVERIFY2(looked >= 20 && looked <= 42, qPrintable(QString::number(looked)));
    }

    void whatWentUnseenIsNotCounted()
    {
        FreezeDetector detector(10s);
        detector.add(kStart, 7);
        detector.restart();
        detector.add(kStart + 11s, 7);
        QVERIFY(!detector.frozenFor(kStart + 11s));
    }

    void aSingleBitOfNoiseShows_data()
    {
        QTest::addColumn<int>("x");
        QTest::newRow("first") << 0;
        QTest::newRow("middle") << 150;
        QTest::newRow("behind the last whole block") << 321;
    }
    void aSingleBitOfNoiseShows()
    {
        QFETCH(int, x);
        const FramePtr frame = greyPicture();
        const std::uint64_t before = pictureFingerprint(*frame);
        QCOMPARE(pictureFingerprint(*greyPicture()), before);
        frame->data[0][16 * frame->linesize[0] + x] ^= 1;
        QVERIFY(pictureFingerprint(*frame) != before);
    }

    void whatLiesBehindTheLineDoesNotMatter()
    {
        const FramePtr frame = greyPicture();
        const std::uint64_t before = pictureFingerprint(*frame);
        frame->data[0][16 * frame->linesize[0] + 322] ^= 1;
        QCOMPARE(pictureFingerprint(*frame), before);
    }
};

QTEST_GUILESS_MAIN(TestFreezeDetector)
#include "tst_freezedetector.moc"
