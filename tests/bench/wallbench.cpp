#include <QCommandLineParser>
#include <QGuiApplication>
#include <QJsonArray>

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
    int rounds = 1;  ///< machines are noisy: wall and floors in turn, so that both see the same weather
    QString peer;    ///< empty: none
};

/// CPU seconds of the same pictures.
struct Floors {
    double plain = 0;
    double largePages = 0;
    double paced = 0;
};

struct Round {
    WallFigures wall;
    Floors floors;
};

Result<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption peer(QStringLiteral("peer"), {}, QStringLiteral("gstreamer|mpv"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), {}, QStringLiteral("N"), QStringLiteral("1"));
    parser.addOptions({peer, rounds});
    const auto work = parseWallWork(parser, QStringLiteral("wall"), {}, arguments);
    if (!work) return work.error();
    const int count = parser.value(rounds).toInt();
    if (count < 1 || count > 100)
        return Error{ErrorKind::InvalidInput, QStringLiteral("--rounds: expected 1 to 100"), parser.value(rounds)};
    return Request{work.value(), count, parser.value(peer)};
}

Result<Floors> measureFloors(const WallWork& work, std::uint64_t frames)
{
    const auto plain = decodeFloorCpuSeconds(work.file, work.streams, frames);
    if (!plain) return plain.error();
    const auto large = decodeFloorCpuSeconds(work.file, work.streams, frames, FloorMemory::LargePages);
    if (!large) return large.error();
    const auto paced = pacedFloorCpuSeconds(work.file, work.streams, frames);
    if (!paced) return paced.error();
    return Floors{plain.value(), large.value(), paced.value()};
}

Result<Round> measureRound(const WallWork& work)
{
    const auto wall = measureWall(work);
    if (!wall) return wall.error();
    const auto floors = measureFloors(work, wall.value().decoded);
    if (!floors) return floors.error();
    return Round{wall.value(), floors.value()};
}

void add(Round& sum, const Round& round)
{
    sum.wall.seconds += round.wall.seconds;
    sum.wall.cpuSeconds += round.wall.cpuSeconds;
    sum.wall.residentMb = std::max(sum.wall.residentMb, round.wall.residentMb);
    sum.wall.painted += round.wall.painted;
    sum.wall.decoded += round.wall.decoded;
    sum.wall.dropped += round.wall.dropped;
    sum.floors.plain += round.floors.plain;
    sum.floors.largePages += round.floors.largePages;
    sum.floors.paced += round.floors.paced;
}

QJsonObject report(const WallWork& work, const Round& sum, double framesPerSecond)
{
    const WallFigures& wall = sum.wall;
    const double expected = std::round(work.streams * framesPerSecond * wall.seconds);
    return {{QStringLiteral("frames_expected"), expected},
            {QStringLiteral("frames_painted"), double(wall.painted)},
            {QStringLiteral("frames_decoded"), double(wall.decoded)},
            {QStringLiteral("frames_dropped"), double(wall.dropped)},
            {QStringLiteral("cpu_seconds"), rounded(wall.cpuSeconds)},
            {QStringLiteral("decode_floor_cpu_seconds"), rounded(sum.floors.plain)},
            {QStringLiteral("ratio"), rounded(wall.cpuSeconds / sum.floors.plain)},
            {QStringLiteral("ratio_large_pages"), rounded(wall.cpuSeconds / sum.floors.largePages)},
            {QStringLiteral("ratio_paced"), rounded(wall.cpuSeconds / sum.floors.paced)},
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
    Round sum;
    QJsonArray ratios;
    for (int i = 0; i < request.value().rounds; ++i) {
        const auto round = measureRound(work);
        if (!round) return failure(round.error().text());
        add(sum, round.value());
        ratios.append(rounded(round.value().wall.cpuSeconds / round.value().floors.plain));
    }
    QJsonObject result = report(work, sum, clip.value().framesPerSecond);
    result.insert(QStringLiteral("ratio_rounds"), ratios);
    if (request.value().peer.isEmpty()) return result;
    const QJsonObject peer = reportPeer(request.value(), clip.value(), sum.floors.plain / double(sum.wall.decoded));
    for (auto field = peer.begin(); field != peer.end(); ++field) result.insert(field.key(), field.value());
    return result;
}

}  // namespace pitwatch::bench
