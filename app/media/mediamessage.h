#pragma once

#include <QSize>
#include <QString>

#include <variant>

#include <consult/consultengine.h>

/// What a client and its media process say to each other, as values: commands go to the process, events come from it.
/// mediawire.h has their form. Pictures lie in SharedPictures; here only the slots are named.
namespace pitwatch::media {

struct Start {
    ConsultMedia media;
};
struct ShowPicture {
    ConsultPicture picture = ConsultPicture::Off;
};
struct OpenMicrophone {
    bool on = false;
};
struct OpenSources {
    ConsultSources sources;
};
/// See ConsultEngine::pushPicture(); the slot is the process's until TookPush.
struct Push {
    int slot = 0;
    QSize size;
    UtcTime time{};
};
struct AddPeer {
    ConsultPeer peer;
};
struct RemovePeer {
    QString id;
};
struct Play {
    QString peer;
    bool sound = true;
    bool picture = true;
};
struct Receive {
    ConsultSignal signal;
};
struct Record {
    bool on = false;
};
/// The slot of a frame is the process's again.
struct TookFrame {
    int slot = 0;
};
struct Rank {
    QString peer;
    ConsultRank rank = ConsultRank::Ordinary;
};
struct Ping {
    int number = 0;
};

using Command = std::variant<Start, ShowPicture, OpenMicrophone, Push, AddPeer, RemovePeer, Play, Receive, Record,
                             TookFrame, Ping, OpenSources, Rank>;

/// The first word of the process: its engine is made; or why there is none.
struct Ready {
    QString objection;
};
struct Say {
    ConsultSignal signal;
};
struct PeerState {
    QString id;
    ConsultPeerState state = ConsultPeerState::Idle;
    QString reason;
};
/// A picture of three planes in a slot, which is the client's until TookFrame.
struct Frame {
    QString id;
    int slot = 0;
    QSize size;
    bool wide = false;  ///< BT.709, otherwise BT.601
};
struct Level {
    QString id;
    double decibels = 0;
};
struct Stats {
    QString id;
    ConsultStats stats;
};
struct Failed {
    QString reason;
    ConsultDevices lost = {};
};
struct Recorded {
    RecordedPacket packet;
};
/// Packets of a recording that found no room.
struct Lost {
    QString participant;
    qint64 packets = 0;
};
struct TookPush {
    int slot = 0;
};
/// See ConsultEngine::pictureHeld().
struct Held {
    QString id;
    bool held = false;
};
struct Pong {
    int number = 0;
    int engineSilentMs = 0;  ///< for how long the engine's own thread has not answered; 0: it has
};

using Event = std::variant<Ready, Say, PeerState, Frame, Level, Stats, Failed, Recorded, Lost, TookPush, Pong, Held>;

}  // namespace pitwatch::media
