#include <QtTest>

#include <recording/recordingqueue.h>

using namespace pitwatch;

namespace {

TappedPacket picture(bool key, int bytes = 100)
{
    AVPacket* packet = av_packet_alloc();
    av_new_packet(packet, bytes);
    TappedPacket tapped;
    tapped.packet = std::shared_ptr<AVPacket>(packet, PacketDeleter{});
    tapped.key = key;
    return tapped;
}

std::vector<bool> keysOf(const std::deque<TappedPacket>& pictures)
{
    std::vector<bool> keys;
    for (const TappedPacket& p : pictures) keys.push_back(p.key);
    return keys;
}

}  // namespace

class TestRecordingQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithAKeyPicture()
    {
        RecordingQueue queue({}, [] {});
        queue.take(picture(false));
        queue.take(picture(true));
        queue.take(picture(false));
        QCOMPARE(keysOf(queue.drain()), (std::vector<bool>{true, false}));
        QCOMPARE(queue.dropped(), std::uint64_t(0));
    }

    void ringsForEveryPictureThatItTakes()
    {
        int rung = 0;
        RecordingQueue queue({}, [&] { ++rung; });
        queue.take(picture(false));
        QCOMPARE(rung, 0);
        queue.take(picture(true));
        QCOMPARE(rung, 1);
    }

    void slowDiskCostsWholeGroups()
    {
        RecordingQueue queue({.bytes = 250}, [] {});
        for (const bool key : {true, false, false, false}) queue.take(picture(key));
        QCOMPARE(keysOf(queue.drain()), (std::vector<bool>{true, false}));
        queue.take(picture(false));  // there is room again, but its group is torn
        QVERIFY(queue.drain().empty());
        queue.take(picture(true));
        const auto after = queue.drain();
        QCOMPARE(after.size(), std::size_t(1));
        QVERIFY(after.front().gap);
        QCOMPARE(queue.dropped(), std::uint64_t(3));
    }

    void isBoundedInNumber()
    {
        RecordingQueue queue({.packets = 3}, [] {});
        for (int i = 0; i < 10; ++i) queue.take(picture(true));
        QCOMPARE(queue.drain().size(), std::size_t(3));
        QCOMPARE(queue.dropped(), std::uint64_t(7));
    }

    void closedQueueLetsPicturesPassAndBeginsAgainWithAKey()
    {
        RecordingQueue queue({}, [] {});
        queue.take(picture(true));
        queue.setOpen(false);
        queue.take(picture(true));
        QVERIFY(queue.drain().empty());
        queue.setOpen(true);
        queue.take(picture(false));
        QVERIFY(queue.drain().empty());
        queue.take(picture(true));
        QCOMPARE(queue.drain().size(), std::size_t(1));
        QCOMPARE(queue.dropped(), std::uint64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestRecordingQueue)
#include "tst_recordingqueue.moc"
