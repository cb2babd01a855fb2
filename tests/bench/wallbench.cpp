#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QGuiApplication>

#include <cmath>
#include <cstdio>
#include <optional>

#include <support/testclip.h>

#include "benchcanvas.h"
#include "decodefloor.h"
#include "subcommand.h"

namespace pitwatch::bench {

namespace {

struct Request {
    int streams = 16;
    QSize tile{480, 270};
    int seconds = 20;
    QString file;
};

struct Measured {
    double seconds = 0;
    double cpuSeconds = 0;
    double residentMb = 0;
    std::uint64_t painted = 0;
    std::uint64_t decoded = 0;
    std::uint64_t dropped = 0;
};

QJsonObject failure(const QString& what)
{
    return {{QStringLiteral("error"), what}};
}

/// Nothing when an argument is wrong.
std::optional<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption streams(QStringLiteral("streams"), QString(), QStringLiteral("N"), QStringLiteral("16"));
    const QCommandLineOption file(QStringLiteral("file"), QString(), QStringLiteral("CLIP"));
    const QCommandLineOption tile(QStringLiteral("tile"), QString(), QStringLiteral("WxH"), QStringLiteral("480x270"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QString(), QStringLiteral("S"), QStringLiteral("20"));
    parser.addOptions({streams, file, tile, seconds});
    if (!parser.parse(QStringList(QStringLiteral("wall")) + arguments)) return std::nullopt;
    const QStringList size = parser.value(tile).split(QLatin1Char('x'));
    Request request{parser.value(streams).toInt(), QSize(size.value(0).toInt(), size.value(1).toInt()),
                    parser.value(seconds).toInt(), parser.value(file)};
    const bool usable = request.streams > 0 && request.seconds > 0 && !request.tile.isEmpty();
    return usable ? std::optional(request) : std::nullopt;
}

/// The clip of the project itself, made once per machine.
Result<QString> ownClip()
{
    const QString path = QDir::temp().filePath(QStringLiteral("pitwatch-bench-640x360.mp4"));
    if (QFileInfo::exists(path)) return path;
    std::fprintf(stderr, "encoding %s\n", qPrintable(path));
    const QString part = QDir::temp().filePath(QStringLiteral("pitwatch-bench-part.mp4"));
    const QString problem = test::writeTestClip(part, {.frames = 750});
    if (!problem.isEmpty()) return Error{ErrorKind::Unavailable, problem, part};
    if (!QFile::rename(part, path)) return Error{ErrorKind::Permission, QStringLiteral("cannot be renamed"), part};
    return path;
}

void runFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

bool allLive(const std::vector<std::shared_ptr<VideoStream>>& streams)
{
    return std::all_of(streams.begin(), streams.end(),
                       [](const auto& s) { return s->status().phase == StreamPhase::Live; });
}

std::uint64_t sumOf(const std::vector<std::shared_ptr<VideoStream>>& streams, std::uint64_t StreamStatus::*counter)
{
    std::uint64_t sum = 0;
    for (const auto& stream : streams) sum += stream->status().*counter;
    return sum;
}

Result<Measured> measureWall(const Request& request)
{
    const SystemClock clock;
    const auto engine = makeVideoEngine(clock);
    std::vector<std::shared_ptr<VideoStream>> streams;
    for (int i = 0; i < request.streams; ++i) {
        streams.push_back(engine->open({.url = request.file, .label = QString::number(i), .fileEpoch = {}}));
        streams.back()->setTargetSize(request.tile);
    }
    BenchCanvas canvas(*engine, streams, request.tile);
    canvas.show();
    QElapsedTimer waited;
    waited.start();
    while (!allLive(streams)) {
        if (waited.hasExpired(30'000))
            return Error{ErrorKind::Unavailable, QStringLiteral("not all streams came up"), request.file};
        runFor(std::chrono::milliseconds(100));
    }
    runFor(std::chrono::seconds(2));

    const std::uint64_t painted = canvas.painted();
    const std::uint64_t decoded = sumOf(streams, &StreamStatus::framesDecoded);
    const std::uint64_t dropped = sumOf(streams, &StreamStatus::framesDropped);
    QElapsedTimer elapsed;
    elapsed.start();
    const double cpu = processCpuSeconds();
    runFor(std::chrono::seconds(request.seconds));
    Measured measured;
    measured.cpuSeconds = processCpuSeconds() - cpu;
    measured.seconds = double(elapsed.nsecsElapsed()) / 1e9;
    measured.painted = canvas.painted() - painted;
    measured.decoded = sumOf(streams, &StreamStatus::framesDecoded) - decoded;
    measured.dropped = sumOf(streams, &StreamStatus::framesDropped) - dropped;
    measured.residentMb = residentMegabytes();
    return measured;
}

QJsonObject report(const Request& request, const Measured& wall, double framesPerSecond, double floor)
{
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    const double expected = std::round(request.streams * framesPerSecond * wall.seconds);
    return {{QStringLiteral("frames_expected"), expected},
            {QStringLiteral("frames_painted"), double(wall.painted)},
            {QStringLiteral("frames_decoded"), double(wall.decoded)},
            {QStringLiteral("frames_dropped"), double(wall.dropped)},
            {QStringLiteral("cpu_seconds"), rounded(wall.cpuSeconds)},
            {QStringLiteral("decode_floor_cpu_seconds"), rounded(floor)},
            {QStringLiteral("ratio"), rounded(wall.cpuSeconds / floor)},
            {QStringLiteral("rss_mb"), rounded(wall.residentMb)},
            {QStringLiteral("seconds"), rounded(wall.seconds)},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("tile"), QStringLiteral("%1x%2").arg(request.tile.width()).arg(request.tile.height())},
            {QStringLiteral("streams"), request.streams}};
}

}  // namespace

QJsonObject benchWall(const QStringList& arguments)
{
    auto request = parse(arguments);
    if (!request) return failure(QStringLiteral("expected [--streams N] [--file CLIP] [--tile WxH] [--seconds S]"));
    if (request->file.isEmpty()) {
        const auto clip = ownClip();
        if (!clip) return failure(clip.error().text());
        request->file = clip.value();
    }
    const auto rate = clipFrameRate(request->file);
    if (!rate) return failure(rate.error().text());
    const auto wall = measureWall(*request);
    if (!wall) return failure(wall.error().text());
    const auto floor = decodeFloorCpuSeconds(request->file, request->streams, wall.value().decoded);
    if (!floor) return failure(floor.error().text());
    return report(*request, wall.value(), rate.value(), floor.value());
}

}  // namespace pitwatch::bench
