#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>

#include <cmath>
#include <cstdio>
#include <optional>

#include "statistics.h"
#include "subcommand.h"
#include "wallrig.h"

/// How old the wall is. Cameras in another process of this machine stamp each picture with the time at which they hand
/// it to the network (RTCP); the wall's own paint event reads the clock again.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 60s;
constexpr auto kUntilReports = 3s;  ///< the first reports and the catching up after the start are over

struct Request {
    int streams = 64;
    int seconds = 20;
    int rounds = 20;  ///< of opening one tile
    BenchCameras::Options cameras{};

    int keyIntervalMs() const { return 1000 * cameras.keyEvery / cameras.framesPerSecond; }
};

std::optional<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption streams(QStringLiteral("streams"), QString(), QStringLiteral("N"), QStringLiteral("64"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QString(), QStringLiteral("S"), QStringLiteral("20"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), QString(), QStringLiteral("N"), QStringLiteral("20"));
    const QCommandLineOption rate(QStringLiteral("fps"), QString(), QStringLiteral("N"), QStringLiteral("25"));
    const QCommandLineOption key(QStringLiteral("key-every"), QString(), QStringLiteral("N"), QStringLiteral("50"));
    parser.addOptions({streams, seconds, rounds, rate, key});
    if (!parser.parse(QStringList(QStringLiteral("latency")) + arguments)) return std::nullopt;
    const Request request{parser.value(streams).toInt(),
                          parser.value(seconds).toInt(),
                          parser.value(rounds).toInt(),
                          {parser.value(rate).toInt(), parser.value(key).toInt()}};
    const bool usable = request.streams > 0 && request.streams <= 64 && request.seconds > 0 && request.rounds > 0 &&
                        request.cameras.framesPerSecond > 0 && request.cameras.keyEvery > 0;
    return usable ? std::optional(request) : std::nullopt;
}

/// Seconds until `done`; nothing when that takes too long.
template <typename Done>
std::optional<double> secondsUntil(const Done& done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.hasExpired(std::chrono::milliseconds(kPatience).count())) return std::nullopt;
        waitFor(5ms);
    }
    return double(timer.nsecsElapsed()) / 1e9;
}

/// Milliseconds from opening a tile to its first painted picture, for tile after tile.
std::vector<double> firstPictures(WallRig& rig, int rounds)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const int tile = round % rig.tiles();
        rig.closeTile(tile);
        // At another place in the group of pictures each time.
        waitFor(std::chrono::milliseconds(100 + 137 * round % 500));
        rig.clear();
        rig.openTile(tile);
        if (const auto seconds = secondsUntil([&] { return rig.painted(tile) > 0; })) times.push_back(*seconds * 1000);
    }
    return times;
}

struct Measured {
    double allLiveSeconds = 0;
    double cores = 0;
    int painted = 0;
    std::vector<double> latencies;
    std::vector<double> firstPictures;
};

Result<Measured> measureLatency(const Request& request)
{
    BenchCameras cameras(request.cameras);
    if (const auto started = cameras.start(); !started) return started.error();
    WallRig rig(cameras, request.streams);
    rig.showTiles(request.streams);
    const auto allLive = secondsUntil([&] { return rig.allLive(); });
    if (!allLive) return Error{ErrorKind::Unavailable, QStringLiteral("only %1 tiles came up").arg(rig.live()), {}};
    waitFor(kUntilReports);
    rig.clear();
    const double cpu = processCpuSeconds();
    waitFor(std::chrono::seconds(request.seconds));
    Measured measured{*allLive, (processCpuSeconds() - cpu) / request.seconds, rig.painted(), rig.latencies(), {}};
    std::fprintf(stderr, "opening tiles\n");
    measured.firstPictures = firstPictures(rig, request.rounds);
    return measured;
}

QJsonObject report(const Request& request, const Measured& measured)
{
    const auto rounded = [](double value) { return std::round(value * 10) / 10; };
    const auto& ages = measured.latencies;
    const auto& first = measured.firstPictures;
    const int expected = request.streams * request.cameras.framesPerSecond * request.seconds;
    return {{QStringLiteral("p50_ms"), rounded(percentile(ages, 0.50))},
            {QStringLiteral("p95_ms"), rounded(percentile(ages, 0.95))},
            {QStringLiteral("p99_ms"), rounded(percentile(ages, 0.99))},
            {QStringLiteral("frames_timed"), int(ages.size())},
            {QStringLiteral("frames_painted"), measured.painted},
            {QStringLiteral("frames_expected"), expected},
            {QStringLiteral("first_picture_p50_ms"), rounded(percentile(first, 0.50))},
            {QStringLiteral("first_picture_p95_ms"), rounded(percentile(first, 0.95))},
            {QStringLiteral("first_pictures"), int(first.size())},
            {QStringLiteral("keyframe_interval_ms"), request.keyIntervalMs()},
            {QStringLiteral("all_live_s"), rounded(measured.allLiveSeconds)},
            {QStringLiteral("streams"), request.streams},
            {QStringLiteral("fps"), request.cameras.framesPerSecond},
            {QStringLiteral("cpu_cores"), std::round(measured.cores * 100) / 100},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("seconds"), request.seconds}};
}

}  // namespace

QJsonObject benchLatency(const QStringList& arguments)
{
    const auto request = parse(arguments);
    if (!request)
        return failure(
            QStringLiteral("expected [--streams 1..64] [--seconds S] [--rounds N] [--fps N] [--key-every N]"));
    const auto measured = measureLatency(*request);
    return measured ? report(*request, measured.value()) : failure(measured.error().text());
}

}  // namespace pitwatch::bench
