#include <QtTest>

#include <simulator/scenario.h>

#include "simregion.h"

using namespace pitwatch;
using namespace pitwatch::sim;

namespace {

QByteArray document(const QByteArray& steps)
{
    return R"({"version": 1, "name": "test", "steps": [)" + steps + "]}";
}

}  // namespace

class TestScenario : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDemoScenarioFitsTheDemoRegion()
    {
        const Region region = test::demoRegion();
        const QDir folder(test::sourceFile(QStringLiteral("resources/demo/scenarios")));
        const QStringList files = folder.entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 4);
        for (const QString& file : files) {
            const auto scenario = loadScenario(folder.filePath(file), region);
            QVERIFY2(scenario.ok(), scenario.ok() ? "" : qPrintable(scenario.error().text()));
        }
    }

    void stepsComeByTimeAndEqualTimesAsWritten()
    {
        const auto reading = readScenario(document(R"(
            {"at": 9, "do": "stop", "mine": "410881001001"},
            {"at": 2, "do": "run_hoist", "mine": "410881001002"},
            {"at": 2, "do": "start", "mine": "410881001002"})"),
                                          test::demoRegion());
        QCOMPARE(reading.issueCount, std::size_t(0));
        QCOMPARE(reading.scenario.steps.size(), std::size_t(3));
        QCOMPARE(reading.scenario.steps.at(0).action, ScenarioAction::RunHoist);
        QCOMPARE(reading.scenario.steps.at(1).action, ScenarioAction::Start);
        QCOMPARE(reading.scenario.steps.at(2).action, ScenarioAction::Stop);
    }

    void wrongStepsAreNamedByPointer_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char* name, const char* step, const char* pointer) {
            QTest::newRow(name) << QByteArray(step) << QString::fromLatin1(pointer);
        };
        row("no time", R"({"do": "start", "mine": "410881001001"})", "/steps/0/at");
        row("negative time", R"({"at": -1, "do": "start", "mine": "410881001001"})", "/steps/0/at");
        row("unknown action", R"({"at": 1, "do": "explode", "mine": "410881001001"})", "/steps/0/do");
        row("unknown mine", R"({"at": 1, "do": "start", "mine": "410881001009"})", "/steps/0/mine");
        row("area of another mine",
            R"({"at": 1, "do": "crowd", "mine": "410881001001", "area": "4108810010020001", "persons": 3})",
            "/steps/0/area");
        row("nobody", R"({"at": 1, "do": "crowd", "mine": "410881001001", "area": "4108810010010003"})",
            "/steps/0/persons");
        row("no camera", R"({"at": 1, "do": "cover", "mine": "410881001001"})", "/steps/0/camera");
        row("unknown camera", R"({"at": 1, "do": "cover", "mine": "410881001001", "camera": "c99"})",
            "/steps/0/camera");
        row("unknown link", R"({"at": 1, "do": "drop_link", "link": "cable"})", "/steps/0/link");
        row("no object", "7", "/steps/0");
    }

    void wrongStepsAreNamedByPointer()
    {
        QFETCH(QByteArray, step);
        QFETCH(QString, pointer);
        const auto reading = readScenario(document(step), test::demoRegion());
        QVERIFY(reading.issueCount > 0);
        QCOMPARE(reading.issues.front().pointer, pointer);
    }

    void garbageIsOneIssue()
    {
        QCOMPARE(readScenario("\x00\xff{", test::demoRegion()).issueCount, std::size_t(1));
        QVERIFY(readScenario("[]", test::demoRegion()).issueCount > 0);
    }

    void aMissingFileIsNotFound()
    {
        const auto loaded = loadScenario(QStringLiteral("/nonexistent.json"), test::demoRegion());
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestScenario)
#include "tst_scenario.moc"
