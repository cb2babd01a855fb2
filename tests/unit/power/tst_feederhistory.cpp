#include <QtTest>

#include <power/feederhistory.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();

PowerSample kw(double value)
{
    PowerSample sample;
    sample.activeKw = value;
    return sample;
}

}  // namespace

class TestFeederHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seriesIsThereBeforeTheFirstSample()
    {
        QVERIFY(FeederHistory().series());
        QVERIFY(FeederHistory().series()->at.empty());
    }

    void lateSampleGoesWhereItBelongs()
    {
        FeederHistory history;
        for (int second : {0, 10, 5}) history.take(kw(second), kStart + 1s * second, kStart + 20s);
        QCOMPARE(history.series()->activeKw, (std::vector<float>{0, 5, 10}));
        QCOMPARE(history.latest()->activeKw, std::optional(10.0));
    }

    void sampleOfTheSameTimeReplaces()
    {
        FeederHistory history;
        history.take(kw(1), kStart, kStart);
        history.take(kw(2), kStart, kStart + 1s);
        QCOMPARE(history.series()->activeKw, std::vector<float>{2});
        QCOMPARE(history.latest()->activeKw, std::optional(2.0));
    }

    void seriesIsBoundedAndKeepsTheNewest()
    {
        FeederHistory history;
        for (int i = 0; i < 2000; ++i) history.take(kw(i), kStart + 1s * i, kStart + 1s * i);
        history.take(kw(-1), kStart, kStart + 3000s);
        const auto series = history.series();
        QCOMPARE(series->at.size(), FeederHistory::kSamples);
        QCOMPARE(series->activeKw.size(), series->at.size());
        QCOMPARE(series->activeKw.front(), 200.0F);
        QCOMPARE(series->activeKw.back(), 1999.0F);
    }

    void publishedSeriesDoesNotChange()
    {
        FeederHistory history;
        history.take(kw(1), kStart, kStart);
        const auto before = history.series();
        QCOMPARE(history.series(), before);
        history.take(kw(2), kStart + 1s, kStart + 1s);
        QCOMPARE(before->at.size(), std::size_t(1));
        QCOMPARE(history.series()->at.size(), std::size_t(2));
    }

    void phasesAreAveragedOverThoseReported()
    {
        FeederHistory history;
        PowerSample sample;
        sample.ia = 10;
        sample.ic = 20;
        history.take(sample, kStart, kStart);
        QCOMPARE(history.series()->current.front(), 15.0F);
        QVERIFY(std::isnan(history.series()->voltage.front()));
        QVERIFY(std::isnan(history.series()->activeKw.front()));
    }

    void meanCoversOnlyWhatIsAfter()
    {
        FeederHistory history;
        for (int i = 0; i < 4; ++i) history.take(kw(i * 10), kStart + 1s * i, kStart + 1s * i);
        QCOMPARE(history.meanKwSince(kStart + 1s), std::optional(25.0));
        QVERIFY(!history.meanKwSince(kStart + 3s));
    }
};

QTEST_GUILESS_MAIN(TestFeederHistory)
#include "tst_feederhistory.moc"
