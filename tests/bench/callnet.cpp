#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <optional>

#include <support/browserseat.h>
#include <support/privatenetwork.h>

#include "callnarrow.h"
#include "calloutage.h"
#include "guestedseat.h"
#include "jitterrelay.h"
#include "networkcut.h"
#include "pageoutage.h"
#include "statistics.h"
#include "subcommand.h"

/// One seat and one other, in networks of their own that are cut, lose packets, and hold them up. Signalling goes
/// through pipes and is never disturbed: what is measured is what the media notice and mend by themselves. At the end
/// rooms whose signalling is cut too, with a seat and with the join page of a browser.
namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::PrivateNetwork;

/// The second is more than packets wait for each other at first.
constexpr std::chrono::milliseconds kJitters[] = {80ms, 250ms};

const QString kDrop =
    uR"(
table inet pitwatch {
  chain in {
    type filter hook input priority 0
    meta l4proto udp numgen random mod 100 < 5 counter drop
  }
}
)"_s;

double since(const QElapsedTimer& timer)
{
    return rounded(double(timer.nsecsElapsed()) / 1e9);
}

/// Packets that were dropped by now.
int dropped(const Result<QString>& table)
{
    static const QRegularExpression form(u"counter packets ([0-9]+)"_s);
    return table ? form.match(table.value()).captured(1).toInt() : 0;
}

class NetRun {
public:
    explicit NetRun(int seconds) : seconds_(seconds) {}

    QString begin()
    {
        if (!call_.guests().start(PrivateNetwork::forChild())) return u"the other participant does not start"_s;
        const auto connected = network_.connectTo(call_.guests().processId());
        return connected ? QString() : connected.error().text();
    }

    QString cut(QJsonObject& result)
    {
        if (!join(PrivateNetwork::kOurs, PrivateNetwork::kTheirs)) return u"no call over the cable"_s;
        waitFor(kSettled);
        QElapsedTimer timer;
        timer.start();
        if (!network_.setPlugged(false)) return u"the cable cannot be pulled"_s;
        if (!waitUntil([&] { return !call_.isLive(0); })) return u"the cut was not noticed"_s;
        result.insert(u"cut_notice_s"_s, since(timer));
        while (timer.elapsed() < std::chrono::milliseconds(kCut).count()) waitFor(2ms);
        const int ours = call_.guest(0).frames;
        const int theirs = call_.guests().report(0).frames;
        timer.restart();
        if (!network_.setPlugged(true)) return u"the cable cannot be put back"_s;
        const bool back = waitUntil([&] { return bothLive() && grown(ours + kFlowing, theirs + kFlowing); }, kPatience);
        if (!back) return u"no pictures after the cut"_s;
        result.insert(u"cut_rebuild_s"_s, since(timer));
        leave();
        return {};
    }

    QString lose(QJsonObject& result)
    {
        if (!join(PrivateNetwork::kOurs, PrivateNetwork::kTheirs)) return u"no call over the cable"_s;
        const QStringList read{u"-f"_s, u"-"_s};
        const QStringList list{u"list"_s, u"table"_s, u"inet"_s, u"pitwatch"_s};
        const QStringList remove{u"delete"_s, u"table"_s, u"inet"_s, u"pitwatch"_s};
        const auto here = PrivateNetwork::run(u"nft"_s, read, kDrop);
        const auto there = network_.runInChild(u"nft"_s, read, kDrop);
        if (!here || !there) return u"nft: "_s + (here ? there : here).error().message;
        const QString failed = flow(u"loss5"_s, result);
        const auto count = dropped(PrivateNetwork::run(u"nft"_s, list)) + dropped(network_.runInChild(u"nft"_s, list));
        result.insert(u"loss5_packets_dropped"_s, count);
        if (!PrivateNetwork::run(u"nft"_s, remove) || !network_.runInChild(u"nft"_s, remove)) return u"nft"_s;
        leave();
        return failed;
    }

    QString delay(QJsonObject& result, std::chrono::milliseconds longest)
    {
        JitterRelay relay(longest);
        if (const auto begun = relay.begin(network_); !begun) return begun.error().text();
        if (!join(JitterRelay::kOurs, JitterRelay::kTheirs)) return u"no call over the relay"_s;
        const QString failed = flow(u"jitter%1"_s.arg(longest.count()), result);
        leave();
        return failed;
    }

    QString killPeer(QJsonObject& result)
    {
        if (!join(PrivateNetwork::kOurs, PrivateNetwork::kTheirs)) return u"no call over the cable"_s;
        waitFor(kSettled);
        QElapsedTimer timer;
        timer.start();
        call_.guests().kill();
        if (!waitUntil([&] { return !call_.isLive(0); })) return u"the killed peer was not noticed"_s;
        result.insert(u"kill_peer_notice_s"_s, since(timer));
        return {};
    }

private:
    bool join(const QString& ours, const QString& theirs)
    {
        const int before = call_.guest(0).frames;
        const int theirBefore = call_.guests().report(0).frames;
        call_.join(0, ++epoch_ * 100, ours, theirs);
        return waitUntil([&] { return bothLive() && grown(before + 25, theirBefore + 25); });
    }
    void leave()
    {
        call_.leave(0);
        waitUntil([&] { return call_.guest(0).state() == ConsultPeerState::Closed; });
        waitFor(500ms);
    }
    bool bothLive() { return call_.isLive(0) && call_.guests().report(0).state == ConsultPeerState::Live; }
    bool grown(int ours, int theirs)
    {
        return call_.guest(0).frames >= ours && call_.guests().report(0).frames >= theirs;
    }

    /// Rates over the time asked for: ours and theirs, the lowest reading of ours, and how often it was begun anew.
    QString flow(const QString& name, QJsonObject& result)
    {
        const int ours = call_.guest(0).frames;
        const int theirs = call_.guests().report(0).frames;
        const auto states = call_.guest(0).states.size();
        double lowest = 1e9;
        double bits = 0;
        QObject listener;
        QObject::connect(&call_.seat().engine(), &ConsultEngine::stats, &listener,
                         [&](const QString&, const ConsultStats& stats) {
                             lowest = std::min(lowest, stats.framesPerSecond);
                             bits = stats.sendKbps;
                         });
        QElapsedTimer timer;
        timer.start();
        waitFor(std::chrono::seconds(seconds_));
        const double passed = double(timer.nsecsElapsed()) / 1e9;
        result.insert(name + u"_fps"_s, rounded((call_.guest(0).frames - ours) / passed));
        result.insert(name + u"_received_fps_min"_s, rounded(lowest));
        result.insert(name + u"_far_fps"_s, rounded((call_.guests().report(0).frames - theirs) / passed));
        result.insert(name + u"_send_kbps"_s, rounded(bits));
        result.insert(name + u"_state_changes"_s, int(call_.guest(0).states.size() - states));
        return bothLive() ? QString() : name + u": the call does not hold"_s;
    }

    const int seconds_;
    GuestedSeat call_{1};
    PrivateNetwork network_;
    int epoch_ = 0;
};

/// A browser over loopback that is killed; its WebSocket, which ends at once, is not asked.
QString killBrowser(QJsonObject& result)
{
    const QString name = u"browser"_s;
    test::CallSeat seat;
    test::BrowserSeat browser(seat, name);
    seat.onlyCount();
    seat.start();
    if (!browser.start() || !waitUntil([&] { return browser.page().ready; })) return u"the browser does not start"_s;
    seat.add(name, true);
    if (!waitUntil([&] { return seat.peer(name).frames > 50; })) return u"no picture of the browser"_s;
    QElapsedTimer timer;
    timer.start();
    browser.kill();
    if (!waitUntil([&] { return seat.peer(name).state() != ConsultPeerState::Live; })) return u"it was not noticed"_s;
    result.insert(u"kill_notice_s"_s, since(timer));
    return {};
}

struct Asked {
    int seconds = 0;
    int pageOutages = 0;  ///< only these, so often
    bool narrow = false;  ///< only that
};

std::optional<Asked> askedIn(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption seconds(u"seconds"_s, QString(), u"S"_s, u"60"_s);
    const QCommandLineOption pageOutages(u"page-outages"_s, QString(), u"N"_s, u"0"_s);
    const QCommandLineOption narrow(u"narrow"_s);
    parser.addOptions({seconds, pageOutages, narrow});
    if (!parser.parse(QStringList(u"callnet"_s) + arguments)) return std::nullopt;
    const Asked asked{parser.value(seconds).toInt(), parser.value(pageOutages).toInt(), parser.isSet(narrow)};
    return asked.seconds > 0 && asked.pageOutages >= 0 ? std::optional(asked) : std::nullopt;
}

/// The worst of each.
QString measurePageOutages(int times, QJsonObject& worst)
{
    for (int i = 0; i < times; ++i) {
        QJsonObject once;
        const QString failed = measurePageOutage(once);
        std::fprintf(stderr, "%s\n", QJsonDocument(once).toJson(QJsonDocument::Compact).constData());
        for (auto figure = once.begin(); figure != once.end(); ++figure)
            worst[figure.key()] = std::max(worst[figure.key()].toDouble(), figure->toDouble());
        if (!failed.isEmpty()) return failed;
    }
    return {};
}

QString missing()
{
    if (!test::CallSeat::missing().isEmpty()) return test::CallSeat::missing();
    if (!PrivateNetwork::missing().isEmpty()) return PrivateNetwork::missing();
    const auto nft = PrivateNetwork::run(u"nft"_s, {u"--version"_s});
    return nft ? QString() : u"the program nft (package nftables) is missing"_s;
}

QString measureNetworks(QJsonObject& result, int seconds)
{
    NetRun run(seconds);
    QString failed = run.begin();
    if (failed.isEmpty()) failed = run.cut(result);
    if (failed.isEmpty()) failed = run.lose(result);
    for (const auto longest : kJitters)
        if (failed.isEmpty()) failed = run.delay(result, longest);
    if (failed.isEmpty()) failed = run.killPeer(result);
    if (failed.isEmpty()) failed = measureOutage(result);
    if (!failed.isEmpty() || !test::BrowserSeat::missing().isEmpty()) return failed;
    failed = measurePageOutage(result);
    return failed.isEmpty() ? killBrowser(result) : failed;
}

QString measure(const Asked& asked, QJsonObject& result)
{
    if (asked.pageOutages > 0) return measurePageOutages(asked.pageOutages, result);
    const QString failed = asked.narrow ? QString() : measureNetworks(result, asked.seconds);
    return failed.isEmpty() ? measureNarrowWays(result, asked.seconds) : failed;
}

}  // namespace

QJsonObject benchCallNet(const QStringList& arguments)
{
    const auto asked = askedIn(arguments);
    if (!asked) return failure(u"usage: callnet [--seconds S] [--narrow] [--page-outages N]"_s);
    if (const QString why = missing(); !why.isEmpty()) return impossible(why);
    // All threads of the media start after this, and so are in there too.
    if (const auto entered = PrivateNetwork::enter(); !entered) return impossible(entered.error().text());
    QJsonObject result;
    if (const QString failed = measure(*asked, result); !failed.isEmpty()) result.insert(u"error"_s, failed);
    return result;
}

}  // namespace pitwatch::bench
