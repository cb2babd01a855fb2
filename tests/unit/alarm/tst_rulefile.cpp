#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>

#include <alarm/rulefile.h>
#include <support/testdata.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QJsonObject goodRule()
{
    return QJsonDocument::fromJson(R"({"id":"r1","kind":"area_over_limit","title":"疑似超员","title_en":"Suspected",
        "detail":"{count}人,核定{limit}人","source":"x","area_kinds":["coal_face"],
        "steps":[{"grade":"III","when":{"above_limit":1},"hold_s":60}],"clear":{"at_most_limit":1,"hold_s":30},
        "suppress_s":600,"note":"unknown keys are allowed"})")
        .object();
}

QByteArray documentWith(const QJsonObject& rule, const QJsonObject& more = {})
{
    QJsonObject document{{u"format"_s, 1},
                         {u"version"_s, u"t1"_s},
                         {u"title"_s, u"测试"_s},
                         {u"periods"_s, QJsonObject{{u"position_s"_s, 30}, {u"power_s"_s, 15}, {u"stale_factor"_s, 2}}},
                         {u"idle_share_of_rated"_s, 0.05},
                         {u"load_mean_s"_s, 60},
                         {u"rules"_s, QJsonArray{rule}}};
    for (auto it = more.begin(); it != more.end(); ++it) document.insert(it.key(), it.value());
    return QJsonDocument(document).toJson();
}

QByteArray changed(const QString& key, const QJsonValue& value)
{
    QJsonObject rule = goodRule();
    rule.insert(key, value);
    return documentWith(rule);
}

QJsonArray steps(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).array();
}

}  // namespace

class TestRuleFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shippedFilesAreRight_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("default") << u"default"_s;
        QTest::newRow("demo") << u"demo"_s;
    }
    void shippedFilesAreRight()
    {
        QFETCH(QString, name);
        const Result<RuleSet> rules = loadRules(test::sourceFile(u"resources/rules/%1.json"_s.arg(name)));
        QVERIFY2(rules.ok(), rules ? "" : qPrintable(rules.error().text()));
        QCOMPARE(rules.value().rules.size(), std::size_t(10));
    }

    void shippedFilesHaveTheSameRules()
    {
        const Result<RuleSet> usual = loadRules(test::sourceFile(u"resources/rules/default.json"_s));
        const Result<RuleSet> demo = loadRules(test::sourceFile(u"resources/rules/demo.json"_s));
        QVERIFY(usual.ok() && demo.ok());
        for (std::size_t i = 0; i < usual.value().rules.size(); ++i) {
            QCOMPARE(usual.value().rules[i].id, demo.value().rules.at(i).id);
            QCOMPARE(usual.value().rules[i].title, demo.value().rules[i].title);
        }
    }

    void readsARule()
    {
        const RuleReading reading = readRules(documentWith(goodRule()));
        QVERIFY(reading.issues.empty());
        const Rule& rule = reading.rules.rules.at(0);
        QCOMPARE(rule.kind, RuleKind::AreaOverLimit);
        QCOMPARE(rule.areas, std::vector{AreaKind::CoalFace});
        QCOMPARE(rule.steps.at(0).grade, Grade::III);
        QCOMPARE(rule.steps.at(0).hold, Micros(60s));
        QCOMPARE(rule.clearHold, Micros(30s));
        QCOMPARE(rule.suppress, Micros(600s));
    }

    void readsTheClipThatARuleWants()
    {
        const QJsonObject wanted{{u"before_s"_s, 30}, {u"after_s"_s, 10}, {u"cameras"_s, u"mine"_s}};
        const RuleReading reading = readRules(changed(u"clip"_s, wanted));
        QVERIFY(reading.issues.empty());
        QCOMPARE(reading.rules.rules.at(0).clip.value(), (RuleClip{30s, 10s, true}));
        QVERIFY(!readRules(documentWith(goodRule())).rules.rules.at(0).clip);
    }

    void namesWhatIsWrongByPointer_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("pointer");
        const auto step = [](const char* body) { return changed(u"steps"_s, steps(body)); };
        QTest::newRow("no JSON") << QByteArray("{") << QString();
        QTest::newRow("array") << QByteArray("[]") << QString();
        QTest::newRow("format") << documentWith(goodRule(), {{u"format"_s, 2}}) << u"/format"_s;
        QTest::newRow("no version") << documentWith(goodRule(), {{u"version"_s, QJsonValue::Null}}) << u"/version"_s;
        QTest::newRow("no id") << changed(u"id"_s, u""_s) << u"/rules/0/id"_s;
        QTest::newRow("kind") << changed(u"kind"_s, u"weather"_s) << u"/rules/0/kind"_s;
        QTest::newRow("no source") << changed(u"source"_s, QJsonValue::Null) << u"/rules/0/source"_s;
        QTest::newRow("area kind") << changed(u"area_kinds"_s, QJsonArray{u"sea"_s}) << u"/rules/0/area_kinds/0"_s;
        QTest::newRow("foreign fact") << changed(u"detail"_s, u"{kw}"_s) << u"/rules/0/detail"_s;
        QTest::newRow("clip of no camera")
            << changed(u"clip"_s, QJsonObject{{u"before_s"_s, 1}, {u"after_s"_s, 1}, {u"cameras"_s, u"subject"_s}})
            << u"/rules/0/clip/cameras"_s;
        QTest::newRow("clip without end")
            << changed(u"clip"_s, QJsonObject{{u"before_s"_s, 1}, {u"after_s"_s, 301}, {u"cameras"_s, u"mine"_s}})
            << u"/rules/0/clip/after_s"_s;
        QTest::newRow("no steps") << changed(u"steps"_s, QJsonArray()) << u"/rules/0/steps"_s;
        QTest::newRow("grade") << step(R"([{"grade":"V","when":{"above":1},"hold_s":1}])")
                               << u"/rules/0/steps/0/grade"_s;
        QTest::newRow("no hold") << step(R"([{"grade":"I","when":{"above":1}}])") << u"/rules/0/steps/0/hold_s"_s;
        QTest::newRow("negative hold") << step(R"([{"grade":"I","when":{"above":1},"hold_s":-1}])")
                                       << u"/rules/0/steps/0/hold_s"_s;
        QTest::newRow("no comparison") << step(R"([{"grade":"I","when":{},"hold_s":1}])") << u"/rules/0/steps/0/when"_s;
        QTest::newRow("no sign") << step(R"([{"grade":"I","when":{"above":1,"any_of":{}},"hold_s":1}])")
                                 << u"/rules/0/steps/0/when/any_of"_s;
        QTest::newRow("limits fall")
            << documentWith(
                   goodRule(),
                   {{u"mine_limits"_s,
                     QJsonDocument::fromJson(
                         R"({"source":"x","severe":[{"up_to_wt":30,"persons":1},{"up_to_wt":20,"persons":2}],"other":[]})")
                         .object()}})
            << u"/mine_limits/severe/1/up_to_wt"_s;
    }
    void namesWhatIsWrongByPointer()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, pointer);
        const RuleReading reading = readRules(document);
        QCOMPARE(reading.issues.size(), std::size_t(1));
        QCOMPARE(reading.issues.front().pointer, pointer);
    }

    void idIsUsedOnce()
    {
        const RuleReading reading =
            readRules(documentWith(goodRule(), {{u"rules"_s, QJsonArray{goodRule(), goodRule()}}}));
        QCOMPARE(reading.issues.at(0).pointer, u"/rules/1/id"_s);
    }

    void limitComparisonNeedsAKindWithLimit()
    {
        QJsonObject rule = goodRule();
        rule.insert(u"kind"_s, u"camera_offline"_s);
        rule.insert(u"detail"_s, u"{camera}"_s);
        const RuleReading reading = readRules(documentWith(rule));
        QCOMPARE(reading.issues.size(), std::size_t(2));
        QCOMPARE(reading.issues.at(0).pointer, u"/rules/0/steps/0/when"_s);
    }

    void missingFileIsAnError() { QCOMPARE(loadRules(u"/nowhere/rules.json"_s).error().kind, ErrorKind::NotFound); }
};

QTEST_GUILESS_MAIN(TestRuleFile)
#include "tst_rulefile.moc"
