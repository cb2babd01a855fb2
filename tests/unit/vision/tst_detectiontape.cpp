#include <QtTest>

#include <vision/detectionstore.h>
#include <vision/detectiontape.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = fromMicros(1'700'000'000'000'000);
const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};

DetectionSet person(double x)
{
    return {kCamera.camera, {640, 360}, {}, {DetectedObject{1, QStringLiteral("person"), 0.9, {x, 10, 50, 90}}}};
}

}  // namespace

class TestDetectionTape : public QObject {
    Q_OBJECT

private:
    /// A set each 40 ms, through the store.
    void fill(DetectionStore& store, Micros from, Micros to)
    {
        for (Micros at = from; at < to; at += 40ms)
            store.add(kCamera, kStart + at, kStart + at + 200ms, person(double(at.count()) / 1e5));
    }

private Q_SLOTS:
    void keepsWhatTheStoreHasForgotten()
    {
        DetectionTape tape;
        DetectionStore store(&tape);
        fill(store, 0s, 60s);
        QVERIFY(!store.boxesAt(kCamera, kStart + 5s));
        const auto boxes = tape.boxesAt(kCamera, kStart + 5s);
        QVERIFY(boxes);
        QCOMPARE(boxes->measuredAt, kStart + 5s);
        QCOMPARE(tape.between(kCamera, kStart + 1s, kStart + 2s).size(), std::size_t(26));
    }

    void forgetsWhatIsOlderThanItsSpan()
    {
        DetectionTape tape;
        DetectionStore store(&tape);
        fill(store, 0s, 2s);
        fill(store, 120s, 124s);
        QCOMPARE(tape.between(kCamera, kStart, kStart + 60s).size(), std::size_t(0));
        QVERIFY(tape.boxesAt(kCamera, kStart + 121s));
    }

    void isBoundedInNumber()
    {
        DetectionTape tape;
        for (std::size_t i = 0; i < DetectionTape::kSetsPerCamera + 100; ++i)
            tape.add(kCamera, {kStart + i * 1ms, kStart, std::make_shared<const DetectionSet>(person(1))});
        QCOMPARE(tape.between(kCamera, kStart, kStart + 1h).size(), DetectionTape::kSetsPerCamera);
        QVERIFY(tape.between(kCamera, kStart, kStart + 50ms).empty());
    }

    void aSetFromAClockThatRunsAheadDoesNotStayForEver()
    {
        DetectionTape tape;
        DetectionStore store(&tape);
        store.add(kCamera, kStart + 10h, kStart, person(1));
        fill(store, 100s, 101s);
        QVERIFY(tape.between(kCamera, kStart + 9h, kStart + 11h).empty());
    }

    void knowsNothingOfOtherCameras()
    {
        DetectionTape tape;
        QVERIFY(!tape.boxesAt(kCamera, kStart));
        QVERIFY(tape.between(kCamera, kStart, kStart + 1s).empty());
    }
};

QTEST_GUILESS_MAIN(TestDetectionTape)
#include "tst_detectiontape.moc"
