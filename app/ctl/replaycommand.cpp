#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

#include <alarm/alarmjson.h>
#include <alarm/rulefile.h>
#include <engine/logreplay.h>
#include <region/regionfile.h>

#include "command.h"

namespace pitwatch::ctl {

using namespace Qt::StringLiterals;

namespace {

const char* const kHelp =
    "Usage: pitwatchctl replay LOG --region FILE --rules FILE [--out FILE]\n\n"
    "Runs the rules over an observation log and prints each transition of each alarm as a JSON line. Time is that of\n"
    "the log alone: the same log, region and rules give the same bytes.\n\n"
    "  --region FILE  the region that the log is of\n"
    "  --rules FILE   the rule file\n"
    "  --out FILE     write there instead of standard output\n\n"
    "Bad lines of the log are named on standard error and passed over.\n"
    "Exit code: 0 done, 1 a file is wrong or the log has bad lines, 2 wrong use.\n";

/// Whatever the log holds, a message stays one line and moves no cursor.
void complain(QString text)
{
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control && c != u'\n') c = u'?';
    std::fprintf(stderr, "pitwatchctl replay: %s\n", text.toUtf8().constData());
}

/// Writes each transition.
class TransitionWriter final : public EngineListener {
public:
    TransitionWriter(QFile& out, QTimeZone zone) : out_(out), zone_(std::move(zone)) {}

    void alarmChanged(const Alarm& alarm) override
    {
        out_.write(QJsonDocument(transitionJson(alarm, zone_)).toJson(QJsonDocument::Compact) + '\n');
    }
    void observed(const Observation&) override {}
    void snapshotTaken(const SnapshotPtr&) override {}

private:
    QFile& out_;
    const QTimeZone zone_;
};

struct Options {
    QString log, region, rules, out;
};

bool parse(const QStringList& arguments, Options& options)
{
    QCommandLineParser parser;
    const QCommandLineOption region(u"region"_s, {}, u"FILE"_s);
    const QCommandLineOption rules(u"rules"_s, {}, u"FILE"_s);
    const QCommandLineOption out(u"out"_s, {}, u"FILE"_s);
    parser.addOptions({region, rules, out});
    if (!parser.parse(QStringList{u"replay"_s} + arguments)) return false;
    options = {parser.positionalArguments().value(0), parser.value(region), parser.value(rules), parser.value(out)};
    return parser.positionalArguments().size() == 1 && !options.region.isEmpty() && !options.rules.isEmpty();
}

bool openOutput(QFile& out, const QString& path)
{
    if (path.isEmpty()) return out.open(stdout, QIODevice::WriteOnly);
    out.setFileName(path);
    return out.open(QIODevice::WriteOnly | QIODevice::Truncate);
}

struct Tally {
    qint64 taken = 0;
    qint64 refused = 0;
    qint64 bad = 0;
};

void replayEntry(LogReplay& replay, const LogEntry& entry, const QString& place, Tally& tally)
{
    const Result<bool> taken = replay.take(entry);
    if (!taken) {
        ++tally.bad;
        complain(place + u": "_s + taken.error().message);
    } else {
        ++(taken.value() ? tally.taken : tally.refused);
    }
}

Tally replayLog(ObservationLogReader& reader, LogReplay& replay, const QString& path)
{
    Tally tally;
    for (;;) {
        const Result<std::optional<LogEntry>> entry = reader.next();
        if (!entry) {
            ++tally.bad;
            complain(entry.error().text());
        } else if (!entry.value()) {
            return tally;
        } else {
            replayEntry(replay, *entry.value(), u"%1:%2"_s.arg(path).arg(reader.line()), tally);
        }
    }
}

/// The input's own error ends the command with 1.
template <typename Value>
bool usable(const Result<Value>& result)
{
    if (!result) complain(result.error().text());
    return result.ok();
}

}  // namespace

int replay(const QStringList& arguments)
{
    if (arguments.contains("--help"_L1)) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    Options options;
    if (!parse(arguments, options)) {
        std::fputs(kHelp, stderr);
        return 2;
    }
    Result<Region> region = loadRegion(options.region);
    Result<RuleSet> rules = loadRules(options.rules);
    Result<std::unique_ptr<ObservationLogReader>> reader = ObservationLogReader::open(options.log);
    if (!usable(region) || !usable(rules) || !usable(reader)) return 1;
    QFile out;
    if (!openOutput(out, options.out)) {
        complain(u"%1: %2"_s.arg(options.out, out.errorString()));
        return 1;
    }
    TransitionWriter writer(out, region.value().timezone);
    LogReplay engine(std::make_shared<const Region>(std::move(region).value()), std::move(rules).value(), writer);
    const Tally tally = replayLog(*reader.value(), engine, options.log);
    if (!out.flush() || out.error() != QFileDevice::NoError) {
        complain(u"%1: %2"_s.arg(options.out, out.errorString()));
        return 1;
    }
    if (tally.refused > 0 || tally.bad > 0)
        complain(u"%1 entries taken, %2 of no concern to this region, %3 bad lines"_s.arg(tally.taken)
                     .arg(tally.refused)
                     .arg(tally.bad));
    return tally.bad > 0 ? 1 : 0;
}

}  // namespace pitwatch::ctl
