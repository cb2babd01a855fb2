#pragma once

#include <vector>

#include <media/mediamessage.h>

/// One of each message, every field of it set to something.
namespace pitwatch::test {

inline ConsultSignal sampleOffer()
{
    return {QStringLiteral("矿-1"),    7, ConsultSignalKind::Ice,
            QStringLiteral("v=0\r\n"), 1, QStringLiteral("candidate:1 1 UDP 1 127.0.0.1 9 typ host")};
}

inline std::vector<media::Command> sampleCommands()
{
    ConsultMedia media;
    media.sources = {QStringLiteral("/dev/video0"), QStringLiteral("mic"), QStringLiteral("speaker"), true, true};
    media.codec = ConsultCodec::H264;
    media.picture = ConsultPicture::Pushed;
    media.firstPort = 5'000;
    media.lastPort = 5'010;
    ConsultPeer peer;
    peer.id = QStringLiteral("矿-1");
    peer.epoch = 9;
    peer.weOffer = false;
    peer.way = ConsultWay::Receive;
    peer.iceServers = {{QStringLiteral("turn:10.0.0.1"), QStringLiteral("u"), QStringLiteral("p")}};
    peer.relayOnly = true;
    peer.iceInterfacePin = QStringLiteral("127.0.0.1");
    return {media::Start{media},
            media::ShowPicture{ConsultPicture::Camera},
            media::OpenMicrophone{true},
            media::Push{1, QSize(1280, 720), fromMicros(1'700'000'000'123'456)},
            media::AddPeer{peer},
            media::RemovePeer{peer.id},
            media::Play{peer.id, false, true},
            media::Receive{sampleOffer()},
            media::Record{true},
            media::TookFrame{39},
            media::Ping{12},
            media::OpenSources{media.sources},
            media::Rank{peer.id, ConsultRank::Last}};
}

inline std::vector<media::Event> sampleEvents()
{
    ConsultStats stats;
    stats.framesPerSecond = 24.5;
    stats.size = QSize(640, 360);
    stats.lossOut = 0.25;
    stats.rttMs = 12.5;
    stats.codec = QStringLiteral("VP8");
    stats.refused = 3;
    RecordedPacket packet;
    packet.participant = QStringLiteral("矿-1");
    packet.media = RecordedMedia::H264;
    packet.key = false;
    packet.time = Micros(-40);
    packet.size = QSize(640, 360);
    packet.channels = 2;
    packet.data = QByteArray("\0\1\2", 3);
    return {media::Ready{QStringLiteral("package missing")},
            media::Say{sampleOffer()},
            media::PeerState{packet.participant, ConsultPeerState::Stalled, QStringLiteral("nothing arrives")},
            media::Frame{packet.participant, 3, QSize(641, 361), true},
            media::Level{QString(), -12.5},
            media::Stats{packet.participant, stats},
            media::Failed{QStringLiteral("no camera"), ConsultDevice::Camera},
            media::Recorded{packet},
            media::Lost{packet.participant, 5},
            media::TookPush{1},
            media::Pong{12, 3'000},
            media::Held{packet.participant, true}};
}

}  // namespace pitwatch::test
