#include "consultationtables.h"

#include <QCoreApplication>

#include "minuteswords.h"
#include "reportwords.h"

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShiftReport)
};

QString endOf(const ConsultationEntry& entry, const QTimeZone& zone)
{
    if (!entry.until) return Text::tr("continues");
    const QString time = words::moment(entry.until, zone);
    return entry.endKnown ? time : Text::tr("%1 (last entry; no end noted)").arg(time);
}

QString kindOf(ConsultationNote::Kind kind)
{
    return kind == ConsultationNote::Kind::Decision ? Text::tr("Decision") : Text::tr("Snapshot");
}

}  // namespace

ReportTable consultationTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("10. Consultations"),
                      {{Text::tr("No."), 6, true},
                       {Text::tr("Begun"), 15},
                       {Text::tr("Ended"), 21},
                       {Text::tr("Subject", "of a consultation"), 46},
                       {Text::tr("Participants"), 12, true}},
                      {},
                      Text::tr("No consultation was held in this period."),
                      -1,
                      {}};
    int number = 0;
    for (const ConsultationEntry& entry : report.log.consultations)
        table.rows.push_back({QString::number(++number), words::moment(entry.from, report.zone),
                              endOf(entry, report.zone), words::cell(entry.subject),
                              QString::number(entry.participants)});
    return table;
}

ReportTable consultationNoteTable(const ShiftReport& report)
{
    ReportTable table{Text::tr("11. Decisions and snapshots of the consultations"),
                      {{Text::tr("Consultation no."), 13, true},
                       {Text::tr("Time"), 15},
                       {Text::tr("Entry"), 10},
                       {Text::tr("Noted or taken by"), 18},
                       {Text::tr("Decision, or file of the snapshot"), 44}},
                      {},
                      Text::tr("No decision was noted and no snapshot taken in this period."),
                      -1,
                      {}};
    int number = 0;
    for (const ConsultationEntry& entry : report.log.consultations) {
        ++number;
        for (const ConsultationNote& note : entry.notes)
            table.rows.push_back({QString::number(number), words::moment(note.at, report.zone), kindOf(note.kind),
                                  words::person(note.by), words::cell(note.text)});
    }
    return table;
}

}  // namespace pitwatch
