#pragma once

#include <consult/recordedpackets.h>
#include <consult/sdpcheck.h>

#include "wirefields.h"

/// The form of the values in messages. `Wire` is a WireWriter, which changes nothing, or a WireReader.
namespace pitwatch::media {

namespace wirebounds {
inline constexpr int kId = 256;
inline constexpr int kText = 2'000;
inline constexpr int kUrl = 2'048;
inline constexpr int kIceServers = 32;
inline constexpr int kSdp = sdpbounds::kCharacters + 1;  ///< one that is too long reaches the engine, which counts it
inline constexpr int kCandidate = 1'025;
inline constexpr int kMline = 1'000;
inline constexpr int kSide = 16'384;  ///< of pictures that are only told of, or recorded
inline constexpr int kRate = 1'000;
inline constexpr int kPort = 65'535;
inline constexpr int kChannels = 8;
inline constexpr qint64 kInt = std::numeric_limits<int>::max();
inline constexpr qint64 kLarge = std::numeric_limits<qint64>::max();
inline constexpr double kReal = 1e12;
}  // namespace wirebounds

template <typename Wire>
void form(Wire& wire, QSize& size, int most = wirebounds::kSide)
{
    wire.number(size.rwidth(), 0, most);
    wire.number(size.rheight(), 0, most);
}

template <typename Wire>
void form(Wire& wire, Micros& time)
{
    qint64 count = time.count();
    wire.number(count, -wirebounds::kLarge, wirebounds::kLarge);
    time = Micros(count);
}

template <typename Wire>
void form(Wire& wire, ConsultSignal& signal)
{
    wire.text(signal.peer, wirebounds::kId);
    wire.number(signal.epoch, -wirebounds::kInt, wirebounds::kInt);
    wire.choice(signal.kind, ConsultSignalKind::Restart);
    wire.text(signal.sdp, wirebounds::kSdp);
    wire.number(signal.mline, -1, wirebounds::kMline);
    wire.text(signal.candidate, wirebounds::kCandidate);
}

template <typename Wire>
void form(Wire& wire, ConsultSources& sources)
{
    wire.text(sources.camera, wirebounds::kUrl);
    wire.text(sources.microphone, wirebounds::kUrl);
    wire.text(sources.speaker, wirebounds::kUrl);
    wire.flag(sources.testPicture);
    wire.flag(sources.testSound);
}

template <typename Wire>
void form(Wire& wire, ConsultMedia& media)
{
    form(wire, media.sources);
    wire.choice(media.codec, ConsultCodec::H264);
    form(wire, media.pictureSize);
    wire.number(media.framesPerSecond, 0, wirebounds::kRate);
    wire.choice(media.picture, ConsultPicture::Pushed);
    wire.flag(media.microphoneOn);
    wire.flag(media.ownView);
    wire.flag(media.receive);
    wire.number(media.firstPort, 0, wirebounds::kPort);
    wire.number(media.lastPort, 0, wirebounds::kPort);
}

template <typename Wire>
void form(Wire& wire, ConsultIceServer& server)
{
    wire.text(server.url, wirebounds::kUrl);
    wire.text(server.user, wirebounds::kUrl);
    wire.text(server.password, wirebounds::kUrl);
}

template <typename Wire>
void form(Wire& wire, ConsultPeer& peer)
{
    wire.text(peer.id, wirebounds::kId);
    wire.number(peer.epoch, -wirebounds::kInt, wirebounds::kInt);
    wire.flag(peer.weOffer);
    wire.choice(peer.way, ConsultWay::Receive);
    wire.list(peer.iceServers, wirebounds::kIceServers,
              [](Wire& each, ConsultIceServer& server) { form(each, server); });
    wire.flag(peer.relayOnly);
    wire.text(peer.iceInterfacePin, wirebounds::kId);
}

template <typename Wire>
void form(Wire& wire, ConsultStats& stats)
{
    bool hasRtt = stats.rttMs.has_value();
    double rtt = stats.rttMs.value_or(0);
    wire.real(stats.framesPerSecond, 0, wirebounds::kReal);
    form(wire, stats.size);
    wire.real(stats.receiveKbps, 0, wirebounds::kReal);
    wire.real(stats.sendKbps, 0, wirebounds::kReal);
    wire.real(stats.lossOut, 0, 1);
    wire.real(stats.lossIn, 0, 1);
    wire.flag(hasRtt);
    wire.real(rtt, 0, wirebounds::kReal);
    wire.text(stats.codec, wirebounds::kId);
    wire.number(stats.refused, 0, wirebounds::kLarge);
    stats.rttMs = hasRtt ? std::optional(rtt) : std::nullopt;
}

template <typename Wire>
void form(Wire& wire, RecordedPacket& packet)
{
    wire.text(packet.participant, wirebounds::kId);
    wire.choice(packet.media, RecordedMedia::Opus);
    wire.flag(packet.key);
    form(wire, packet.time);
    form(wire, packet.size);
    wire.number(packet.channels, 1, wirebounds::kChannels);
    wire.bytes(packet.data, RecordedPackets::kLargestPacket);
}

}  // namespace pitwatch::media
