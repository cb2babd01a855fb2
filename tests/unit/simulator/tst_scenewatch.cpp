#include <QtTest>

#include <simulator/scenewatch.h>

using namespace pitwatch;
using namespace pitwatch::sim;

class TestSceneWatch : public QObject {
    Q_OBJECT

    const CameraKey camera_{MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c01"))};

    /// "second kind value" of all that is said within `seconds`.
    QStringList said(SceneWatch& watch, CameraPlace place, const SceneState& scene, int from, int seconds) const
    {
        QStringList list;
        for (int i = from; i < from + seconds; ++i)
            for (const AnalyticEvent& event : watch.look(camera_, place, scene, UtcTime(std::chrono::seconds(i))))
                list << QStringLiteral("%1 %2 %3").arg(i).arg(event.kind).arg(*event.value);
        return list;
    }

private Q_SLOTS:
    void nothingWrongIsNotWorthSaying()
    {
        SceneWatch watch({});
        QCOMPARE(said(watch, CameraPlace::DispatchRoom, {}, 0, 120), QStringList());
    }

    void aVacantPostIsSaidAfterAWhileRepeatedAndEnded()
    {
        SceneWatch watch({});
        SceneState scene;
        scene.deskOccupied = false;
        QCOMPARE(said(watch, CameraPlace::DispatchRoom, scene, 0, 40),
                 (QStringList{QStringLiteral("6 post_vacant 1"), QStringLiteral("36 post_vacant 1")}));
        scene.deskOccupied = true;
        QCOMPARE(said(watch, CameraPlace::DispatchRoom, scene, 40, 60),
                 QStringList{QStringLiteral("46 post_vacant 0")});
    }

    void aShortAbsenceIsNotSaid()
    {
        SceneWatch watch({});
        SceneState away;
        away.deskOccupied = false;
        QCOMPARE(said(watch, CameraPlace::DispatchRoom, away, 0, 4), QStringList());
        QCOMPARE(said(watch, CameraPlace::DispatchRoom, {}, 4, 60), QStringList());
    }

    void theBeltIsSaidInThreeStates()
    {
        SceneWatch watch({});
        SceneState scene;
        QCOMPARE(said(watch, CameraPlace::BeltHead, scene, 0, 10), QStringList{QStringLiteral("3 belt_state 2")});
        scene.beltLoaded = false;
        QCOMPARE(said(watch, CameraPlace::BeltHead, scene, 10, 10), QStringList{QStringLiteral("13 belt_state 1")});
        scene.beltRunning = false;
        QCOMPARE(said(watch, CameraPlace::BeltHead, scene, 20, 10), QStringList{QStringLiteral("23 belt_state 0")});
    }

    void aCoveredCameraSaysOnlyThat()
    {
        SceneWatch watch({});
        SceneState scene;
        scene.covered = true;
        scene.deskOccupied = false;
        QCOMPARE(said(watch, CameraPlace::DispatchRoom, scene, 0, 20), QStringList{QStringLiteral("4 occluded 1")});
    }

    void aDeadLinkSaysNothing()
    {
        SceneWatch watch({});
        SceneState scene;
        scene.linkDown = true;
        scene.moved = true;
        QCOMPARE(said(watch, CameraPlace::Other, scene, 0, 60), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSceneWatch)
#include "tst_scenewatch.moc"
