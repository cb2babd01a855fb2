#include <utility>

#include "remoteengine.h"

/// What a RemoteEngine lets through of that which comes from its process: only of those whom we have added, and no
/// picture that is not to be shown.
namespace pitwatch {

namespace {

bool isEverybody(const QString& participant)
{
    return participant.isEmpty() || participant == kMixedSound;
}

}  // namespace

void RemoteEngine::take(const media::Ready& event)
{
    if (!event.objection.isEmpty()) end(event.objection);
}

void RemoteEngine::take(const media::Say& event)
{
    if (!memory_.knows(event.signal.peer)) return;
    memory_.signalled(event.signal);
    Q_EMIT send(event.signal);
}

void RemoteEngine::take(const media::PeerState& event)
{
    if (!memory_.awaits(event.id)) return;
    memory_.changed(event.id, event.state);
    Q_EMIT peerStateChanged(event.id, event.state, event.reason);
}

void RemoteEngine::take(const media::Held& event)
{
    if (memory_.awaits(event.id) && memory_.setHeld(event.id, event.held)) Q_EMIT pictureHeld(event.id, event.held);
}

void RemoteEngine::take(const media::Frame& event)
{
    const bool known = event.id.isEmpty() || (memory_.knows(event.id) && memory_.showsPicture(event.id));
    const bool wanted = known && pixels_.take(clock_.elapsed(), event.size.width() * event.size.height());
    const QVideoFrame picture = wanted ? pictures_->frame(event.slot, event.size, event.wide) : QVideoFrame();
    tell(media::TookFrame{event.slot});
    if (picture.isValid()) Q_EMIT frame(event.id, picture);
}

void RemoteEngine::take(const media::Level& event)
{
    if (event.id.isEmpty() || memory_.knows(event.id)) Q_EMIT level(event.id, event.decibels);
}

void RemoteEngine::take(const media::Stats& event)
{
    if (memory_.knows(event.id)) Q_EMIT stats(event.id, event.stats);
}

void RemoteEngine::take(const media::Failed& event)
{
    const ConsultDevices lost = memory_.lose(event.lost);
    if (lost || failures_.take(clock_.elapsed())) Q_EMIT failed(event.reason, lost);
}

void RemoteEngine::take(const media::Recorded& event)
{
    if (!sink_ || !(isEverybody(event.packet.participant) || memory_.awaits(event.packet.participant))) return;
    RecordedPacket packet = event.packet;
    packet.time = recordedTime_.placed(packet.time, Micros(clock_.nsecsElapsed() / 1'000));
    sink_->take(std::move(packet));
}

void RemoteEngine::take(const media::Lost& event)
{
    if (sink_ && (isEverybody(event.participant) || memory_.awaits(event.participant)))
        sink_->lost(event.participant, event.packets);
}

}  // namespace pitwatch
