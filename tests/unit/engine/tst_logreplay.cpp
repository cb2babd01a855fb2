#include <QtTest>

#include <QJsonDocument>

#include <alarm/alarmjson.h>
#include <alarm/rulefile.h>
#include <engine/logreplay.h>
#include <region/regionfile.h>
#include <support/testdata.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;

namespace {

class Lines final : public EngineListener {
public:
    explicit Lines(QTimeZone zone) : zone_(std::move(zone)) {}
    void alarmChanged(const Alarm& alarm) override
    {
        text += QJsonDocument(transitionJson(alarm, zone_)).toJson(QJsonDocument::Compact) + '\n';
    }
    void observed(const Observation&) override {}
    void snapshotTaken(const SnapshotPtr&) override {}

    QByteArray text;

private:
    const QTimeZone zone_;
};

}  // namespace

class TestLogReplay : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Region> region_;
    RuleSet rules_;

    QByteArray replay(const QString& log)
    {
        Lines lines(region_->timezone);
        LogReplay replay(region_, rules_, lines);
        auto reader = ObservationLogReader::open(log);
        if (!reader) return {};
        for (;;) {
            const Result<std::optional<LogEntry>> entry = reader.value()->next();
            if (!entry || !entry.value()) return lines.text;
            if (!replay.take(*entry.value())) return {};
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        Result<Region> region = loadRegion(test::dataFile(u"replay/region.json"_s));
        Result<RuleSet> rules = loadRules(test::dataFile(u"replay/rules.json"_s));
        QVERIFY(region.ok() && rules.ok());
        region_ = std::make_shared<const Region>(std::move(region).value());
        rules_ = std::move(rules).value();
    }

    void givesTheExpectedBytesEachTime()
    {
        QFile expected(test::dataFile(u"replay/shift.expected.jsonl"_s));
        QVERIFY(expected.open(QIODevice::ReadOnly));
        const QByteArray golden = expected.readAll();
        QVERIFY(golden.count('\n') > 10);
        QCOMPARE(replay(test::dataFile(u"replay/shift.jsonl"_s)), golden);
        QCOMPARE(replay(test::dataFile(u"replay/shift.jsonl"_s)), golden);
    }

    void entryThatCannotBeDecodedIsAnError()
    {
        Lines lines(region_->timezone);
        LogReplay replay(region_, rules_, lines);
        LogEntry entry{
            parseIsoTime(u"2026-11-23T02:00:00Z"_s).value(), {}, u"pitwatch/v1/410881001001/weather"_s, "{}"};
        QVERIFY(!replay.take(entry).ok());
    }

    void receiptInAnotherCenturyIsAnError()
    {
        Lines lines(region_->timezone);
        LogReplay replay(region_, rules_, lines);
        LogEntry entry{parseIsoTime(u"2926-11-23T02:00:00Z"_s).value(),
                       {},
                       u"pitwatch/v1/410881001001/heartbeat"_s,
                       R"({"t":"2026-11-23T02:00:00Z"})"};
        QVERIFY(!replay.take(entry).ok());
    }

    void foreignMineIsNoError()
    {
        Lines lines(region_->timezone);
        LogReplay replay(region_, rules_, lines);
        LogEntry entry{parseIsoTime(u"2026-11-23T02:00:00Z"_s).value(),
                       {},
                       u"pitwatch/v1/999999999999/heartbeat"_s,
                       R"({"t":"2026-11-23T02:00:00Z"})"};
        const Result<bool> taken = replay.take(entry);
        QVERIFY(taken.ok() && !taken.value());
    }
};

QTEST_GUILESS_MAIN(TestLogReplay)
#include "tst_logreplay.moc"
