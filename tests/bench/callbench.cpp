#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <cmath>
#include <cstdio>
#include <functional>
#include <optional>

#include <support/browserseat.h>

#include "callwire.h"
#include "statistics.h"
#include "subcommand.h"

/// One seat in calls over loopback: how long until the first picture, with another client and with a browser, and what
/// a call with three others costs. The others run in processes of their own and are not counted.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto kPatience = 20s;
constexpr int kGuests = 3;  ///< with us four participants

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

/// Looks every two milliseconds, so that nothing is measured coarser than that.
bool waitUntil(const std::function<bool()>& reached)
{
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < std::chrono::milliseconds(kPatience).count()) waitFor(2ms);
    return reached();
}

/// The process with the other participants, tied to the measured seat.
class GuestProcess {
public:
    explicit GuestProcess(test::CallSeat& seat) : seat_(seat)
    {
        QObject::connect(&process_, &QProcess::readyReadStandardOutput, &process_, [this] { hear(); });
        QObject::connect(&seat.engine(), &ConsultEngine::send, &process_, [this](const ConsultSignal& signal) {
            if (signal.peer.startsWith(u"guest"_s)) process_.write(lineOf(signal, signal.peer));
        });
        process_.start(QCoreApplication::applicationFilePath(), {u"callguests"_s, QString::number(kGuests)});
    }
    ~GuestProcess()
    {
        process_.closeWriteChannel();
        if (!process_.waitForFinished(10'000)) process_.kill();
        process_.waitForFinished(5'000);
    }

    bool running() { return process_.waitForStarted(5'000); }
    void join(int guest, int epoch)
    {
        process_.write(orderLine(guestName(guest), u"join"_s, epoch));
        seat_.add(guestName(guest), true, epoch);
    }
    void leave(int guest)
    {
        process_.write(orderLine(guestName(guest), u"leave"_s, 0));
        seat_.engine().removePeer(guestName(guest));
    }

private:
    void hear()
    {
        arrived_ += process_.readAllStandardOutput();
        for (const QJsonObject& line : takeLines(arrived_))
            seat_.engine().receive(signalOf(line, line["guest"_L1].toString()));
    }

    test::CallSeat& seat_;
    QProcess process_;
    QByteArray arrived_;
};

/// Milliseconds from joining to our first picture of a guest; nothing when one round fails.
std::optional<std::vector<double>> nativeJoins(test::CallSeat& seat, GuestProcess& guests, int rounds)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const int before = seat.peer(guestName(0)).frames;
        QElapsedTimer timer;
        timer.start();
        guests.join(0, round + 1);
        if (!waitUntil([&] { return seat.peer(guestName(0)).frames > before; })) return std::nullopt;
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        guests.leave(0);
        if (!waitUntil([&] { return seat.peer(guestName(0)).state() == ConsultPeerState::Closed; }))
            return std::nullopt;
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
    seat.lookAtPictures(false);
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

/// Percent of one core that this process needs in a call of four.
std::optional<double> costOfFour(test::CallSeat& seat, GuestProcess& guests, int seconds, double& framesPerSecond)
{
    int frames = 0;
    for (int guest = 0; guest < kGuests; ++guest) guests.join(guest, 1'000);
    const auto all = [&] {
        for (int guest = 0; guest < kGuests; ++guest)
            if (seat.peer(guestName(guest)).state() != ConsultPeerState::Live) return false;
        return true;
    };
    if (!waitUntil(all)) return std::nullopt;
    waitFor(3s);
    QObject counter;
    QObject::connect(&seat.engine(), &ConsultEngine::frame, &counter, [&] { ++frames; });
    const double before = processCpuSeconds();
    waitFor(std::chrono::seconds(seconds));
    framesPerSecond = double(frames) / seconds / kGuests;
    if (!all()) return std::nullopt;
    return 100 * (processCpuSeconds() - before) / seconds;
}

}  // namespace

QJsonObject benchCall(const QStringList& arguments)
{
    const auto request = parse(arguments);
    if (!request) return failure(u"usage: call [--rounds N] [--seconds S]"_s);
    if (!test::CallSeat::missing().isEmpty()) return failure(test::CallSeat::missing());
    QJsonObject result;
    {
        test::CallSeat seat;
        seat.lookAtPictures(false);
        seat.start();
        GuestProcess guests(seat);
        if (!guests.running()) return failure(u"the other participants do not start"_s);
        const auto joins = nativeJoins(seat, guests, request->rounds);
        if (!joins) return failure(u"no picture of another client"_s);
        result.insert(u"first_picture_p95_ms"_s, rounded(percentile(*joins, 0.95)));
        result.insert(u"first_picture_p50_ms"_s, rounded(percentile(*joins, 0.5)));
        double framesPerSecond = 0;
        const auto percent = costOfFour(seat, guests, request->seconds, framesPerSecond);
        if (!percent) return failure(u"the call of four does not hold"_s);
        result.insert(u"cpu_percent"_s, rounded(*percent));
        result.insert(u"frames_per_second"_s, rounded(framesPerSecond));
    }
    if (!test::BrowserSeat::missing().isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(test::BrowserSeat::missing()));
        return result;
    }
    const auto joins = browserJoins(request->rounds);
    if (!joins) return failure(u"no picture of or in the browser"_s);
    result.insert(u"browser_first_picture_p95_ms"_s, rounded(percentile(*joins, 0.95)));
    result.insert(u"browser_first_picture_p50_ms"_s, rounded(percentile(*joins, 0.5)));
    return result;
}

}  // namespace pitwatch::bench
