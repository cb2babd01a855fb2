#include "worldoptions.h"

#include <QCommandLineParser>

namespace pitwatch::sim {

using namespace Qt::StringLiterals;

namespace {

void declare(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"Serves the mines of a region file as real mines would: RTSP cameras, MQTT and perception-data files."_s);
    parser.addOptions({
        {u"region"_s, u"The region file to serve."_s, u"FILE"_s},
        {u"scenario"_s, u"What happens and when."_s, u"FILE"_s},
        {u"truth"_s, u"Write what really was, as JSON Lines."_s, u"FILE"_s},
        {u"broker"_s, u"Use this running broker instead of the region's or a private one."_s, u"HOST:PORT"_s},
        {u"clip"_s, u"Serve this video file in a loop by every camera."_s, u"FILE"_s},
        {u"speed"_s, u"World seconds per second, for all that is not video (0.1 to 1000, default 1)."_s, u"N"_s},
        {u"seed"_s, u"Another number, another shift."_s, u"N"_s},
        {u"ephemeral"_s, u"Move every loopback port and the exchange folder out of the way of other runs."_s},
        {u"work"_s, u"Folder for the broker's and the exchange files (default: a temporary one)."_s, u"DIR"_s},
        {u"resolved"_s, u"Write the region file as it is served, once everything is up."_s, u"FILE"_s},
        {u"exit-after"_s, u"End after so many seconds."_s, u"SECONDS"_s},
        {u"with-parent"_s, u"End when the process that started this one ends."_s},
        {u"detection-fps"_s, u"Frames per second and camera that are analysed (default: every frame)."_s, u"N"_s},
        {u"fps"_s, u"Frames per second of the cameras (1 to 60, default 15)."_s, u"N"_s},
        {u"main-size"_s, u"Size of the main streams (default 1280x720)."_s, u"WxH"_s},
        {u"sub-size"_s, u"Size of the sub streams (default 640x360)."_s, u"WxH"_s},
        {u"file-period"_s, u"Seconds between two RYSS files (1 to 3600, default 30)."_s, u"SECONDS"_s},
        {u"no-video"_s, u"Serve no streams; detections come as if there were some."_s},
        {{u"h"_s, u"help"_s}, u"This text."_s},
        {u"version"_s, u"The version."_s},
    });
}

/// Reads values and remembers what was wrong with them.
class Values {
public:
    explicit Values(const QCommandLineParser& parser) : parser_(parser) {}

    const QStringList& wrong() const { return wrong_; }

    template <typename Number>
    void number(const QString& name, double minimum, double maximum, Number& value)
    {
        if (!parser_.isSet(name)) return;
        bool fine = false;
        const double read = parser_.value(name).toDouble(&fine);
        if (fine && read >= minimum && read <= maximum)
            value = static_cast<Number>(read);
        else
            wrong_ << u"--%1: found \"%2\", expected a number from %3 to %4"_s.arg(name, parser_.value(name))
                          .arg(minimum)
                          .arg(maximum);
    }

    void size(const QString& name, QSize& value)
    {
        if (!parser_.isSet(name)) return;
        const QStringList parts = parser_.value(name).split(u'x');
        const QSize read(parts.value(0).toInt(), parts.value(1).toInt());
        const bool fine = parts.size() == 2 && read.width() >= 64 && read.height() >= 64 && read.width() <= 4096 &&
                          read.height() <= 4096 && read.width() % 2 == 0 && read.height() % 2 == 0;
        if (fine)
            value = read;
        else
            wrong_ << u"--%1: found \"%2\", expected WIDTHxHEIGHT, even numbers from 64 to 4096"_s.arg(
                name, parser_.value(name));
    }

private:
    const QCommandLineParser& parser_;
    QStringList wrong_;
};

void readNumbers(Values& values, ProgramOptions& options)
{
    SimulationOptions& simulation = options.simulation;
    values.number(u"speed"_s, 0.1, 1000, simulation.speed);
    values.number(u"seed"_s, 0, 9e15, simulation.seed);
    values.number(u"detection-fps"_s, 0, 60, simulation.detector.perSecond);
    values.number(u"fps"_s, 1, 60, simulation.cameras.framesPerSecond);
    values.number(u"file-period"_s, 1, 3600, simulation.presenceSeconds);
    values.size(u"main-size"_s, simulation.cameras.mainSize);
    values.size(u"sub-size"_s, simulation.cameras.subSize);
    double exitAfter = -1;
    values.number(u"exit-after"_s, 0, 1e7, exitAfter);
    if (exitAfter >= 0) options.exitAfter = exitAfter;
}

ProgramOptions readTexts(const QCommandLineParser& parser)
{
    ProgramOptions options;
    options.region = parser.value(u"region"_s);
    options.scenario = parser.value(u"scenario"_s);
    options.truth = parser.value(u"truth"_s);
    options.broker = parser.value(u"broker"_s);
    options.work = parser.value(u"work"_s);
    options.resolved = parser.value(u"resolved"_s);
    options.ephemeral = parser.isSet(u"ephemeral"_s);
    options.withParent = parser.isSet(u"with-parent"_s);
    options.video = !parser.isSet(u"no-video"_s);
    options.simulation.cameras.clip = parser.value(u"clip"_s);
    return options;
}

}  // namespace

std::variant<ProgramOptions, ProgramAnswer> parseArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    declare(parser);
    const bool parsed = parser.parse(arguments);
    if (parser.isSet(u"help"_s)) return ProgramAnswer{parser.helpText(), 0};
    if (parser.isSet(u"version"_s))
        return ProgramAnswer{u"pitwatch-sim %1\n"_s.arg(QCoreApplication::applicationVersion()), 0};
    const auto refuse = [](const QString& why) { return ProgramAnswer{u"pitwatch-sim: %1\n"_s.arg(why), 2}; };
    if (!parsed) return refuse(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"unknown argument \"%1\""_s.arg(parser.positionalArguments().constFirst()));
    if (parser.value(u"region"_s).isEmpty()) return refuse(u"--region FILE is needed; see --help"_s);
    Values values(parser);
    ProgramOptions options = readTexts(parser);
    readNumbers(values, options);
    if (!values.wrong().isEmpty()) return refuse(values.wrong().join(u'\n'));
    return options;
}

}  // namespace pitwatch::sim
