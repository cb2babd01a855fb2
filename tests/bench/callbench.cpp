#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <optional>

#include <support/browserseat.h>

#include "callcost.h"
#include "statistics.h"
#include "subcommand.h"

/// One seat in calls over loopback: how long until the first picture, with another client and with a browser, and what
/// a call with three others costs: media in this process, in a process of their own (both are counted), or Chromium in
/// that seat. The others run in processes of their own and are not counted.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

struct Request {
    int rounds = 20;
    int seconds = 30;
};

std::optional<Request> parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption rounds(u"rounds"_s, QString(), u"N"_s, u"20"_s);
    const QCommandLineOption seconds(u"seconds"_s, QString(), u"S"_s, u"30"_s);
    parser.addOptions({rounds, seconds});
    if (!parser.parse(QStringList(u"call"_s) + arguments)) return std::nullopt;
    const Request request{parser.value(rounds).toInt(), parser.value(seconds).toInt()};
    return request.rounds > 0 && request.seconds > 0 ? std::optional(request) : std::nullopt;
}

/// Milliseconds from joining to our first picture of a guest; nothing when one round fails.
std::optional<std::vector<double>> nativeJoins(GuestedSeat& seat, int rounds)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const int before = seat.guest(0).frames;
        QElapsedTimer timer;
        timer.start();
        seat.join(0, round + 1);
        if (!waitUntil([&] { return seat.guest(0).frames > before; })) return std::nullopt;
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        seat.leave(0);
        if (!waitUntil([&] { return seat.guest(0).state() == ConsultPeerState::Closed; })) return std::nullopt;
        waitFor(200ms);
    }
    return times;
}

/// The same with a browser, until both have a picture of the other.
std::optional<std::vector<double>> browserJoins(int rounds)
{
    const QString name = u"browser"_s;
    test::CallSeat seat;
    test::BrowserSeat browser(seat, name);
    seat.onlyCount();
    seat.start();
    if (!browser.start() || !waitUntil([&] { return browser.page().ready; })) return std::nullopt;
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const auto theirs = [&] { return browser.page().report["firstPicture"_L1].toDouble(); };
        const auto ofRound = [&] { return browser.page().report["epoch"_L1].toInt() == round + 1; };
        const int before = seat.peer(name).frames;
        QElapsedTimer timer;
        timer.start();
        seat.add(name, true, round + 1);
        if (!waitUntil([&] { return seat.peer(name).frames > before; })) return std::nullopt;
        const double ours = double(timer.nsecsElapsed()) / 1e6;
        if (!waitUntil([&] { return ofRound() && theirs() > 0; })) return std::nullopt;
        times.push_back(std::max(ours, theirs()));
        seat.engine().removePeer(name);
        waitFor(200ms);
    }
    return times;
}

/// What is measured without a browser; an error where it fails. Names begin with `prefix`.
QJsonObject amongClients(const Request& request, std::unique_ptr<ConsultEngine> engine, const QString& prefix)
{
    GuestedSeat seat(kCallGuests, {}, std::move(engine));
    if (!seat.guests().start()) return failure(u"the other participants do not start"_s);
    const auto joins = nativeJoins(seat, request.rounds);
    if (!joins) return failure(u"no picture of another client"_s);
    const auto cost = costOfSeat(seat, 1'000, request.seconds, false);
    const auto painted = costOfSeat(seat, 2'000, request.seconds, true);
    if (!cost || !painted) return failure(u"the call of four does not hold"_s);
    return {{prefix + u"first_picture_p95_ms"_s, rounded(percentile(*joins, 0.95))},
            {prefix + u"first_picture_p50_ms"_s, rounded(percentile(*joins, 0.5))},
            {prefix + u"cpu_percent"_s, rounded(cost->cpuPercent)},
            {prefix + u"frames_per_second"_s, rounded(cost->framesPerSecond)},
            {prefix + u"painted_cpu_percent"_s, rounded(painted->cpuPercent)},
            {prefix + u"painted_frames_per_second"_s, rounded(painted->framesPerSecond)}};
}

void add(QJsonObject& result, const QJsonObject& more)
{
    for (auto field = more.begin(); field != more.end(); ++field) result.insert(field.key(), field.value());
}

QJsonObject withBrowser(const Request& request)
{
    const auto joins = browserJoins(request.rounds);
    if (!joins) return failure(u"no picture of or in the browser"_s);
    const auto cost = costOfChromium(request.seconds);
    if (!cost) return failure(u"the browser's call of four does not hold"_s);
    return {{u"browser_first_picture_p95_ms"_s, rounded(percentile(*joins, 0.95))},
            {u"browser_first_picture_p50_ms"_s, rounded(percentile(*joins, 0.5))},
            {u"chromium_cpu_percent"_s, rounded(cost->cpuPercent)},
            {u"chromium_frames_per_second"_s, rounded(cost->framesPerSecond)},
            {u"chromium_sent_frames_per_second"_s, rounded(cost->guestsFramesPerSecond)}};
}

}  // namespace

QJsonObject benchCall(const QStringList& arguments)
{
    const auto request = parse(arguments);
    if (!request) return failure(u"usage: call [--rounds N] [--seconds S]"_s);
    if (!test::CallSeat::missing().isEmpty()) return failure(test::CallSeat::missing());
    QJsonObject result = amongClients(*request, test::makeTestEngine(), {});
    if (result.contains("error"_L1)) return result;
    QElapsedTimer starting;
    starting.start();
    auto remote = test::makeRemoteTestEngine();
    const double blocked = double(starting.nsecsElapsed()) / 1e6;
    const QJsonObject apart = amongClients(*request, std::move(remote), u"own_process_"_s);
    if (apart.contains("error"_L1)) return apart;
    add(result, apart);
    result.insert(u"own_process_start_blocks_ms"_s, rounded(blocked));
    if (!test::BrowserSeat::missing().isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(test::BrowserSeat::missing()));
        return result;
    }
    const QJsonObject browser = withBrowser(*request);
    if (browser.contains("error"_L1)) return browser;
    add(result, browser);
    for (const QString& prefix : {QString(), u"own_process_"_s}) {
        const double ours = result[prefix + "painted_cpu_percent"_L1].toDouble();
        result.insert(prefix + u"chromium_ratio"_s, rounded(ours / result["chromium_cpu_percent"_L1].toDouble()));
    }
    return result;
}

}  // namespace pitwatch::bench
