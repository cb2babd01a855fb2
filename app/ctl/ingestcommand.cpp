#include <QCommandLineParser>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <map>

#include <core/clock.h>
#include <feed/perceptionfile.h>
#include <feed/perceptionledger.h>
#include <region/regionfile.h>

#include "command.h"

namespace pitwatch::ctl {

using namespace Qt::StringLiterals;

namespace {

const char* const kHelp =
    "Usage: pitwatchctl ingest [--json] [--region FILE] [--now TIME] FILE|FOLDER|PATTERN...\n\n"
    "Reads perception-data files (感知数据) and counts what is in them, per kind and per state, with the place of "
    "every\n"
    "error. Nothing is stored or moved. A folder stands for the .txt files in it and below it.\n\n"
    "  --json         one JSON object instead of text\n"
    "  --region FILE  take the time zone of this region file; otherwise Asia/Shanghai\n"
    "  --now TIME     ISO 8601 with offset: what counts as the future; otherwise this moment\n\n"
    "Exit code: 0 done, 1 a file was rejected, is incomplete or cannot be read, 2 wrong use.\n";

constexpr qsizetype kMaximumFiles = 100'000;

void printLine(FILE* out, QString line)
{
    for (QChar& c : line)
        if (c.category() == QChar::Other_Control) c = u'?';
    std::fprintf(out, "%s\n", line.toUtf8().constData());
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator walk(folder, {u"*.txt"_s, u"*.TXT"_s}, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext() && files.size() < kMaximumFiles) files << walk.next();
    // Names begin with mine, kind and time: each series comes in the order of its times.
    files.sort();
    return files;
}

/// What one argument stands for; what matches nothing stands for itself and is reported when it is read.
QStringList filesOf(const QString& argument)
{
    const QFileInfo info(argument);
    if (info.isDir()) return filesBelow(argument);
    if (info.exists() || !info.fileName().contains(u'*')) return {argument};
    QStringList files;
    const QDir folder = info.dir();
    for (const QString& name : folder.entryList({info.fileName()}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    return files.isEmpty() ? QStringList{argument} : files;
}

PerceptionReading unreadable(const QString& path, const QString& reason)
{
    PerceptionReading reading;
    reading.fileName = QFileInfo(path).fileName();
    reading.reason = reason;
    return reading;
}

PerceptionReading readFile(const QString& path, const PerceptionContext& context)
{
    const QFileInfo info(path);
    if (!info.exists()) return unreadable(path, u"found no such file, expected one"_s);
    if (!info.isFile()) return unreadable(path, u"found a special file, expected a regular one"_s);
    if (info.size() > context.limits.fileBytes)
        return unreadable(path,
                          u"found %1 bytes, expected at most %2"_s.arg(info.size()).arg(context.limits.fileBytes));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return unreadable(path, file.errorString());
    return readPerceptionFile(info.fileName(), file.read(context.limits.fileBytes + 1), context);
}

bool isFailure(PerceptionState state)
{
    return state == PerceptionState::Rejected || state == PerceptionState::Incomplete;
}

/// Takes readings in and shows them at the end; counts are all that is kept of a file that is as it should be.
class Tally {
public:
    void add(const QString& path, const PerceptionReading& reading)
    {
        const QString state = perceptionStateName(reading.state);
        Kind& kind = kinds_[reading.kind.isEmpty() ? u"(no kind)"_s : reading.kind];
        ++kind.files;
        ++kind.states[state];
        ++states_[state];
        kind.records += reading.records;
        kind.bad += reading.badRecords;
        kind.replaced += reading.replacedRecords;
        failed_ = failed_ || isFailure(reading.state);
        QJsonArray errors;
        for (const PerceptionIssue& issue : reading.issues) errors.append(issue.text());
        QJsonObject file{{u"file"_s, path},
                         {u"state"_s, state},
                         {u"mine"_s, reading.mine.text()},
                         {u"kind"_s, reading.kind},
                         {u"records"_s, static_cast<qint64>(reading.records)},
                         {u"bad"_s, static_cast<qint64>(reading.badRecords)},
                         {u"replaced"_s, static_cast<qint64>(reading.replacedRecords)},
                         {u"errors"_s, errors},
                         {u"error_count"_s, static_cast<qint64>(reading.issueCount)}};
        if (!reading.reason.isEmpty()) file.insert(u"reason"_s, reading.reason);
        files_.append(file);
    }

    bool failed() const { return failed_; }

    QJsonObject json() const
    {
        QJsonObject kinds;
        for (const auto& [name, kind] : kinds_)
            kinds.insert(name, QJsonObject{{u"files"_s, kind.files},
                                           {u"records"_s, static_cast<qint64>(kind.records)},
                                           {u"bad"_s, static_cast<qint64>(kind.bad)},
                                           {u"replaced"_s, static_cast<qint64>(kind.replaced)},
                                           {u"states"_s, counts(kind.states)}});
        return {{u"files"_s, files_}, {u"kinds"_s, kinds}, {u"states"_s, counts(states_)}};
    }

    void print() const
    {
        for (const QJsonValue& entry : files_) printFile(entry.toObject());
        printLine(stdout, u"%1 %2 %3 %4 %5  %6"_s.arg(u"kind"_s, -10)
                              .arg(u"files"_s, 7)
                              .arg(u"records"_s, 9)
                              .arg(u"bad"_s, 7)
                              .arg(u"replaced"_s, 9)
                              .arg(u"states"_s));
        for (const auto& [name, kind] : kinds_)
            printLine(stdout, u"%1 %2 %3 %4 %5  %6"_s.arg(name, -10)
                                  .arg(kind.files, 7)
                                  .arg(kind.records, 9)
                                  .arg(kind.bad, 7)
                                  .arg(kind.replaced, 9)
                                  .arg(countsText(kind.states)));
        printLine(stdout, u"all states: "_s + countsText(states_));
    }

private:
    using Counts = std::map<QString, int>;
    struct Kind {
        int files = 0;
        std::size_t records = 0;
        std::size_t bad = 0;
        std::size_t replaced = 0;
        Counts states;
    };

    static QJsonObject counts(const Counts& numbers)
    {
        QJsonObject object;
        for (const auto& [name, number] : numbers) object.insert(name, number);
        return object;
    }

    static QString countsText(const Counts& numbers)
    {
        QStringList words;
        for (const auto& [name, number] : numbers) words << u"%1 %2"_s.arg(name).arg(number);
        return words.join(u", "_s);
    }

    /// Silent about files that are as they should be.
    static void printFile(const QJsonObject& file)
    {
        const QString reason = file.value(u"reason"_s).toString();
        const int replaced = file.value(u"replaced"_s).toInt();
        const QString path = file.value(u"file"_s).toString();
        if (!reason.isEmpty()) printLine(stdout, u"%1: %2: %3"_s.arg(path, file.value(u"state"_s).toString(), reason));
        if (replaced > 0)
            printLine(stdout,
                      u"%1: warning: %2 records gave way to later ones with the same key"_s.arg(path).arg(replaced));
        const QJsonArray errors = file.value(u"errors"_s).toArray();
        for (const QJsonValue& error : errors) printLine(stdout, u"%1: %2"_s.arg(path, error.toString()));
        if (const qint64 more = file.value(u"error_count"_s).toInteger() - errors.size(); more > 0)
            printLine(stdout, u"%1: and %2 more errors"_s.arg(path).arg(more));
    }

    std::map<QString, Kind> kinds_;
    Counts states_;
    QJsonArray files_;
    bool failed_ = false;
};

int wrongUse(const QString& message)
{
    printLine(stderr, u"pitwatchctl ingest: "_s + message);
    std::fputs(kHelp, stderr);
    return 2;
}

int ingestFiles(const QStringList& arguments, const PerceptionContext& context, bool asJson)
{
    PerceptionLedger ledger;
    Tally tally;
    for (const QString& argument : arguments) {
        for (const QString& path : filesOf(argument)) {
            PerceptionReading reading = readFile(path, context);
            ledger.judge(reading);
            tally.add(path, reading);
        }
    }
    if (asJson)
        std::fputs(QJsonDocument(tally.json()).toJson(QJsonDocument::Indented).constData(), stdout);
    else
        tally.print();
    return tally.failed() ? 1 : 0;
}

}  // namespace

int ingest(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption help(u"help"_s);
    const QCommandLineOption json(u"json"_s);
    const QCommandLineOption regionFile(u"region"_s, {}, u"FILE"_s);
    const QCommandLineOption nowText(u"now"_s, {}, u"TIME"_s);
    parser.addOptions({help, json, regionFile, nowText});
    if (!parser.parse(QStringList{u"ingest"_s} + arguments)) return wrongUse(parser.errorText());
    if (parser.isSet(help)) {
        std::fputs(kHelp, stdout);
        return 0;
    }
    if (parser.positionalArguments().isEmpty()) return wrongUse(u"no file given"_s);

    PerceptionContext context{perceptionDialect42(), Region().timezone, SystemClock().now()};
    if (parser.isSet(regionFile)) {
        const Result<Region> region = loadRegion(parser.value(regionFile));
        if (!region) return wrongUse(region.error().text());
        context.zone = region.value().timezone;
    }
    if (parser.isSet(nowText)) {
        const Result<UtcTime> now = parseIsoTime(parser.value(nowText));
        if (!now) return wrongUse(u"--now: "_s + now.error().text());
        context.now = now.value();
    }
    return ingestFiles(parser.positionalArguments(), context, parser.isSet(json));
}

}  // namespace pitwatch::ctl
