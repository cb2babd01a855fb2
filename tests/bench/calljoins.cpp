#include <QCommandLineParser>

#include <optional>

#include <malloc.h>

#include "guestedseat.h"
#include "statistics.h"
#include "subcommand.h"

/// Joins and leaves a call over loopback many times, and tells by how much memory, threads and descriptors have grown.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr int kFirst = 20;  ///< rounds that fill pools that stay

struct Held {
    double megabytes;      ///< resident
    double heapMegabytes;  ///< taken from the heap and not given back: what a leak is
    int threads;
    int descriptors;
};

/// What is there once all that ends by itself has ended.
Held held()
{
    waitFor(2s);
    return {residentMegabytes(), double(mallinfo2().uordblks) / (1024 * 1024), threadsNow(), descriptorsNow()};
}

bool joinAndLeave(GuestedSeat& seat, int epoch)
{
    const int frames = seat.guest(0).frames;
    seat.join(0, epoch);
    if (!waitUntil([&] { return seat.guest(0).frames > frames; })) return false;
    seat.leave(0);
    return waitUntil([&] { return seat.guest(0).state() == ConsultPeerState::Closed; });
}

std::optional<int> roundsOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption rounds(u"rounds"_s, QString(), u"N"_s, u"200"_s);
    parser.addOption(rounds);
    if (!parser.parse(QStringList(u"calljoins"_s) + arguments)) return std::nullopt;
    const int asked = parser.value(rounds).toInt();
    return asked > 0 ? std::optional(asked) : std::nullopt;
}

}  // namespace

QJsonObject benchCallJoins(const QStringList& arguments)
{
    const auto rounds = roundsOf(arguments);
    if (!rounds) return failure(u"usage: calljoins [--rounds N]"_s);
    if (!test::CallSeat::missing().isEmpty()) return failure(test::CallSeat::missing());
    GuestedSeat seat(1);
    if (!seat.guests().start()) return failure(u"the other participant does not start"_s);
    int epoch = 0;
    for (int round = 0; round < kFirst; ++round)
        if (!joinAndLeave(seat, ++epoch)) return failure(u"no picture in a first round"_s);
    const Held before = held();
    Held middle = before;
    for (int round = 0; round < *rounds; ++round) {
        if (round == *rounds / 2) middle = held();
        if (!joinAndLeave(seat, ++epoch)) return failure(u"no picture in round %1"_s.arg(round + 1));
    }
    const Held after = held();
    return {{u"rounds"_s, *rounds},
            {u"memory_mb"_s, rounded(after.megabytes)},
            {u"memory_growth_mb"_s, rounded(after.megabytes - before.megabytes)},
            {u"memory_growth_second_half_mb"_s, rounded(after.megabytes - middle.megabytes)},
            {u"heap_growth_mb"_s, rounded(after.heapMegabytes - before.heapMegabytes)},
            {u"heap_growth_second_half_mb"_s, rounded(after.heapMegabytes - middle.heapMegabytes)},
            {u"threads"_s, after.threads},
            {u"threads_growth"_s, after.threads - before.threads},
            {u"descriptors"_s, after.descriptors},
            {u"descriptors_growth"_s, after.descriptors - before.descriptors}};
}

}  // namespace pitwatch::bench
