#include <QtTest>

#include <position/areafinder.h>
#include <position/headcount.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();

Mine mine()
{
    Mine mine;
    mine.areas.resize(2);
    mine.areas[0].code = AreaCode(u"4108810010010001"_s);
    mine.areas[0].kind = AreaKind::CoalFace;
    mine.areas[0].polygon = {{0, 0}, {10, 0}, {10, 10}, {5, 5}, {0, 10}};
    mine.areas[1].code = AreaCode(u"4108810010010002"_s);
    mine.areas[1].kind = AreaKind::Mouth;
    return mine;
}

PositionFix fix(int number, const QString& area, TagKind kind = TagKind::Person)
{
    PositionFix fix;
    fix.tag = TagCode(QString::number(number));
    fix.kind = kind;
    fix.area = AreaCode(area);
    return fix;
}

}  // namespace

class TestHeadCount : public QObject {
    Q_OBJECT

private:
    const Mine mine_ = mine();

    HeadCount countOf(std::vector<PositionFix> fixes) const
    {
        TagTable tags(mine_);
        tags.take({std::move(fixes)}, kStart, kStart);
        return countHeads(tags, mine_);
    }

private Q_SLOTS:
    void vehiclesAreNoPersons()
    {
        const HeadCount count = countOf({fix(1, u"4108810010010001"_s), fix(2, u"4108810010010001"_s, TagKind::Vehicle),
                                         fix(3, u"4108810010010001"_s, TagKind::Equipment)});
        QCOMPARE(count.areas.at(0), 1);
        QCOMPARE(count.underground, 1);
    }

    void personsAtTheMouthAreNotUnderground()
    {
        const HeadCount count = countOf({fix(1, u"4108810010010002"_s), fix(2, u"4108810010010001"_s)});
        QCOMPARE(count.areas.at(1), 1);
        QCOMPARE(count.underground, 1);
    }

    void personsInUnknownAreasAreUnderground()
    {
        const HeadCount count = countOf({fix(1, u"4108810010019999"_s), fix(2, {})});
        QCOMPARE(count.underground, 2);
        QCOMPARE(count.elsewhere, 2);
    }

    void notchOfAPolygonIsOutside()
    {
        QCOMPARE(areaAt(mine_, {5, 4}), &mine_.areas[0]);
        QCOMPARE(areaAt(mine_, {5, 8}), nullptr);
        QCOMPARE(areaAt(mine_, {-1, 5}), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestHeadCount)
#include "tst_headcount.moc"
