#include <QCommandLineParser>

#include <consult/minutesfile.h>
#include <duty/minutespdf.h>
#include <region/regionfile.h>

#include "command.h"
#include "reportrun.h"

namespace pitwatch::ctl {

using namespace Qt::StringLiterals;

namespace {

const char* const kHelp =
    "Usage: pitwatchctl report minutes --file FILE.json --region FILE --out FILE.pdf [--locale NAME]\n\n"
    "Makes the minutes of a consultation ready for paper: who was there and when, calls, roll calls, decisions,\n"
    "snapshots, chat and the whole course. The PDF is replaced in one step. The SHA-256 on each page is that of the\n"
    "minutes' file.\n\n"
    "  --file FILE      the minutes as Pitwatch keeps them\n"
    "  --region FILE    take the region's name and time zone from this region file\n"
    "  --out FILE       where the PDF goes\n"
    "  --locale NAME    language: zh_CN (otherwise) or en\n\n"
    "Exit code: 0 done, 1 the minutes could not be made, 2 wrong use.\n";

struct Order {
    QString file;
    QString region;
    QString out;
    QString locale;
};

const ReportKind& ofMinutes()
{
    static const ReportKind kind{u"minutes"_s, kHelp, u"the minutes are"_s};
    return kind;
}

Result<Order> readOrder(const QStringList& arguments)
{
    const QStringList required{u"file"_s, u"region"_s, u"out"_s};
    QCommandLineParser parser;
    for (const QString& name : required + QStringList{u"locale"_s})
        parser.addOption(QCommandLineOption(name, {}, u"value"_s));
    if (!parser.parse(QStringList{u"pitwatchctl"_s} + arguments))
        return Error{ErrorKind::InvalidInput, parser.errorText(), {}};
    if (!parser.positionalArguments().isEmpty())
        return Error{
            ErrorKind::InvalidInput, u"\"%1\" was not expected"_s.arg(parser.positionalArguments().front()), {}};
    for (const QString& name : required)
        if (parser.value(name).isEmpty()) return Error{ErrorKind::InvalidInput, u"--%1 is missing"_s.arg(name), {}};
    return Order{parser.value(u"file"_s), parser.value(u"region"_s), parser.value(u"out"_s),
                 parser.isSet(u"locale"_s) ? parser.value(u"locale"_s) : u"zh_CN"_s};
}

Result<void> make(const Order& order)
{
    const Result<Minutes> minutes = loadMinutes(order.file);
    if (!minutes) return minutes.error();
    const Result<Region> region = loadRegion(order.region);
    if (!region) return region.error();
    if (!minutes.value().until) complain(ofMinutes(), u"no end of the consultation was noted; the minutes say so"_s);
    return writeMinutes(minutes.value(), region.value().name, region.value().timezone, order.out);
}

}  // namespace

int reportMinutes(const QStringList& arguments)
{
    return runReport(ofMinutes(), arguments, [](const QStringList& words) -> Result<PreparedReport> {
        const Result<Order> order = readOrder(words);
        if (!order) return order.error();
        return PreparedReport{order.value().locale, [order = order.value()] { return make(order); }};
    });
}

}  // namespace pitwatch::ctl
