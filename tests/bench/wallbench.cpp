#include <QCommandLineParser>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

#include "decodefloor.h"
#include "peers.h"
#include "subcommand.h"
#include "wallrun.h"

namespace pitwatch::bench {

namespace {

struct Request {
    WallWork work;
    QString peer;  ///< empty: none
};

Result<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption peer(QStringLiteral("peer"), {}, QStringLiteral("gstreamer|mpv"));
    parser.addOption(peer);
    const auto work = parseWallWork(parser, QStringLiteral("wall"), {}, arguments);
    if (!work) return work.error();
    return Request{work.value(), parser.value(peer)};
}

QJsonObject report(const WallWork& work, const WallFigures& wall, double framesPerSecond, double floor,
                   double floorLargePages)
{
    const double expected = std::round(work.streams * framesPerSecond * wall.seconds);
    return {{QStringLiteral("frames_expected"), expected},
            {QStringLiteral("frames_painted"), double(wall.painted)},
            {QStringLiteral("frames_decoded"), double(wall.decoded)},
            {QStringLiteral("frames_dropped"), double(wall.dropped)},
            {QStringLiteral("cpu_seconds"), rounded(wall.cpuSeconds)},
            {QStringLiteral("decode_floor_cpu_seconds"), rounded(floor)},
            {QStringLiteral("ratio"), rounded(wall.cpuSeconds / floor)},
            {QStringLiteral("ratio_large_pages"), rounded(wall.cpuSeconds / floorLargePages)},
            {QStringLiteral("rss_mb"), rounded(wall.residentMb)},
            {QStringLiteral("seconds"), rounded(wall.seconds)},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("tile"), QStringLiteral("%1x%2").arg(work.tile.width()).arg(work.tile.height())},
            {QStringLiteral("streams"), work.streams}};
}

/// The peer plays the file once: it is measured for as long as that allows.
QJsonObject reportPeer(const Request& request, const ClipFacts& clip, double floorPerFrame)
{
    constexpr int kEnds = 6;
    const int seconds =
        clip.seconds > 0 ? std::min(request.work.seconds, int(clip.seconds) - kEnds) : request.work.seconds;
    if (seconds < 1) return failure(QStringLiteral("--peer: the clip is shorter than %1 s").arg(kEnds + 1));
    const auto cpu =
        peerCpuSeconds(request.peer, {request.work.file, request.work.streams, request.work.tile, seconds});
    if (!cpu) return failure(cpu.error().text());
    const double floor = floorPerFrame * clip.framesPerSecond * seconds * request.work.streams;
    return {{QStringLiteral("peer"), request.peer},
            {QStringLiteral("peer_seconds"), seconds},
            {QStringLiteral("peer_cpu_seconds"), rounded(cpu.value())},
            {QStringLiteral("peer_ratio"), rounded(cpu.value() / floor)}};
}

}  // namespace

QJsonObject benchWall(const QStringList& arguments)
{
    const auto request = parse(arguments);
    if (!request) return failure(request.error().text());
    const WallWork& work = request.value().work;
    const auto clip = clipFacts(work.file);
    if (!clip) return failure(clip.error().text());
    const auto wall = measureWall(work);
    if (!wall) return failure(wall.error().text());
    const auto floor = decodeFloorCpuSeconds(work.file, work.streams, wall.value().decoded);
    if (!floor) return failure(floor.error().text());
    const auto large = decodeFloorCpuSeconds(work.file, work.streams, wall.value().decoded, FloorMemory::LargePages);
    if (!large) return failure(large.error().text());
    QJsonObject result = report(work, wall.value(), clip.value().framesPerSecond, floor.value(), large.value());
    if (request.value().peer.isEmpty()) return result;
    const QJsonObject peer = reportPeer(request.value(), clip.value(), floor.value() / double(wall.value().decoded));
    for (auto field = peer.begin(); field != peer.end(); ++field) result.insert(field.key(), field.value());
    return result;
}

}  // namespace pitwatch::bench
