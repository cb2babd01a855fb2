#include <QtTest>

#include <QPainter>

#include <set>

#include <simulator/scenefigure.h>
#include <simulator/scenemodel.h>
#include <simulator/scenerenderer.h>
#include <simulator/sceneview.h>

using namespace pitwatch;
using namespace pitwatch::sim;

namespace {

constexpr double kStep = 1.0 / 15;
const QSize kPixels(640, 360);

SceneFrame after(SceneModel& model, const SceneState& state, double seconds, std::vector<QString>* events = nullptr)
{
    std::vector<QString> ignored;
    for (double t = 0; t < seconds; t += kStep) model.advance(kStep, state, events ? *events : ignored);
    SceneFrame frame;
    model.show(frame);
    return frame;
}

qsizetype persons(const SceneFrame& frame)
{
    return std::count_if(frame.actors.begin(), frame.actors.end(),
                         [](const SceneActor& actor) { return actor.figure.kind == FigureKind::Person; });
}

ScenePicture drawn(CameraPlace place, const SceneFrame& frame, const SceneState& state)
{
    SceneRenderer renderer({place, 7, QStringLiteral("x"), QTimeZone::utc()}, kPixels,
                           std::make_shared<SceneGallery>());
    return renderer.draw({frame, state, fromMicros(1'790'000'000'000'000), 26'850'000'000});
}

/// Where two pictures differ clearly in brightness, text lines left out.
QRect difference(const ScenePicture& a, const ScenePicture& b)
{
    QRect rect;
    const int width = a.size.width();
    for (int y = 24; y < a.size.height() - 34; ++y)
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<std::size_t>(y * width + x);
            if (std::abs(int(a.y[at]) - int(b.y[at])) > 12) rect |= QRect(x, y, 1, 1);
        }
    return rect;
}

}  // namespace

class TestSceneModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAsManyPeopleAsAsked()
    {
        const auto model = makeSceneModel(CameraPlace::WorkingFace, 3);
        SceneState state;
        state.persons = 12;
        QVERIFY(persons(after(*model, state, 60)) >= 9);
        QVERIFY(persons(after(*model, state, 10)) <= 12);
        state.persons = 0;
        QCOMPARE(persons(after(*model, state, 120)), qsizetype(0));
    }

    void peopleCrossTheShaftLineBothWays()
    {
        std::vector<QString> events;
        after(*makeSceneModel(CameraPlace::MainShaftMouth, 3), {}, 120, &events);
        const std::set<QString> kinds(events.begin(), events.end());
        QCOMPARE(kinds, (std::set<QString>{QStringLiteral("person_in"), QStringLiteral("person_out")}));
    }

    void trucksLeaveAtTheAskedRate()
    {
        const auto model = makeSceneModel(CameraPlace::CoalYardGate, 3);
        std::vector<QString> events;
        after(*model, {}, 300, &events);
        QVERIFY(events.size() >= 9 && events.size() <= 11);
        SceneState none;
        none.trucksPerMinute = 0;
        after(*model, none, 30, &events);
        events.clear();
        after(*model, none, 120, &events);
        QVERIFY(events.empty());
    }

    void theDeskIsLeftAndTakenAgain()
    {
        const auto model = makeSceneModel(CameraPlace::DispatchRoom, 3);
        SceneState state;
        QCOMPARE(after(*model, state, 1).actors.at(0).figure.pose, PersonPose::Sitting);
        state.deskOccupied = false;
        QCOMPARE(after(*model, state, 1).actors.at(0).figure.pose, PersonPose::Side);
        QVERIFY(after(*model, state, 10).actors.empty());
        state.deskOccupied = state.deskAsleep = true;
        QCOMPARE(after(*model, state, 10).actors.at(0).figure.pose, PersonPose::Asleep);
    }

    void aBeltThatIsNoLongerLoadedRunsEmpty()
    {
        const auto model = makeSceneModel(CameraPlace::BeltHead, 3);
        SceneState state;
        QVERIFY(after(*model, state, 1).belts.at(0).coalTo > 10);
        state.beltLoaded = false;
        const SceneBelt belt = after(*model, state, 10).belts.at(0);
        QCOMPARE(belt.coalFrom, belt.coalTo);
    }

    void boxesAreTight_data()
    {
        QTest::addColumn<bool>("truck");
        QTest::addColumn<int>("pose");
        QTest::addColumn<bool>("moved");
        QTest::newRow("person to the right") << false << int(PersonPose::Side) << false;
        QTest::newRow("person towards us") << false << int(PersonPose::Front) << false;
        QTest::newRow("truck") << true << 0 << false;
        QTest::newRow("camera moved") << false << int(PersonPose::Side) << true;
    }
    void boxesAreTight()
    {
        QFETCH(const bool, truck);
        QFETCH(const int, pose);
        QFETCH(const bool, moved);
        SceneState state;
        state.moved = moved;
        SceneActor actor;
        actor.figure.kind = truck ? FigureKind::Truck : FigureKind::Person;
        actor.figure.pose = static_cast<PersonPose>(pose);
        actor.figure.phase = 4;
        actor.foot = {10.2, 5.4};
        actor.height = 2.4;
        SceneFrame frame;
        frame.actors.push_back(actor);
        const SceneFrame visible = seen(frame, SceneView::of(state));
        SceneGallery gallery;
        const auto objects = visibleObjects(visible, kPixels, gallery);
        QCOMPARE(objects.size(), std::size_t(1));
        const QRectF really =
            difference(drawn(CameraPlace::FanRoom, visible, state), drawn(CameraPlace::FanRoom, {}, state));
        const QRectF both = really & objects[0].box;
        const QRectF any = really | objects[0].box;
        const double overlap = both.width() * both.height() / (any.width() * any.height());
        QVERIFY2(overlap > 0.88, qPrintable(QString::number(overlap)));
    }

    void whatIsMostlyOutsideIsNoObject()
    {
        SceneActor actor;
        actor.foot = {-0.3, 7};
        actor.height = 2;
        SceneFrame frame;
        frame.actors.push_back(actor);
        SceneGallery gallery;
        QVERIFY(visibleObjects(frame, kPixels, gallery).empty());
    }

    void aCoveredLensIsDarkAndShowsNobody()
    {
        SceneState covered;
        covered.covered = true;
        const ScenePicture picture = drawn(CameraPlace::MainShaftMouth, {}, covered);
        qint64 sum = 0;
        for (const auto value : picture.y) sum += value;
        QVERIFY(sum / static_cast<qint64>(picture.y.size()) < 50);
    }

    void everyPlaceCanBeDrawn()
    {
        for (int place = 0; place <= static_cast<int>(CameraPlace::Other); ++place) {
            const auto model = makeSceneModel(static_cast<CameraPlace>(place), 5);
            const SceneFrame frame = after(*model, {}, 2);
            QCOMPARE(drawn(static_cast<CameraPlace>(place), frame, {}).size, kPixels);
        }
    }
};

QTEST_MAIN(TestSceneModel)
#include "tst_scenemodel.moc"
