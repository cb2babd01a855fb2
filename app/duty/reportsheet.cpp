#include "reportsheet.h"

#include <QCoreApplication>

#include <array>

#include "consultationtables.h"
#include "reportdata.h"
#include "reportwords.h"

namespace pitwatch {

namespace {

/// Files that a remark names.
constexpr qsizetype kMostNames = 5;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShiftReport)
};

std::array<int, 4> byGrade(const ShiftReport& report, const MineCode& mine)
{
    std::array<int, 4> counts{};
    for (const AlarmEntry& entry : report.alarms)
        if (entry.alarm.mine == mine) ++counts[static_cast<std::size_t>(entry.alarm.grade) - 1];
    return counts;
}

QString gradesText(const std::array<int, 4>& counts)
{
    return QStringLiteral("%1 / %2 / %3 / %4").arg(counts[0]).arg(counts[1]).arg(counts[2]).arg(counts[3]);
}

std::array<int, 4> gradesOfAll(const ShiftReport& report)
{
    std::array<int, 4> counts{};
    for (const AlarmEntry& entry : report.alarms) ++counts[static_cast<std::size_t>(entry.alarm.grade) - 1];
    return counts;
}

QString meanLoad(const MineEntry& mine)
{
    for (const LoadEntry& entry : mine.loads)
        if (entry.load.feeder.isEmpty()) return words::power(entry.load.mean);
    return QStringLiteral("–");
}

std::size_t camerasOut(const ShiftReport& report, const MineCode& mine)
{
    QSet<QString> cameras;
    for (const CameraOutageEntry& entry : report.cameras)
        if (entry.outage.camera.mine == mine) cameras.insert(entry.outage.camera.camera.text());
    return static_cast<std::size_t>(cameras.size());
}

ReportTable overview(const ShiftReport& report)
{
    ReportTable table{Text::tr("1. Overview"),
                      {{Text::tr("Mine"), 24},
                       {Text::tr("Underground, highest"), 14, true},
                       {Text::tr("Limit"), 10, true},
                       {Text::tr("Mean load, kW"), 14, true},
                       {Text::tr("Cameras out"), 12, true},
                       {Text::tr("Alarms I / II / III / IV"), 20, true}},
                      {},
                      Text::tr("The region has no mines."),
                      -1,
                      {}};
    for (const MineEntry& mine : report.mines)
        table.rows.push_back({mine.name, words::number(mine.total.max), words::number(mine.total.limit), meanLoad(mine),
                              QString::number(camerasOut(report, mine.code)), gradesText(byGrade(report, mine.code))});
    return table;
}

ReportTable alarmTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("2. Alarms"),
                      {{Text::tr("No."), 5, true},
                       {Text::tr("Grade"), 10},
                       {Text::tr("Raised"), 14},
                       {Text::tr("Mine"), 12},
                       {Text::tr("Subject"), 12},
                       {Text::tr("What was found"), 24},
                       {Text::tr("At the end"), 12},
                       {Text::tr("Cleared"), 14}},
                      {},
                      Text::tr("No alarm was open in this period."),
                      1,
                      {}};
    int number = 0;
    for (const AlarmEntry& entry : report.alarms) {
        const Alarm& alarm = entry.alarm;
        const QString found = alarm.detail.isEmpty() ? alarm.title : alarm.title + QStringLiteral("\n") + alarm.detail;
        table.rows.push_back({QString::number(++number), words::grade(alarm.grade),
                              words::moment(alarm.raisedAt, report.zone),
                              entry.mineName.isEmpty() ? Text::tr("Region") : entry.mineName, entry.subjectName, found,
                              words::state(alarm.state), words::moment(alarm.clearedAt, report.zone)});
        table.grades.push_back(alarm.grade);
    }
    return table;
}

ReportTable transitionTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("3. Course of the alarms"),
                      {{Text::tr("Alarm no."), 8, true},
                       {Text::tr("Time"), 15},
                       {Text::tr("Step"), 14},
                       {Text::tr("Person"), 16},
                       {Text::tr("Note"), 40}},
                      {},
                      Text::tr("No alarm changed in this period."),
                      -1,
                      {}};
    int number = 0;
    for (const AlarmEntry& entry : report.alarms) {
        ++number;
        for (const AlarmTransition& t : entry.alarm.transitions)
            table.rows.push_back(
                {QString::number(number), words::moment(t.at, report.zone), words::change(t.change), t.person, t.note});
    }
    return table;
}

ReportTable headCountTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("4. Persons underground"),
                      {{Text::tr("Mine"), 24},
                       {Text::tr("Lowest"), 9, true},
                       {Text::tr("Highest"), 9, true},
                       {Text::tr("Highest at"), 17},
                       {Text::tr("Last"), 9, true},
                       {Text::tr("Limit"), 9, true},
                       {Text::tr("Minutes over limit"), 12, true},
                       {Text::tr("Minutes recorded"), 12, true}},
                      {},
                      Text::tr("The region has no mines."),
                      -1,
                      {}};
    for (const MineEntry& mine : report.mines) {
        const HeadCount& c = mine.total;
        table.rows.push_back({mine.name, words::number(c.min), words::number(c.max),
                              words::moment(c.maxAt, report.zone), words::number(c.last), words::number(c.limit),
                              QString::number(c.minutesOverLimit), QString::number(c.minutes)});
    }
    return table;
}

ReportTable hourTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("5. Persons underground, hour by hour"),
                      {{Text::tr("Mine"), 24},
                       {Text::tr("Hour"), 18},
                       {Text::tr("Lowest"), 10, true},
                       {Text::tr("Highest"), 10, true},
                       {Text::tr("Last"), 10, true},
                       {Text::tr("Limit"), 10, true},
                       {Text::tr("Minutes over limit"), 14, true}},
                      {},
                      Text::tr("No head-counts were recorded in this period."),
                      -1,
                      {}};
    for (const MineEntry& mine : report.mines)
        for (const HeadCount& c : mine.hours)
            table.rows.push_back({mine.name, words::hour(c.from, report.period, report.zone), words::number(c.min),
                                  words::number(c.max), words::number(c.last), words::number(c.limit),
                                  QString::number(c.minutesOverLimit)});
    return table;
}

ReportTable loadTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("6. Electric load"),
                      {{Text::tr("Mine"), 24},
                       {Text::tr("Feeder"), 24},
                       {Text::tr("Lowest, kW"), 12, true},
                       {Text::tr("Mean, kW"), 12, true},
                       {Text::tr("Highest, kW"), 12, true},
                       {Text::tr("Minutes recorded"), 14, true}},
                      {},
                      Text::tr("No loads were recorded in this period."),
                      -1,
                      {}};
    for (const MineEntry& mine : report.mines)
        for (const LoadEntry& entry : mine.loads)
            table.rows.push_back({mine.name, entry.load.feeder.isEmpty() ? Text::tr("Whole mine") : entry.name,
                                  words::power(entry.load.min), words::power(entry.load.mean),
                                  words::power(entry.load.max), QString::number(entry.load.minutes)});
    return table;
}

/// The end of an outage in words: a time, still out, or that nobody watched any longer.
template <typename Outage>
QString endOf(const Outage& outage, const QTimeZone& zone)
{
    if (!outage.until) return Text::tr("continues");
    const QString time = words::moment(outage.until, zone);
    return outage.endKnown ? time : Text::tr("%1 (end of watch)").arg(time);
}

ReportTable cameraTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("7. Cameras out"),
                      {{Text::tr("Mine"), 20},
                       {Text::tr("Camera"), 22},
                       {Text::tr("Since"), 15},
                       {Text::tr("Until"), 15},
                       {Text::tr("In this period"), 12, true},
                       {Text::tr("Reason"), 20}},
                      {},
                      Text::tr("No camera was out in this period."),
                      -1,
                      {}};
    for (const CameraOutageEntry& entry : report.cameras)
        table.rows.push_back({entry.mineName, entry.cameraName, words::moment(entry.outage.since, report.zone),
                              endOf(entry.outage, report.zone), words::duration(entry.inPeriod), entry.outage.reason});
    return table;
}

ReportTable feedTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("8. Feeds out"),
                      {{Text::tr("Feed"), 24},
                       {Text::tr("Since"), 16},
                       {Text::tr("Until"), 16},
                       {Text::tr("In this period"), 14, true},
                       {Text::tr("Reason"), 30}},
                      {},
                      Text::tr("No feed was out in this period."),
                      -1,
                      {}};
    for (const FeedOutageEntry& entry : report.feeds)
        table.rows.push_back({entry.outage.feed.text(), words::moment(entry.outage.since, report.zone),
                              endOf(entry.outage, report.zone), words::duration(entry.inPeriod), entry.outage.reason});
    return table;
}

ReportTable declarationTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("9. Declarations of the mines"),
                      {{Text::tr("Time"), 16},
                       {Text::tr("Mine"), 22},
                       {Text::tr("State"), 14},
                       {Text::tr("Valid from"), 16},
                       {Text::tr("Valid until"), 16},
                       {Text::tr("Document"), 26}},
                      {},
                      Text::tr("No mine declared anything in this period."),
                      -1,
                      {}};
    for (const DeclarationEntry& entry : report.declarations) {
        const StoredDeclaration& d = entry.declaration;
        table.rows.push_back({words::moment(d.at, report.zone), entry.mineName, words::mineState(d.state.kind),
                              words::moment(d.state.from, report.zone), words::moment(d.state.until, report.zone),
                              d.document});
    }
    return table;
}

std::vector<std::pair<QString, QString>> facts(const ShiftReport& report)
{
    const QString zone = QString::fromLatin1(report.zone.id());
    std::vector<std::pair<QString, QString>> list{{Text::tr("Region"), report.regionName}};
    if (!report.shiftName.isEmpty()) list.emplace_back(Text::tr("Shift"), report.shiftName);
    list.emplace_back(Text::tr("Period"), words::period(report.period, report.zone));
    list.emplace_back(Text::tr("Time zone"), zone);
    list.emplace_back(Text::tr("Alarms I / II / III / IV"), gradesText(gradesOfAll(report)));
    list.emplace_back(Text::tr("Made at"), formatDateTime(report.generatedAt, report.zone));
    return list;
}

QString unreadText(const QStringList& names)
{
    const QString text = names.mid(0, kMostNames).join(QStringLiteral(", "));
    return names.size() > kMostNames ? text + QStringLiteral(" …") : text;
}

QStringList remarks(const ShiftReport& report)
{
    QStringList list;
    if (report.empty())
        list << Text::tr("Nothing was recorded in this period: the program was not running, or no data came.");
    if (report.generatedAt < report.period.to)
        list << Text::tr("The period was not over when this report was made: it says what was known by then.");
    if (!report.log.unread.isEmpty())
        list << Text::tr("Minutes of consultations that could not be read are missing here: %1.")
                    .arg(unreadText(report.log.unread));
    list << Text::tr(
        "Alarms are suspicions raised by rules from what the mines reported. What is true is for persons to "
        "verify.");
    list << Text::tr(
        "Persons underground and loads come from minute values; stale values are not counted. "
        "Alarms are shown as they stood at the end of the period.");
    return list;
}

}  // namespace

ReportSheet composeSheet(const ShiftReport& report)
{
    ReportSheet sheet;
    sheet.title = Text::tr("Shift report of the mine supervision duty room");
    sheet.regionName = report.regionName;
    sheet.periodText = words::period(report.period, report.zone);
    sheet.facts = facts(report);
    sheet.tables = {
        overview(report),         alarmTable(report),        transitionTable(report),      headCountTable(report),
        hourTable(report),        loadTable(report),         cameraTable(report),          feedTable(report),
        declarationTable(report), consultationTable(report), consultationNoteTable(report)};
    sheet.remarks = remarks(report);
    sheet.signatures = {Text::tr("Handed over by"), Text::tr("Taken over by"), Text::tr("Duty leader")};
    sheet.digestLabel = Text::tr("SHA-256 of the data");
    sheet.digest = reportDigest(report);
    return sheet;
}

}  // namespace pitwatch
