#include "wallrun.h"

#include <QElapsedTimer>
#include <QEventLoop>

#include <algorithm>

#include "benchcanvas.h"
#include "benchclips.h"
#include "subcommand.h"

namespace pitwatch::bench {

namespace {

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

}  // namespace

void runFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

Result<WallWork> parseWallWork(QCommandLineParser& parser, const QString& command, const WallWork& defaults,
                               const QStringList& arguments)
{
    const QCommandLineOption streams(QStringLiteral("streams"), {}, QStringLiteral("N"),
                                     QString::number(defaults.streams));
    const QCommandLineOption file(QStringLiteral("file"), {}, QStringLiteral("CLIP"));
    const QCommandLineOption source(QStringLiteral("source"), {}, QStringLiteral("LINES"), QStringLiteral("360"));
    const QCommandLineOption tile(QStringLiteral("tile"), {}, QStringLiteral("WxH"),
                                  QStringLiteral("%1x%2").arg(defaults.tile.width()).arg(defaults.tile.height()));
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("S"),
                                     QString::number(defaults.seconds));
    parser.addOptions({streams, file, source, tile, seconds});
    const bool read = parser.parse(QStringList(command) + arguments);
    const QStringList size = parser.value(tile).split(QLatin1Char('x'));
    WallWork work{parser.value(file), parser.value(streams).toInt(),
                  QSize(size.value(0).toInt(), size.value(1).toInt()), parser.value(seconds).toInt()};
    if (!read || work.streams < 1 || work.seconds < 1 || work.tile.isEmpty())
        return Error{ErrorKind::InvalidInput,
                     QStringLiteral("expected [--streams N] [--file CLIP | --source 360|1080] [--tile WxH] "
                                    "[--seconds S]"),
                     {}};
    if (!work.file.isEmpty()) return work;
    const auto clip = ownClip(parser.value(source).toInt());
    if (!clip) return clip.error();
    work.file = clip.value();
    return work;
}

Result<WallFigures> measureWall(const WallWork& work)
{
    const SystemClock clock;
    const auto engine = makeVideoEngine(clock, {.planes = true});
    std::vector<std::shared_ptr<VideoStream>> streams;
    for (int i = 0; i < work.streams; ++i) {
        streams.push_back(engine->open({.url = work.file, .label = QString::number(i), .fileEpoch = {}}));
        streams.back()->setTargetSize(work.tile);
    }
    BenchCanvas canvas(*engine, streams, work.tile);
    canvas.show();
    QElapsedTimer waited;
    waited.start();
    while (!allLive(streams)) {
        if (waited.hasExpired(30'000))
            return Error{ErrorKind::Unavailable, QStringLiteral("not all streams came up"), work.file};
        runFor(std::chrono::milliseconds(100));
    }
    runFor(std::chrono::seconds(2));

    const std::uint64_t painted = canvas.painted();
    const std::uint64_t decoded = sumOf(streams, &StreamStatus::framesDecoded);
    const std::uint64_t dropped = sumOf(streams, &StreamStatus::framesDropped);
    QElapsedTimer elapsed;
    elapsed.start();
    const double cpu = processCpuSeconds();
    runFor(std::chrono::seconds(work.seconds));
    WallFigures measured;
    measured.cpuSeconds = processCpuSeconds() - cpu;
    measured.seconds = double(elapsed.nsecsElapsed()) / 1e9;
    measured.painted = canvas.painted() - painted;
    measured.decoded = sumOf(streams, &StreamStatus::framesDecoded) - decoded;
    measured.dropped = sumOf(streams, &StreamStatus::framesDropped) - dropped;
    measured.residentMb = residentMegabytes();
    return measured;
}

}  // namespace pitwatch::bench
