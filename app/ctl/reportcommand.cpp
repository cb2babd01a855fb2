#include <QCommandLineParser>

#include <consult/minuteslist.h>
#include <core/clock.h>
#include <duty/consultationlog.h>
#include <duty/reportfile.h>
#include <region/regionfile.h>
#include <store/storefile.h>

#include "command.h"
#include "reportrun.h"

namespace pitwatch::ctl {

using namespace Qt::StringLiterals;

namespace {

const char* const kHelp =
    "Usage: pitwatchctl report shift --from TIME --to TIME --format pdf|csv --out FILE\n"
    "                                [--data DIR] [--region FILE] [--locale NAME]\n\n"
    "Writes the report of a shift from the store: alarms with their course, persons underground, loads, cameras and\n"
    "feeds that were out, declarations; and from the minutes of consultations their decisions and snapshots. The file\n"
    "is replaced in one step. A period without data gives a report that says so.\n\n"
    "  --from, --to     ISO 8601 with offset, e.g. 2026-11-23T08:00:00+08:00; at most 31 days apart\n"
    "  --format         pdf or csv\n"
    "  --out FILE       where the report goes\n"
    "  --data DIR       data directory of Pitwatch; otherwise the platform's\n"
    "  --region FILE    take names and time zone from this region file; otherwise from the store\n"
    "  --locale NAME    language of the report: zh_CN (otherwise) or en\n\n"
    "Exit code: 0 done, 1 the report could not be made, 2 wrong use.\n";

struct Order {
    Period period;
    ReportFormat format = ReportFormat::Pdf;
    QString out;
    QString data;
    QString region;
    QString locale;
};

const ReportKind& shift()
{
    static const ReportKind kind{u"shift"_s, kHelp, u"the report is"_s};
    return kind;
}

Result<UtcTime> timeOption(const QCommandLineParser& parser, const QString& name)
{
    if (!parser.isSet(name)) return Error{ErrorKind::InvalidInput, u"--%1 is missing"_s.arg(name), {}};
    auto time = parseIsoTime(parser.value(name));
    if (!time) return Error{ErrorKind::InvalidInput, time.error().message, u"--"_s + name};
    return time;
}

Result<Order> readOrder(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const QString& name : {u"from"_s, u"to"_s, u"format"_s, u"out"_s, u"data"_s, u"region"_s, u"locale"_s})
        parser.addOption(QCommandLineOption(name, {}, u"value"_s));
    if (!parser.parse(QStringList{u"pitwatchctl"_s} + arguments))
        return Error{ErrorKind::InvalidInput, parser.errorText(), {}};
    if (!parser.positionalArguments().isEmpty())
        return Error{
            ErrorKind::InvalidInput, u"\"%1\" was not expected"_s.arg(parser.positionalArguments().front()), {}};
    const auto from = timeOption(parser, u"from"_s);
    if (!from) return from.error();
    const auto to = timeOption(parser, u"to"_s);
    if (!to) return to.error();
    if (to.value() <= from.value()) return Error{ErrorKind::InvalidInput, u"--to must be later than --from"_s, {}};
    const auto format = reportFormat(parser.value(u"format"_s));
    if (!format)
        return Error{ErrorKind::InvalidInput, u"found \"%1\", expected pdf or csv"_s.arg(parser.value(u"format"_s)),
                     u"--format"_s};
    if (parser.value(u"out"_s).isEmpty()) return Error{ErrorKind::InvalidInput, u"--out is missing"_s, {}};
    return Order{{from.value(), to.value()}, *format,
                 parser.value(u"out"_s),     parser.isSet(u"data"_s) ? parser.value(u"data"_s) : defaultDataDirectory(),
                 parser.value(u"region"_s),  parser.isSet(u"locale"_s) ? parser.value(u"locale"_s) : u"zh_CN"_s};
}

Result<Region> regionOf(const Order& order, StoreReader& store)
{
    if (!order.region.isEmpty()) return loadRegion(order.region);
    auto remembered = store.region();
    if (!remembered) return remembered.error();
    if (!remembered.value())
        return Error{ErrorKind::NotFound, u"the store knows no region yet; name one with --region FILE"_s, order.data};
    return *std::move(remembered).value();
}

Result<ShiftReport> makeReport(const Order& order)
{
    auto store = StoreReader::open(storePath(order.data));
    if (!store) return store.error();
    const auto region = regionOf(order, *store.value());
    if (!region) return region.error();
    auto report = buildShiftReport(*store.value(), region.value(), order.period, SystemClock().now());
    if (report) report.value().log = consultationsWithin(minutesDirectory(order.data), order.period);
    return report;
}

Result<void> make(const Order& order)
{
    const Result<ShiftReport> report = makeReport(order);
    if (!report) return report.error();
    if (report.value().empty()) complain(shift(), u"nothing was recorded in this period"_s);
    return writeReport(report.value(), order.format, order.out);
}

}  // namespace

int reportShift(const QStringList& arguments)
{
    return runReport(shift(), arguments, [](const QStringList& words) -> Result<PreparedReport> {
        const Result<Order> order = readOrder(words);
        if (!order) return order.error();
        return PreparedReport{order.value().locale, [order = order.value()] { return make(order); }};
    });
}

}  // namespace pitwatch::ctl
