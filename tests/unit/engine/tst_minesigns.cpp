#include <QtTest>

#include <engine/minesigns.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();
const CameraId kDesk(u"c06"_s);

Mine mine()
{
    Mine mine;
    mine.cameras.resize(1);
    mine.cameras[0].id = kDesk;
    return mine;
}

AnalyticEvent said(const QString& kind, std::optional<double> value = {})
{
    return {kDesk, kind, value, {}, {}};
}

}  // namespace

class TestMineSigns : public QObject {
    Q_OBJECT

private:
    const Mine mine_ = mine();

private Q_SLOTS:
    void postIsVacantUntilItIsNot_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("value");
        QTest::newRow("value 0") << u"post_vacant"_s << 0.0;
        QTest::newRow("opposite") << u"post_present"_s << 1.0;
    }
    void postIsVacantUntilItIsNot()
    {
        QFETCH(QString, kind);
        QFETCH(double, value);
        MineSigns signs(mine_);
        signs.take(said(u"post_vacant"_s), kStart, kStart);
        QCOMPARE(signs.cameras()[0].post.vacant, std::optional(true));
        signs.take(said(kind, value), kStart + 1s, kStart + 1s);
        QCOMPARE(signs.cameras()[0].post.vacant, std::optional(false));
    }

    void vacantPostIsNotAsleep()
    {
        MineSigns signs(mine_);
        signs.take(said(u"asleep"_s, 1), kStart, kStart);
        signs.take(said(u"post_vacant"_s, 1), kStart + 1s, kStart + 1s);
        QCOMPARE(signs.cameras()[0].post.asleep, std::optional(false));
    }

    void repeatedEventKeepsTheBeginning()
    {
        MineSigns signs(mine_);
        signs.take(said(u"asleep"_s, 1), kStart, kStart);
        signs.take(said(u"asleep"_s, 1), kStart + 30s, kStart + 30s);
        QCOMPARE(signs.cameras()[0].post.asleepAt, std::optional(kStart));
    }

    void lateEventDoesNotOverruleANewerOne()
    {
        MineSigns signs(mine_);
        signs.take(said(u"post_vacant"_s, 0), kStart + 10s, kStart + 10s);
        signs.take(said(u"post_vacant"_s, 1), kStart, kStart + 11s);
        QCOMPARE(signs.cameras()[0].post.vacant, std::optional(false));
    }

    void standingEventsAreThoseWithAValue()
    {
        MineSigns signs(mine_);
        signs.take(said(u"belt_state"_s, 0), kStart, kStart);
        QVERIFY(signs.standing().empty());
        signs.take(said(u"belt_state"_s, 2), kStart, kStart + 1s);
        QCOMPARE(signs.standing().at(u"belt_state"_s), kStart + 1s);
    }

    void unknownCameraIsRefused()
    {
        MineSigns signs(mine_);
        QVERIFY(!signs.take(CameraStatus{CameraId(u"c99"_s), true, {}}, kStart));
    }

    void cameraKeepsSinceWhenItsStateStands()
    {
        MineSigns signs(mine_);
        signs.take(CameraStatus{kDesk, false, u"a"_s}, kStart);
        signs.take(CameraStatus{kDesk, false, u"b"_s}, kStart + 10s);
        QCOMPARE(signs.cameras()[0].since, kStart);
        QCOMPARE(signs.cameras()[0].reason, u"b"_s);
    }
};

QTEST_GUILESS_MAIN(TestMineSigns)
#include "tst_minesigns.moc"
