#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

#include "statistics.h"
#include "subcommand.h"
#include "wallrig.h"

/// A night on the wall in short: the server fails and comes back, layouts change all the time, two more streams bring
/// nothing but garbage. Prints what grew.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;

constexpr auto kStep = 10s;           ///< layouts change and a sample is taken
constexpr auto kRestartEvery = 120s;  ///< of the server
constexpr auto kDown = 2s;
constexpr auto kPatience = 30s;

struct Request {
    int minutes = 20;
    int streams = 64;
    int framesPerSecond = 25;
};

struct Sample {
    double seconds = 0;
    double residentMb = 0;
    double latencyP95 = 0;  ///< not a number when nothing was painted
    int live = 0;
    int tiles = 0;
    int threads = 0;
    int descriptors = 0;
    int painted = 0;

    QJsonObject json() const
    {
        const auto number = [](double value) {
            return std::isnan(value) ? QJsonValue() : QJsonValue(std::round(value * 10) / 10);
        };
        return {{QStringLiteral("t"), number(seconds)},
                {QStringLiteral("rss_mb"), number(residentMb)},
                {QStringLiteral("latency_p95_ms"), number(latencyP95)},
                {QStringLiteral("live"), live},
                {QStringLiteral("tiles"), tiles},
                {QStringLiteral("threads"), threads},
                {QStringLiteral("fds"), descriptors},
                {QStringLiteral("painted"), painted}};
    }
};

std::optional<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption minutes(QStringLiteral("minutes"), QString(), QStringLiteral("M"), QStringLiteral("20"));
    const QCommandLineOption streams(QStringLiteral("streams"), QString(), QStringLiteral("N"), QStringLiteral("64"));
    const QCommandLineOption rate(QStringLiteral("fps"), QString(), QStringLiteral("N"), QStringLiteral("25"));
    parser.addOptions({minutes, streams, rate});
    if (!parser.parse(QStringList(QStringLiteral("soak")) + arguments)) return std::nullopt;
    const Request request{parser.value(minutes).toInt(), parser.value(streams).toInt(), parser.value(rate).toInt()};
    const bool usable =
        request.minutes > 0 && request.streams > 0 && request.streams <= 64 && request.framesPerSecond > 0;
    return usable ? std::optional(request) : std::nullopt;
}

class Soak {
public:
    Soak(const Request& request, BenchCameras& cameras)
        : request_(request), cameras_(cameras), rig_(cameras, request.streams)
    {
        for (const QString& url : {cameras.notRtspUrl(), cameras.randomPayloadUrl()})
            garbage_.push_back(rig_.engine().open({.url = url, .label = QStringLiteral("garbage"), .fileEpoch = {}}));
    }

    Result<void> run()
    {
        elapsed_.start();
        const auto end = std::chrono::milliseconds(std::chrono::minutes(request_.minutes)).count();
        auto restartAt = std::chrono::milliseconds(kRestartEvery).count();
        for (int step = 0; elapsed_.elapsed() < end; ++step) {
            rig_.showTiles(layout(step));
            if (elapsed_.elapsed() >= restartAt) {
                restartAt += std::chrono::milliseconds(kRestartEvery).count();
                if (auto restarted = restart(); !restarted) return restarted;
            }
            rig_.clear();
            waitFor(kStep);
            sample();
        }
        finish();
        return {};
    }

    const std::vector<Sample>& curve() const { return curve_; }
    int liveAtEnd() const { return liveAtEnd_; }
    int restarts() const { return restarts_; }

private:
    int layout(int step) const
    {
        const std::array<int, 4> counts{request_.streams, 16, 4, 36};
        return std::min(counts[std::size_t(step) % counts.size()], request_.streams);
    }

    Result<void> restart()
    {
        cameras_.kill();
        ++restarts_;
        waitFor(kDown);
        return cameras_.start();
    }

    void sample()
    {
        curve_.push_back({double(elapsed_.elapsed()) / 1000, residentMegabytes(), percentile(rig_.latencies(), 0.95),
                          rig_.live(), rig_.tiles(), threadsNow(), descriptorsNow(), rig_.painted()});
        std::fprintf(stderr, "%s\n",
                     qPrintable(QString::fromUtf8(QJsonDocument(curve_.back().json()).toJson(QJsonDocument::Compact))));
    }

    void finish()
    {
        rig_.showTiles(request_.streams);
        QElapsedTimer waited;
        waited.start();
        while (!rig_.allLive() && !waited.hasExpired(std::chrono::milliseconds(kPatience).count())) waitFor(100ms);
        liveAtEnd_ = rig_.live();
    }

    const Request request_;
    BenchCameras& cameras_;
    WallRig rig_;
    std::vector<std::shared_ptr<VideoStream>> garbage_;
    QElapsedTimer elapsed_;
    std::vector<Sample> curve_;
    int liveAtEnd_ = 0;
    int restarts_ = 0;
};

/// Mean over the samples between two moments; a whole number of rounds through the layouts compares with another.
double meanOf(const std::vector<Sample>& curve, double from, double to, double Sample::*value)
{
    double sum = 0;
    int count = 0;
    for (const Sample& sample : curve) {
        if (sample.seconds < from || sample.seconds >= to || std::isnan(sample.*value)) continue;
        sum += sample.*value;
        ++count;
    }
    return count > 0 ? sum / count : std::nan("");
}

/// Of a shorter run the first quarter is the warm-up.
QJsonObject report(const Request& request, const Soak& soak)
{
    const auto& curve = soak.curve();
    const double end = curve.back().seconds + 1;
    const double warm = std::min(300.0, end / 4);
    const double span = std::min(120.0, (end - warm) / 2);
    const auto change = [&](double Sample::*value) {
        return std::pair(meanOf(curve, warm, warm + span, value), meanOf(curve, end - span, end, value));
    };
    const auto [firstMb, lastMb] = change(&Sample::residentMb);
    const auto [firstLag, lastLag] = change(&Sample::latencyP95);
    QJsonArray samples;
    int threads = 0;
    int descriptors = 0;
    for (const Sample& sample : curve) {
        samples.append(sample.json());
        threads = std::max(threads, sample.threads);
        descriptors = std::max(descriptors, sample.descriptors);
    }
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    return {{QStringLiteral("rss_growth_percent"), rounded((lastMb / firstMb - 1) * 100)},
            {QStringLiteral("rss_mb"), rounded(lastMb)},
            {QStringLiteral("latency_growth_ms"), rounded(lastLag - firstLag)},
            {QStringLiteral("latency_p95_ms"), rounded(lastLag)},
            {QStringLiteral("live_at_end"), soak.liveAtEnd()},
            {QStringLiteral("threads"), curve.back().threads},
            {QStringLiteral("threads_most"), threads},
            {QStringLiteral("fds"), curve.back().descriptors},
            {QStringLiteral("fds_most"), descriptors},
            {QStringLiteral("warm_after_s"), rounded(warm)},
            {QStringLiteral("compared_s"), rounded(span)},
            {QStringLiteral("server_restarts"), soak.restarts()},
            {QStringLiteral("garbage_streams"), 2},
            {QStringLiteral("streams"), request.streams},
            {QStringLiteral("fps"), request.framesPerSecond},
            {QStringLiteral("minutes"), request.minutes},
            {QStringLiteral("platform"), QGuiApplication::platformName()},
            {QStringLiteral("curve"), samples}};
}

}  // namespace

QJsonObject benchSoak(const QStringList& arguments)
{
    const auto request = parse(arguments);
    if (!request) return failure(QStringLiteral("expected [--minutes M] [--streams 1..64] [--fps N]"));
    BenchCameras cameras({request->framesPerSecond, 2 * request->framesPerSecond});
    if (const auto started = cameras.start(); !started) return failure(started.error().text());
    Soak soak(*request, cameras);
    if (const auto ran = soak.run(); !ran) return failure(ran.error().text());
    return report(*request, soak);
}

}  // namespace pitwatch::bench
