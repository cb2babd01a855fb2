#include <QtTest>

#include <array>

#include <video/soundring.h>

using namespace pitwatch;

class TestSoundRing : public QObject {
    Q_OBJECT

private:
    static std::vector<std::int16_t> samples(int from, int count)
    {
        std::vector<std::int16_t> made;
        for (int i = 0; i < count; ++i) made.push_back(std::int16_t(from + i));
        return made;
    }
    static std::vector<std::int16_t> taken(SoundRing& ring, std::size_t most)
    {
        std::vector<std::int16_t> got(most);
        got.resize(ring.read(got));
        return got;
    }

private Q_SLOTS:
    void givesBackWhatCameInOrder()
    {
        SoundRing ring(8, 4);
        for (int round = 0; round < 5; ++round) {
            ring.write(samples(round * 10, 5));
            QCOMPARE(taken(ring, 8), samples(round * 10, 5));
        }
        QCOMPARE(ring.dropped(), 0U);
    }

    void givesWhatThereIs()
    {
        SoundRing ring(8, 4);
        QVERIFY(taken(ring, 3).empty());
        ring.write(samples(0, 2));
        QCOMPARE(taken(ring, 3).size(), 2U);
    }

    void goesOnFromTheNewestWhenItOverflows()
    {
        SoundRing ring(8, 4);
        ring.write(samples(0, 7));
        ring.write(samples(7, 2));
        QCOMPARE(taken(ring, 8), samples(5, 4));
        QCOMPARE(ring.dropped(), 5U);
    }

    void survivesMoreThanItHolds()
    {
        SoundRing ring(8, 4);
        ring.write(samples(0, 100));
        QCOMPARE(taken(ring, 100), samples(92, 8));
    }
};

QTEST_APPLESS_MAIN(TestSoundRing)
#include "tst_soundring.moc"
