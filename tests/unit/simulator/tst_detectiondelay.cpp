#include <QtTest>

#include <simulator/detectiondelay.h>

using namespace pitwatch;
using namespace pitwatch::sim;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime kStart{std::chrono::hours(480'000)};

FrameTruth frame(int number)
{
    FrameTruth truth;
    truth.camera = {MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};
    truth.capturedAt = kStart + number * 66'667us;
    truth.frame = {1280, 720};
    truth.objects = {{1, QStringLiteral("person"), 1, QRectF(400, 200, 80, 200)}};
    return truth;
}

double overlap(const QRectF& a, const QRectF& b)
{
    const QRectF both = a.intersected(b);
    const double common = both.width() * both.height();
    return common / (a.width() * a.height() + b.width() * b.height() - common);
}

}  // namespace

class TestDetectionDelay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void detectionsAreDueBetween150And400Milliseconds()
    {
        DetectionDelay delay({}, 1);
        for (int i = 0; i < 300; ++i) {
            delay.frame(frame(i), true);
        }
        for (const PendingDetection& detection : delay.takeDue(kStart + 1h)) {
            QVERIFY(detection.due - detection.capturedAt >= 150ms);
            QVERIFY(detection.due - detection.capturedAt <= 400ms);
        }
    }

    void nothingComesEarlyAndEverythingComes()
    {
        DetectionDelay delay({}, 1);
        delay.frame(frame(0), true);
        QVERIFY(delay.takeDue(kStart + 149ms).empty());
        QCOMPARE(delay.takeDue(kStart + 400ms).size(), std::size_t(1));
        QVERIFY(delay.takeDue(kStart + 1h).empty());
    }

    void detectionsOfACameraDoNotOvertakeEachOther()
    {
        DetectionDelay delay({}, 1);
        for (int i = 0; i < 200; ++i) delay.frame(frame(i), true);
        const auto detections = delay.takeDue(kStart + 1h);
        QCOMPARE(detections.size(), std::size_t(200));
        for (std::size_t i = 1; i < detections.size(); ++i)
            QVERIFY(detections[i - 1].capturedAt < detections[i].capturedAt);
    }

    void boxesAreAlmostRight()
    {
        DetectionDelay delay({}, 1);
        for (int i = 0; i < 500; ++i) delay.frame(frame(i), true);
        double sum = 0;
        int count = 0;
        for (const PendingDetection& detection : delay.takeDue(kStart + 1h))
            for (const DetectedObject& object : detection.set.objects) {
                sum += overlap(object.box, frame(0).objects.front().box);
                QVERIFY(object.confidence >= 0.6 && object.confidence <= 0.98);
                ++count;
            }
        QVERIFY(count > 470 && count < 500);
        QVERIFY2(sum / count > 0.93 && sum / count < 0.99, qPrintable(QString::number(sum / count)));
    }

    void aCoveredLensSeesNothingButSaysSo()
    {
        DetectionDelay delay({}, 1);
        delay.frame(frame(0), false);
        const auto detections = delay.takeDue(kStart + 1s);
        QCOMPARE(detections.size(), std::size_t(1));
        QVERIFY(detections.front().set.objects.empty());
    }

    void fewerFramesAreAnalysedWhenAskedFor()
    {
        DetectorHabits habits;
        habits.perSecond = 5;
        DetectionDelay delay(habits, 1);
        for (int i = 0; i < 150; ++i) delay.frame(frame(i), true);
        const auto count = delay.takeDue(kStart + 1h).size();
        QVERIFY(count >= 48 && count <= 52);
    }

    void whatNobodyTakesIsDropped()
    {
        DetectionDelay delay({}, 1);
        for (int i = 0; i < 5000; ++i) delay.frame(frame(i), true);
        QCOMPARE(delay.takeDue(kStart + 1h).size() + delay.dropped(), std::size_t(5000));
        QVERIFY(delay.dropped() > 0);
    }
};

QTEST_GUILESS_MAIN(TestDetectionDelay)
#include "tst_detectiondelay.moc"
