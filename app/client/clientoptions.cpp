#include "clientoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <ui/wall/renderer.h>
#include <video/hardwaredevice.h>

namespace pitwatch {

namespace {

const QStringList kPages{QStringLiteral("overview"), QStringLiteral("wall"),  QStringLiteral("playback"),
                         QStringLiteral("map"),      QStringLiteral("power"), QStringLiteral("alarms"),
                         QStringLiteral("consult"),  QStringLiteral("duty"),  QStringLiteral("system")};

const QStringList kMediaPlaces{QStringLiteral("own-process"), QStringLiteral("in-process")};

QString option(const char* name)
{
    return QString::fromLatin1(name);
}

void describeOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Pitwatch: coal-mine supervision for a regional duty room."));
    parser.addOptions({
        {option("demo"), QStringLiteral("Simulate the demo region and show it.")},
        {option("region"), QStringLiteral("Show the region that this file describes."), option("FILE")},
        {option("rules"), QStringLiteral("Rule file instead of the built-in one."), option("FILE")},
        {option("data"), QStringLiteral("Where history and the seat's memory are kept."), option("DIR")},
        {option("page"), QStringLiteral("First page: %1.").arg(kPages.join(QStringLiteral(", "))), option("NAME")},
        {option("locale"), QStringLiteral("Language, e.g. zh_CN (default) or en."), option("NAME"), option("zh_CN")},
        {option("theme"), QStringLiteral("dark or light."), option("NAME")},
        {option("plugins"), QStringLiteral("Directory of feed plugins; may be given more than once."), option("DIR")},
        {option("record"), QStringLiteral("Record everything received to this observation log."), option("FILE")},
        {option("decoder"),
         QStringLiteral("Who decodes the cameras: %1 (default auto: a device where one opens).")
             .arg(decoderChoices().join(QStringLiteral(", "))),
         option("NAME"), option("auto")},
        {option("renderer"),
         QStringLiteral("Who draws the wall: %1 (default auto: a graphics card where there is one).")
             .arg(ui::rendererChoices().join(QStringLiteral(", "))),
         option("NAME"), option("auto")},
        {option("media"),
         QStringLiteral("Where sound and picture of a consultation run: %1 (default own-process: a crash in them "
                        "leaves the wall alone).")
             .arg(kMediaPlaces.join(QStringLiteral(", "))),
         option("NAME"), kMediaPlaces.front()},
        {option("fullscreen"), QStringLiteral("Start without a window frame.")},
        {option("kiosk"), QStringLiteral("Show nothing but the walls and a line of alarms, on their monitors.")},
        {option("layout"), QStringLiteral("Begin with the named layout on the wall."), option("NAME")},
        {option("exit-after"), QStringLiteral("End by itself after this many seconds."), option("SECONDS")},
        {option("tour"), QStringLiteral("Visit every page once its data is live, save NN-name.png here and end."),
         option("DIR")},
        {option("help"), QStringLiteral("This text.")},
        {option("version"), QStringLiteral("The version.")},
    });
}

Result<ClientOptions> collect(const QCommandLineParser& parser)
{
    const auto wrong = [](const QString& message) { return Error{ErrorKind::InvalidInput, message, {}}; };
    ClientOptions options;
    options.demo = parser.isSet(option("demo"));
    options.region = parser.value(option("region"));
    options.rules = parser.value(option("rules"));
    options.dataDirectory = parser.value(option("data"));
    options.page = parser.value(option("page"));
    options.locale = parser.value(option("locale"));
    options.theme = parser.value(option("theme"));
    options.tour = parser.value(option("tour"));
    options.pluginDirectories = parser.values(option("plugins"));
    options.observationLog = parser.value(option("record"));
    options.decoder = parser.value(option("decoder"));
    options.renderer = parser.value(option("renderer"));
    options.mediaInProcess = parser.value(option("media")) == kMediaPlaces.back();
    options.fullscreen = parser.isSet(option("fullscreen"));
    options.kiosk = parser.isSet(option("kiosk"));
    options.layout = parser.value(option("layout"));
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("unexpected argument \"%1\"").arg(parser.positionalArguments().front()));
    if (options.demo == !options.region.isEmpty()) return wrong(QStringLiteral("give either --demo or --region FILE"));
    if (!options.page.isEmpty() && !kPages.contains(options.page))
        return wrong(QStringLiteral("--page: found \"%1\", expected one of %2")
                         .arg(options.page, kPages.join(QStringLiteral(", "))));
    if (options.kiosk && !QStringList{QString(), option("wall")}.contains(options.page))
        return wrong(QStringLiteral("--page: found \"%1\", but --kiosk shows the wall").arg(options.page));
    if (options.kiosk && !options.tour.isEmpty())
        return wrong(QStringLiteral("give either --kiosk or --tour DIR: a tour visits every page"));
    if (!QStringList{QString(), option("dark"), option("light")}.contains(options.theme))
        return wrong(QStringLiteral("--theme: found \"%1\", expected dark or light").arg(options.theme));
    if (!ui::rendererChoices().contains(options.renderer))
        return wrong(QStringLiteral("--renderer: found \"%1\", expected one of %2")
                         .arg(options.renderer, ui::rendererChoices().join(QStringLiteral(", "))));
    if (!decoderChoices().contains(options.decoder))
        return wrong(QStringLiteral("--decoder: found \"%1\", expected one of %2")
                         .arg(options.decoder, decoderChoices().join(QStringLiteral(", "))));
    if (!kMediaPlaces.contains(parser.value(option("media"))))
        return wrong(QStringLiteral("--media: found \"%1\", expected one of %2")
                         .arg(parser.value(option("media")), kMediaPlaces.join(QStringLiteral(", "))));
    if (parser.isSet(option("exit-after"))) {
        bool whole = false;
        const int seconds = parser.value(option("exit-after")).toInt(&whole);
        if (!whole || seconds < 0)
            return wrong(QStringLiteral("--exit-after: found \"%1\", expected a number of seconds")
                             .arg(parser.value(option("exit-after"))));
        options.exitAfterSeconds = seconds;
    }
    return options;
}

}  // namespace

ClientCommand parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    describeOptions(parser);
    const bool understood = parser.parse(QStringList{QStringLiteral("pitwatch")} + arguments);
    if (arguments.contains(QStringLiteral("--help"))) return {std::nullopt, parser.helpText(), 0};
    if (arguments.contains(QStringLiteral("--version")))
        return {std::nullopt, QStringLiteral("pitwatch %1\n").arg(QCoreApplication::applicationVersion()), 0};
    const QString hint = QStringLiteral("\nTry pitwatch --help.\n");
    if (!understood) return {std::nullopt, QStringLiteral("pitwatch: ") + parser.errorText() + hint, 2};
    const Result<ClientOptions> options = collect(parser);
    if (!options) return {std::nullopt, QStringLiteral("pitwatch: ") + options.error().message + hint, 2};
    return {options.value(), {}, 0};
}

}  // namespace pitwatch
