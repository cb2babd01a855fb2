#include <QtTest>

#include <vision/detectionstore.h>

#include <thread>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};
const UtcTime kStart = parseIsoTime(QStringLiteral("2026-11-23T10:00:00.000Z")).value();

DetectedObject person(qint64 id, double x)
{
    return DetectedObject{id, QStringLiteral("person"), 0.9, QRectF(x, 100, 40, 80)};
}

DetectionSet setOf(std::vector<DetectedObject> objects)
{
    return DetectionSet{kCamera.camera, QSize(640, 360), QStringLiteral("test/1"), std::move(objects)};
}

}  // namespace

class TestDetectionStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheSetMeasuredOnTheFrame()
    {
        DetectionStore store;
        store.add(kCamera, kStart, kStart + 200ms, setOf({person(1, 10)}));
        store.add(kCamera, kStart + 66ms, kStart + 260ms, setOf({person(1, 20)}));
        const auto boxes = store.boxesAt(kCamera, kStart + 64ms);
        QVERIFY(boxes);
        QCOMPARE(boxes->measuredAt, kStart + 66ms);
        QCOMPARE(boxes->objects.at(0).box.x(), 20.0);
        QVERIFY(!boxes->interpolated);
    }

    void interpolatesBetweenNeighbours()
    {
        DetectionStore store;
        store.add(kCamera, kStart, kStart, setOf({person(1, 0), person(2, 500)}));
        store.add(kCamera, kStart + 200ms, kStart, setOf({person(1, 40)}));
        const auto boxes = store.boxesAt(kCamera, kStart + 50ms);
        QVERIFY(boxes && boxes->interpolated);
        QCOMPARE(boxes->objects.size(), std::size_t(1));
        QCOMPARE(boxes->objects.at(0).box.x(), 10.0);
        QCOMPARE(boxes->measuredAt, kStart);
    }

    void doesNotBridgeGapsThatNobodySaw()
    {
        DetectionStore store;
        store.add(kCamera, kStart, kStart, setOf({person(1, 0)}));
        store.add(kCamera, kStart + 2s, kStart, setOf({person(1, 40)}));
        QVERIFY(!store.boxesAt(kCamera, kStart + 1s));
    }

    void drawsNothingFromAnotherMoment()
    {
        DetectionStore store;
        store.add(kCamera, kStart, kStart, setOf({person(1, 0)}));
        QVERIFY(store.boxesAt(kCamera, kStart + 150ms));
        QVERIFY(!store.boxesAt(kCamera, kStart + 151ms));
        QVERIFY(!store.boxesAt(CameraKey{kCamera.mine, CameraId(QStringLiteral("c02"))}, kStart));
    }

    void putsLateSetsWhereTheyBelong()
    {
        DetectionStore store;
        store.add(kCamera, kStart + 100ms, kStart, setOf({person(1, 10)}));
        store.add(kCamera, kStart, kStart, setOf({person(1, 0)}));
        QCOMPARE(store.boxesAt(kCamera, kStart)->objects.at(0).box.x(), 0.0);
        QCOMPARE(store.boxesAt(kCamera, kStart + 100ms)->objects.at(0).box.x(), 10.0);
    }

    void keepsABoundedPast()
    {
        DetectionStore store;
        store.add(kCamera, kStart, kStart, setOf({person(1, 0)}));
        const UtcTime later = kStart + DetectionStore::kKept + 1s;
        store.add(kCamera, later, later, setOf({person(1, 0)}));
        QVERIFY(!store.boxesAt(kCamera, kStart));
    }

    void keepsABoundedNumber()
    {
        DetectionStore store;
        const int count = int(DetectionStore::kSetsPerCamera) + 1;
        for (int i = 0; i < count; ++i) store.add(kCamera, kStart + i * 1s, kStart, setOf({person(1, 0)}));
        QVERIFY(!store.boxesAt(kCamera, kStart));
        QVERIFY(store.boxesAt(kCamera, kStart + 1s));
    }

    void aClockThatRanAheadDoesNotPushOutWhatFollows()
    {
        DetectionStore store;
        store.add(kCamera, kStart + 60s, kStart, setOf({person(1, 0)}));
        store.add(kCamera, kStart + 40ms, kStart + 200ms, setOf({person(1, 10)}));
        QVERIFY(store.boxesAt(kCamera, kStart + 40ms));
    }

    void tellsHowLateDetectionsCome()
    {
        DetectionStore store;
        QVERIFY(!store.arrivalDelay(kCamera, kStart));
        for (int i = 0; i < 100; ++i)
            store.add(kCamera, kStart + i * 10ms, kStart + i * 10ms + 150ms + i * 1ms, setOf({}));
        QCOMPARE(store.arrivalDelay(kCamera, kStart + 1s).value(), 244ms);
        QVERIFY(!store.arrivalDelay(kCamera, kStart + 60s));
    }

    void isReadWhileItIsWritten()
    {
        DetectionStore store;
        std::thread writer([&] {
            for (int i = 0; i < 5000; ++i) store.add(kCamera, kStart + i * 1ms, kStart, setOf({person(i, i)}));
        });
        int found = 0;
        for (int i = 0; i < 5000; ++i) found += store.boxesAt(kCamera, kStart + i * 1ms).has_value();
        writer.join();
        QVERIFY(store.boxesAt(kCamera, kStart + 4999ms));
        QVERIFY(found <= 5000);
    }
};

QTEST_GUILESS_MAIN(TestDetectionStore)
#include "tst_detectionstore.moc"
