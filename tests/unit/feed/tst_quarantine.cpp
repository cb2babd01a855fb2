#include <QtTest>

#include <feed/quarantine.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

RefusedInput input(int number, qsizetype size = 10)
{
    return {FeedId(u"mqtt-0"_s), {}, QString::number(number), u"reason"_s, QByteArray(size, 'x')};
}

}  // namespace

class TestQuarantine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNewest()
    {
        Quarantine quarantine(3);
        for (int i = 0; i < 10; ++i) quarantine.add(input(i));
        const std::vector<RefusedInput> kept = quarantine.inputs();
        QCOMPARE(kept.size(), std::size_t(3));
        QCOMPARE(kept.front().origin, u"7"_s);
        QCOMPARE(kept.back().origin, u"9"_s);
    }

    void staysWithinItsBytes()
    {
        Quarantine quarantine(500, 10'000);
        for (int i = 0; i < 100; ++i) quarantine.add(input(i, 1000));
        QVERIFY(quarantine.bytes() <= 10'000);
        QVERIFY(quarantine.inputs().size() >= 5);
        QCOMPARE(quarantine.inputs().back().origin, u"99"_s);
    }

    void cutsLongTexts()
    {
        Quarantine quarantine;
        quarantine.add({FeedId(u"f"_s), {}, QString(100'000, u'o'), QString(100'000, u'r'), QByteArray(100'000, 'e')});
        const RefusedInput kept = quarantine.inputs().front();
        QCOMPARE(kept.excerpt.size(), qsizetype(kMaximumExcerpt));
        QCOMPARE(kept.origin.size(), qsizetype(256));
        QCOMPARE(kept.reason.size(), qsizetype(1024));
    }
};

QTEST_GUILESS_MAIN(TestQuarantine)
#include "tst_quarantine.moc"
