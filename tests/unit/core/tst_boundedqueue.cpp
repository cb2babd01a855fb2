#include <QtTest>

#include <core/boundedqueue.h>

#include <thread>

using namespace pitwatch;
using namespace std::chrono_literals;

class TestBoundedQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dropsTheOldestWhenFull()
    {
        BoundedQueue<int> queue(2, WhenFull::DropOldest);
        QVERIFY(queue.push(1) && queue.push(2) && queue.push(3));
        QCOMPARE(queue.dropped(), std::size_t(1));
        QCOMPARE(queue.tryPop().value(), 2);
        QCOMPARE(queue.tryPop().value(), 3);
        QVERIFY(!queue.tryPop());
    }

    void rejectsTheNewWhenFull()
    {
        BoundedQueue<int> queue(1, WhenFull::RejectNew);
        QVERIFY(queue.push(1));
        QVERIFY(!queue.push(2));
        QCOMPARE(queue.tryPop().value(), 1);
    }

    void closingWakesAWaiterAndDrains()
    {
        BoundedQueue<int> queue(4, WhenFull::DropOldest);
        queue.push(7);
        std::thread closer([&] { queue.close(); });
        QCOMPARE(queue.pop(10s).value(), 7);
        QVERIFY(!queue.pop(10s));
        closer.join();
        QVERIFY(!queue.push(8));
    }

    void handsEveryValueFromThreadToThread()
    {
        BoundedQueue<int> queue(100000, WhenFull::RejectNew);
        std::thread producer([&] {
            for (int i = 0; i < 10000; ++i) queue.push(i);
            queue.close();
        });
        qint64 sum = 0;
        while (const auto value = queue.pop(10s)) sum += *value;
        producer.join();
        QCOMPARE(sum, qint64(9999) * 10000 / 2);
    }
};

QTEST_GUILESS_MAIN(TestBoundedQueue)
#include "tst_boundedqueue.moc"
