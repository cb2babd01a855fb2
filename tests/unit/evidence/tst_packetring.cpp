#include <QtTest>

#include <thread>

#include <evidence/ringshelf.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const UtcTime kStart = fromMicros(1'700'000'000'000'000);
const CameraKey kCamera{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};

TappedPacket picture(Micros at, bool key, int bytes = 1000)
{
    PacketPtr packet(av_packet_alloc());
    av_new_packet(packet.get(), bytes);
    TappedPacket p;
    p.packet = std::shared_ptr<const AVPacket>(packet.release(), PacketDeleter{});
    p.pts = at;
    p.duration = 40ms;
    p.receivedAt = kStart + at;
    p.key = key;
    return p;
}

/// `seconds` of 25 pictures a second, a key picture each second.
void fill(PacketRing& ring, int seconds, Micros from = 0s, int bytes = 1000)
{
    for (int i = 0; i < seconds * 25; ++i) ring.take(picture(from + i * 40ms, i % 25 == 0, bytes));
}

std::vector<RingPicture> all(const PacketRing& ring)
{
    return ring.after(0, 100'000);
}

}  // namespace

class TestPacketRing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastSecondsInWholeGroups()
    {
        PacketRing ring({.span = 10s});
        fill(ring, 30);
        const auto pictures = all(ring);
        QVERIFY(pictures.front().packet.key);
        const Micros span = pictures.back().at - pictures.front().at;
        QVERIFY(span <= 10s);
        QVERIFY(span > 9s - 40ms);
    }

    void beginsWithAKeyPicture()
    {
        PacketRing ring({});
        ring.take(picture(0ms, false));
        QCOMPARE(ring.size(), std::size_t(0));
        ring.take(picture(40ms, true));
        ring.take(picture(80ms, false));
        QCOMPARE(ring.size(), std::size_t(2));
    }

    void keepsWithinItsBytes()
    {
        PacketRing ring({.bytes = 200'000});
        fill(ring, 30);
        QVERIFY(ring.bytes() <= 200'000);
        QVERIFY(ring.bytes() > 150'000);
        QVERIFY(all(ring).front().packet.key);
    }

    void keepsWithinItsNumber()
    {
        PacketRing ring({.pictures = 60});
        fill(ring, 30);
        QVERIFY(ring.size() <= 60);
        QVERIFY(all(ring).front().packet.key);
    }

    void aGroupThatIsTooLargeIsNotKeptInPart()
    {
        PacketRing ring({.bytes = 50'000});
        for (int i = 0; i < 100; ++i) ring.take(picture(i * 40ms, i == 0));
        QCOMPARE(ring.size(), std::size_t(0));
        QCOMPARE(ring.bytes(), std::size_t(0));
        ring.take(picture(4s, true));
        QCOMPARE(ring.size(), std::size_t(1));
        QVERIFY(all(ring).front().packet.gap);
    }

    void aLongGroupIsKeptThoughItIsOlderThanTheSpan()
    {
        PacketRing ring({.span = 2s});
        for (int i = 0; i < 250; ++i) ring.take(picture(i * 40ms, i == 0));
        QCOMPARE(ring.size(), std::size_t(250));
    }

    void afterAGapItGoesOnWithAKeyPicture()
    {
        PacketRing ring({});
        fill(ring, 2);
        TappedPacket first = picture(10s, false);
        first.gap = true;
        ring.take(first);
        ring.take(picture(10s + 40ms, false));
        ring.take(picture(10s + 80ms, true));
        const auto pictures = all(ring);
        QCOMPARE(pictures.size(), std::size_t(51));
        QVERIFY(pictures.back().packet.key);
        QVERIFY(pictures.back().packet.gap);
        const std::vector<RingSpan> expected{{kStart, kStart + 2s - 40ms}, {kStart + 10s + 80ms, kStart + 10s + 80ms}};
        QCOMPARE(ring.coverage(), expected);
    }

    void sharesTheBytesOfThePacket()
    {
        PacketRing ring({});
        const TappedPacket packet = picture(0ms, true);
        ring.take(packet);
        QCOMPARE(all(ring).front().packet.packet.get(), packet.packet.get());
    }

    void readersGoOnWhereTheyStoppedAndNoticeWhatTheyLost()
    {
        PacketRing ring({.pictures = 50});
        fill(ring, 1);
        const auto first = ring.after(0, 10);
        QCOMPARE(first.size(), std::size_t(10));
        const auto second = ring.after(first.back().serial, 100);
        QCOMPARE(second.size(), std::size_t(15));
        QCOMPARE(second.front().serial, first.back().serial + 1);
        QVERIFY(ring.after(second.back().serial, 100).empty());
        fill(ring, 4, 1s);
        QVERIFY(ring.after(second.back().serial, 100).front().serial > second.back().serial + 1);
    }

    void findsTheKeyPictureForATime()
    {
        PacketRing ring({});
        fill(ring, 3);
        const auto pictures = all(ring);
        QCOMPARE(*ring.keyFor(kStart + 1500ms), pictures[25].serial);
        QCOMPARE(*ring.keyFor(kStart + 1s), pictures[25].serial);
        QCOMPARE(*ring.keyFor(kStart - 1h), pictures[0].serial);
        QCOMPARE(*ring.keyFor(kStart + 1h), pictures[50].serial);
        QVERIFY(!PacketRing({}).keyFor(kStart));
    }

    void findsTheNeighboursOfAPictureInOrderOfPresentation()
    {
        PacketRing ring({});
        const std::array<Micros, 4> order{0ms, 120ms, 40ms, 80ms};
        for (std::size_t i = 0; i < order.size(); ++i) {
            TappedPacket p = picture(order[i], i == 0);
            p.capturedAt = kStart + order[i];
            ring.take(p);
        }
        QCOMPARE(*ring.pictureAfter(kStart + 40ms), kStart + 80ms);
        QCOMPARE(*ring.pictureBefore(kStart + 120ms), kStart + 80ms);
        QVERIFY(!ring.pictureBefore(kStart));
        QVERIFY(!ring.pictureAfter(kStart + 120ms));
    }

    void usesTheCamerasClockWhereItAgreesWithOurs()
    {
        PacketRing ring({});
        TappedPacket p = picture(0ms, true);
        p.capturedAt = kStart - 300ms;
        ring.take(p);
        QCOMPARE(ring.extent()->from, kStart - 300ms);
        p = picture(40ms, true);
        p.capturedAt = kStart - 5h;
        p.gap = true;
        ring.take(p);
        QCOMPARE(ring.extent()->to, kStart + 40ms);
    }

    void picturesThatArriveInLumpsLieEvenly()
    {
        PacketRing ring({});
        // A second of pictures at once, each second.
        for (int i = 0; i < 100; ++i) {
            TappedPacket p = picture(i * 40ms, i % 25 == 0);
            p.receivedAt = kStart + (i / 25) * 1s;
            ring.take(p);
        }
        const auto pictures = all(ring);
        for (std::size_t i = 51; i < pictures.size(); ++i) {
            const Micros step = pictures[i].at - pictures[i - 1].at;
            QVERIFY2(step > -30ms && step < 80ms, qPrintable(QString::number(step.count())));
        }
    }

    void aClosedStreamsPicturesExpire()
    {
        PacketRing ring({.span = 10s});
        fill(ring, 5);
        ring.expire(kStart + 12s);
        QVERIFY(ring.size() > 0);
        QVERIFY(all(ring).front().at >= kStart + 1s);
        ring.expire(kStart + 16s);
        QCOMPARE(ring.size(), std::size_t(0));
        QCOMPARE(ring.bytes(), std::size_t(0));
    }

    void theLargestRingGivesWayWhenAllAreTooLarge()
    {
        const auto budget = std::make_shared<RingBudget>(400'000);
        PacketRing large({}, budget);
        PacketRing small({}, budget);
        fill(small, 4);
        const std::size_t before = small.size();
        fill(large, 20);
        QCOMPARE(small.size(), before);
        QVERIFY(budget->used() <= 400'000);
        QCOMPARE(budget->used(), small.bytes() + large.bytes());
        QVERIFY(all(large).front().packet.key);
    }

    void aRingThatGoesGivesItsBytesBack()
    {
        const auto budget = std::make_shared<RingBudget>(1 << 20);
        {
            PacketRing ring({}, budget);
            fill(ring, 2);
            QVERIFY(budget->used() > 0);
        }
        QCOMPARE(budget->used(), std::size_t(0));
    }

    void twoStreamsOfOneCameraAreNotMixed()
    {
        RingShelf shelf({}, 1 << 20);
        const auto ring = shelf.ring(kCamera, RingQuality::Sub);
        auto first = shelf.tap(kCamera, RingQuality::Sub);
        const auto second = shelf.tap(kCamera, RingQuality::Sub);
        first->take(picture(0ms, true));
        second->take(picture(10ms, true));
        first->take(picture(40ms, false));
        QCOMPARE(ring->size(), std::size_t(2));
        first.reset();
        second->take(picture(50ms, false));  // nothing to begin with
        second->take(picture(90ms, true));
        QCOMPARE(ring->size(), std::size_t(3));
        QVERIFY(all(*ring).back().packet.gap);
    }

    void aSilentStreamLosesItsRingToAnother()
    {
        RingShelf shelf({}, 1 << 20);
        const auto ring = shelf.ring(kCamera, RingQuality::Sub);
        const auto first = shelf.tap(kCamera, RingQuality::Sub);
        const auto second = shelf.tap(kCamera, RingQuality::Sub);
        first->take(picture(0ms, true));
        second->take(picture(3s, true));
        first->take(picture(3s + 40ms, true));
        QCOMPARE(ring->size(), std::size_t(2));
    }

    void ringsStandUpToManyThreads()
    {
        const auto budget = std::make_shared<RingBudget>(300'000);
        std::vector<std::unique_ptr<PacketRing>> rings;
        for (int i = 0; i < 4; ++i) rings.push_back(std::make_unique<PacketRing>(PacketRing::Bounds{}, budget));
        std::vector<std::thread> threads;
        for (const auto& ring : rings) threads.emplace_back([&ring] { fill(*ring, 20); });
        std::uint64_t serial = 0;
        for (int i = 0; i < 200; ++i)
            for (const RingPicture& p : rings[0]->after(serial, 50)) serial = p.serial;
        for (std::thread& thread : threads) thread.join();
        std::size_t sum = 0;
        for (const auto& ring : rings) sum += ring->bytes();
        QCOMPARE(budget->used(), sum);
        QVERIFY(sum <= 300'000);
    }

    void theShelfKeepsARingWhoseStreamIsClosedUntilItsPicturesAreOld()
    {
        RingShelf shelf({.span = 10s}, 1 << 20);
        fill(*shelf.ring(kCamera, RingQuality::Sub), 2);
        auto open = shelf.ring(kCamera, RingQuality::Main);
        QCOMPARE(shelf.ringsOf(kCamera).size(), std::size_t(1));
        QCOMPARE(shelf.cameras(), std::vector{kCamera});
        const auto sub = shelf.ring(kCamera, RingQuality::Sub).get();
        shelf.expire(kStart + 5s);
        QCOMPARE(shelf.ring(kCamera, RingQuality::Sub).get(), sub);
        shelf.expire(kStart + 30s);
        QVERIFY(shelf.ringsOf(kCamera).empty());
        QCOMPARE(shelf.ring(kCamera, RingQuality::Main), open);  // still being filled
        QCOMPARE(shelf.bytes(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestPacketRing)
#include "tst_packetring.moc"
