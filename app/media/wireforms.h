#pragma once

#include "mediamessage.h"
#include "sharedpictures.h"
#include "wirevalues.h"

/// The form of each message; see wirevalues.h.
namespace pitwatch::media {

template <typename Wire>
void form(Wire& wire, Start& message)
{
    form(wire, message.media);
}

template <typename Wire>
void form(Wire& wire, ShowPicture& message)
{
    wire.choice(message.picture, ConsultPicture::Pushed);
}

template <typename Wire>
void form(Wire& wire, OpenMicrophone& message)
{
    wire.flag(message.on);
}

template <typename Wire>
void form(Wire& wire, OpenSources& message)
{
    form(wire, message.sources);
}

template <typename Wire>
void form(Wire& wire, Push& message)
{
    Micros since = message.time.time_since_epoch();
    wire.number(message.slot, 0, SharedPictures::kImageSlots - 1);
    form(wire, message.size, SharedPictures::kLargestSide);
    form(wire, since);
    message.time = UtcTime(since);
}

template <typename Wire>
void form(Wire& wire, AddPeer& message)
{
    form(wire, message.peer);
}

template <typename Wire>
void form(Wire& wire, RemovePeer& message)
{
    wire.text(message.id, wirebounds::kId);
}

template <typename Wire>
void form(Wire& wire, Play& message)
{
    wire.text(message.peer, wirebounds::kId);
    wire.flag(message.sound);
    wire.flag(message.picture);
}

template <typename Wire>
void form(Wire& wire, Receive& message)
{
    form(wire, message.signal);
}

template <typename Wire>
void form(Wire& wire, Record& message)
{
    wire.flag(message.on);
}

template <typename Wire>
void form(Wire& wire, TookFrame& message)
{
    wire.number(message.slot, 0, SharedPictures::kFrameSlots - 1);
}

template <typename Wire>
void form(Wire& wire, Ping& message)
{
    wire.number(message.number, 0, wirebounds::kInt);
}

template <typename Wire>
void form(Wire& wire, Rank& message)
{
    wire.text(message.peer, wirebounds::kId);
    wire.choice(message.rank, ConsultRank::Aside);
}

template <typename Wire>
void form(Wire& wire, Ready& message)
{
    wire.text(message.objection, wirebounds::kText);
}

template <typename Wire>
void form(Wire& wire, Say& message)
{
    form(wire, message.signal);
}

template <typename Wire>
void form(Wire& wire, PeerState& message)
{
    wire.text(message.id, wirebounds::kId);
    wire.choice(message.state, ConsultPeerState::Closed);
    wire.text(message.reason, wirebounds::kText);
}

template <typename Wire>
void form(Wire& wire, Frame& message)
{
    wire.text(message.id, wirebounds::kId);
    wire.number(message.slot, 0, SharedPictures::kFrameSlots - 1);
    form(wire, message.size, SharedPictures::kLargestSide);
    wire.flag(message.wide);
}

template <typename Wire>
void form(Wire& wire, Level& message)
{
    wire.text(message.id, wirebounds::kId);
    wire.real(message.decibels, -wirebounds::kReal, wirebounds::kReal);
}

template <typename Wire>
void form(Wire& wire, Stats& message)
{
    wire.text(message.id, wirebounds::kId);
    form(wire, message.stats);
}

template <typename Wire>
void form(Wire& wire, Failed& message)
{
    int lost = message.lost.toInt();
    wire.text(message.reason, wirebounds::kText);
    wire.number(lost, 0, kAllConsultDevices.toInt());
    message.lost = ConsultDevices::fromInt(lost);
}

template <typename Wire>
void form(Wire& wire, Recorded& message)
{
    form(wire, message.packet);
}

template <typename Wire>
void form(Wire& wire, Lost& message)
{
    wire.text(message.participant, wirebounds::kId);
    wire.number(message.packets, 0, wirebounds::kLarge);
}

template <typename Wire>
void form(Wire& wire, TookPush& message)
{
    wire.number(message.slot, 0, SharedPictures::kImageSlots - 1);
}

template <typename Wire>
void form(Wire& wire, Pong& message)
{
    wire.number(message.number, 0, wirebounds::kInt);
    wire.number(message.engineSilentMs, 0, wirebounds::kInt);
}

template <typename Wire>
void form(Wire& wire, Held& message)
{
    wire.text(message.id, wirebounds::kId);
    wire.flag(message.held);
}

}  // namespace pitwatch::media
