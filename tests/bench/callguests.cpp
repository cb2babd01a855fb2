#include <QEventLoop>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <map>

#include <support/callseat.h>

#include <unistd.h>

#include "callwire.h"
#include "flashsource.h"
#include "guestprocess.h"
#include "subcommand.h"

/// The other participants of a measured call, in a process of their own: each an engine that knows the measured seat
/// only. Speaks lines of JSON over standard input and output, and ends with its input.
namespace pitwatch::bench {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void print(const QByteArray& line)
{
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fflush(stdout);
}

ConsultMedia testMediaOf(const CallPictures& pictures)
{
    ConsultMedia media = test::testMedia();
    media.pictureSize = pictures.size;
    media.framesPerSecond = pictures.framesPerSecond;
    return media;
}

class Guests {
public:
    Guests(int count, const CallPictures& pictures) : pictures_(pictures)
    {
        for (int i = 0; i < count; ++i) invite(guestName(i));
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { report(); });
        timer_.start(100ms);
    }

    void take(const QJsonObject& line)
    {
        const auto found = seats_.find(line["guest"_L1].toString());
        if (found == seats_.end()) return;
        const QString order = line["order"_L1].toString();
        if (order == "join"_L1)
            return found->second->add(kMeasuredSeat, line["offers"_L1].toBool(), line["epoch"_L1].toInt(),
                                      line["address"_L1].toString());
        if (order == "leave"_L1) return found->second->engine().removePeer(kMeasuredSeat);
        found->second->engine().receive(signalOf(line, kMeasuredSeat));
    }

private:
    void invite(const QString& name)
    {
        auto seat = std::make_unique<test::CallSeat>();
        seat->onlyCount();
        if (pictures_.flashes)
            flashes_.push_back(
                std::make_unique<FlashSource>(seat->engine(), pictures_.size, pictures_.framesPerSecond));
        else
            seat->engine().start(testMediaOf(pictures_));
        QObject::connect(&seat->engine(), &ConsultEngine::send, &seat->engine(),
                         [name](const ConsultSignal& signal) { print(lineOf(signal, name)); });
        seats_.emplace(name, std::move(seat));
    }

    void report()
    {
        for (const auto& [name, seat] : seats_) {
            const test::SeenPeer& peer = seat->peer(kMeasuredSeat);
            const auto rebuilds = std::count(peer.states.begin(), peer.states.end(), ConsultPeerState::Rebuilding);
            if (!peer.states.empty()) print(reportLine(name, peer.frames, peer.state(), int(rebuilds)));
        }
    }

    const CallPictures pictures_;
    std::map<QString, std::unique_ptr<test::CallSeat>> seats_;
    std::vector<std::unique_ptr<FlashSource>> flashes_;
    QTimer timer_;
};

}  // namespace

QJsonObject benchCallGuests(const QStringList& arguments)
{
    CallPictures pictures;
    if (arguments.size() > 4) {
        pictures.size = QSize(arguments[1].toInt(), arguments[2].toInt());
        pictures.framesPerSecond = arguments[3].toInt();
        pictures.flashes = arguments[4] == "flash"_L1;
    }
    Guests guests(arguments.value(0).toInt(), pictures);
    QEventLoop loop;
    QByteArray waiting;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &loop, [&] {
        char bytes[65'536];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) return loop.quit();
        waiting.append(bytes, count);
        for (const QJsonObject& line : takeLines(waiting)) guests.take(line);
    });
    loop.exec();
    return {};
}

}  // namespace pitwatch::bench
