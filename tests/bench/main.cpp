#include <QApplication>
#include <QJsonDocument>

#include <cstdio>
#include <vector>

#ifdef PITWATCH_BENCH_CALL
#include <support/seatprocess.h>
#endif

#include "subcommand.h"

using namespace pitwatch::bench;

namespace {

const std::vector<Subcommand>& subcommands()
{
    static const std::vector<Subcommand> list{
        {QStringLiteral("wall"), QStringLiteral("decode, scale and paint many files; CPU against decoding alone"),
         benchWall},
        {QStringLiteral("client"), QStringLiteral("the real client on the same streams; its CPU against the wall's"),
         benchClient},
        {QStringLiteral("overlay"), QStringLiteral("drawn boxes against the simulator's truth"), benchOverlay},
        {QStringLiteral("latency"), QStringLiteral("from capture to paint over RTSP; first picture; all tiles live"),
         benchLatency},
        {QStringLiteral("soak"), QStringLiteral("a wall for many minutes: memory, latency, threads, descriptors"),
         benchSoak},
        {QStringLiteral("serve"), QStringLiteral("the cameras of latency and soak; started by them"), benchServe},
#ifdef PITWATCH_BENCH_CALL
        {QStringLiteral("call"), QStringLiteral("first picture and CPU of a consultation; also with a browser"),
         benchCall},
        {QStringLiteral("callnet"), QStringLiteral("a consultation over cut, lossy and unsteady networks; needs root"),
         benchCallNet},
        {QStringLiteral("calljoins"), QStringLiteral("joining and leaving a consultation many times: what stays"),
         benchCallJoins},
        {QStringLiteral("callhours"), QStringLiteral("a consultation for hours: memory; step of sound and picture"),
         benchCallHours},
        {QStringLiteral("callguests"), QStringLiteral("the other participants of these; started by them"),
         benchCallGuests},
#endif
    };
    return list;
}

void printHelp(FILE* out)
{
    std::fprintf(out, "Usage: pitwatch-bench SUBCOMMAND [ARGUMENTS]\n\nSubcommands:\n");
    for (const Subcommand& s : subcommands())
        std::fprintf(out, "  %-10s %s\n", qPrintable(s.name), qPrintable(s.summary));
}

const Subcommand* find(const QString& name)
{
    for (const Subcommand& s : subcommands())
        if (s.name == name) return &s;
    return nullptr;
}

/// What wants neither a display nor a measurement.
int answer(const QString& asked)
{
    if (asked == QLatin1String("--version")) {
        std::printf("pitwatch-bench %s\n", PITWATCH_VERSION);
        return 0;
    }
    const bool help = asked == QLatin1String("--help");
    printHelp(help ? stdout : stderr);
    return help ? 0 : 2;
}

int measure(const Subcommand& subcommand, const QStringList& arguments)
{
    const QJsonObject result = subcommand.run(arguments);
    if (const QJsonValue why = result.value(QLatin1String("impossible")); why.isString()) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(subcommand.name), qPrintable(why.toString()));
        return 2;
    }
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return result.contains(QLatin1String("error")) ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv)
{
#ifdef PITWATCH_BENCH_CALL
    if (const auto seat = pitwatch::test::SeatProcess::runAsked(argc, argv)) return *seat;
#endif
    const QString name = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    const Subcommand* subcommand = find(name);
    if (!subcommand) return answer(name);
    const QApplication app(argc, argv);
    return measure(*subcommand, QCoreApplication::arguments().mid(2));
}
