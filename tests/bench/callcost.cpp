#include "callcost.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QVideoFrame>

#include <cstring>

#include <support/callbrowser.h>
#include <video/yuvpicture.h>

#include "callwire.h"
#include "childprocess.h"
#include "statistics.h"
#include "subcommand.h"

namespace pitwatch::bench {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kSettled = 3s;  ///< of a call before it is measured

/// Tiles two by two in a window that nobody sees.
class PaintedTiles {
public:
    void paint(const QString& guest, const QVideoFrame& frame)
    {
        QVideoFrame source = frame;
        if (!source.map(QVideoFrame::ReadOnly)) return;
        planes_.resize(source.size(), (source.size() + QSize(1, 1)) / 2);
        copyPlane(source, 0, planes_.y(), planes_.luma);
        copyPlane(source, 1, planes_.u(), planes_.chroma);
        copyPlane(source, 2, planes_.v(), planes_.chroma);
        source.unmap();
        if (image_.size() != source.size()) image_ = QImage(source.size(), QImage::Format_RGB32);
        if (!toImage(planes_, image_)) return;
        const int tile = guest.back().digitValue();
        const QRect place(tile % 2 * kTile.width(), tile / 2 * kTile.height(), kTile.width(), kTile.height());
        QPainter(&window_).drawImage(place, image_);
    }

private:
    static constexpr QSize kTile{640, 360};

    static void copyPlane(QVideoFrame& frame, int plane, std::uint8_t* target, QSize size)
    {
        const auto width = std::size_t(size.width());
        for (int y = 0; y < size.height(); ++y)
            std::memcpy(target + std::size_t(y) * width, frame.bits(plane) + y * frame.bytesPerLine(plane), width);
    }

    QImage window_{1366, 768, QImage::Format_RGB32};
    YuvPicture planes_;
    QImage image_;
};

/// Sum over the guests.
int guestsFrames(GuestProcess& guests)
{
    int frames = 0;
    for (int guest = 0; guest < kCallGuests; ++guest) frames += guests.report(guest).frames;
    return frames;
}

/// Chromium and its guests, tied together.
struct BrowserCall {
    test::CallBrowser browser{[this](const ConsultSignal& signal) { guests.tell(signal); }};
    GuestProcess guests{kCallGuests, [this](const ConsultSignal& signal) { browser.tell(signal); }};

    double decoded() const { return browser.page().report["framesDecoded"_L1].toDouble(); }
    bool begin()
    {
        if (!browser.start() || !guests.start() || !waitUntil([this] { return browser.page().ready; })) return false;
        for (int guest = 0; guest < kCallGuests; ++guest) guests.join(guest, {1, true});
        return waitUntil([this] { return allSeen(); });
    }
    bool allSeen()
    {
        for (int guest = 0; guest < kCallGuests; ++guest)
            if (guests.report(guest).frames == 0) return false;
        return decoded() > kCallGuests * 25;
    }
};

/// Counts up to now, and what was used for them.
struct Mark {
    double cpu;
    double frames;
    double guestsFrames;
};

CallCost between(const Mark& begin, const Mark& end, double seconds)
{
    return {100 * (end.cpu - begin.cpu) / seconds, (end.frames - begin.frames) / seconds / kCallGuests,
            (end.guestsFrames - begin.guestsFrames) / seconds / kCallGuests};
}

CallCost measure(int seconds, const std::function<Mark()>& mark)
{
    waitFor(kSettled);
    QElapsedTimer timer;
    const Mark begin = mark();
    timer.start();
    waitFor(std::chrono::seconds(seconds));
    return between(begin, mark(), double(timer.nsecsElapsed()) / 1e9);
}

}  // namespace

std::optional<CallCost> costOfSeat(GuestedSeat& seat, int epoch, int seconds, bool paint)
{
    for (int guest = 0; guest < kCallGuests; ++guest) seat.join(guest, epoch);
    const auto allLive = [&] {
        for (int guest = 0; guest < kCallGuests; ++guest)
            if (!seat.isLive(guest) || seat.guests().report(guest).frames == 0) return false;
        return true;
    };
    if (!waitUntil(allLive)) return std::nullopt;
    int frames = 0;
    PaintedTiles tiles;
    QObject listener;
    QObject::connect(&seat.seat().engine(), &ConsultEngine::frame, &listener,
                     [&](const QString& guest, const QVideoFrame& frame) {
                         ++frames;
                         if (paint) tiles.paint(guest, frame);
                     });
    const CallCost cost = measure(seconds, [&] {
        return Mark{seat.cpuSeconds(), double(frames), double(guestsFrames(seat.guests()))};
    });
    const bool held = allLive();
    for (int guest = 0; guest < kCallGuests; ++guest) seat.leave(guest);
    return held ? std::optional(cost) : std::nullopt;
}

std::optional<CallCost> costOfChromium(int seconds)
{
    BrowserCall call;
    if (!call.begin()) return std::nullopt;
    const CallCost cost = measure(seconds, [&] {
        return Mark{treeCpuSeconds(call.browser.processId()), call.decoded(), double(guestsFrames(call.guests))};
    });
    return call.allSeen() ? std::optional(cost) : std::nullopt;
}

}  // namespace pitwatch::bench
