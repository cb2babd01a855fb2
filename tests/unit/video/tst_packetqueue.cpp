#include <QtTest>

#include <video/packetqueue.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

const MonoTime kStart = MonoTime(1h);

MediaPacket packet(std::chrono::milliseconds due, bool key, int bytes = 100)
{
    MediaPacket p;
    p.packet.reset(av_packet_alloc());
    av_new_packet(p.packet.get(), bytes);
    p.due = kStart + due;
    p.key = key;
    return p;
}

}  // namespace

class TestPacketQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packetsComeOutInOrderWhenTheyAreDue()
    {
        PacketQueue queue({});
        QVERIFY(queue.push(packet(0ms, true)));
        QVERIFY(!queue.push(packet(40ms, false)));
        QVERIFY(queue.popDue(kStart));
        QVERIFY(!queue.popDue(kStart + 39ms));
        QCOMPARE(*queue.nextDue(), kStart + 40ms);
        QVERIFY(queue.popDue(kStart + 40ms));
        QVERIFY(!queue.nextDue());
    }

    void fullInNumberItGoesOnFromTheNewestKey()
    {
        PacketQueue queue({.packets = 4});
        queue.push(packet(0ms, true));
        queue.push(packet(1ms, false));
        queue.push(packet(2ms, true));
        queue.push(packet(3ms, false));
        queue.push(packet(4ms, false));
        QCOMPARE(queue.size(), std::size_t(3));
        QCOMPARE(queue.dropped(), std::uint64_t(2));
        const auto head = queue.popDue(kStart + 1s);
        QCOMPARE(head->due, kStart + 2ms);
        QCOMPARE(head->continuity, Continuity::Gap);
    }

    void fullInBytesItGoesOnFromTheNewestKey()
    {
        PacketQueue queue({.bytes = 250});
        queue.push(packet(0ms, true));
        queue.push(packet(1ms, false));
        QVERIFY(queue.push(packet(2ms, true)));
        QCOMPARE(queue.size(), std::size_t(1));
        QCOMPARE(queue.dropped(), std::uint64_t(2));
    }

    void fullInDurationItGoesOnFromTheNewestKey()
    {
        PacketQueue queue({.duration = 100ms});
        queue.push(packet(0ms, true));
        queue.push(packet(90ms, true));
        queue.push(packet(110ms, false));
        QCOMPARE(*queue.nextDue(), kStart + 90ms);
        QCOMPARE(queue.dropped(), std::uint64_t(1));
    }

    void fullWithoutAnotherKeyItWaitsForOne()
    {
        PacketQueue queue({.packets = 3});
        queue.push(packet(0ms, true));
        queue.push(packet(1ms, false));
        queue.push(packet(2ms, false));
        queue.push(packet(3ms, false));
        QCOMPARE(queue.size(), std::size_t(0));
        queue.push(packet(4ms, false));
        QCOMPARE(queue.size(), std::size_t(0));
        QVERIFY(queue.push(packet(5ms, true)));
        QCOMPARE(queue.popDue(kStart + 1s)->continuity, Continuity::Gap);
    }

    void aStreamThatNeverMarksAKeyIsNotDarkForEver()
    {
        PacketQueue queue({.packets = 3});
        int shown = 0;
        for (int i = 0; i < 40; ++i) {
            queue.push(packet(std::chrono::milliseconds(i), false));
            if (i >= 20 && queue.popDue(kStart + 1s)) ++shown;
        }
        QVERIFY(shown > 10);
    }

    void hiddenItKeepsTheNewestGroupAndCountsNoLoss()
    {
        PacketQueue queue({});
        queue.setKeepNewestGroupOnly(true);
        queue.push(packet(0ms, true));
        queue.push(packet(1ms, false));
        QVERIFY(queue.push(packet(2ms, true)));
        queue.push(packet(3ms, false));
        QCOMPARE(queue.size(), std::size_t(2));
        QCOMPARE(queue.dropped(), std::uint64_t(0));
        QCOMPARE(queue.popDue(kStart + 1s)->continuity, Continuity::Gap);
    }

    void hiddenItKeepsAGroupThatLastsLongerThanItsBound()
    {
        PacketQueue queue({.duration = 100ms});
        queue.setKeepNewestGroupOnly(true);
        for (int i = 0; i < 10; ++i) queue.push(packet(i * 50ms, i == 0));
        QCOMPARE(queue.size(), std::size_t(10));

        queue.setKeepNewestGroupOnly(false);  // shown before the decoder has come to it
        queue.push(packet(500ms, false));
        QCOMPARE(queue.size(), std::size_t(11));
        QVERIFY(queue.popDue(kStart + 1s)->key);
        QCOMPARE(queue.dropped(), std::uint64_t(0));
    }

    void shownAgainItIsBoundedFromTheNextKeyOn()
    {
        PacketQueue queue({.duration = 100ms});
        queue.setKeepNewestGroupOnly(true);
        for (int i = 0; i < 10; ++i) queue.push(packet(i * 50ms, i == 0));
        queue.setKeepNewestGroupOnly(false);
        queue.push(packet(500ms, true));
        QCOMPARE(queue.size(), std::size_t(1));
        queue.push(packet(601ms, false));
        QCOMPARE(queue.size(), std::size_t(0));
    }

    void hiddenItIsStillBoundedInNumber()
    {
        PacketQueue queue({.packets = 4});
        queue.setKeepNewestGroupOnly(true);
        for (int i = 0; i < 10; ++i) queue.push(packet(i * 50ms, i == 0));
        QVERIFY(queue.size() <= 4);
    }

    void aLateDecoderSkipsToTheNewestKeyThatIsDue()
    {
        PacketQueue queue({});
        queue.push(packet(0ms, false));
        queue.push(packet(1ms, true));
        queue.push(packet(2ms, false));
        queue.push(packet(50ms, true));
        queue.skipToDueKey(kStart + 10ms);
        QCOMPARE(*queue.nextDue(), kStart + 1ms);
        queue.skipToDueKey(kStart + 10ms);
        QCOMPARE(queue.size(), std::size_t(3));
        QCOMPARE(queue.dropped(), std::uint64_t(1));
    }
};

QTEST_GUILESS_MAIN(TestPacketQueue)
#include "tst_packetqueue.moc"
