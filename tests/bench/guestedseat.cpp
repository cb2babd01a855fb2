#include "guestedseat.h"

#include <QElapsedTimer>

#include "callwire.h"
#include "childprocess.h"
#include "statistics.h"
#include "subcommand.h"

namespace pitwatch::bench {

using namespace std::chrono_literals;

GuestedSeat::GuestedSeat(int guests, const CallPictures& pictures, std::unique_ptr<ConsultEngine> engine)
    : seat_(std::move(engine)),
      guests_(
          guests, [this](const ConsultSignal& signal) { seat_.engine().receive(signal); }, pictures)
{
    for (int guest = 0; guest < guests; ++guest) names_ += guestName(guest);
    QObject::connect(&seat_.engine(), &ConsultEngine::send, &listener_, [this](const ConsultSignal& signal) {
        if (names_.contains(signal.peer)) guests_.tell(signal);
    });
    seat_.onlyCount();
    ConsultMedia media = test::testMedia();
    media.pictureSize = pictures.size;
    media.framesPerSecond = pictures.framesPerSecond;
    seat_.engine().start(media);
}

void GuestedSeat::join(int guest, int epoch, const QString& ours, const QString& theirs)
{
    guests_.join(guest, {epoch, false, theirs});
    seat_.add(names_.at(guest), true, epoch, ours);
}

double GuestedSeat::cpuSeconds()
{
    const auto* remote = qobject_cast<const RemoteEngine*>(&seat_.engine());
    return processCpuSeconds() + (remote ? cpuSecondsOf(remote->processId()).value_or(0) : 0);
}

void GuestedSeat::leave(int guest)
{
    guests_.leave(guest);
    seat_.engine().removePeer(names_.at(guest));
}

bool waitUntil(const std::function<bool()>& reached, std::chrono::seconds patience)
{
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < std::chrono::milliseconds(patience).count()) waitFor(2ms);
    return reached();
}

}  // namespace pitwatch::bench
