#include <QtTest>

#include <QVideoFrameFormat>

#include <ui/consult/participantpicture.h>

using namespace pitwatch::ui;

namespace {

QVideoFrame grey(QSize size, uchar luma)
{
    QVideoFrame frame(QVideoFrameFormat(size, QVideoFrameFormat::Format_YUV420P));
    frame.map(QVideoFrame::WriteOnly);
    std::fill_n(frame.bits(0), frame.mappedBytes(0), luma);
    for (const int plane : {1, 2}) std::fill_n(frame.bits(plane), frame.mappedBytes(plane), uchar(128));
    frame.unmap();
    return frame;
}

}  // namespace

class TestParticipantPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsBroughtToTheRoomInItsOwnShape()
    {
        ParticipantPicture picture;
        QVERIFY(picture.take(grey({640, 360}, 200), {400, 400}));
        QCOMPARE(picture.image().size(), QSize(400, 224));
        QCOMPARE(picture.sourceSize(), QSize(640, 360));
    }

    void itsBrightnessStays()
    {
        ParticipantPicture picture;
        picture.take(grey({640, 360}, 126), {320, 180});
        QVERIFY(std::abs(qGray(picture.image().pixel(160, 90)) - 128) <= 3);
    }

    void oddSizesAreTaken()
    {
        ParticipantPicture picture;
        QVERIFY(picture.take(grey({321, 181}, 126), {97, 55}));
        QVERIFY(!picture.image().isNull());
    }

    void otherFormatsAreRefusedAndTheOldPictureStays()
    {
        ParticipantPicture picture;
        picture.take(grey({640, 360}, 126), {320, 180});
        const QVideoFrame other(QVideoFrameFormat({64, 64}, QVideoFrameFormat::Format_BGRA8888));
        QVERIFY(!picture.take(other, {320, 180}));
        QCOMPARE(picture.image().size(), QSize(320, 180));
    }

    void withoutRoomNothingIsDone()
    {
        ParticipantPicture picture;
        QVERIFY(!picture.take(grey({640, 360}, 126), {0, 180}));
    }
};

QTEST_MAIN(TestParticipantPicture)
#include "tst_participantpicture.moc"
