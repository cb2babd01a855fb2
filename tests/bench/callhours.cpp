#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "callcost.h"
#include "flashwatch.h"
#include "guestedseat.h"
#include "statistics.h"
#include "subcommand.h"

/// A call of four for hours: whether memory, threads and descriptors stay, and whether sound and picture keep step. The
/// three others flash and sound at the same instant; this seat tells how far apart both are when they are given out,
/// that is before a sound card, which this machine may lack.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto kEvery = 10s;
constexpr double kWarmUp = 0.1;  ///< share of the time that is not judged, at least one minute of it

struct Sample {
    double minute;
    double megabytes;
};

struct Step {
    double minute;
    double milliseconds;
};

struct Request {
    double minutes = 120;
    CallPictures pictures{{320, 180}, 15, true};
};

std::optional<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption minutes(u"minutes"_s, QString(), u"N"_s, u"120"_s);
    const QCommandLineOption width(u"width"_s, QString(), u"PIXELS"_s, u"320"_s);
    const QCommandLineOption rate(u"rate"_s, QString(), u"FPS"_s, u"15"_s);
    parser.addOptions({minutes, width, rate});
    if (!parser.parse(QStringList(u"callhours"_s) + arguments)) return std::nullopt;
    Request request;
    request.minutes = parser.value(minutes).toDouble();
    request.pictures.size = QSize(parser.value(width).toInt(), parser.value(width).toInt() * 9 / 16 / 2 * 2);
    request.pictures.framesPerSecond = parser.value(rate).toInt();
    const bool good = request.minutes > 0 && request.pictures.size.height() > 0 && request.pictures.framesPerSecond > 0;
    return good ? std::optional(request) : std::nullopt;
}

/// By least squares, per hour.
double trend(const std::vector<Step>& steps)
{
    double sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
    for (const Step& step : steps) {
        sumX += step.minute;
        sumY += step.milliseconds;
        sumXX += step.minute * step.minute;
        sumXY += step.minute * step.milliseconds;
    }
    const auto count = double(steps.size());
    const double spread = count * sumXX - sumX * sumX;
    return spread > 0 ? 60 * (count * sumXY - sumX * sumY) / spread : 0;
}

double meanOf(const std::vector<Sample>& samples, double from, double to)
{
    double sum = 0;
    int count = 0;
    for (const Sample& sample : samples)
        if (sample.minute >= from && sample.minute <= to) sum += sample.megabytes, ++count;
    return count > 0 ? sum / count : std::nan("");
}

class HoursRun {
public:
    explicit HoursRun(const Request& request) : request_(request), seat_(kCallGuests, request.pictures) {}

    /// An error, or nothing.
    QString begin()
    {
        if (!seat_.guests().start()) return u"the other participants do not start"_s;
        listen();
        clock_.start();
        for (int guest = 0; guest < kCallGuests; ++guest) seat_.join(guest, 1);
        return waitUntil([this] { return allLive(); }) ? QString() : u"the call of four does not begin"_s;
    }

    QJsonObject run()
    {
        clock_.restart();
        steps_.clear();
        frames_ = 0;
        const double warmUp = std::min(request_.minutes / 2, std::max(1.0, kWarmUp * request_.minutes));
        std::optional<std::pair<int, int>> first;
        while (minute() < request_.minutes) {
            waitFor(kEvery);
            samples_.push_back({minute(), residentMegabytes()});
            if (!first && minute() >= warmUp) first = {threadsNow(), descriptorsNow()};
            tell();
        }
        if (!allLive()) return failure(u"the call of four does not hold"_s);
        QJsonObject result = figures(warmUp);
        result.insert(u"threads_growth"_s, first ? threadsNow() - first->first : 0);
        result.insert(u"descriptors_growth"_s, first ? descriptorsNow() - first->second : 0);
        return result;
    }

private:
    double minute() const { return double(clock_.nsecsElapsed()) / 60e9; }
    FlashWatch::Time now() const { return FlashWatch::Time(double(clock_.nsecsElapsed()) / 1e6); }

    bool allLive()
    {
        for (int guest = 0; guest < kCallGuests; ++guest)
            if (!seat_.isLive(guest)) return false;
        return true;
    }

    void listen()
    {
        ConsultEngine* engine = &seat_.seat().engine();
        QObject::connect(engine, &ConsultEngine::frame, engine, [this](const QString& id, const QVideoFrame& frame) {
            ++frames_;
            note(watches_[id].see(frame, now()));
        });
        QObject::connect(engine, &ConsultEngine::level, engine, [this](const QString& id, double decibels) {
            if (!id.isEmpty()) note(watches_[id].hear(decibels, now()));
        });
        QObject::connect(
            engine, &ConsultEngine::peerStateChanged, engine,
            [this](const QString&, ConsultPeerState state) { rebuilds_ += state == ConsultPeerState::Rebuilding; });
    }

    void note(std::optional<double> step)
    {
        if (step) steps_.push_back({minute(), *step});
    }

    /// Progress, once a minute.
    void tell()
    {
        const int whole = int(minute());
        if (whole == told_) return;
        told_ = whole;
        std::fprintf(stderr, "minute %d: %.1f MB, %d frames, newest step %.0f ms\n", whole, samples_.back().megabytes,
                     frames_, steps_.empty() ? std::nan("") : steps_.back().milliseconds);
    }

    QJsonObject figures(double warmUp) const
    {
        const double end = minute();
        const double window = (end - warmUp) / 4;
        const double early = meanOf(samples_, warmUp, warmUp + window);
        const double late = meanOf(samples_, end - window, end);
        std::vector<double> sizes;
        std::vector<double> signedSteps;
        for (const Step& step : steps_) {
            sizes.push_back(std::abs(step.milliseconds));
            signedSteps.push_back(step.milliseconds);
        }
        QJsonObject result{{u"minutes"_s, rounded(end)},
                           {u"rss_mb"_s, rounded(late)},
                           {u"rss_growth_percent"_s, rounded(100 * (late - early) / early)},
                           {u"rss_curve_mb"_s, curve()},
                           {u"av_step_ms"_s, rounded(percentile(sizes, 0.95))},
                           {u"av_step_p50_ms"_s, rounded(percentile(signedSteps, 0.5))},
                           {u"av_step_max_ms"_s, rounded(percentile(sizes, 1))},
                           {u"av_step_trend_ms_per_hour"_s, rounded(trend(steps_))},
                           {u"av_steps"_s, int(steps_.size())},
                           {u"frames_per_second"_s, rounded(frames_ / (end * 60) / kCallGuests)},
                           {u"rebuilds"_s, rebuilds_}};
        return result;
    }

    /// Twenty points of it.
    QJsonArray curve() const
    {
        constexpr std::size_t kPoints = 20;
        QJsonArray points;
        for (std::size_t i = 0; i < samples_.size(); i += std::max<std::size_t>(1, samples_.size() / kPoints))
            points.append(rounded(samples_[i].megabytes));
        return points;
    }

    const Request request_;
    GuestedSeat seat_;
    QElapsedTimer clock_;
    std::map<QString, FlashWatch> watches_;
    std::vector<Sample> samples_;
    std::vector<Step> steps_;
    int frames_ = 0;
    int rebuilds_ = 0;
    int told_ = 0;
};

}  // namespace

QJsonObject benchCallHours(const QStringList& arguments)
{
    const auto request = parse(arguments);
    if (!request) return failure(u"usage: callhours [--minutes N] [--width PIXELS] [--rate FPS]"_s);
    if (!test::CallSeat::missing().isEmpty()) return failure(test::CallSeat::missing());
    HoursRun run(*request);
    const QString failed = run.begin();
    return failed.isEmpty() ? run.run() : failure(failed);
}

}  // namespace pitwatch::bench
