#include "callnarrow.h"

#include <QElapsedTimer>

#include <support/lossyway.h>
#include <support/noise.h>

#include "guestedseat.h"
#include "statistics.h"
#include "subcommand.h"

namespace pitwatch::bench {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

const QString kRoom = u"room"_s;
const QString kHost = u"host"_s;
const QString kMine = u"mine"_s;
constexpr auto kSettled = 45s;  ///< by then the rate has found its place
constexpr int kFlowing = 25;
constexpr double kLoss = 0.2;
constexpr int kNarrow = 300'000;

class NarrowRun {
public:
    /// `ranked`: the host matters more than the mine.
    NarrowRun(bool ranked, double loss, int limit)
    {
        for (test::CallSeat* seat : {&room_, &host_, &mine_}) {
            seat->onlyCount();
            seat->start();
        }
        noise_ = std::make_unique<test::Noise>(room_);
        QObject::connect(&room_.engine(), &ConsultEngine::send, &host_.engine(), [this](ConsultSignal signal) {
            if (std::exchange(signal.peer, kRoom) == kHost) host_.engine().receive(signal);
        });
        carrySignals(host_, room_, kHost);
        room_.engine().setRank(kHost, ConsultRank::Key);
        room_.engine().setRank(kMine, ranked ? ConsultRank::Ordinary : ConsultRank::Key);
        for (test::CallSeat* seat : {&host_, &mine_}) seat->add(kRoom, false);
        for (const QString& id : {kHost, kMine}) room_.add(id, true);
        loss_ = loss;
        limit_ = limit;
    }

    QString measure(const QString& name, int seconds, QJsonObject& result)
    {
        const auto flows = [this] {
            return host_.peer(kRoom).frames > kFlowing && mine_.peer(kRoom).frames > kFlowing;
        };
        if (!waitUntil(flows)) return name + u": no call"_s;
        way_.setLoss(loss_);
        way_.setLimit(limit_);
        waitFor(kSettled);
        std::vector<double> toHost;
        std::vector<double> toMine;
        QObject listener;
        QObject::connect(&room_.engine(), &ConsultEngine::stats, &listener,
                         [&](const QString& id, const ConsultStats& stats) {
                             (id == kHost ? toHost : toMine).push_back(stats.sendKbps);
                         });
        const Counts before = counts();
        QElapsedTimer timer;
        timer.start();
        waitFor(std::chrono::seconds(seconds));
        const double passed = double(timer.nsecsElapsed()) / 1e9;
        const Counts after = counts();
        result.insert(name + u"_host_kbps"_s, rounded(mean(toHost)));
        result.insert(name + u"_host_fps"_s, rounded((after.host - before.host) / passed));
        result.insert(name + u"_mine_kbps"_s, rounded(mean(toMine)));
        result.insert(name + u"_mine_fps"_s, rounded((after.mine - before.mine) / passed));
        result.insert(name + u"_mine_sound"_s, rounded(share(after, before)));
        const bool live = room_.peer(kMine).state() == ConsultPeerState::Live;
        return live ? QString() : name + u": the call does not hold"_s;
    }

private:
    struct Counts {
        int host = 0;
        int mine = 0;
        int levels = 0;
        int loud = 0;
    };
    Counts counts()
    {
        const test::SeenPeer& seen = mine_.peer(kRoom);
        return {host_.peer(kRoom).frames, seen.frames, seen.levels, seen.loud};
    }
    static double mean(const std::vector<double>& values)
    {
        double sum = 0;
        for (const double value : values) sum += value;
        return values.empty() ? 0 : sum / double(values.size());
    }
    /// Of the tenths of a second in which something was heard.
    static double share(const Counts& after, const Counts& before)
    {
        const int levels = after.levels - before.levels;
        return levels > 0 ? double(after.loud - before.loud) / levels : 0;
    }

    test::CallSeat room_;
    test::CallSeat host_;
    test::CallSeat mine_;
    test::LossyWay way_{room_, kRoom, mine_, kMine};
    std::unique_ptr<test::Noise> noise_;
    double loss_ = 0;
    int limit_ = 0;
};

}  // namespace

QString measureNarrowWays(QJsonObject& result, int seconds)
{
    for (const bool ranked : {false, true}) {
        const QString how = ranked ? u"ranked"_s : u"equal"_s;
        const QString lost = NarrowRun(ranked, kLoss, 0).measure(u"loss20_"_s + how, seconds, result);
        if (!lost.isEmpty()) return lost;
        const QString narrow = NarrowRun(ranked, 0, kNarrow).measure(u"narrow300_"_s + how, seconds, result);
        if (!narrow.isEmpty()) return narrow;
    }
    return {};
}

}  // namespace pitwatch::bench
