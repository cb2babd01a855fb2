#include <QtTest>

#include <support/fakeengine.h>
#include <ui/wall/alarmcameras.h>
#include <ui/wall/alarmforward.h>
#include <ui/wall/forwardplace.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace std::chrono_literals;

namespace {

using Mode = AlarmForwardSettings::Mode;

std::shared_ptr<const Region> region()
{
    const auto base = test::sampleRegion(2);
    auto region = std::make_shared<Region>(*base);
    for (Mine& mine : region->mines) {
        const std::vector<CameraPlace> places{CameraPlace::MainShaftMouth, CameraPlace::AuxShaftMouth,
                                              CameraPlace::CoalYardGate,   CameraPlace::DispatchRoom,
                                              CameraPlace::WorkingFace,    CameraPlace::DangerArea,
                                              CameraPlace::BeltHead};
        mine.cameras.clear();
        for (std::size_t i = 0; i < places.size(); ++i) {
            Camera camera;
            camera.id = CameraId(QStringLiteral("c%1").arg(i));
            camera.place = places[i];
            mine.cameras.push_back(camera);
        }
    }
    return region;
}

struct Desk {
    std::shared_ptr<const Region> plan = region();
    ManualClock clock{parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value()};
    AlarmForward forward{plan, clock};
    std::vector<Alarm> alarms;

    Alarm& raise(const QString& id, Grade grade, int mine = 0, const QString& subject = {})
    {
        Alarm alarm;
        alarm.id = AlarmId(id);
        alarm.grade = grade;
        alarm.mine = plan->mines.at(std::size_t(mine)).code;
        alarm.subject = subject;
        alarm.title = id;
        alarm.raisedAt = clock.now();
        alarm.transitions = {{clock.now(), AlarmChange::Raised, {}, {}}};
        alarms.push_back(alarm);
        forward.update(alarms);
        return alarms.back();
    }
    void acknowledge(const QString& id)
    {
        for (Alarm& alarm : alarms)
            if (alarm.id.text() == id) alarm.state = AlarmState::RaisedAcknowledged;
        forward.update(alarms);
    }
    void pass(std::chrono::seconds time)
    {
        for (auto second = 0s; second < time; second += 1s) {
            clock.advance(1s);
            forward.tick();
        }
    }
    QString shown() const { return forward.shown() ? forward.shown()->alarm.id.text() : QString(); }
    CameraKey camera(int number, int mine = 0) const
    {
        const Mine& owner = plan->mines.at(std::size_t(mine));
        return {owner.code, owner.cameras.at(std::size_t(number)).id};
    }
};

CameraPlace placeOf(const Region& region, const CameraKey& key)
{
    return region.camera(key)->place;
}

}  // namespace

class TestAlarmForward : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAlarmsOwnCameraIsTheFirst()
    {
        Desk desk;
        desk.raise(QStringLiteral("a"), Grade::I, 0, QStringLiteral("c3"));
        QCOMPARE(desk.forward.shown()->cameras.front(), desk.camera(3));
        QCOMPARE(desk.forward.shown()->cameras.size(), std::size_t(4));
    }

    void theSubjectDecidesWhichPlacesComeFirst()
    {
        const auto plan = region();
        const Mine& mine = plan->mines.front();
        Alarm alarm;
        alarm.mine = mine.code;
        const auto first = [&](const QString& subject) {
            alarm.subject = subject;
            return placeOf(*plan, camerasFor(alarm, *plan, 4).front());
        };
        QCOMPARE(first(mine.areas.at(0).code.text()), CameraPlace::WorkingFace);
        QCOMPARE(first(mine.areas.at(2).code.text()), CameraPlace::MainShaftMouth);
        QCOMPARE(first(mine.feeders.at(0).id.text()), CameraPlace::MainShaftMouth);
        QCOMPARE(first(mine.feeders.at(1).id.text()), CameraPlace::BeltHead);
        QCOMPARE(first(mine.code.text() + QStringLiteral("00017")), CameraPlace::WorkingFace);
    }

    void alarmsOfTheRegionHaveNoCameras()
    {
        QVERIFY(camerasFor(Alarm{}, *region(), 4).empty());
        Desk desk;
        desk.raise(QStringLiteral("feed"), Grade::I).mine = MineCode();
        desk.forward.dismiss();
        desk.forward.update(desk.alarms);
        QVERIFY(desk.forward.marks().empty());
    }

    void lowerGradesChangeNothing()
    {
        Desk desk;
        desk.raise(QStringLiteral("low"), Grade::III);
        QCOMPARE(desk.shown(), QString());
        QVERIFY(desk.forward.marks().empty());
    }

    void markOnlyBringsNothingForward()
    {
        Desk desk;
        AlarmForwardSettings settings;
        settings.mode = Mode::Highlight;
        desk.forward.setSettings(settings);
        desk.raise(QStringLiteral("a"), Grade::I, 0, QStringLiteral("c2"));
        QCOMPARE(desk.shown(), QString());
        QVERIFY(desk.forward.marks().contains(desk.camera(2)));
        settings.mode = Mode::Off;
        desk.forward.setSettings(settings);
        QVERIFY(desk.forward.marks().empty());
    }

    void aHigherGradeTakesOverButNotAtOnce()
    {
        Desk desk;
        desk.raise(QStringLiteral("second"), Grade::II);
        desk.pass(2s);
        desk.raise(QStringLiteral("first"), Grade::I, 1);
        QCOMPARE(desk.shown(), QStringLiteral("second"));
        QCOMPARE(desk.forward.waiting(), 1);
        desk.pass(AlarmForward::kShortest);
        QCOMPARE(desk.shown(), QStringLiteral("first"));
        QCOMPARE(desk.forward.waiting(), 1);
    }

    void whatWasPushedAsideHasTheRestOfItsTime()
    {
        Desk desk;
        desk.raise(QStringLiteral("second"), Grade::II);
        desk.pass(20s);
        desk.raise(QStringLiteral("first"), Grade::I, 1);
        QCOMPARE(desk.shown(), QStringLiteral("first"));
        desk.pass(60s);
        QCOMPARE(desk.shown(), QStringLiteral("second"));
        desk.pass(39s);
        QCOMPARE(desk.shown(), QStringLiteral("second"));
        desk.pass(2s);
        QCOMPARE(desk.shown(), QString());
    }

    void equalsWaitForTheirTurn()
    {
        Desk desk;
        desk.raise(QStringLiteral("a"), Grade::II);
        desk.pass(1s);
        desk.raise(QStringLiteral("b"), Grade::II, 1);
        desk.pass(1s);
        desk.raise(QStringLiteral("c"), Grade::II, 1);
        QCOMPARE(desk.forward.waiting(), 2);
        desk.pass(57s);
        QCOMPARE(desk.shown(), QStringLiteral("a"));
        desk.pass(2s);
        QCOMPARE(desk.shown(), QStringLiteral("b"));
    }

    void acknowledgingEndsItAfterTheShortestTime()
    {
        Desk desk;
        desk.raise(QStringLiteral("a"), Grade::I);
        desk.pass(1s);
        desk.acknowledge(QStringLiteral("a"));
        QCOMPARE(desk.shown(), QStringLiteral("a"));
        desk.pass(4s);
        QCOMPARE(desk.shown(), QString());
    }

    void escapeEndsItAtOnceAndItDoesNotComeBack()
    {
        Desk desk;
        desk.raise(QStringLiteral("a"), Grade::I);
        desk.forward.dismiss();
        QCOMPARE(desk.shown(), QString());
        desk.forward.update(desk.alarms);
        desk.pass(120s);
        QCOMPARE(desk.shown(), QString());
        QVERIFY(!desk.forward.marks().empty());
    }

    void aGradeThatRisesComesForwardAgain()
    {
        Desk desk;
        desk.raise(QStringLiteral("a"), Grade::II);
        desk.forward.dismiss();
        desk.pass(30s);
        desk.alarms.front().grade = Grade::I;
        desk.alarms.front().transitions.push_back({desk.clock.now(), AlarmChange::GradeRaised, {}, {}});
        desk.forward.update(desk.alarms);
        QCOMPARE(desk.shown(), QStringLiteral("a"));
    }

    void whoeverWorksAtTheWallIsNotInterrupted()
    {
        Desk desk;
        desk.forward.touched();
        desk.raise(QStringLiteral("a"), Grade::I);
        QCOMPARE(desk.shown(), QString());
        QCOMPARE(desk.forward.waiting(), 1);
        desk.pass(5s);
        desk.forward.touched();
        desk.pass(9s);
        QCOMPARE(desk.shown(), QString());
        desk.pass(1s);
        QCOMPARE(desk.shown(), QStringLiteral("a"));
    }

    void anOpenToolHoldsAlarmsBackWhileSomebodyIsThere()
    {
        Desk desk;
        desk.forward.setToolOpen(true);
        desk.forward.touched();
        desk.raise(QStringLiteral("a"), Grade::II);
        desk.pass(100s);
        desk.forward.touched();
        desk.pass(100s);
        QCOMPARE(desk.shown(), QString());
    }

    void whoeverLeftAToolOpenHoldsAlarmsBackABoundedTime_data()
    {
        QTest::addColumn<Grade>("grade");
        QTest::addColumn<std::chrono::seconds>("bound");
        QTest::newRow("grade I") << Grade::I << AlarmForward::kToolQuietGradeI;
        QTest::newRow("grade II") << Grade::II << AlarmForward::kToolQuiet;
    }

    void whoeverLeftAToolOpenHoldsAlarmsBackABoundedTime()
    {
        QFETCH(const Grade, grade);
        QFETCH(const std::chrono::seconds, bound);
        Desk desk;
        desk.forward.setToolOpen(true);
        desk.forward.touched();
        desk.raise(QStringLiteral("a"), grade);
        desk.pass(bound - 1s);
        QCOMPARE(desk.shown(), QString());
        desk.pass(1s);
        QCOMPARE(desk.shown(), QStringLiteral("a"));
    }

    void aToolOfWhichNobodyIsSeenHoldsNothing()
    {
        Desk desk;
        desk.forward.setToolOpen(true);
        desk.raise(QStringLiteral("a"), Grade::II);
        QCOMPARE(desk.shown(), QStringLiteral("a"));
    }

    void aHigherGradeDoesNotWaitForTheLongerBound()
    {
        Desk desk;
        desk.raise(QStringLiteral("second"), Grade::II);
        desk.forward.setToolOpen(true);
        desk.forward.touched();
        desk.raise(QStringLiteral("first"), Grade::I, 1);
        desk.pass(AlarmForward::kToolQuietGradeI);
        QCOMPARE(desk.shown(), QStringLiteral("first"));
    }

    void theWallIsPutBackOnlyAfterTheLongerBound()
    {
        Desk desk;
        desk.raise(QStringLiteral("a"), Grade::I);
        desk.pass(50s);
        desk.forward.setToolOpen(true);
        desk.forward.touched();
        desk.pass(AlarmForward::kToolQuiet - 1s);
        QCOMPARE(desk.shown(), QStringLiteral("a"));
        desk.pass(1s);
        QCOMPARE(desk.shown(), QString());
    }

    void whatHappenedAtNightIsNoNewsAtAStart()
    {
        Desk desk;
        Alarm& old = desk.raise(QStringLiteral("old"), Grade::III);
        old.grade = Grade::I;
        desk.clock.advance(1h);
        desk.forward.update(desk.alarms);
        QCOMPARE(desk.shown(), QString());
        QVERIFY(!desk.forward.marks().empty());
    }

    void aFloodNeverFlaps()
    {
        // Three hundred alarms of random grade within ten minutes: at most one change in each shortest time.
        Desk desk;
        QRandomGenerator random(3);
        QString last;
        auto changedAt = desk.clock.now() - 1h;
        for (int second = 0; second < 600; ++second) {
            if (random.bounded(2) == 0)
                desk.raise(QString::number(second), Grade(1 + random.bounded(4)), random.bounded(2));
            desk.pass(1s);
            if (desk.shown() == last) continue;
            QVERIFY(desk.clock.now() - changedAt >= AlarmForward::kShortest);
            last = desk.shown();
            changedAt = desk.clock.now();
        }
        QVERIFY(desk.forward.waiting() <= int(AlarmForward::kMostWaiting));
    }

    void settingsSurviveARestartAndARuinedMemory()
    {
        AlarmForwardSettings settings;
        settings.mode = Mode::Highlight;
        settings.least = Grade::III;
        settings.cameras = 9;
        settings.dwell = 120s;
        settings.interrupts = AlarmForwardSettings::Interrupts::AnyPage;
        QCOMPARE(AlarmForwardSettings::fromJson(settings.toJson()), settings);
        const auto bad = AlarmForwardSettings::fromJson({{QStringLiteral("mode"), 99},
                                                         {QStringLiteral("least"), -4},
                                                         {QStringLiteral("cameras"), 5000},
                                                         {QStringLiteral("dwell_s"), -1}});
        QCOMPARE(bad.mode, Mode::Forward);
        QCOMPARE(bad.least, Grade::I);
        QCOMPARE(bad.cameras, kMostForwardCameras);
        QCOMPARE(bad.dwell, std::chrono::seconds(10s));
    }

    void theWallIsChangedAsLittleAsPossible()
    {
        Desk desk;
        WallState wall;
        wall.setTileCount(9);
        for (int i = 0; i < 6; ++i) wall.assign(i, desk.camera(i, 1));
        wall.assign(6, desk.camera(0));
        wall.focus(2);
        const std::vector<CameraKey> wanted{desk.camera(0), desk.camera(1), desk.camera(2),
                                            desk.camera(3), desk.camera(4), desk.camera(5)};
        const WallState changed = withCamerasForward(wall, wanted);
        QCOMPARE(changed.tileOf(desk.camera(0)).value(), 6);
        QCOMPARE(changed.tileOf(desk.camera(1)).value(), 8);
        QCOMPARE(changed.tileOf(desk.camera(2)).value(), 7);
        QCOMPARE(changed.tileOf(desk.camera(3)).value(), 5);
        QVERIFY(!changed.tileOf(desk.camera(4)));
        for (int i = 0; i < 5; ++i) QCOMPARE(changed.camera(i).value(), desk.camera(i, 1));
    }

    void aWallOfOneTileShowsTheFirstCamera()
    {
        Desk desk;
        WallState wall;
        wall.setTileCount(1);
        wall.assign(0, desk.camera(0, 1));
        QCOMPARE(withCamerasForward(wall, {desk.camera(2), desk.camera(3)}).camera(0).value(), desk.camera(2));
    }
};

QTEST_GUILESS_MAIN(TestAlarmForward)
#include "tst_alarmforward.moc"
